"""One voice: its article, who speaks, the quote in context; pressing it opens the sentence."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from variorum.model.verdict import Reason, VoiceHeard
from variorum.model.vocabulary import Polarity
from variorum.ui import fonts, plain, theme
from variorum.ui.charts.canvas import Canvas
from variorum.ui.charts.matrix import CellState, paint_glyph
from variorum.ui.summary.quote_text import LINE, PassageLayout, passage, quoted
from variorum.ui.summary.values import Quote
from variorum.ui.summary.words import tr
from variorum.ui.theme import Theme
from variorum.ui.widgets.painted_button import PaintedButton

_PAD = 11.0
_HEAD = 22.0
_FOOT = 19.0
_DOT = "  ·  "
STATES = {
    Polarity.ASSERTS: CellState.ASSERTS,
    Polarity.DENIES: CellState.DENIES,
    Polarity.WITHHOLDS: CellState.WITHHOLDS,
}


@dataclass(frozen=True, slots=True)
class Source:
    """Where a voice is heard: the article's letter, its outlet and its date as shown."""

    label: str
    outlet: str
    date: str


class VoiceButton(PaintedButton):
    """What both forms of a voice share: Enter presses it, hovering shows, it says itself aloud."""

    recount_asked = Signal()
    """R: count this voice although a rule keeps it out, or take that back."""

    held = Signal()
    """H: hold this voice against the next one that is held."""

    def __init__(self, voice: VoiceHeard, source: Source, parent: QWidget | None = None) -> None:
        """Show one voice."""
        super().__init__(parent)
        self.voice, self.source = voice, source
        self.can_recount = False
        """Whether R means anything here."""
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def speaker(self) -> str:
        """Who speaks, by name."""
        names = ", ".join(self.voice.speaker_names)
        return plain.visible(names) or tr("Article text")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_H and not event.modifiers():
            self.held.emit()
        elif event.key() == Qt.Key.Key_R and not event.modifiers() and self.can_recount:
            self.recount_asked.emit()
        else:
            super().keyPressEvent(event)


