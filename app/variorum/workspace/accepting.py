"""Accepting all that is sure: many proposals, one act, so that one undo takes it back."""

from collections.abc import Callable, Sequence

from variorum.model.catalogue import Catalogue
from variorum.model.changes import Change, ChangeSet
from variorum.model.errors import UserError
from variorum.model.ids import Id
from variorum.model.proposal import ActorProposal, Inbox, Tier
from variorum.tagging.grouping_acts import accept_actors

_STEP = 20
"""Proposals between two words on how far it has come."""


def sure_ones(inbox: Inbox) -> list[ActorProposal]:
    """Return the proposals that are sure: those of tier 1."""
    return [one for one in inbox.actors if one.tier is Tier.ONE]


def accept_all(
    proposals: Sequence[ActorProposal],
    catalogue: Catalogue,
    author: Id,
    *,
    progress: Callable[[float], None] = lambda _share: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ChangeSet | None:
    """Return the act that accepts proposals as they were offered; None if it was cancelled.

    A proposal that another one has settled meanwhile is passed over. `catalogue` is not altered.
    """
    then = Catalogue(catalogue)
    changes: list[Change] = []
    count = 0
    for place, proposal in enumerate(proposals):
        if cancelled():
            return None
        try:
            act = accept_actors(proposal, then, author)
        except UserError:
            continue  # its forms became one with an earlier proposal
        then.apply(act.changes)
        changes += act.changes
        count += 1
        if place % _STEP == 0:
            progress((place + 1) / len(proposals))
    return ChangeSet("group.accept_all", tuple(changes), (("count", str(count)),))
