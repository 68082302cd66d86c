"""The rows of the summary about stances, made when they are looked at."""

from array import array
from bisect import bisect_left
from collections.abc import Collection, Sequence

from typing_extensions import override

from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.lazy import LazyTuple
from variorum.model.records import Actor, Outlet, Proposition, Topic
from variorum.model.sparse import Columns
from variorum.model.summary import StanceRow
from variorum.summary.stances import Stance, Stances

Holders = tuple[str, ...]
Target = tuple[str, str]
"""The kind and the name of what a stance is towards."""


class StanceTable(LazyTuple[StanceRow]):
    """Rows by the numbers of their stances. It does not change; what is new is another table."""

    __slots__ = ("_holders", "_order", "_stances", "_targets")

    def __init__(
        self,
        stances: Stances,
        order: "array[int]",
        holders: Sequence[Holders],
        targets: Sequence[Target],
    ) -> None:
        """Show the stances of the numbers in `order`; names are given by number."""
        self._stances = stances
        self._order = order
        self._holders = holders
        self._targets = targets

    @override
    def _value_at(self, place: int) -> StanceRow:
        number = self._order[place]
        stance = self._stances[number]
        kind, name = self._targets[number]
        return StanceRow(
            tag=stance.tag,
            article=stance.article,
            quote=stance.quote.decode("utf-8", "surrogatepass"),
            holders=self._holders[number],
            target=name,
            target_kind=kind,
            attitude=stance.attitude,
            evidence=kind == Proposition.kind_name,
        )

    @override
    def __len__(self) -> int:
        return len(self._order)


class StanceRows:
    """The stances of the articles shown in text order, without the rejected ones."""

    def __init__(self) -> None:
        """Know none yet."""
        self._order = array("I")
        self._holders: list[Holders] = []
        self._targets: list[Target] = []
        self._table = StanceTable(Stances(), self._order, self._holders, self._targets)

    def fill(self, catalogue: Catalogue, columns: Columns, stances: Stances) -> None:
        """Make every row."""
        names = _Names(catalogue)
        self._holders = [()] * stances.numbers
        self._targets = [("", "")] * stances.numbers
        placed = []
        for number, stance in stances.numbered():
            if _is_shown(columns, stance):
                placed.append((*_place(columns, stance), number))
                self._holders[number] = names.holders(stance.holders)
                self._targets[number] = names.target(stance.target)
        placed.sort()
        self._order = array("I", (number for *_, number in placed))
        self._table = StanceTable(stances, self._order, self._holders, self._targets)

    def renew(
        self, catalogue: Catalogue, columns: Columns, stances: Stances, stale: Collection[Id]
    ) -> None:
        """Make the rows of some tags anew."""
        if not stale:
            return
        names = _Names(catalogue)
        more = stances.numbers - len(self._holders)
        self._holders = [*self._holders, *([()] * more)]
        self._targets = [*self._targets, *([("", "")] * more)]
        self._order = self._order[:]
        for tag in stale:
            for number in stances.past(tag):
                self._take_out(columns, stances, number)
            found = stances.number(tag)
            if found is not None and _is_shown(columns, stances[found]):
                self._order.insert(self._at(columns, stances, found), found)
                self._holders[found] = names.holders(stances[found].holders)
                self._targets[found] = names.target(stances[found].target)
        self._table = StanceTable(stances, self._order, self._holders, self._targets)

    def rows(self) -> StanceTable:
        """Return the rows in order: the same table as long as none changes."""
        return self._table

    def _take_out(self, columns: Columns, stances: Stances, number: int) -> None:
        if _is_shown(columns, stances[number]):
            at = self._at(columns, stances, number)
            if self._order[at : at + 1] == array("I", (number,)):
                del self._order[at]

    def _at(self, columns: Columns, stances: Stances, number: int) -> int:
        place = _place(columns, stances[number])
        return bisect_left(self._order, place, key=lambda one: _place(columns, stances[one]))


def _is_shown(columns: Columns, stance: Stance) -> bool:
    return stance.article in columns.places and not stance.rejected


def _place(columns: Columns, stance: Stance) -> tuple[int, int, bytes]:
    return columns.places[stance.article], stance.start, stance.ids


class _Names:
    """The names in a catalogue, each tuple of them made once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._holders: dict[Id | tuple[Id, ...], Holders] = {}
        self._targets: dict[Id | None, Target] = {None: ("", "")}

    def holders(self, holders: Id | tuple[Id, ...]) -> Holders:
        """Return the names of those who hold something."""
        found = self._holders.get(holders)
        if found is None:
            every = holders if isinstance(holders, tuple) else (holders,)
            found = self._holders[holders] = tuple([self._name(one) for one in every])
        return found

    def target(self, target: Id | None) -> Target:
        """Return the kind and the name of what something is towards."""
        found = self._targets.get(target)
        if found is None:
            found = self._targets[target] = self._found(target)
        return found

    def _found(self, target: Id | None) -> Target:
        proposition = self._catalogue.get(Proposition, target)
        if proposition:
            return Proposition.kind_name, proposition.text
        topic = self._catalogue.get(Topic, target)
        if topic:
            return Topic.kind_name, topic.name
        return Actor.kind_name, self._name(target)

    def _name(self, holder: Id | None) -> str:
        found = self._catalogue.get(Actor, holder) or self._catalogue.get(Outlet, holder)
        return found.name if found else ""
