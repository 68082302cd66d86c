"""Where the articles of a summary come from, told of each when it is asked about."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from typing_extensions import override

from variorum.model.ids import Id
from variorum.model.records import Article
from variorum.model.summary import Summary, columns_of
from variorum.ui.summary.quote_card import Source
from variorum.ui.summary.words import month_and_year


class Places:
    """Where each of some articles stands among them: found out when it is first asked."""

    def __init__(self, articles: Sequence[Article]) -> None:
        """Know nothing of `articles` yet."""
        self.articles = articles
        self._places: Mapping[Id, int] | None = None

    def make_ready(self) -> None:
        """Find all places out."""
        self._found()

    def __getitem__(self, article: Id) -> int:
        """Return the place of an article."""
        return self._found()[article]

    def _found(self) -> Mapping[Id, int]:
        if self._places is None:
            self._places = columns_of(self.articles).places
        return self._places


class Told(Mapping[Id, str]):
    """Something that each article tells, by its id: looked up when it is asked for."""

    def __init__(self, places: Places, tell: Callable[[Article], str]) -> None:
        """Let `tell` say it of one of the articles of `places`."""
        self._places, self._tell = places, tell

    @override
    def __getitem__(self, article: Id) -> str:
        return self._tell(self._places.articles[self._places[article]])

    @override
    def __iter__(self) -> Iterator[Id]:
        return (one.id for one in self._places.articles)

    @override
    def __len__(self) -> int:
        return len(self._places.articles)


class Sources(Mapping[Id, Source]):
    """The source of each article; equal if the articles and their outlets are."""

    def __init__(self, summary: Summary, before: object = None) -> None:
        """Tell of the articles of `summary`; what `before` knows of the same ones stays known."""
        self._of = (summary.articles, summary.outlet_names)
        self.places = Places(summary.articles)
        if isinstance(before, Sources) and before.places.articles is summary.articles:
            self.places = before.places

    @override
    def __getitem__(self, article: Id) -> Source:
        place = self.places[article]
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
