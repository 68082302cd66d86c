"""The list at the left: what is open, by sort, in order of what an answer would gain."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from variorum.ui import fonts, icons
from variorum.ui.reconcile.dots import WIDTH, paint_dots
from variorum.ui.reconcile.values import Entry, Section
from variorum.ui.reconcile.words import tr
from variorum.ui.widgets.paint import paint_chosen, paint_focus_ring, paint_text, shortened

_LINE = Qt.ItemDataRole.UserRole
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_HEADING, _ENTRY = QSize(200, 30), QSize(200, 50)

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class _Heading:
    text: str


@dataclass(frozen=True, slots=True)
class _More:
    """Stands for the entries of a sort that are not listed yet."""

    text: str
    sort: str


_Line = _Heading | _More | Entry


class Lines(QAbstractListModel):
    """Headings and entries, one line each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Hold nothing yet."""
        super().__init__(parent)
        self._lines: list[_Line] = []

    def set_sections(self, sections: Sequence[Section]) -> None:
        """Show other sections; empty ones are left out."""
        self.beginResetModel()
        self._lines = []
        for section in sections:
            if section.entries:
                more = section.total - len(section.entries)
                self._lines.append(_Heading(section.title))
                self._lines += section.entries
                if more > 0:
                    self._lines.append(_More(tr("Show more, %n left", more), section.sort))
                if section.beyond:
                    count = QLocale().toString(section.beyond)
                    words = tr("{n} more wait until some of these are answered")
                    self._lines.append(_Heading(words.format(n=count)))
        self.endResetModel()

    def line(self, row: int) -> "_Line | None":
        """Return what stands on a line."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, key: str) -> int:
        """Return the line of an entry, -1 if it is not there."""
        for row, line in enumerate(self._lines):
            if isinstance(line, Entry) and line.key == key:
                return row
        return -1

    def first(self) -> int:
        """Return the first line that is an entry, -1 if there is none."""
        return next((row for row, line in enumerate(self._lines) if isinstance(line, Entry)), -1)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._lines)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index.row())
        if line is None:
            return None
        if role == _LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title if isinstance(line, Entry) else line.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if not isinstance(line, Entry):
                return line.text
            dots = tr("strength %n of 5", line.strength)
            return f"{line.title}, {line.detail}, {dots}"
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.line(index.row()), Entry | _More):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags


class _Delegate(QStyledItemDelegate):
    def __init__(self, lines: Lines, view: QListView) -> None:
        super().__init__(view)
        self._lines = lines

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = self._lines.line(index.row())  # of every line, so it is not asked by way of Qt
        return _ENTRY if isinstance(line, Entry) else _HEADING

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRectF(option.rect)
        line = index.data(_LINE)
        if not isinstance(line, Entry):
            ink = "accent" if isinstance(line, _More) else "text2"
            room = rect.adjusted(46 if isinstance(line, _More) else 16, 8, -8, 0)
            font = fonts.ui("small", fonts.Weight.DemiBold)
            paint_text(painter, room, line.text, font, ink, _LEFT)
            return
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        _paint_entry(painter, rect, line, chosen=chosen)
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            paint_focus_ring(painter, rect.adjusted(8, 1, -8, -1))


def _paint_entry(painter: QPainter, rect: QRectF, entry: Entry, *, chosen: bool) -> None:
    ground = rect.adjusted(8, 1, -8, -1)
    if chosen:
        paint_chosen(painter, ground)
    icons.paint(
        painter, entry.icon, QRectF(ground.left() + 13, ground.top() + 6, 15, 15), entry.ink
    )
    left = ground.left() + 38
    dots = ground.right() - WIDTH - 10
    font = fonts.ui("body", fonts.Weight.DemiBold)
    title = QRectF(left, ground.top() + 4, dots - left - 8, 20)
    paint_text(painter, title, shortened(entry.title, font, title.width()), font, "text", _LEFT)
    small = fonts.ui("small")
    detail = QRectF(left, ground.top() + 24, dots - left - 8, 18)
    told = shortened(entry.detail, small, detail.width())
    paint_text(painter, detail, told, small, "text2", _LEFT)
    paint_dots(painter, dots, ground.center().y(), entry.strength)


class Listing(QListView):
    """What is open. `chosen` says on which entry the cursor is."""

    chosen = Signal(str)
    """The key of an entry."""
    more_wanted = Signal(str)
    """The sort of which more is to be listed."""
    entered = Signal()
    """Enter, or a double click: the analyst wants to answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._lines = Lines(self)
        self.setModel(self._lines)
        self.setItemDelegate(_Delegate(self._lines, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("To reconcile"))
        self.doubleClicked.connect(lambda _index: self.entered.emit())
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def set_sections(self, sections: Sequence[Section], key: str) -> str:
        """Show other sections with the cursor on `key`, else on its neighbour; return which."""
        row = self._lines.row_of(key)
        before = self.currentIndex().row() if row < 0 else row
        self._lines.set_sections(sections)
        row = self._lines.row_of(key)
        if row < 0:
            row = self._entry_near(before)
        return self._move_to(row)

    def step(self, by: int) -> None:
        """Go to the next entry, or the one before."""
        row = self.currentIndex().row() + by
        while (line := self._lines.line(row)) is not None:
            if isinstance(line, Entry):
                self._move_to(row)
                return
            if isinstance(line, _More) and by > 0:
                self.more_wanted.emit(line.sort)
                return
            row += by

    def select(self, key: str) -> None:
        """Put the cursor on an entry, if it is there."""
        row = self._lines.row_of(key)
        if row >= 0:
            self._move_to(row)

    def _move_to(self, row: int) -> str:
        line = self._lines.line(row)
        if not isinstance(line, Entry):
            return ""
        self.setCurrentIndex(self._lines.index(row))
        return line.key

    def _entry_near(self, row: int) -> int:
        for near in (row, row - 1):
            if isinstance(self._lines.line(near), Entry):
                return near
        return self._lines.first()

    def _on_current_changed(self, index: QModelIndex, _before: QModelIndex) -> None:
        line = self._lines.line(index.row())
        if isinstance(line, Entry):
            self.chosen.emit(line.key)
        elif isinstance(line, _More):
            self.more_wanted.emit(line.sort)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right}:
            self.entered.emit()
        else:
            super().keyPressEvent(event)
