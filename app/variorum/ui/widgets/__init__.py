"""Small widgets shared by all panes. They are given values and emit signals."""

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
    "button",
    "rule",
]
