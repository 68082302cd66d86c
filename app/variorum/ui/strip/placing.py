"""Where a strip stands: below the words it asks about, or above them, its card in view."""

from PySide6.QtCore import QPoint, QRect, QSize

from variorum.ui.strip.shadow import SHADOW

_GAP = 6


def rooms(anchor: QRect, within: QRect) -> tuple[int, int]:
    """Return how high a strip may be below `anchor` and above it, inside `within`."""
    below = within.bottom() - anchor.bottom() - _GAP + SHADOW
    return below, anchor.top() - within.top() - _GAP + SHADOW


def corner(anchor: QRect, within: QRect, size: QSize) -> QPoint:
    """Return where the top left corner goes: the card is aligned, not its shadow."""
    below, above = rooms(anchor, within)
    height = size.height()
    left = min(anchor.left() - 40, within.right() - size.width() + SHADOW)
    left = max(left, within.left() - SHADOW + 4)
    top = anchor.bottom() + _GAP - SHADOW
    if height > below + SHADOW:
        fits = height <= above + SHADOW
        top = anchor.top() - _GAP - height + SHADOW if fits else within.bottom() - height
    return QPoint(left, max(top, within.top() - SHADOW))
