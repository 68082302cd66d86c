"""The inbox as data, for the command line; and accepting all that is sure at once."""

import json
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from enum import StrEnum
from itertools import chain
from typing import Any

from variorum.model.proposal import (
    ActorProposal,
    ClaimProposal,
    CopyProposal,
    FigureProposal,
    Inbox,
    IndependenceProposal,
    PassageProposal,
    Proposal,
    Tier,
)
from variorum.tagging.grouping_acts import accept_actors
from variorum.workspace.inbox import InboxKeeper
from variorum.workspace.reconciling import Reconciler
from variorum.workspace.session import Session

_ROUNDS = 4
"""Accepted names may make others sure; so it is asked again, but not for ever."""

_KIND: dict[type[Proposal], str] = {
    ActorProposal: "actor",
    ClaimProposal: "claim",
    FigureProposal: "figure",
    CopyProposal: "copy",
    PassageProposal: "passage",
    IndependenceProposal: "independence",
}


def list_inbox(
    session: Session, *, accept_tier1: bool = False
) -> tuple[Inbox, list[ActorProposal]]:
    """Return what is open, and what was accepted: each tier-1 actor proposal by an act of its own.

    Nothing else is ever accepted here. Raises UserError ``project.read_only``.
    """
    reconciler = Reconciler(session)
    keeper = InboxKeeper(session, reconciler)
    accepted: list[ActorProposal] = []
    try:
        inbox = keeper.inbox().result()
        for _ in range(_ROUNDS if accept_tier1 else 0):
            sure = [one for one in inbox.actors if one.tier is Tier.ONE]
            if not sure:
                break
            for one in sure:
                act = accept_actors(one, session.state.catalogue, session.signed())
                session.do(act).result()
            accepted += sure
            inbox = keeper.inbox().result()
        return inbox, accepted
    finally:
        keeper.close()
        reconciler.close()


def open_proposals(inbox: Inbox) -> list[Proposal]:
    """Return all proposals of an inbox, in the order its list shows them."""
    return list(
        chain(
            inbox.actors,
            inbox.claims,
            inbox.figures,
            inbox.copies,
            inbox.passages,
            inbox.independence,
            inbox.ambiguous,
        )
    )


def inbox_json(inbox: Inbox, accepted: list[ActorProposal]) -> str:
    """Return an inbox as JSON (schema: reconcile-1), keys sorted, one final newline."""
    plain = {
        "format": "variorum-proposals",
        "version": 1,
        "decided": inbox.decided,
        "accepted": [_proposal(one) for one in accepted],
        "proposals": [_proposal(one) for one in open_proposals(inbox)],
    }
    return json.dumps(plain, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def kind_of(proposal: Proposal) -> str:
    """Return what a proposal is about: actor, claim, figure, copy, passage or independence."""
    return _KIND[type(proposal)]


def _proposal(one: Proposal) -> dict[str, Any]:
    found = {"kind": kind_of(one), **_plain(one)}
    for form in found.get("forms", ()):
        form["reasons"] = form.pop("why")
        form["sample"] = next(iter(form["tags"]), form.pop("linked_sample"))
    return found


def _plain(value: Any) -> Any:  # noqa: ANN401  # a proposal in, JSON out
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(item) for item in value]
    return value.value if isinstance(value, StrEnum) else value
