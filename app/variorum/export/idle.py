"""Authors an import only guessed, which nothing needs once a dataset has named the true one."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Protocol

from variorum.export.merge import Plan
from variorum.export.references import references
from variorum.model.changes import Change
from variorum.model.ids import Id
from variorum.model.records import Actor, Article, Record


class Lookup(Protocol):
    """Gives a record by kind and id."""

    def get(self, kind: str, record_id: Id) -> Record | None: ...  # noqa: D102  # as the class says


def without_idle_authors(
    plan: Plan, existing: Lookup, referring: Callable[[Id], Iterable[Record]]
) -> Plan:
    """Return the plan that also removes guessed authors it replaces and nothing else points at.

    `referring` answers an actor of the project with the records that point at it. An actor the
    analyst has described or rated stays.
    """
    left: dict[Id, set[Id]] = {}
    for change in plan.changes:
        before, after = change.before, change.after
        if isinstance(before, Article) and isinstance(after, Article):
            actor = before.author_actor
            if actor and actor != after.author_actor and "author_actor" in before.inferred:
                left.setdefault(actor, set()).add(before.id)
    if not left:
        return plan
    needed = {
        target for change in plan.changes if change.after for *_, target in references(change.after)
    }
    idle = [
        Change(record, None)
        for actor, articles in left.items()
        if actor not in needed
        and isinstance(record := existing.get("actor", actor), Actor)
        and not (record.description or record.reliability)
        and all(other.id in articles for other in referring(actor))
    ]
    return replace(plan, changes=(*plan.changes, *idle))
