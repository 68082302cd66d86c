"""What the shells may rule beside the computed: every function returns one act as a change set."""

from variorum.tagging.rulings import VERDICTS, assess, overrule, rate, relate, review, thaw
from variorum.workspace.briefs import briefs, freeze_brief, since

__all__ = [
    "VERDICTS",
    "assess",
    "briefs",
    "freeze_brief",
    "overrule",
    "rate",
    "relate",
    "review",
    "since",
    "thaw",
]
