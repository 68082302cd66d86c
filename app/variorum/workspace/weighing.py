"""Evidence weighed as it is read, gathered by group, and judged once all of a group is there.

What is gathered is a voice or a figure, a tenth of the records it was made of.
"""

from collections.abc import Collection, Iterator

from variorum.model.evidence import Linked
from variorum.model.ids import Id
from variorum.model.pile import Pile
from variorum.model.records import Proposition, Quantity
from variorum.model.verdict import QuantityVerdict, Verdict
from variorum.model.vocabulary import TagKind
from variorum.reconcile.counting import HEARD, voices_of, weigh
from variorum.reconcile.figures import READ, compared, read
from variorum.reconcile.origins import Origins
from variorum.reconcile.status import settled

_FIGURE = TagKind.FIGURE


class Weighing:
    """The voices on some propositions and the figures of some quantities, as far as read."""

    def __init__(self, origins: Origins, groups: Collection[Id]) -> None:
        """Await evidence on some groups: those kept in merges, of the catalogue of `origins`."""
        self._origins = origins
        self._propositions = origins.catalogue.all(Proposition)
        self._quantities = origins.catalogue.all(Quantity)
        self._heard = {one: Pile(HEARD) for one in groups if one in self._propositions}
        self._read = {one: Pile(READ) for one in groups if one in self._quantities}

    def take(self, linked: Linked, only: Collection[Id] | None = None) -> None:
        """Weigh a tag that was not taken before, for the groups awaited or `only` for some."""
        if linked.tag.kind is _FIGURE:
            self._take_figure(linked, only)
            return
        for link, about in voices_of(linked, self._origins):
            found = self._heard.get(about)
            if found is not None and (only is None or about in only):
                kind = self._propositions[about].kind
                found.add(weigh(linked, link, kind, self._origins))

    def _take_figure(self, linked: Linked, only: Collection[Id] | None) -> None:
        named = [link.quantity for link in linked.links if link.quantity]
        merged = self._origins.merged("quantity")
        for about in {merged.get(one, one) for one in named} if named else ():
            found = self._read.get(about)
            if found is not None and (only is None or about in only):
                found.add(read(linked, self._quantities[about], self._origins))

    def judged(self) -> Iterator[Verdict | QuantityVerdict]:
        """Yield the verdict of each group; what was gathered of it is let go."""
        while self._heard:
            about, heard = self._heard.popitem()
            yield settled(self._propositions[about], list(heard), self._origins)
        while self._read:
            about, figures = self._read.popitem()
            yield compared(self._quantities[about], figures, self._origins)
