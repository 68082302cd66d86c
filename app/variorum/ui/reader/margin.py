"""The two edges of the page: sentence states in the gutter, claims in the right margin."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from variorum.model.ids import Id
from variorum.model.vocabulary import Polarity
from variorum.ui import fonts
from variorum.ui.reader.geometry import BlockShapes
from variorum.ui.reader.paint import PENDING, draw_icon, glyph
from variorum.ui.reader.spans import SpanView
from variorum.ui.theme import Theme
from variorum.ui.theme import theme as theme_named
from variorum.ui.widgets.paint import shortened

_BAR = 4.0
_LANE = 8.0
_FROM_TEXT = 6.0
_TO_LABEL = 16.0
_ROW = 17.0
_GLYPH = 15
_BETWEEN = 5.0
_LABELS = 512
_STRAY = 40.0
"""How far a label may be pushed below its bar before it is left out, in pixels."""


_NO_PEN = QPen(Qt.PenStyle.NoPen)


class Bar(NamedTuple):
    """One bar in viewport pixels; its lane counts from the text outwards."""

    span: SpanView
    lane: int
    left: float
    top: float
    bottom: float

    @property
    def rect(self) -> QRectF:
        """The box it fills."""
        return QRectF(self.left, self.top, _BAR, self.bottom - self.top)


class Label(NamedTuple):
    """The words beside a bar; `rows` is 2 with a speaker, else 1."""

    span: SpanView
    rect: QRectF
    rows: int


class MarginPlan(NamedTuple):
    """All that stands in the right margin at one scroll position, bars by their tops."""

    bars: tuple[Bar, ...]
    labels: tuple[Label, ...]

    def at(self, point: QPointF) -> SpanView | None:
        """Return the claim whose label or bar is at `point` in the viewport, or None."""
        for label in self.labels:
            if label.rect.contains(point):
                return label.span
        for bar in self.bars:
            if bar.rect.adjusted(-3, 0, 3, 0).contains(point):
                return bar.span
        return None


def plan_margin(
    blocks: Iterable[tuple[float, BlockShapes]], left: float, right: float, top: float = 0.0
) -> MarginPlan:
    """Place bars and labels for `blocks` (their top, their shapes) between x `left` and `right`.

    A label stands at the top of its bar, but below the label before it and, as long as its bar is
    in view, not above y `top`. One that would stray too far from its bar is left out.
    """
    start = left + _FROM_TEXT
    bars = [
        Bar(
            span,
            lane,
            start + lane * _LANE,
            block_top + shapes.lines[first].top + 3,
            block_top + shapes.lines[last].bottom - 3,
        )
        for block_top, shapes in blocks
        for span, first, last, lane in shapes.bars
    ]
    labels: list[Label] = []
    free = top
    seen: set[Id] = set()
    for bar in bars:
        span, y = bar.span, max(bar.top, free)
        hidden = bar.bottom <= top or y > bar.bottom + _STRAY
        if hidden or span.id in seen or not span.label:
            continue
        rows = 2 if span.speaker or span.polarity else 1
        bottom = y + rows * _ROW
        x = start + _TO_LABEL + _lanes_beside(bars, y, bottom) * _LANE
        labels.append(Label(span, QRectF(x, y, max(right - x, 0), bottom - y), rows))
        seen.add(span.id)
        free = bottom + _BETWEEN
    return MarginPlan(tuple(bars), tuple(labels))


def _lanes_beside(bars: Sequence[Bar], top: float, bottom: float) -> int:
    """Return the outermost lane that is taken somewhere between y `top` and `bottom`."""
    outermost = 0
    for bar in bars:
        if bar.top >= bottom:
            break
        if bar.bottom > top:
            outermost = max(outermost, bar.lane)
    return outermost


def draw_margin(
    painter: QPainter,
    theme: Theme,
    plan: MarginPlan,
    area: QRect,
    picked: tuple[Id | None, AbstractSet[Id]],
) -> None:
    """Draw what of a plan stands in `area`; a guess is hollow.

    `picked` is the selected tag, and those drawn as strongly as it.
    """
    selected, lit = picked
    above, below = area.top() - 1, area.bottom() + 2
    style: tuple[bool, bool] | None = None
    for bar in plan.bars:
        span = bar.span
        if bar.bottom < above or bar.top > below:
            continue
        if style != (span.id == selected, span.guessed):
            style = span.id == selected, span.guessed
            colour = theme.colours["focus" if style[0] else "claim"]
            _take_up(painter, colour, hollow=span.guessed)
        if span.pending:
            painter.setOpacity(PENDING)
        if span.guessed:
            painter.drawRoundedRect(bar.rect.adjusted(0.5, 0.5, -0.5, -0.5), 1.5, 1.5)
        else:
            painter.drawRoundedRect(bar.rect, 2, 2)
        if span.pending:
            painter.setOpacity(1.0)
    ratio = painter.device().devicePixelRatioF()
    for label in plan.labels:
        strong = label.span.id == selected or label.span.id in lit
        left, top = label.rect.left(), label.rect.top()
        if top <= below:
            painter.drawPixmap(round(left), round(top), _drawn(_face(label, theme, ratio, strong)))


def _take_up(painter: QPainter, colour: QColor, *, hollow: bool) -> None:
    if hollow:
        painter.setPen(colour)
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setPen(_NO_PEN)
        painter.setBrush(colour)


class _Face(NamedTuple):
    """All that the picture of a label depends on."""

    label: str
    speaker: str
    polarity: Polarity | None
    strong: bool
    width: int
    theme: str
    ratio: float


def _face(label: Label, theme: Theme, ratio: float, strong: bool) -> _Face:  # noqa: FBT001
    span, two = label.span, label.rows > 1
    return _Face(
        span.label,
        span.speaker if two else "",
        span.polarity if two else None,
        strong,
        int(label.rect.width()),
        theme.name,
        ratio,
    )


@lru_cache(maxsize=_LABELS)
def _drawn(face: _Face) -> QPixmap:
    """Return the picture of a label: shaping its words anew in every frame is slow."""
    colours = theme_named(face.theme).colours
    made = QPixmap(QSize(round(max(face.width, 1) * face.ratio), round(2 * _ROW * face.ratio)))
    made.setDevicePixelRatio(face.ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    row = QRectF(0, 0, face.width, _ROW)
    painter.setFont(fonts.ui("small", fonts.Weight.DemiBold))
    painter.setPen(colours["text" if face.strong else "text2"])
    _draw_elided(painter, row, face.label)
    row.translate(0, _ROW)
    if face.polarity is not None:
        name, token = glyph(face.polarity)
        draw_icon(painter, name, token, _GLYPH, QPointF(-2, row.top() + (_ROW - _GLYPH) / 2))
        row.setLeft(_GLYPH + 2)
    painter.setFont(fonts.ui("small"))
    painter.setPen(colours["text2"])
    _draw_elided(painter, row, face.speaker)
    painter.end()
    return made


def _draw_elided(painter: QPainter, row: QRectF, text: str) -> None:
    shown = shortened(text, painter.font(), row.width())
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
    painter.drawText(row, int(flags), shown)


class State:
    """The three states of a sentence, as icon and colour token."""

    READ = ("check", "ok")
    CURRENT = ("arrow-right", "accent")
    UNREAD = ("ring", "controlLine")


def draw_state(painter: QPainter, state: tuple[str, str], centre: QPointF, scale: float) -> None:
    """Draw the state of a sentence in the gutter."""
    name, token = state
    size = round(15 * min(scale, 1.6))
    draw_icon(painter, name, token, size, centre - QPointF(size / 2, size / 2))
