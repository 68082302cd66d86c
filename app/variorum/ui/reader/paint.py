"""The hybrid rendering: claims as tint and brackets, the other kinds as lines by pattern."""

from collections.abc import Set as AbstractSet
from functools import cache
from typing import cast

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from variorum.model.ids import Id
from variorum.model.vocabulary import Attitude, Polarity, TagKind
from variorum.ui import icons
from variorum.ui.reader.geometry import BlockShapes, Line, Piece
from variorum.ui.reader.spans import SpanView
from variorum.ui.theme import Theme

_COLOURS = {
    Attitude.SUPPORTS: "supports",
    Attitude.OPPOSES: "opposes",
    Attitude.AMBIVALENT: "hedged",
    Polarity.ASSERTS: "supports",
    Polarity.DENIES: "opposes",
    Polarity.WITHHOLDS: "hedged",
}
_GLYPHS = {
    Attitude.SUPPORTS: "asserts",
    Attitude.OPPOSES: "denies",
    Attitude.AMBIVALENT: "half-circle",
    Polarity.ASSERTS: "asserts",
    Polarity.DENIES: "denies",
    Polarity.WITHHOLDS: "withholds",
}
_LINES = {TagKind.ACTOR: "actor", TagKind.FIGURE: "figure"}
_TINTS = {TagKind.CLAIM: "claimTint", TagKind.FIGURE: "figureTint"}
_STRONG_TINTS = {
    TagKind.CLAIM: "claimTint2",
    TagKind.FIGURE: "figureTint",
    TagKind.ACTOR: "actorTint",
}
_NO_PEN = QPen(Qt.PenStyle.NoPen)
_TINT_BOXES = {
    kind: (16.5, 7.5, 2.5) if kind is TagKind.CLAIM else (14.5, 6.0, 1.5) for kind in TagKind
}
"""Pixels of a tint above and below the base line, and to both sides of its piece."""

PENDING = 0.55
"""Opacity of what the file has not acknowledged yet."""


def glyph(meaning: Polarity | Attitude | None) -> tuple[str, str]:
    """Return the icon and the colour token of a polarity or attitude; a question if there is none.

    An unset attitude is drawn like a withheld judgement, not like an assertion.
    """
    if meaning is None:
        return "question-circle", "hedged"
    return _GLYPHS[meaning], _COLOURS[meaning]


