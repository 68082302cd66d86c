"""What the shells may answer in Reconcile: every function returns one act as a change set.

`Session.do` makes it so; `Reconciler.suppose` tells what it would move.
"""

from variorum.tagging.answering import (
    accept_copy,
    accept_passage,
    join_figures,
    link_claim,
    reject_claim,
    reject_copy,
    reject_figures,
    reject_passage,
)
from variorum.tagging.grouping_acts import accept_actors, reject_actors, split_actors
from variorum.tagging.housekeeping import set_independence
from variorum.tagging.joining import merge_records, split_off, unmerge

__all__ = [
    "accept_actors",
    "accept_copy",
    "accept_passage",
    "join_figures",
    "link_claim",
    "merge_records",
    "reject_actors",
    "reject_claim",
    "reject_copy",
    "reject_figures",
    "reject_passage",
    "set_independence",
    "split_actors",
    "split_off",
    "unmerge",
]
