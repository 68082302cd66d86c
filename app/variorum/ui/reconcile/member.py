"""One member of a card: a tick, its words, its quote, the letters of its articles."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from variorum.ui import fonts, icons, plain, theme
from variorum.ui.charts.canvas import Canvas
from variorum.ui.reconcile.dots import WIDTH, paint_dots
from variorum.ui.reconcile.passages import NamePassage
from variorum.ui.reconcile.values import Member
from variorum.ui.reconcile.words import tr
from variorum.ui.summary.quote_text import PassageLayout, passage
from variorum.ui.theme import Theme

_PAD, _BOX, _TEXT = 10.0, 17.0, 40.0
_LETTERS = 4


class MemberRow(QAbstractButton):
    """A member; Space ticks it, `opened` asks for its sentence."""

    opened = Signal(str)
    """The id of the tag whose sentence is wanted."""
    moved = Signal(int)
    """The cursor is to go up (-1) or down (1)."""

    def __init__(
        self,
        member: Member,
        number: int = 0,
        *,
        single: bool = False,
        framed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Show `member`; `number` is the digit that ticks it, 0 for none.

        Of `single` ones at most one is ticked: that looks like a radio button. A `framed` one is
        what is asked about.
        """
        super().__init__(parent)
        self.member = member
        self._number, self._single, self._framed = number, single, framed
        self._broken: dict[int, PassageLayout] = {}
        self._look: Theme | None = None
        self._passage = None
        if member.passage:
            found = member.passage
            self._passage = passage(found.before, found.quote, found.after)
        self.setCheckable(member.tickable)
        self.setChecked(member.ticked)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        words = member.passage.quote if member.passage else ""
        spoken = (member.title, member.detail, words, ", ".join(member.letters), member.count)
        self.setAccessibleName(", ".join(part for part in spoken if part))
        if single:
            self.setAccessibleDescription(tr("One of these can be chosen"))
        if member.tag:
            plain.set_tooltip(self, tr("O, or a double click, opens the sentence"))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        quote = self._lines(width).height + 2 if self._passage else 0
        return round(2 * _PAD + 20 + quote)

    @override
    def sizeHint(self) -> QSize:
        return QSize(480, self.heightForWidth(480))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas, rect = Canvas(painter, theme.current()), QRectF(self.rect())
        if self._framed:
            canvas.box(rect, "panel", 8)
            canvas.frame(rect, "line", 8)
        elif self.underMouse():
            canvas.box(rect, "hover", 8)
        if self.member.tickable:
            self._paint_tick(canvas)
        ink = "text" if self.isChecked() or not self.member.tickable else "text2"
        self._paint_head(canvas, rect, ink)
        if self._passage:
            self._lines(self.width()).draw(painter, QPointF(self._left(), _PAD + 21))
        if self.hasFocus():
            canvas.ring(rect, 8)

    def _paint_tick(self, canvas: Canvas) -> None:
        box = QRectF(12, _PAD + 1.5, _BOX, _BOX)
        if self._single:
            canvas.box(box, "surface", _BOX / 2)
            ink = "accent" if self.isChecked() else "controlLine"
            canvas.frame(box, ink, _BOX / 2, 5 if self.isChecked() else 1.25)
        elif self.isChecked():
            canvas.box(box, "accent", 4)
            icons.paint(canvas.painter, "check", box.adjusted(2, 2, -2, -2), "accentText")
        else:
            canvas.box(box, "surface", 4)
            canvas.frame(box, "controlLine", 4, 1.25)

    def _paint_head(self, canvas: Canvas, rect: QRectF, ink: str) -> None:
        right = self._paint_right(canvas, rect)
        font, small = fonts.ui("body", fonts.Weight.DemiBold), fonts.ui("small")
        title = plain.visible(self.member.title)
        wide = QFontMetricsF(font).horizontalAdvance(title) + 2
        room = QRectF(self._left(), _PAD, min(wide, right - self._left()), 20)
        canvas.text(room, title, font, ink)
        rest = QRectF(room.right() + 8, _PAD, right - room.right() - 8, 20)
        if self.member.detail and rest.width() > 20:  # noqa: PLR2004  # room for a word
            canvas.text(rest, plain.visible(self.member.detail), small, "text2")

    def _paint_right(self, canvas: Canvas, rect: QRectF) -> float:
        """Draw what stands at the right end; return where it begins."""
        right = rect.right() - 12
        if self._number:
            key = QRectF(right - 20, _PAD, 20, 20)
            canvas.box(key, "panel", 4)
            canvas.frame(key, "lineStrong", 4)
            font = fonts.ui("micro", fonts.Weight.DemiBold)
            canvas.text(key, str(self._number), font, "text2", Qt.AlignmentFlag.AlignCenter)
            right = key.left() - 14
        if self.member.strength:
            right -= WIDTH
            paint_dots(canvas.painter, right, _PAD + 10, self.member.strength)
            right -= 14
        if self.member.count:
            small = fonts.ui("small")
            wide = max(QFontMetricsF(small).horizontalAdvance(self.member.count) + 2, 52)
            room = QRectF(right - wide, _PAD, wide, 20)
            align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            canvas.text(room, self.member.count, small, "text2", align)
            right = room.left() - 8
        for letter in reversed(self.member.letters[:_LETTERS]):
            canvas.badge(QRectF(right - 20, _PAD, 20, 20), letter)
            right -= 24
        return right - 8

    def _left(self) -> float:
        return _TEXT if self.member.tickable else 14.0

    def _lines(self, width: int) -> PassageLayout:
        """Return the quote broken into lines; layouts ask for the same few widths over and over."""
        look = theme.current()
        if self._look is not look:
            self._look = look
            self._broken.clear()
        if width not in self._broken:
            assert self._passage is not None  # asked for where there is one  # noqa: S101
            cls = NamePassage if self.member.actor else PassageLayout
            self._broken[width] = cls(self._passage, width - self._left() - 16, look)
        return self._broken[width]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_O and self.member.tag:
            self.opened.emit(self.member.tag)
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.member.tag:
            self.opened.emit(self.member.tag)

    @override
    def nextCheckState(self) -> None:
        if self.member.tickable:
            super().nextCheckState()
