"""The typefaces: the platform's own for the interface, Source Serif or Sans Pro for reading.

Font files come from the PyPI packages font-source-sans-pro and font-source-serif-pro and are
loaded one weight at a time, when first asked for.
"""

import importlib.util
import logging
import sys
from functools import cache
from pathlib import Path
from typing import Literal

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QGuiApplication

from variorum.ui import tokens

Weight = QFont.Weight
Face = Literal["serif", "sans"]
"""What the analyst reads articles in."""
TABULAR = QFont.Tag("tnum")
_SUBSTITUTIONS = tuple(QFont.Tag(tag) for tag in ("calt", "tnum", "liga", "clig", "dlig", "frac"))

_log = logging.getLogger(__name__)

_SANS = "Source Sans Pro"
_SERIF = "Source Serif Pro"
_GENERIC = {"serif": "serif", "sans": "sans-serif"}
_PACKAGES = {_SANS: "font_source_sans_pro", _SERIF: "font_source_serif_pro"}
_BARE = frozenset({"", "DejaVu Sans", "Bitstream Vera Sans", "Liberation Sans", "Sans Serif"})

_POINTS_PER_PX = 1.0 if sys.platform == "darwin" else 72 / 96

_SANS_SCALE = 14 / 13
"""Source Sans is drawn smaller on its body than the faces the sizes were chosen with."""


def ui(size: str | float = "body", weight: Weight = Weight.Normal) -> QFont:
    """Return the interface font. `size` is a token of `tokens.px` or pixels at 100 % scale."""
    return QFont(_ui(_px(size), weight))  # a copy, as whoever asked may alter it


def reading(
    size: str | float = "read",
    weight: Weight = Weight.Normal,
    *,
    italic: bool = False,
    face: Face = "serif",
) -> QFont:
    """Return the reading font. `size` is a token of `tokens.px` or pixels at 100 % scale."""
    family, px = (_SANS, _px(size) * _SANS_SCALE) if face == "sans" else (_SERIF, _px(size))
    known = _ensure(family, weight, italic=italic)
    font = _font(family if known else _GENERIC[face], px, weight)
    font.setStyleHint(QFont.StyleHint.SansSerif if face == "sans" else QFont.StyleHint.Serif)
    font.setItalic(italic)
    return font


def mono(size: str | float = "small") -> QFont:
    """Return the platform's fixed-pitch font, for previews of data."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(_px(size) * _POINTS_PER_PX)
    return font


def whole(font: QFont) -> QFont:
    """Return a copy of `font` without substitutions, whose letters a PDF would lose."""
    copy = QFont(font)
    for tag in _SUBSTITUTIONS:
        copy.setFeature(tag, 0)
    return copy


def tabular(font: QFont) -> QFont:
    """Return a copy of `font` whose digits all have one width, for counts and tables."""
    copy = QFont(font)
    copy.setFeature(TABULAR, 1)
    return copy


@cache
def ui_family() -> str:
    """Return the family of the interface font: the platform's, or Source Sans Pro if it is bare."""
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    family = QFontInfo(system).family()
    bare = family in _BARE or QGuiApplication.platformName() in {"offscreen", "minimal"}
    if bare and _ensure(_SANS, Weight.Normal, italic=False):
        return _SANS
    return family


def _px(size: str | float) -> float:
    return float(tokens.load().px[size]) if isinstance(size, str) else float(size)


@cache
def _ui(px: float, weight: Weight) -> QFont:
    family = ui_family()
    if family == _SANS:
        _ensure(_SANS, weight, italic=False)
        px *= _SANS_SCALE
    return _font(family, px, weight)


def _font(family: str, px: float, weight: Weight) -> QFont:
    font = QFont(family)
    font.setPointSizeF(px * _POINTS_PER_PX)
    font.setWeight(weight)
    return font


def _ensure(family: str, weight: Weight, *, italic: bool) -> bool:
    if weight >= Weight.Bold:
        face = "Bold"
    elif weight >= Weight.DemiBold:
        face = "Semibold"
    else:
        face = "Regular"
    slanted = "It" if face == "Regular" else f"{face}It"
    return _loaded(family, slanted if italic else face)


@cache
def _loaded(family: str, face: str) -> bool:
    spec = importlib.util.find_spec(_PACKAGES[family])
    if spec is None or spec.origin is None:
        _log.warning("the font package of %s is not installed", family)
        return False
    # Not .ttf: of glyphs made of others, such as % and “, Qt writes wrong widths into a PDF.
    name = f"{family.replace(' ', '')}-{face}.otf"
    path = Path(spec.origin).parent / "files" / name
    if QFontDatabase.addApplicationFont(str(path)) < 0:
        _log.warning("the font file %s could not be loaded", name)
        return False
    return True