class QuoteCard(VoiceButton):
    """A counted voice as a card; `marked` cards belong to the cell the cursor is on."""

    def __init__(
        self,
        voice: VoiceHeard,
        source: Source,
        quote: Quote,
        *,
        let_in: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Show one voice with its quote; `let_in` only a supposition counts it."""
        super().__init__(voice, source, parent)
        self._let_in = self.can_recount = let_in
        self._broken: dict[int, PassageLayout] = {}
        self._look: Theme | None = None
        self._marked = False
        self.show_quote(quote)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_quote(self, quote: Quote) -> None:
        """Show what is quoted, and the words around it."""
        source = self.source
        self._passage = passage(quote.before, quote.quote, quote.after)
        self._broken.clear()
        spoken = (self.speaker, quote.quote, source.label, source.outlet, *self._notes())
        self.setAccessibleName(", ".join(part for part in spoken if part))
        plain.set_tooltip(self, " ".join(quote.quote.split()))
        self.updateGeometry()
        self.update()

    def set_marked(self, *, marked: bool) -> None:
        """Mark the card as one of the current cell."""
        self._marked = marked
        self.update()

    @property
    def marked(self) -> bool:
        """Whether the card belongs to the current cell."""
        return self._marked

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        lines = self._lines(width)
        return round(2 * _PAD + _HEAD + lines.height + 4 + _FOOT)

    @override
    def sizeHint(self) -> QSize:
        return QSize(220, round(2 * _PAD + _HEAD + LINE + 4 + _FOOT))  # see heightForWidth

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(140, 60)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas, rect = Canvas(painter, theme.current()), QRectF(self.rect())
        canvas.box(rect, "hover" if self.underMouse() else "panel", 8)
        if self._let_in:
            canvas.frame(rect, "warn", 8, 1.4, dashed=True)
        else:
            canvas.frame(rect, "controlLine" if self._marked else "line", 8, 1)
        if self.hasFocus():
            canvas.ring(rect, 8)
        head = QRectF(_PAD, _PAD - 2, rect.width() - 2 * _PAD, _HEAD - 2)
        self._paint_head(canvas, head)
        lines = self._lines(self.width())
        lines.draw(painter, QPointF(_PAD, _PAD + _HEAD))
        foot = QRectF(_PAD, _PAD + _HEAD + lines.height + 4, head.width(), _FOOT)
        self._paint_foot(canvas, foot)

    def _paint_head(self, canvas: Canvas, head: QRectF) -> None:
        canvas.badge(QRectF(head.left(), head.top(), 20, 20), self.source.label)
        glyph = QRectF(head.right() - 13, head.center().y() - 6.5, 13, 13)
        paint_glyph(canvas, STATES[self.voice.polarity], glyph)
        name = QRectF(head.left() + 27, head.top(), glyph.left() - head.left() - 33, 20)
        ink = "actor" if self.voice.speaker_names else "text2"
        canvas.text(name, self.speaker, fonts.ui("body", fonts.Weight.DemiBold), ink)

    def _lines(self, width: int) -> PassageLayout:
        """Return the lines of one width; layouts ask for the same few widths over and over."""
        look = theme.current()
        if self._look is not look:
            self._look = look
            self._broken.clear()
        if width not in self._broken:
            self._broken[width] = PassageLayout(self._passage, width - 2 * _PAD, look)
        return self._broken[width]

    def _paint_foot(self, canvas: Canvas, room: QRectF) -> None:
        """Draw outlet, date and notes; where there is no room the outlet is cut, not the rest."""
        font, notes = fonts.ui("small"), _DOT.join(self._notes())
        outlet = plain.visible(self.source.outlet)
        notes = _DOT + notes if notes and outlet else notes
        metrics = QFontMetricsF(font)
        rest = metrics.horizontalAdvance(notes) + 1
        width = min(metrics.horizontalAdvance(outlet) + 1, max(0.0, room.width() - rest))
        canvas.text(QRectF(room.left(), room.top(), width, room.height()), outlet, font, "text2")
        left = room.left() + width
        end = QRectF(left, room.top(), room.right() - left, room.height())
        canvas.text(end, notes, font, "text2")

    def _notes(self) -> list[str]:
        notes = (
            tr("counted on trial") if self._let_in else "",
            self.source.date,
            tr("joint, once") if self.voice.joint else "",
            tr("interested") if self.voice.interested else "",
            tr("not confirmed yet") if self.voice.inferred else "",
        )
        return [note for note in notes if note]


class LeftOutRow(VoiceButton):
    """A voice that is not counted on one row, the reason beside it."""

    def __init__(
        self, voice: VoiceHeard, source: Source, reason: str, parent: QWidget | None = None
    ) -> None:
        """Show one voice left out and why."""
        super().__init__(voice, source, parent)
        self.can_recount = can_count(voice)
        self._reason = reason
        self._quote = quoted(voice.quote)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(44)
        template = tr("{speaker}: {quote}. Not counted: {reason}")
        if voice.reason is None:
            template = tr("{speaker}: {quote}. {reason}")
        spoken = template.format(speaker=self.speaker, quote=self._quote, reason=reason)
        self.setAccessibleName(spoken)
        plain.set_tooltip(self, f"{source.label}  {source.outlet}\n{self._quote}\n{reason}")

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, 44)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        canvas, rect = Canvas(QPainter(self), theme.current()), QRectF(self.rect())
        if self.underMouse():
            canvas.box(rect, "hover", 6)
        canvas.line(rect.bottomLeft(), rect.bottomRight(), "line")
        canvas.badge(QRectF(3, 12, 20, 20), self.source.label)
        self._paint_sign(canvas, QRectF(29, 15.5, 13, 13))
        left, width = 52.0, rect.width() - 58
        quote = QRectF(left, 4, width, 19)
        canvas.text(quote, self._quote, fonts.reading("strong"), "text")
        self._paint_foot(canvas, QRectF(left, 23, width, 17))
        if self.hasFocus():
            canvas.ring(rect, 6)

    def _paint_sign(self, canvas: Canvas, place: QRectF) -> None:
        """Draw the polarity, where there is one: an ambivalent stance takes no side."""
        if self.voice.reason is Reason.AMBIVALENT:
            canvas.icon("half-circle", place, "hedged")
        elif self.voice.reason is not Reason.UNTYPED:
            paint_glyph(canvas, STATES[self.voice.polarity], place)

    def _paint_foot(self, canvas: Canvas, room: QRectF) -> None:
        weak, strong = fonts.ui("small"), fonts.ui("small", fonts.Weight.DemiBold)
        need = QFontMetricsF(strong).horizontalAdvance(self._reason) + 2
        who = f"{self.speaker}{_DOT}"
        width = min(QFontMetricsF(weak).horizontalAdvance(who), max(60, room.width() - need))
        canvas.text(QRectF(room.left(), room.top(), width, room.height()), who, weak, "text2")
        rest = QRectF(room.left() + width, room.top(), room.width() - width, room.height())
        canvas.text(rest, self._reason, strong, "warn" if self.voice.reason else "text2")


def can_count(voice: VoiceHeard) -> bool:
    """Tell whether a voice that is not counted takes a side on which it could count."""
    sides = {Polarity.ASSERTS, Polarity.DENIES}
    unclear = {Reason.UNTYPED, Reason.AMBIVALENT, Reason.LEFT_OUT}
    return bool(voice.reason) and voice.polarity in sides and voice.reason not in unclear
