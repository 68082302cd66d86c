"""Where the articles of a summary come from, told of each when it is asked about."""

from collections.abc import Iterator, Mapping

from typing_extensions import override

from variorum.model.ids import Id
from variorum.model.summary import Summary
from variorum.ui.summary.quote_card import Source
from variorum.ui.summary.words import month_and_year


class Sources(Mapping[Id, Source]):
    """The source of each article; equal if the articles and their outlets are."""

    def __init__(self, summary: Summary) -> None:
        """Tell of the articles of `summary`."""
        self._of = (summary.articles, summary.outlet_names)
        self._places: dict[Id, int] | None = None

    @override
    def __getitem__(self, article: Id) -> Source:
        if self._places is None:
            self._places = {one.id: place for place, one in enumerate(self._of[0])}
        place = self._places[article]
        found, outlet = self._of[0][place], self._of[1][place]
        return Source(found.label, outlet, month_and_year(found.published))

    @override
    def __iter__(self) -> Iterator[Id]:
        return (one.id for one in self._of[0])

    @override
    def __len__(self) -> int:
        return len(self._of[0])

    @override
    def __eq__(self, other: object) -> bool:
        if isinstance(other, Sources):
            return self._of == other._of
        if not isinstance(other, Mapping) or len(self) != len(other):
            return False
        return dict(self) == dict(other)

    __hash__ = None  # type: ignore[assignment]  # as of every mapping that compares by value
