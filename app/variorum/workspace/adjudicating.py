"""What the shells may settle where analysts differ: every function returns one act, or tells.

`agreeing.agreement` says where they differ; `Session.do` makes an act so.
"""

from variorum.tagging.adjudicating import (
    adjudicate,
    adjudicated,
    is_adjudicated,
    reopen,
    settle,
    taken_of,
    unsettle,
)

__all__ = [
    "adjudicate",
    "adjudicated",
    "is_adjudicated",
    "reopen",
    "settle",
    "taken_of",
    "unsettle",
]
