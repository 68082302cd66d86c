"""Places in articles with a tick on each: under their article, lined up by what was found."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from variorum.model.ids import Id
from variorum.ui import plain

Index = QModelIndex | QPersistentModelIndex

Place = tuple[Id, int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """One place, with the badge and title of its article.

    `note` stands at the right end; a place that cannot be ticked has the reason there.
    """

    article: Id
    label: str
    title: str
    start: int
    end: int
    before: str
    words: str
    after: str
    note: str = ""
    can_tick: bool = True

    @property
    def place(self) -> Place:
        """What tells it from all others."""
        return self.article, self.start, self.end

    def line(self) -> str:
        """Return what a screen reader says."""
        said = f"{self.label} {self.before}{self.words}{self.after}".strip()
        return plain.visible(f"{said}, {self.note}" if self.note else said)


@dataclass(frozen=True, slots=True)
class Home:
    """The heading over the places of one article."""

    article: Id
    label: str
    title: str
    count: int

    def line(self) -> str:
        """Return what a screen reader says."""
        return plain.visible(f"{self.label} {self.title}, {self.count}".strip())


Row = Found | Home

RowRole = Qt.ItemDataRole.UserRole
"""The Found or the Home itself."""
TickedRole = Qt.ItemDataRole.UserRole + 1
"""How many places of a Home are ticked."""

_TEXTS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class FoundModel(QAbstractListModel):
    """Places of all articles, or of one, with the heading of each article and their ticks.

    The places of one article must stand together.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        """Start without places."""
        super().__init__(parent)
        self._all: Sequence[Found] = ()
        self._rows: Sequence[Row] = ()
        self._ticked: set[Place] = set()
        self._counts: Counter[Id] = Counter()
        self._possible: Counter[Id] = Counter()

    def set_places(self, places: Sequence[Found], ticked: Iterable[Place] = ()) -> None:
        """Hold other places, those of `ticked` ticked that can be, and show all of them."""
        self._all = places
        wanted = set(ticked)
        self._ticked = {one.place for one in places if one.can_tick and one.place in wanted}
        self.narrow(None)

    def narrow(self, article: Id | None) -> None:
        """Show the places of one article; None shows all."""
        self.beginResetModel()
        shown = (one for one in self._all if article in (None, one.article))
        self._rows = list(_with_homes(shown))
        self._count()
        self.endResetModel()

    def row(self, row: int) -> Row:
        """Return what stands in a row."""
        return self._rows[row]

    def place(self, row: int) -> Found | None:
        """Return the place of a row, of a heading its first; None where there is no such row."""
        for at in range(max(row, 0), len(self._rows)) if row >= 0 else ():
            found = self._rows[at]
            if isinstance(found, Found):
                return found
        return None

    def row_of(self, place: Place | None) -> int:
        """Return where a place is shown, else the first place; -1 without any."""
        rows = [at for at, row in enumerate(self._rows) if isinstance(row, Found)]
        here = (at for at in rows if getattr(self._rows[at], "place", None) == place)
        return next(here, rows[0] if rows else -1)

    # -- ticks -----------------------------------------------------------------------------

    def ticked(self) -> list[Found]:
        """Return the places ticked, in their order, whether they are shown or not."""
        return [one for one in self._all if one.place in self._ticked]

    def toggle(self, row: int) -> None:
        """Tick a place or take its tick; a heading ticks all of its article, or none."""
        shown = self._rows[row]
        if isinstance(shown, Found):
            self._set([shown], on=shown.place not in self._ticked)
        else:
            mine = [one for one in self._shown() if one.article == shown.article]
            self._set(mine, on=self._counts[shown.article] < self._possible[shown.article])

    def tick_all(self) -> None:
        """Tick every place shown; take all their ticks if they are ticked."""
        shown = list(self._shown())
        self._set(shown, on=any(one.can_tick and one.place not in self._ticked for one in shown))

    def untick(self) -> None:
        """Take the ticks of all places, shown or not."""
        self._set(self._all, on=False)

    def _shown(self) -> Iterator[Found]:
        return (row for row in self._rows if isinstance(row, Found))

    def _set(self, places: Iterable[Found], *, on: bool) -> None:
        changed = {one.place for one in places if one.can_tick}
        self._ticked = self._ticked | changed if on else self._ticked - changed
        self._count()
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def _count(self) -> None:
        self._counts = Counter(one.article for one in self._shown() if one.place in self._ticked)
        self._possible = Counter(one.article for one in self._shown() if one.can_tick)

    def state(self, row: Row) -> Qt.CheckState:
        """Return the tick of a row; a heading may be ticked in part."""
        if isinstance(row, Found):
            on = row.place in self._ticked
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        count = self._counts[row.article]
        if not count:
            return Qt.CheckState.Unchecked
        whole = count == self._possible[row.article]
        return Qt.CheckState.Checked if whole else Qt.CheckState.PartiallyChecked

    def _can_tick(self, row: Row) -> bool:
        return row.can_tick if isinstance(row, Found) else self._possible[row.article] > 0

    # -- Qt --------------------------------------------------------------------------------

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self._can_tick(self._rows[index.row()]):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            return self.state(row) if self._can_tick(row) else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain.tooltip(row.title)
        if role == TickedRole:
            return self._counts[row.article]
        texts: dict[int, object] = dict.fromkeys(_TEXTS, row.line())
        return {**texts, RowRole: row}.get(role)


def _with_homes(places: Iterable[Found]) -> Iterator[Row]:
    for article, found in groupby(places, key=lambda one: one.article):
        mine = list(found)
        yield Home(article, mine[0].label, mine[0].title, len(mine))
        yield from mine
