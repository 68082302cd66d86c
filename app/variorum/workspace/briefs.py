"""Briefs: the statuses as they were when a brief was frozen, and what has moved since."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from variorum.model.catalogue import Catalogue
from variorum.model.changes import ChangeSet
from variorum.model.differing import differing
from variorum.model.ids import Id
from variorum.model.records import Decision, Proposition
from variorum.model.summary import PropositionRow, Summary
from variorum.model.verdict import Sign, Status, Verdict, signs_of
from variorum.model.view import Move
from variorum.model.vocabulary import DecisionKind
from variorum.tagging.rulings import freeze


@dataclass(frozen=True, slots=True)
class _Kept:
    text: str
    status: Status
    support: int
    denial: int
    signs: tuple[Sign, ...] | None = None
    """None: kept by a version that did not keep them."""


def briefs(catalogue: Catalogue) -> list[Decision]:
    """Return the briefs, newest first."""
    found = [one for one in catalogue.all(Decision).values() if one.kind is DecisionKind.BRIEF]
    return sorted(found, key=lambda one: (one.created, one.id), reverse=True)


def freeze_brief(catalogue: Catalogue, name: str, summary: Summary, author: Id) -> ChangeSet:
    """Freeze the statuses of a summary under a name; raises UserError ``brief.unnamed``."""
    statuses = {
        row.proposition.id: {
            "text": row.proposition.text,
            "status": row.verdict.status.value,
            "support": row.verdict.support,
            "denial": row.verdict.denial,
            "signs": list(signs_of(row.verdict)),
        }
        for row in summary.propositions
    }
    return freeze(catalogue, name, statuses, author)


def since(brief: Decision, summary: Summary) -> tuple[Move, ...]:
    """Return how statuses, support and denial differ from a brief, changed statuses first."""
    then = _kept(brief)
    now = {row.proposition.id: row for row in summary.propositions}
    found = []
    for group in {**then, **now}:
        row, old = now.get(group), then.get(group)
        move = _move(group, old, row.proposition if row else None, row.verdict if row else None)
        if _differs(move):
            found.append(move)
    return _in_order(found)


def moved(before: Summary, after: Summary) -> tuple[Move, ...]:
    """Return how statuses, support and denial differ between two summaries."""
    gone, come = differing(before.propositions, after.propositions)
    then, now = ({row.proposition.id: row for row in some} for some in (gone, come))
    found = []
    for group in {**then, **now}:
        old, new = then.get(group), now.get(group)
        kept = _stood(old) if old else None
        move = _move(group, kept, new.proposition if new else None, new.verdict if new else None)
        if _differs(move):
            found.append(move)
    return _in_order(found)


def _stood(row: PropositionRow) -> _Kept:
    found = row.verdict
    return _Kept(row.proposition.text, found.status, found.support, found.denial, signs_of(found))


def _in_order(found: Iterable[Move]) -> tuple[Move, ...]:
    return tuple(sorted(found, key=lambda one: (one.stays, not one.shows, one.text.casefold())))


def _signs(old: _Kept | None, now: tuple[Sign, ...]) -> tuple[Sign, ...]:
    """Return what was said beside the status; where it was not kept, as if nothing had moved."""
    if old is None:
        return ()
    return now if old.signs is None else old.signs


def _differs(move: Move) -> bool:
    return move.shows or move.support[0] != move.support[1] or move.denial[0] != move.denial[1]


def _kept(brief: Decision) -> Mapping[Id, _Kept]:
    return {
        Id(group): _Kept(
            str(kept["text"]),
            Status(kept["status"]),
            int(kept["support"]),
            int(kept["denial"]),
            tuple(map(Sign, kept["signs"])) if "signs" in kept else None,
        )
        for group, kept in json.loads(brief.value).items()
    }


def _move(
    group: Id, old: _Kept | None, proposition: Proposition | None, new: Verdict | None
) -> Move:
    now = signs_of(new) if new else ()
    return Move(
        group,
        proposition.text if proposition else (old.text if old else ""),
        old.status if old else None,
        new.status if new else None,
        (old.support if old else 0, new.support if new else 0),
        (old.denial if old else 0, new.denial if new else 0),
        (_signs(old, now), now),
    )
