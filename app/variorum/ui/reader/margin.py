"""The two edges of the page: sentence states in the gutter, claims in the right margin."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from variorum.model.ids import Id
from variorum.ui import fonts
from variorum.ui.reader.geometry import BlockShapes, ClaimBar
from variorum.ui.reader.paint import draw_icon, glyph
from variorum.ui.reader.spans import SpanView
from variorum.ui.theme import Theme

_BAR = 4.0
_LANE = 8.0
_FROM_TEXT = 6.0
_TO_LABEL = 16.0
_ROW = 17.0
_GLYPH = 12
_BETWEEN = 5.0
_STRAY = 40.0
"""How far a label may be pushed below its bar before it is left out, in pixels."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar in viewport pixels."""

    span: SpanView
    rect: QRectF


@dataclass(frozen=True, slots=True)
class Label:
    """The words beside a bar; `rows` is 2 with a speaker, else 1."""

    span: SpanView
    rect: QRectF
    rows: int


@dataclass(frozen=True, slots=True)
class MarginPlan:
    """All that stands in the right margin at one scroll position."""

    bars: tuple[Bar, ...]
    labels: tuple[Label, ...]

    def at(self, point: QPointF) -> Id | None:
        """Return the claim whose label or bar is at `point` in the viewport, or None."""
        for label in self.labels:
            if label.rect.contains(point):
                return label.span.id
        for bar in self.bars:
            if bar.rect.adjusted(-3, 0, 3, 0).contains(point):
                return bar.span.id
        return None


def plan_margin(
    blocks: Iterable[tuple[float, BlockShapes]], left: float, right: float, top: float = 0.0
) -> MarginPlan:
    """Place bars and labels for `blocks` (their top, their shapes) between x `left` and `right`.

    A label stands at the top of its bar, but never above `top` while its bar is seen, and below the label before it; one that
    would stray too far from its bar is left out.
    """
    bars = []
    labels = []
    free = top
    seen: set[Id] = set()
    for block_top, shapes in blocks:
        outermost = max((bar.lane for bar in shapes.bars), default=0)
        for found in shapes.bars:
            rect = _bar_rect(found, shapes, block_top, left)
            bars.append(Bar(found.span, rect))
            if found.span.id in seen or rect.bottom() <= top or not found.span.label:
                continue
            rows = 2 if found.span.speaker or found.span.polarity else 1
            y = max(rect.top(), free)
            if y > rect.bottom() + _STRAY:
                continue
            x = left + _FROM_TEXT + _TO_LABEL + outermost * _LANE
            labels.append(Label(found.span, QRectF(x, y, max(right - x, 0), rows * _ROW), rows))
            seen.add(found.span.id)
            free = y + rows * _ROW + _BETWEEN
    return MarginPlan(tuple(bars), tuple(labels))


def _bar_rect(bar: ClaimBar, shapes: BlockShapes, block_top: float, left: float) -> QRectF:
    top = block_top + shapes.lines[bar.first].top + 3
    bottom = block_top + shapes.lines[bar.last].bottom - 3
    return QRectF(left + _FROM_TEXT + bar.lane * _LANE, top, _BAR, bottom - top)


def draw_margin(painter: QPainter, theme: Theme, plan: MarginPlan, selected: Id | None) -> None:
    """Draw bars and labels; a bar that holds a guess is hollow."""
    for bar in plan.bars:
        colour = theme.colours["focus" if bar.span.id == selected else "claim"]
        painter.setOpacity(0.55 if bar.span.pending else 1.0)
        if bar.span.guessed:
            painter.setPen(colour)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(bar.rect.adjusted(0.5, 0.5, -0.5, -0.5), 1.5, 1.5)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRoundedRect(bar.rect, 2, 2)
    painter.setOpacity(1.0)
    for label in plan.labels:
        _draw_label(painter, theme, label, strong=label.span.id == selected)


def _draw_label(painter: QPainter, theme: Theme, label: Label, *, strong: bool) -> None:
    font = fonts.ui("small", fonts.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(theme.colours["text" if strong else "text2"])
    row = QRectF(label.rect.left(), label.rect.top(), label.rect.width(), _ROW)
    _draw_elided(painter, row, label.span.label)
    if label.rows == 1:
        return
    row.translate(0, _ROW)
    if label.span.polarity is not None:
        name, token = glyph(label.span.polarity)
        place = QPointF(row.left() - 1, row.top() + (_ROW - _GLYPH) / 2)
        draw_icon(painter, name, token, _GLYPH, place)
        row.setLeft(row.left() + _GLYPH + 4)
    painter.setFont(fonts.ui("small"))
    painter.setPen(theme.colours["text2"])
    _draw_elided(painter, row, label.span.speaker)


def _draw_elided(painter: QPainter, row: QRectF, text: str) -> None:
    metrics = QFontMetricsF(painter.font())
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, row.width())
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
    painter.drawText(row, int(flags), shown)


class State:
    """The three states of a sentence, as icon and colour token."""

    READ = ("check", "ok")
    CURRENT = ("arrow-right", "accent")
    UNREAD = ("ring", "text3")


def draw_state(painter: QPainter, state: tuple[str, str], centre: QPointF, scale: float) -> None:
    """Draw the state of a sentence in the gutter."""
    name, token = state
    size = round(15 * min(scale, 1.6))
    draw_icon(painter, name, token, size, centre - QPointF(size / 2, size / 2))
