"""The four tag buttons: key, icon, name, and how that kind of tag is drawn in the text."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from variorum.model.vocabulary import TagKind
from variorum.ui import fonts, icons
from variorum.ui.panel.choices import KIND_ICONS
from variorum.ui.panel.words import name_of, tr
from variorum.ui.theme import current
from variorum.ui.widgets.paint import paint_box, paint_focus_ring, paint_key, paint_text, saved

KEYS = {TagKind.ACTOR: "A", TagKind.CLAIM: "C", TagKind.STANCE: "S", TagKind.FIGURE: "F"}


class TagButtons(QWidget):
    """One button for each kind of tag; a standing legend of the reader's lines."""

    kind_pressed = Signal(object)
    """The TagKind with which to tag the selection or the words at the caret."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the four buttons."""
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(7)
        self._buttons = {kind: TagButton(kind) for kind in TagKind}
        for kind, made in self._buttons.items():
            made.clicked.connect(lambda _=False, kind=kind: self.kind_pressed.emit(kind))
            row.addWidget(made)

    def mark_held(self, held: TagKind | None) -> None:
        """Mark the kind that the next selection becomes."""
        for kind, made in self._buttons.items():
            made.setDown(kind is held)


class TagButton(QAbstractButton):
    """One of the four."""

    def __init__(self, kind: TagKind, parent: QWidget | None = None) -> None:
        """Draw `kind`."""
        super().__init__(parent)
        self._kind = kind
        self.setText(name_of(kind))
        self.setAccessibleName(tr("Tag as {0}, key {1}").format(name_of(kind), KEYS[kind]))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def sizeHint(self) -> QSize:
        return QSize(75, 54)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        fill = "pressed" if self.isDown() else "hover" if self.underMouse() else "surface"
        paint_box(painter, rect, fill, "focus" if self.isDown() else "line", 7)
        icon, ink = KIND_ICONS[self._kind]
        icons.paint(painter, icon, QRectF(10, 8, 16, 16), ink)
        paint_key(painter, QRectF(rect.right() - 26, 7, 18, 18), KEYS[self._kind])
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        room = QRectF(9, 24, rect.width() - 12, 18)
        paint_text(painter, room, self.text(), fonts.ui("body", fonts.Weight.Medium), "text", left)
        paint_legend(painter, QRectF(9, 44, 36, 6), self._kind)
        if self.hasFocus():
            paint_focus_ring(painter, rect, 7)


def paint_legend(painter: QPainter, rect: QRectF, kind: TagKind) -> None:
    """Draw the line that stands for a kind of tag into a strip of some 36 by 6 pixels."""
    with saved(painter):
        if kind is TagKind.CLAIM:
            _paint_brackets(painter, rect)
            return
        y = rect.center().y()
        if kind is TagKind.STANCE:
            middle = rect.center().x()
            _line(painter, rect.left(), middle, y, "supports", Qt.PenStyle.DashLine)
            _line(painter, middle, rect.right(), y, "opposes", Qt.PenStyle.DashLine)
        elif kind is TagKind.FIGURE:
            _line(painter, rect.left(), rect.right(), y, "figure", Qt.PenStyle.DotLine)
        else:
            _line(painter, rect.left(), rect.right(), y, "actor", Qt.PenStyle.SolidLine)


def _line(  # noqa: PLR0913, PLR0917  # each is a part of one drawn line
    painter: QPainter, left: float, right: float, y: float, ink: str, style: Qt.PenStyle
) -> None:
    pen = QPen(current().colour(ink), 2)
    if style is Qt.PenStyle.DashLine:
        pen.setDashPattern([3.5, 1.5])
    elif style is Qt.PenStyle.DotLine:
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.01, 2])
    painter.setPen(pen)
    painter.drawLine(QPointF(left, y), QPointF(right, y))


def _paint_brackets(painter: QPainter, rect: QRectF) -> None:
    paint_box(painter, rect.adjusted(1, 1, -1, -1), "claimTint2", radius=1)
    pen = QPen(QColor(current().colour("claim")), 2)
    painter.setPen(pen)
    left, right, top, bottom = rect.left(), rect.right(), rect.top(), rect.bottom()
    painter.drawPolyline([QPointF(left, top + 4), QPointF(left, top), QPointF(left + 4, top)])
    ends = [QPointF(right, bottom - 4), QPointF(right, bottom), QPointF(right - 4, bottom)]
    painter.drawPolyline(ends)
