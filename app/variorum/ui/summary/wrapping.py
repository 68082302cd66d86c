"""A proposition on one line or two, the second one cut."""

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QTextLayout

from variorum.ui import fonts, plain


@lru_cache(maxsize=20_000)
def two_lines(text: str, width: float) -> tuple[str, ...]:
    """Return a text in the interface's font on at most two lines of `width` pixels."""
    font, shown = fonts.ui("body"), plain.visible(" ".join(text.split()))
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(shown) <= width:
        return (shown,)
    layout = QTextLayout(shown, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    length = line.textLength()
    layout.endLayout()
    rest = metrics.elidedText(shown[length:], Qt.TextElideMode.ElideRight, width)
    return shown[:length].rstrip(), rest
