"""The measures of the page: fonts, line pitch, gaps and the column, all scaled by the zoom."""

from dataclasses import dataclass
from functools import cached_property
from math import ceil

from PySide6.QtGui import QFont, QFontMetricsF

from variorum.ui import fonts, tokens

ZOOM_MIN, ZOOM_MAX = 70, 250
"""Percent."""

GUTTER = 44
MARGIN = 180
_PAD = 8
"""Between the gutter and the text."""

_SUBHEAD_PX = 16
RAGGED = 3
"""Characters by which lines of a ragged column fall short of it on average."""
_NARROWEST = 240
"""Pixels of text that are kept even where the window is too small for gutter and margin."""


@dataclass(frozen=True)
class Column:
    """Where the text stands in the viewport, in pixels; gutter left of it, margin right of it."""

    left: float
    width: float

    @property
    def right(self) -> float:
        """Where the text ends and the margin begins."""
        return self.left + self.width


@dataclass(frozen=True)
class Look:
    """Everything the layout needs to know at one zoom (percent), measure (characters) and face."""

    zoom: int = 100
    measure: int = 68
    face: fonts.Face = "serif"

    def px(self, size: float) -> float:
        """Return `size` pixels at this zoom."""
        return size * self.zoom / 100

    @cached_property
    def body(self) -> QFont:
        """The font of the running text."""
        return fonts.reading(self.px(tokens.load().px["read"]), face=self.face)

    @cached_property
    def title(self) -> QFont:
        """The font of a headline."""
        size = self.px(tokens.load().px["readTitle"])
        return fonts.reading(size, fonts.Weight.DemiBold, face=self.face)

    @cached_property
    def subhead(self) -> QFont:
        """The font of a heading inside the text."""
        return fonts.ui(self.px(_SUBHEAD_PX), fonts.Weight.DemiBold)

    @cached_property
    def pitch(self) -> float:
        """Pixels from one line of running text to the next."""
        return ceil(self.px(tokens.load().px["read"]) * tokens.load().reading_line_height)

    @cached_property
    def title_pitch(self) -> float:
        """Pixels from one line of a headline to the next."""
        return round(QFontMetricsF(self.title).height() * 1.05)

    @cached_property
    def gap(self) -> float:
        """Pixels between two paragraphs, above a line's own pitch."""
        return round(self.px(16))

    @cached_property
    def characters(self) -> float:
        """Pixels one character of running text takes on average."""
        sample = "The committee said on Friday that it had not seen the report, "
        return QFontMetricsF(self.body).horizontalAdvance(sample) / len(sample)

    def _measured(self) -> float:
        """Return how wide a column is whose lines hold `measure` characters on average."""
        return (self.measure + RAGGED) * self.characters

    def column(self, viewport: float) -> Column:
        """Return where the text stands in a viewport of this width, gutter and margin around it."""
        spare = viewport - GUTTER - _PAD - MARGIN
        width = max(min(self._measured(), spare), _NARROWEST)
        left = GUTTER + _PAD + max(spare - width, 0) / 2
        return Column(float(round(left)), width)
