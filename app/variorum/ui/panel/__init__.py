"""The panel: tag buttons, the selected tag's fields, the tags of the article."""

from variorum.ui.panel.candidates import Candidates, PickView, RoleCandidates
from variorum.ui.panel.pane import PanelPane
from variorum.ui.panel.picker import Picker
from variorum.ui.panel.values import Inspected, TagRow, tag_row, tag_rows

__all__ = [
    "Candidates",
    "Inspected",
    "PanelPane",
    "PickView",
    "Picker",
    "RoleCandidates",
    "TagRow",
    "tag_row",
    "tag_rows",
]
