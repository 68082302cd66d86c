"""The two edges of the page: sentence states in the gutter, claims in the right margin."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPixmap

from variorum.model.ids import Id
from variorum.model.vocabulary import Polarity
from variorum.ui import fonts, plain
from variorum.ui.reader.geometry import BlockShapes, ClaimBar
from variorum.ui.reader.paint import PENDING, draw_icon, glyph
from variorum.ui.reader.spans import SpanView
from variorum.ui.theme import Theme
from variorum.ui.theme import theme as theme_named

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
    bars = [
        (Bar(found.span, _bar_rect(found, shapes, block_top, left)), found.lane)
        for block_top, shapes in blocks
        for found in shapes.bars
    ]
    boxes = [(bar.rect.top(), bar.rect.bottom(), lane) for bar, lane in bars]
    labels: list[Label] = []
    free = top
    seen: set[Id] = set()
    for (bar, _), (bar_top, bar_bottom, _) in zip(bars, boxes, strict=True):
        y = max(bar_top, free)
        hidden = bar_bottom <= top or y > bar_bottom + _STRAY
        if hidden or bar.span.id in seen or not bar.span.label:
            continue
        rows = 2 if bar.span.speaker or bar.span.polarity else 1
        bottom = y + rows * _ROW
        beside = [lane for high, low, lane in boxes if high < bottom and low > y]
        x = left + _FROM_TEXT + _TO_LABEL + max(beside, default=0) * _LANE
        labels.append(Label(bar.span, QRectF(x, y, max(right - x, 0), bottom - y), rows))
        seen.add(bar.span.id)
        free = bottom + _BETWEEN
    return MarginPlan(tuple(bar for bar, _ in bars), tuple(labels))


def _bar_rect(bar: ClaimBar, shapes: BlockShapes, block_top: float, left: float) -> QRectF:
    top = block_top + shapes.lines[bar.first].top + 3
    bottom = block_top + shapes.lines[bar.last].bottom - 3
    return QRectF(left + _FROM_TEXT + bar.lane * _LANE, top, _BAR, bottom - top)


def draw_margin(
    painter: QPainter,
    theme: Theme,
    plan: MarginPlan,
    selected: Id | None,
    lit: AbstractSet[Id] = frozenset(),
) -> None:
    """Draw bars and labels, those of `lit` and of the selected one strong; a guess is hollow."""
    for bar in plan.bars:
        colour = theme.colours["focus" if bar.span.id == selected else "claim"]
        painter.setOpacity(PENDING if bar.span.pending else 1.0)
        if bar.span.guessed:
            painter.setPen(colour)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(bar.rect.adjusted(0.5, 0.5, -0.5, -0.5), 1.5, 1.5)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRoundedRect(bar.rect, 2, 2)
    painter.setOpacity(1.0)
    ratio = painter.device().devicePixelRatioF()
    for label in plan.labels:
        face = _Face(
            label.span.label,
            label.span.speaker if label.rows > 1 else "",
            label.span.polarity if label.rows > 1 else None,
            strong=label.span.id == selected or label.span.id in lit,
            width=int(label.rect.width()),
            theme=theme.name,
            ratio=ratio,
        )
        painter.drawPixmap(QPointF(round(label.rect.left()), round(label.rect.top())), _drawn(face))


@dataclass(frozen=True, slots=True)
class _Face:
    """All that the picture of a label depends on."""

    label: str
    speaker: str
    polarity: Polarity | None
    strong: bool
    width: int
    theme: str
    ratio: float


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
    metrics = QFontMetricsF(painter.font())
    shown = metrics.elidedText(plain.visible(text), Qt.TextElideMode.ElideRight, row.width())
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
