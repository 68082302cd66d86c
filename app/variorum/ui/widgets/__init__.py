"""Small widgets shared by all panes. They are given values and emit signals.

A name is loaded from its module when it is first asked for: the first window needs few of them.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from variorum.ui.widgets.buttons import IconButton, button
    from variorum.ui.widgets.chip import Chip, ChipLook
    from variorum.ui.widgets.flow import FlowLayout
    from variorum.ui.widgets.labels import Badge, CountPill, ElidedLabel, KeyCap, SectionHeader
    from variorum.ui.widgets.sections import (
        ChevronSection,
        EmptyState,
        ProgressBarThin,
        SearchField,
        rule,
    )
    from variorum.ui.widgets.segmented import Segment, Segmented
    from variorum.ui.widgets.unhurried import Unhurried

__all__ = [
    "Badge",
    "ChevronSection",
    "Chip",
    "ChipLook",
    "CountPill",
    "ElidedLabel",
    "EmptyState",
    "FlowLayout",
    "IconButton",
    "KeyCap",
    "ProgressBarThin",
    "SearchField",
    "SectionHeader",
    "Segment",
    "Segmented",
    "Unhurried",
    "button",
    "rule",
]

_MODULES = {
    "buttons": ("IconButton", "button"),
    "chip": ("Chip", "ChipLook"),
    "flow": ("FlowLayout",),
    "labels": ("Badge", "CountPill", "ElidedLabel", "KeyCap", "SectionHeader"),
    "sections": ("ChevronSection", "EmptyState", "ProgressBarThin", "SearchField", "rule"),
    "segmented": ("Segment", "Segmented"),
    "unhurried": ("Unhurried",),
}


def __getattr__(name: str) -> object:
    """Load a widget (PEP 562); raise AttributeError for a name that is none."""
    for module, names in _MODULES.items():
        if name in names:
            found: object = getattr(import_module(f"{__name__}.{module}"), name)
            return globals().setdefault(name, found)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
