"""Chips: rounded, coloured labels that may carry an icon, be pressed, checked or taken away."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from variorum.ui import fonts, icons, plain
from variorum.ui.widgets.paint import paint_box, paint_focus_ring, paint_text
from variorum.ui.widgets.painted_button import PaintedButton

TONES = {
    "neutral": ("text2", "hover", "lineStrong"),
    "claim": ("claimText", "claimTint", "claim"),
    "actor": ("actor", "actorTint", "actor"),
    "figure": ("figureText", "figureTint", "figure"),
    "stance": ("stance", "hedgedTint", "stance"),
    "supports": ("supports", "supportsTint", "supports"),
    "opposes": ("opposes", "opposesTint", "opposes"),
    "hedged": ("hedged", "hedgedTint", "hedged"),
    "ok": ("ok", "figureTint", "ok"),
    "warn": ("warn", "warnTint", "warn"),
    "error": ("error", "errorTint", "error"),
    "accent": ("accent", "accentSoft", "accent"),
}
"""Text, fill and border colours by tone."""

_ICON = 14


@dataclass(frozen=True, slots=True)
class ChipLook:
    """How a chip looks: a tone, an icon (its colour a token, by default the tone's), a border.

    `field` makes it as tall as a one-line field and its text normal size and text-coloured.
    """

    tone: str = "neutral"
    icon: str = ""
    icon_ink: str = ""
    outlined: bool = False
    dashed: bool = False
    field: bool = False
    closable: bool = False


class Chip(PaintedButton):
    """A rounded, coloured label. Emits `clicked`; `removed` when its cross or Del is pressed.

    A checked chip stands in the accent colour. A chip that is only a label takes no focus:
    pass `active=False`.
    """

    removed = Signal()

    def __init__(
        self,
        text: str,
        look: ChipLook | None = None,
        *,
        active: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Show `text`; `active` makes it reachable by Tab and clickable."""
        super().__init__(parent)
        self._look = look or ChipLook()
        reachable = active or self._look.closable
        policy = Qt.FocusPolicy.StrongFocus if reachable else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)
        if not reachable:
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def set_look(self, look: ChipLook) -> None:
        """Look otherwise from now on."""
        self._look = look
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._font())
        width = metrics.horizontalAdvance(plain.visible(self.text())) + 2 * self._pad() + 1
        width += _ICON + 5 if self._look.icon else 0
        width += _ICON + 6 if self._look.closable else 0
        height = 28 if self._look.field else round(metrics.height()) + 5
        return QSize(round(width), height)

    @override
    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), 64), hint.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink, fill, line = self._colours()
        rect = QRectF(self.rect())
        radius = 6 if self._look.field else rect.height() / 2
        border = line if self._look.outlined or self._look.dashed else ""
        paint_box(painter, rect, fill, border, radius, dashed=self._look.dashed)
        text_ink = "text" if self._look.field and not self.isChecked() else ink
        self._paint_content(painter, rect, ink, text_ink)
        if self.hasFocus():
            paint_focus_ring(painter, rect, radius)

    def _paint_content(self, painter: QPainter, rect: QRectF, ink: str, text_ink: str) -> None:
        left = rect.left() + self._pad()
        right = rect.right() - self._pad()
        if self._look.icon:
            token = ink if self.isChecked() else self._look.icon_ink or ink
            icons.paint(painter, self._look.icon, _square(left, rect), token)
            left += _ICON + 5
        if self._look.closable:
            right -= _ICON + 6
            icons.paint(painter, "close", self._cross(), "text2")
        font = self._font()
        width = right - left + 1
        metrics = QFontMetricsF(font)
        shown = plain.visible(self.text())
        text = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, width + 1)
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        room = QRectF(left, rect.top(), width, rect.height())
        paint_text(painter, room, text, font, text_ink, align)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._look.closable and self._cross().adjusted(-4, -8, 4, 8).contains(event.position()):
            self.setDown(False)
            self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._look.closable and event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def cross_centre(self) -> QPointF:
        """Return where the cross stands, in the chip's coordinates."""
        return self._cross().center()

    def _cross(self) -> QRectF:
        return _square(self.width() - self._pad() - _ICON, QRectF(self.rect()))

    def _pad(self) -> int:
        return 10 if self._look.field else 9

    def _font(self) -> QFont:
        size = "body" if self._look.field else "small"
        return fonts.ui(size, fonts.Weight.DemiBold)

    def _colours(self) -> tuple[str, str, str]:
        if self.isChecked():
            return ("accentText", "accent", "accent")
        if not self.isEnabled():
            return ("disabled", "hover", "line")
        return TONES[self._look.tone]


def _square(left: float, rect: QRectF) -> QRectF:
    return QRectF(left, rect.center().y() - _ICON / 2, _ICON, _ICON)
