"""What the analyst rules beside the computed: judgements, review marks, verdicts on pairs, briefs.

Each returns a ChangeSet that is empty if nothing would be different. Nothing here alters evidence.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from variorum.model.catalogue import Catalogue
from variorum.model.changes import Change, ChangeSet, created, deleted
from variorum.model.errors import UserError
from variorum.model.ids import Id, new_id, now
from variorum.model.records import (
    Actor,
    Assessment,
    Decision,
    Outlet,
    Proposition,
    Record,
    Relation,
)
from variorum.model.vocabulary import (
    Confidence,
    DecisionKind,
    Likelihood,
    RelationKind,
    Reliability,
)
from variorum.tagging.editing import altered
from variorum.tagging.making import shortened

VERDICTS = (
    RelationKind.CONFLICT,
    RelationKind.CHANGED,
    RelationKind.SCOPE_DIFFERS,
    RelationKind.DISMISSED,
)
"""What an analyst may decide of two statements; one of them at a time."""

R = TypeVar("R", Actor, Outlet)


def assess(  # noqa: PLR0913  # an assessment has these fields
    catalogue: Catalogue,
    proposition: Id,
    author: Id,
    *,
    likelihood: Likelihood | None = None,
    confidence: Confidence | None = None,
    reasons: str = "",
    gaps: str = "",
) -> ChangeSet:
    """Set an analyst's own judgement of a proposition; with nothing said it is taken away.

    Likelihood and confidence stay apart (ICD 203). Every analyst has one of their own.
    """
    known = _newest(
        found
        for found in catalogue.all(Assessment).values()
        if found.proposition == proposition and found.author == author
    )
    wanted = Assessment(
        id=known.id if known else new_id(),
        author=author,
        created=known.created if known else now(),
        proposition=proposition,
        likelihood=likelihood,
        confidence=confidence,
        reasons=reasons.strip(),
        gaps=gaps.strip(),
    )
    said = bool(likelihood or confidence or wanted.reasons or wanted.gaps)
    return ChangeSet(
        "assessment.set",
        _change(known, wanted if said else None),
        _named(catalogue, proposition),
    )


def review(
    catalogue: Catalogue, proposition: Id, mark: DecisionKind | None, author: Id, comment: str = ""
) -> ChangeSet:
    """Query or approve a statement with a comment; None takes the author's mark away."""
    marks = (DecisionKind.QUERIED, DecisionKind.APPROVED)
    known = _decided(catalogue, proposition, marks, author)
    wanted = _decision(known, mark, proposition, author, comment) if mark in marks else None
    return ChangeSet("review.set", _change(known, wanted), _named(catalogue, proposition))


def overrule(
    catalogue: Catalogue, proposition: Id, value: str, author: Id, reason: str = ""
) -> ChangeSet:
    """Let the analyst's own status stand beside the computed one; an empty value takes it away.

    Raises UserError ``overrule.reason`` where no reason is given.
    """
    if value and not reason.strip():
        raise UserError("overrule.reason")
    known = _decided(catalogue, proposition, (DecisionKind.OVERRULE,), author)
    wanted = None
    if value:
        made = _decision(known, DecisionKind.OVERRULE, proposition, author, reason)
        wanted = replace(made, value=value)
    return ChangeSet("overrule.set", _change(known, wanted), _named(catalogue, proposition))


def relate(  # noqa: PLR0913, PLR0917  # a relation has these fields
    catalogue: Catalogue,
    about: str,
    one: Id,
    other: Id,
    kind: RelationKind | None,
    author: Id,
    reason: str = "",
) -> ChangeSet:
    """Decide what two records are to each other (one of `VERDICTS`); None takes it away.

    Raises UserError ``relation.self`` for one record with itself.
    """
    if one == other:
        raise UserError("relation.self")
    known = [
        found
        for found in catalogue.all(Relation).values()
        if found.about == about and {found.one, found.other} == {one, other}
        if found.kind in VERDICTS
    ]
    if kind is None:
        return ChangeSet("relation.set", deleted(*known), (("kind", "none"),))
    params = (("kind", kind.value),)
    if known:
        wanted = replace(known[0], kind=kind, reason=reason.strip())
        return ChangeSet("relation.set", (*altered(known[0], wanted), *deleted(*known[1:])), params)
    fresh = Relation(
        id=new_id(),
        author=author,
        created=now(),
        kind=kind,
        about=about,
        one=one,
        other=other,
        reason=reason.strip(),
    )
    return ChangeSet("relation.set", created(fresh), params)


def rate(source: R, reliability: Reliability | None, reason: str) -> ChangeSet:
    """Set how reliable an outlet or a speaker is (Admiralty scale A to F), with the reason."""
    wanted = replace(source, reliability=reliability, reliability_reason=reason.strip())
    params = (("name", shortened(source.name)), ("value", reliability.value if reliability else ""))
    return ChangeSet("reliability.set", tuple(altered(source, wanted)), params)


def freeze(
    catalogue: Catalogue, name: str, statuses: Mapping[Id, Mapping[str, object]], author: Id
) -> ChangeSet:
    """Freeze a brief: keep the statuses as they are now under a name, to see later what moved.

    `statuses` say for each proposition what the brief keeps of its verdict. Raises UserError
    ``brief.unnamed``.
    """
    if not name.strip():
        raise UserError("brief.unnamed")
    brief = Decision(
        id=new_id(),
        author=author,
        created=now(),
        kind=DecisionKind.BRIEF,
        about="project",
        subject=catalogue.project.id,
        value=json.dumps(statuses, sort_keys=True),
        reason=name.strip(),
    )
    return ChangeSet("brief.freeze", created(brief), (("name", shortened(brief.reason)),))


def thaw(brief: Decision) -> ChangeSet:
    """Take a brief away."""
    return ChangeSet("brief.delete", deleted(brief), (("name", shortened(brief.reason)),))


def _decided(
    catalogue: Catalogue, subject: Id, kinds: Collection[DecisionKind], author: Id
) -> Decision | None:
    return _newest(
        found
        for found in catalogue.all(Decision).values()
        if found.subject == subject and found.kind in kinds and found.author == author
    )


def _decision(
    known: Decision | None, kind: DecisionKind, proposition: Id, author: Id, reason: str
) -> Decision:
    return Decision(
        id=known.id if known else new_id(),
        author=author,
        created=known.created if known else now(),
        kind=kind,
        about="proposition",
        subject=proposition,
        reason=reason.strip(),
    )


D = TypeVar("D", bound=Record)


def _newest(found: Iterable[D]) -> D | None:
    return max(found, key=lambda one: (one.created, one.id), default=None)


def _change(before: Record | None, after: Record | None) -> tuple[Change, ...]:
    return (Change(before, after),) if before != after else ()


def _named(catalogue: Catalogue, proposition: Id) -> tuple[tuple[str, str], ...]:
    about = catalogue.get(Proposition, proposition)
    return (("name", shortened(about.text) if about else ""),)
