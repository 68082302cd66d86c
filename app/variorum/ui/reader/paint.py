"""The hybrid rendering: claims as tint and brackets, the other kinds as lines by pattern."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from variorum.model.ids import Id
from variorum.model.vocabulary import Attitude, Polarity, TagKind
from variorum.ui import icons
from variorum.ui.reader.geometry import BlockShapes, Line, Piece
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
_PENDING = 0.55
_GUESSED = 0.75
_DASH = [3.4, 1.9]
_DOT = [0.1, 1.9]


def glyph(meaning: Polarity | Attitude | None) -> tuple[str, str]:
    """Return the icon and the colour token of a polarity or attitude; a question if there is none.

    An unset attitude is drawn like a withheld judgement, not like an assertion.
    """
    if meaning is None:
        return "question-circle", "hedged"
    return _GLYPHS[meaning], _COLOURS[meaning]


class SpanPainter:
    """Draws the shapes of one block at a time, in the colours of a theme at a zoom (factor)."""

    def __init__(self, painter: QPainter, theme: Theme, scale: float, selected: Id | None) -> None:
        """Draw with `painter`, whose origin the caller moves to each block's top left."""
        self._painter = painter
        self._theme = theme
        self._scale = scale
        self._selected = selected

    def under(self, shapes: BlockShapes) -> None:
        """Draw what lies behind the letters: tints, then lines."""
        order = sorted(shapes.pieces, key=self._depth)
        for piece in order:
            self._tint(piece, shapes.lines[piece.line])
        for piece in order:
            self._underline(piece, shapes.lines[piece.line])
        self._painter.setOpacity(1.0)

    def over(self, shapes: BlockShapes) -> None:
        """Draw what lies before the letters: brackets, glyphs, the boxes of suggestions."""
        for piece in shapes.pieces:
            line = shapes.lines[piece.line]
            if piece.span.ghost:
                self._ghost(piece, line)
                continue
            self._fade(piece)
            if piece.span.kind is TagKind.CLAIM or self._is_selected(piece):
                self._brackets(piece, line)
            if piece.span.kind is TagKind.STANCE and piece.last:
                self._glyph(piece, line)
        self._painter.setOpacity(1.0)

    def sentence(self, line: Line, left: float, right: float) -> None:
        """Draw the soft ground of the current sentence on one line."""
        pad = 3 * self._scale
        box = QRectF(left - pad, line.top, right - left + 2 * pad, line.bottom - line.top)
        self._painter.fillRect(box, self._theme.colours["sentence"])

    def _depth(self, piece: Piece) -> tuple[int, int]:
        return (piece.span.kind is not TagKind.CLAIM, -piece.span.length)

    def _is_selected(self, piece: Piece) -> bool:
        return piece.span.id == self._selected and not piece.span.ghost

    def _fade(self, piece: Piece) -> None:
        self._painter.setOpacity(_PENDING if piece.span.pending else 1.0)

    def _box(self, piece: Piece, line: Line, above: float, below: float, pad: float) -> QRectF:
        scale = self._scale
        top = line.baseline - above * scale
        bottom = line.baseline + below * scale
        return QRectF(
            piece.left - pad * scale, top, piece.right - piece.left + 2 * pad * scale, bottom - top
        )

    def _tint(self, piece: Piece, line: Line) -> None:
        token = self._tint_token(piece)
        if token is None:
            return
        claim = piece.span.kind is TagKind.CLAIM
        box = self._box(piece, line, *((16.5, 7.5, 2.5) if claim else (14.5, 6.0, 1.5)))
        self._fade(piece)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._theme.colours[token])
        radius = 3 * self._scale
        self._painter.drawRoundedRect(box, radius, radius)

    def _tint_token(self, piece: Piece) -> str | None:
        span, selected = piece.span, self._is_selected(piece)
        if span.ghost:
            return None
        if span.kind is TagKind.CLAIM:
            return "claimTint2" if selected else "claimTint"
        if span.kind is TagKind.FIGURE:
            return "figureTint"
        if not selected:
            return None
        return "actorTint" if span.kind is TagKind.ACTOR else f"{glyph(span.attitude)[1]}Tint"

    def _underline(self, piece: Piece, line: Line) -> None:
        span = piece.span
        if span.ghost or span.kind is TagKind.CLAIM:
            return
        self._fade(piece)
        pen = self._pen(piece)
        half = pen.widthF() / 2
        y = line.baseline + (5.0 + 4.0 * piece.lane) * self._scale
        dotted = span.kind is TagKind.FIGURE
        y += self._scale if dotted else 0.0
        self._painter.setPen(pen)
        self._painter.drawLine(QPointF(piece.left + half, y), QPointF(piece.right - half, y))
        if span.guessed and piece.last:
            self._guess_mark(piece.right, y, pen.color())

    def _pen(self, piece: Piece) -> QPen:
        kind = piece.span.kind
        token = {TagKind.ACTOR: "actor", TagKind.FIGURE: "figure"}.get(kind)
        colour = self._theme.colours[token or glyph(piece.span.attitude)[1]]
        pen = QPen(colour, 2 * self._scale)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if kind is TagKind.STANCE:
            pen.setDashPattern(_DASH)
        elif kind is TagKind.FIGURE:
            pen.setDashPattern(_DOT)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        return pen

    def _guess_mark(self, x: float, y: float, colour: QColor) -> None:
        """End the line of a tag that holds a guess in a small open ring."""
        self._painter.setPen(QPen(colour, 1.2 * self._scale))
        self._painter.setBrush(self._theme.colours["paper"])
        radius = 2.4 * self._scale
        self._painter.drawEllipse(QPointF(x, y), radius, radius)

    def _brackets(self, piece: Piece, line: Line) -> None:
        selected = self._is_selected(piece)
        box = self._box(piece, line, 17.0, 8.0, 3.0)
        leg, arm = 7.0 * self._scale, 6.0 * self._scale
        pen = QPen(self._theme.colours["focus" if selected else "claim"])
        pen.setWidthF((2.5 if selected else 1.9) * self._scale)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        if piece.first:
            corner = box.topLeft()
            self._corner(corner + QPointF(0, leg), corner, corner + QPointF(arm, 0))
        if piece.last:
            corner = box.bottomRight()
            self._corner(corner - QPointF(0, leg), corner, corner - QPointF(arm, 0))

    def _corner(self, start: QPointF, corner: QPointF, end: QPointF) -> None:
        path = QPainterPath(start)
        path.lineTo(corner)
        path.lineTo(end)
        self._painter.drawPath(path)

    def _glyph(self, piece: Piece, line: Line) -> None:
        name, token = glyph(piece.span.attitude)
        size = round(11 * self._scale)
        place = QPointF(
            piece.right - 2 * self._scale, line.baseline - 12.5 * self._scale - size
        )
        draw_icon(self._painter, name, token, size, place)

    def _ghost(self, piece: Piece, line: Line) -> None:
        pen = QPen(self._theme.colours["hedged"], 1.0)
        pen.setDashPattern([2.0, 2.0])
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        box = self._box(piece, line, 16.0, 7.0, 3.0)
        self._painter.drawRoundedRect(box, 4 * self._scale, 4 * self._scale)


def draw_icon(painter: QPainter, name: str, token: str, size: int, place: QPointF) -> None:
    """Draw one of our icons, `size` pixels wide, with its top left at `place`, on whole pixels."""
    ratio = painter.device().devicePixelRatioF()
    pixmap = icons.pixmap(name, token, size, ratio)
    painter.drawPixmap(QPointF(round(place.x()), round(place.y())), pixmap)
