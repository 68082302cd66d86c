"""The places found in all articles, lined up by what was found."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from variorum.model.ids import Id
from variorum.ui import fonts, plain
from variorum.ui.offsets import disp
from variorum.ui.widgets.paint import paint_badge, paint_box, paint_text

Index = QModelIndex | QPersistentModelIndex

_ROW = 30
_BADGE = 20
_LEFT = 42
_CENTRE = 0.42
"""Where what was found begins, as a share of the room for words."""

_SPACES = re.compile(r"\s+")
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Found:
    """One place, with the badge and title of its article."""

    article: Id
    label: str
    title: str
    start: int
    end: int
    before: str
    words: str
    after: str

    def line(self) -> str:
        """Return what a screen reader says."""
        return plain.visible(f"{self.label} {self.before}{self.words}{self.after}".strip())


class FoundModel(QAbstractListModel):
    """Places of all articles, or of one."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start without places."""
        super().__init__(parent)
        self._all: Sequence[Found] = ()
        self._shown: Sequence[Found] = ()

    def set_places(self, places: Sequence[Found]) -> None:
        """Hold other places and show all of them."""
        self._all = places
        self.narrow(None)

    def narrow(self, article: Id | None) -> None:
        """Show the places of one article; None shows all."""
        self.beginResetModel()
        self._shown = [one for one in self._all if article in (None, one.article)]
        self.endResetModel()

    def place(self, row: int) -> Found:
        """Return the place of a row."""
        return self._shown[row]

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._shown)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._shown[index.row()].line()
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain.tooltip(self._shown[index.row()].title)
        return None


class FoundDelegate(QStyledItemDelegate):
    """Draws one place: badge, what stands before, what was found in bold, what follows."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(320, _ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, FoundModel)  # made for this list only  # noqa: S101
        place = model.place(index.row())
        rect = QRectF(option.rect).adjusted(0, 1, 0, -1)
        picked = bool(option.state & QStyle.StateFlag.State_Selected)
        if picked or option.state & QStyle.StateFlag.State_MouseOver:
            paint_box(painter, rect, "accentSoft" if picked else "hover", radius=6)
        top = rect.center().y() - _BADGE / 2
        paint_badge(painter, QRectF(rect.left() + 10, top, _BADGE, _BADGE), place.label)
        self._paint_words(painter, rect.adjusted(_LEFT, 0, -10, 0), place)

    @staticmethod
    def _paint_words(painter: QPainter, room: QRectF, place: Found) -> None:
        bold, light = fonts.ui("body", fonts.Weight.DemiBold), fonts.ui("body")
        before, words, after = (_line(text) for text in (place.before, place.words, place.after))
        column = room.width() * _CENTRE
        left = QRectF(room.left(), room.top(), column, room.height())
        metrics = QFontMetricsF(light)
        shown = metrics.elidedText(before, Qt.TextElideMode.ElideLeft, column)
        paint_text(painter, left, shown, light, "text2", Qt.AlignmentFlag.AlignRight | _MIDDLE)
        rest = room.adjusted(column, 0, 0, 0)
        shown = QFontMetricsF(bold).elidedText(words, Qt.TextElideMode.ElideRight, rest.width())
        paint_text(painter, rest, shown, bold, "text", Qt.AlignmentFlag.AlignLeft | _MIDDLE)
        rest.adjust(min(QFontMetricsF(bold).horizontalAdvance(shown), rest.width()), 0, 0, 0)
        shown = metrics.elidedText(after, Qt.TextElideMode.ElideRight, rest.width())
        paint_text(painter, rest, shown, light, "text2", Qt.AlignmentFlag.AlignLeft | _MIDDLE)


def _line(text: str) -> str:
    """Return text as one line that Qt shows as it stands; spaces at its ends count."""
    return plain.visible(disp(_SPACES.sub(" ", text)))
