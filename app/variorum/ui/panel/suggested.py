"""The section "Suggested here": what is proposed for the sentence at the caret, and the rates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from variorum.model.ids import Id
from variorum.model.vocabulary import TagKind
from variorum.ui import fonts, icons, plain
from variorum.ui.panel.choices import KIND_ICONS
from variorum.ui.panel.words import name_of, tr
from variorum.ui.widgets import KeyCap, SectionHeader, rule
from variorum.ui.widgets.paint import paint_box, paint_focus_ring, paint_text, shortened

Index = QModelIndex | QPersistentModelIndex

ROW = 28
_MOST = 5
_RowRole = Qt.ItemDataRole.UserRole
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class SuggestionRow:
    """One suggestion as the section shows it.

    `note` stands at the right: "new", or the letters of the articles where it is known.
    `doubt` says why to look closely, empty where there is no doubt.
    """

    id: Id
    kind: TagKind
    text: str
    note: str = ""
    doubt: str = ""


class SuggestionList(QListView):
    """The rows; a click goes there, Enter accepts, X or Del rejects."""

    chosen = Signal(object)
    accepted = Signal(object)
    rejected = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(SuggestionDelegate(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Suggestions in this sentence"))
        self.clicked.connect(lambda index: self.chosen.emit(index.data(_RowRole).id))

    def show_rows(self, rows: Sequence[SuggestionRow], current: Id | None) -> None:
        """Show `rows`, the current one marked."""
        self._rows.clear()
        for row in rows:
            item = QStandardItem(row.text)
            item.setData(row, _RowRole)
            said = (name_of(row.kind), row.text, row.note, row.doubt)
            item.setAccessibleText(", ".join(part for part in said if part))
            self._rows.appendRow(item)
        at = next((at for at, row in enumerate(rows) if row.id == current), -1)
        self.setCurrentIndex(self._rows.index(at, 0))
        self.setFixedHeight(ROW * max(1, min(len(rows), _MOST)))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().data(_RowRole)
        if row and event.key() in _ENTER:
            self.accepted.emit(row.id)
        elif row and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_X):
            self.rejected.emit(row.id)
        else:
            super().keyPressEvent(event)


class SuggestionDelegate(QStyledItemDelegate):
    """Draws the icon of the kind, the words, and what is known of them."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: SuggestionRow = index.data(_RowRole)
        flags: Any = option.state
        rect = QRectF(option.rect)
        chosen = bool(flags & QStyle.StateFlag.State_Selected)
        if chosen or flags & QStyle.StateFlag.State_MouseOver:
            paint_box(painter, rect.adjusted(0, 1, 0, -1), "accentSoft" if chosen else "hover")
        if chosen and flags & QStyle.StateFlag.State_HasFocus:
            paint_focus_ring(painter, rect.adjusted(0, 1, 0, -1))
        icon, ink = KIND_ICONS[row.kind]
        icons.paint(painter, icon, QRectF(rect.x() + 9, rect.center().y() - 8, 16, 16), ink)
        room = rect.adjusted(33, 0, -9, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        small = fonts.ui("small")
        note = ", ".join(part for part in (row.doubt, row.note) if part)
        paint_text(painter, room, note, small, "text2", middle | Qt.AlignmentFlag.AlignRight)
        room.setRight(room.right() - QFontMetricsF(small).horizontalAdvance(note) - 8)
        font = fonts.ui("body", fonts.Weight.DemiBold if chosen else fonts.Weight.Normal)
        shown = shortened(row.text.replace("\n", " "), font, room.width())
        paint_text(painter, room, shown, font, "text", middle | Qt.AlignmentFlag.AlignLeft)


class SuggestedSection(QWidget):
    """Header with the two keys, and the rows; hidden while nothing is suggested."""

    chosen = Signal(object)
    """The id of the suggestion to go to."""
    accepted = Signal(object)
    rejected = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self._header = SectionHeader(tr("Suggested here"), 0)
        for key, word in (("Tab", tr("next")), ("Enter", tr("accept"))):
            self._header.add(KeyCap(key))
            self._header.add(plain.label(word, "secondary"))
        self._list = SuggestionList()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 0, 14, 4)
        column.setSpacing(4)
        column.addWidget(rule())
        column.addWidget(self._header)
        column.addWidget(self._list)
        self._list.chosen.connect(self.chosen)
        self._list.accepted.connect(self.accepted)
        self._list.rejected.connect(self.rejected)
        self.hide()

    def show_rows(self, rows: Sequence[SuggestionRow], current: Id | None) -> None:
        """Show the suggestions of the sentence at the caret."""
        self._header.set_count(len(rows))
        self._list.show_rows(rows, current)
        self.setVisible(bool(rows))


def rates_text(rates: Mapping[TagKind, tuple[int, int]]) -> str:
    """Return how many suggestions of each kind were accepted of those answered, as one line."""
    names = {
        TagKind.ACTOR: tr("Actors"),
        TagKind.CLAIM: tr("Claims"),
        TagKind.STANCE: tr("Stances"),
        TagKind.FIGURE: tr("Figures"),
    }
    told = [
        tr("{0} {1} of {2} accepted").format(names[kind], accepted, accepted + rejected)
        for kind in TagKind
        for accepted, rejected in [rates.get(kind, (0, 0))]
        if accepted + rejected
    ]
    return " · ".join(told)