class SpanPainter:
    """Draws the shapes of one block at a time, in the colours of a theme at a zoom (factor)."""

    def __init__(
        self,
        painter: QPainter,
        theme: Theme,
        scale: float,
        selected: Id | None,
        lit: AbstractSet[Id] = frozenset(),
    ) -> None:
        """Draw with `painter`, whose origin the caller moves to each block's top left.

        Tags in `lit` are drawn as strongly as the selected one, which alone has the focus colour.
        """
        self._painter = painter
        self._theme = theme
        self._scale = scale
        self._selected = selected
        self._strong = lit if selected is None else lit | {selected}
        self._faded = False
        self._brush = ""
        self._tiles: dict[str, QPixmap] = {}
        self._icons: dict[str, QPixmap] = {}
        self._ratio = painter.device().devicePixelRatioF()
        self._boxes = {
            kind: (pad * scale, above * scale, 2 * pad * scale, (above + below) * scale)
            for kind, (above, below, pad) in _TINT_BOXES.items()
        }
        self._radius = 3 * scale
        self._thick = max(round(2 * scale), 1)

    def under(self, shapes: BlockShapes, lines: range) -> None:
        """Draw what lies behind the letters of some lines: tints, then underlines."""
        self._painter.setPen(_NO_PEN)
        self._brush = ""
        for piece in shapes.pieces if self._strong else shapes.tinted:
            if piece.line in lines:
                self._tint(piece)
        for piece in shapes.lined:
            if piece.line in lines:
                self._underline(piece)
        self._fade(pending=False)

    def over(self, shapes: BlockShapes, lines: range) -> None:
        """Draw what lies before the letters of some lines: brackets, glyphs, suggestions."""
        for piece in shapes.pieces if self._strong else shapes.fore:
            if piece.line not in lines:
                continue
            span = piece.span
            if span.ghost:
                self._ghost(piece)
                continue
            self._fade(pending=span.pending)
            ends = piece.first or piece.last
            if ends and (span.kind is TagKind.CLAIM or span.id in self._strong):
                self._brackets(piece)
            if piece.last and span.kind is TagKind.STANCE:
                self._glyph(piece)
        self._fade(pending=False)

    def sentence(self, line: Line, left: float, right: float) -> None:
        """Draw the soft ground of the current sentence on one line."""
        pad = 3 * self._scale
        box = QRectF(left - pad, line.top, right - left + 2 * pad, line.bottom - line.top)
        self._painter.fillRect(box, self._theme.colours["sentence"])

    def _fade(self, *, pending: bool) -> None:
        """Draw a tag lighter for as long as the file has not acknowledged it."""
        if pending != self._faded:
            self._faded = pending
            self._painter.setOpacity(PENDING if pending else 1.0)

    def _box(self, piece: Piece, above: float, below: float, pad: float) -> QRectF:
        scale = self._scale
        return QRectF(
            piece.left - pad * scale,
            piece.baseline - above * scale,
            piece.right - piece.left + 2 * pad * scale,
            (above + below) * scale,
        )

    def _tint(self, piece: Piece) -> None:
        span = piece.span
        token = self._strong_tint(span) if span.id in self._strong else _TINTS.get(span.kind)
        if token is None or span.ghost:
            return
        self._fade(pending=span.pending)
        if token != self._brush:
            self._brush = token
            self._painter.setBrush(self._theme.colours[token])
        pad, above, pads, height = self._boxes[span.kind]
        left, right = piece.left, piece.right
        box = QRectF(left - pad, piece.baseline - above, right - left + pads, height)
        self._painter.drawRoundedRect(box, self._radius, self._radius)

    @staticmethod
    def _strong_tint(span: SpanView) -> str:
        if span.kind is TagKind.STANCE:
            return f"{glyph(span.attitude)[1]}Tint"
        return _STRONG_TINTS[span.kind]

    def _underline(self, piece: Piece) -> None:
        span = piece.span
        self._fade(pending=span.pending)
        thick = self._thick
        y = round(piece.baseline + (4.0 + 4.0 * piece.lane) * self._scale)
        left, right = round(piece.left), round(piece.right)
        if span.kind is TagKind.ACTOR:
            token = _LINES[span.kind]
            self._painter.fillRect(left, y, right - left, thick, self._theme.colours[token])
        elif span.kind is TagKind.FIGURE:
            token = _LINES[span.kind]
            self._broken_line(QRect(left, y + 1, right - left, thick), token, dots=True)
        else:
            token = glyph(span.attitude)[1]
            self._broken_line(QRect(left, y, right - left, thick), token, dots=False)
        if span.guessed and piece.last:
            place = QPointF(piece.right, y + thick / 2)
            self._guess_mark(place, self._theme.colours[token])

    def _broken_line(self, box: QRect, token: str, *, dots: bool) -> None:
        """Fill `box` with dots or dashes of a colour, by tiles: they are faster than pens."""
        tile = self._tiles.get(token)
        if tile is None:
            rgba = self._theme.colours[token].rgba()
            tile = self._tiles[token] = _pattern(rgba, box.height(), self._ratio, dots=dots)
        self._painter.drawTiledPixmap(box, tile)

    def _guess_mark(self, place: QPointF, colour: QColor) -> None:
        """End the line of a tag that holds a guess in a small open ring."""
        self._painter.setPen(QPen(colour, 1.2 * self._scale))
        self._painter.setBrush(self._theme.colours["paper"])
        radius = 2.4 * self._scale
        self._painter.drawEllipse(place, radius, radius)
        self._painter.setPen(_NO_PEN)
        self._brush = ""

    def _brackets(self, piece: Piece) -> None:
        selected = piece.span.id == self._selected
        fill, colour = self._painter.fillRect, self._theme.colours["focus" if selected else "claim"]
        box = self._box(piece, 17.5, 8.5, 3.5).toRect()
        left, top, right, bottom = cast("tuple[int, int, int, int]", box.getCoords())
        right, bottom = right + 1, bottom + 1
        thick = round((3 if piece.span.id in self._strong else 2) * self._scale)
        leg, arm = round(8 * self._scale), round(7 * self._scale)
        if piece.first:
            fill(left, top, arm, thick, colour)
            fill(left, top, thick, leg, colour)
        if piece.last:
            fill(right - arm, bottom - thick, arm, thick, colour)
            fill(right - thick, bottom - leg, thick, leg, colour)

    def _glyph(self, piece: Piece) -> None:
        name, token = glyph(piece.span.attitude)
        size = round(13 * self._scale)
        left, top = piece.right - 2 * self._scale, piece.baseline - 10.0 * self._scale - size
        self._icon(name, token, size, QPointF(left, top))

    def _icon(self, name: str, token: str, size: int, place: QPointF) -> None:
        picture = self._icons.get(name)
        if picture is None:
            picture = self._icons[name] = icons.pixmap(name, token, size, self._ratio)
        self._painter.drawPixmap(round(place.x()), round(place.y()), picture)

    def _ghost(self, piece: Piece) -> None:
        if piece.span.id == self._selected:
            pen = QPen(self._theme.colours["focus"], float(self._theme.focus_width))
        else:
            pen = QPen(self._theme.colours["hedged"], 1.0)
            pen.setDashPattern([2.0, 2.0])
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        box = QRectF(self._box(piece, 16.0, 7.0, 2.0).toRect()).translated(0.5, 0.5)
        if piece.span.kind is TagKind.CLAIM and piece.span.id != self._selected:
            self._ghost_corners(piece, box)
        else:
            self._painter.drawRoundedRect(box, 4 * self._scale, 4 * self._scale)

    def _ghost_corners(self, piece: Piece, box: QRectF) -> None:
        """Draw where a suggested claim begins and ends: boxes round sentences would be noise."""
        arm = 8 * self._scale
        if piece.first:
            left, top = box.left(), box.top()
            self._painter.drawLine(QPointF(left, top + arm), QPointF(left, top))
            self._painter.drawLine(QPointF(left, top), QPointF(left + arm, top))
        if piece.last:
            right, bottom = box.right(), box.bottom()
            self._painter.drawLine(QPointF(right, bottom - arm), QPointF(right, bottom))
            self._painter.drawLine(QPointF(right, bottom), QPointF(right - arm, bottom))


@cache
def _pattern(rgba: int, thick: int, ratio: float, *, dots: bool) -> QPixmap:
    """Return one period of a dotted or dashed line, `thick` pixels high, to be tiled."""
    on, period = (thick, 2 * thick) if dots else (round(3.5 * thick), round(5.5 * thick))
    made = QPixmap(QSize(round(period * ratio), round(thick * ratio)))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor.fromRgba(rgba))
    if dots:
        painter.drawEllipse(QRectF(0, 0, on, thick))
    else:
        painter.drawRect(QRectF(0, 0, on, thick))
    painter.end()
    return made


def draw_icon(painter: QPainter, name: str, token: str, size: int, place: QPointF) -> None:
    """Draw one of our icons, `size` pixels wide, with its top left at `place`, on whole pixels."""
    ratio = painter.device().devicePixelRatioF()
    pixmap = icons.pixmap(name, token, size, ratio)
    painter.drawPixmap(QPointF(round(place.x()), round(place.y())), pixmap)
