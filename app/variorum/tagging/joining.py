"""Merging and splitting actors, propositions and quantities, from anywhere; each is one act."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Literal

from variorum.model.catalogue import Catalogue
from variorum.model.changes import Change, ChangeSet, created, deleted
from variorum.model.drafts import Pick
from variorum.model.errors import UserError
from variorum.model.ids import Id, new_id, now
from variorum.model.records import Actor, Constraint, Decision, Proposition, Quantity, Record
from variorum.model.resolve import merged
from variorum.model.tags import TagLink
from variorum.model.views import LinkedTag
from variorum.model.vocabulary import ConstraintKind, DecisionKind
from variorum.tagging.making import TARGETS, shortened

Kind = Literal["actor", "proposition", "quantity"]
"""Kinds of record that can be one with another."""


def merge_records(  # noqa: PLR0913, PLR0917  # a decision has these fields
    catalogue: Catalogue, about: Kind, subject: Id, into: Id, author: Id, reason: str = ""
) -> ChangeSet:
    """Decide that `subject` is one with `into`, which stays. A `cannot` between them goes.

    Raises UserError ``merge.self`` if they already are one, ``merge.missing``.
    """
    name, other = name_of(catalogue, about, subject), name_of(catalogue, about, into)
    ends = merged(catalogue, about)
    if ends.get(subject, subject) == ends.get(into, into):
        raise UserError("merge.self", name=name)
    decision = _decision(DecisionKind.MERGE, about, subject, into, author, reason)
    against = _between(catalogue, about, _cluster(ends, subject), _cluster(ends, into))
    changes = (*deleted(*against), *created(decision))
    return ChangeSet("group.merge", changes, (("name", name), ("into", other)))


def unmerge(
    catalogue: Catalogue, about: Kind, subject: Id, author: Id, reason: str = ""
) -> ChangeSet:
    """Take a merge of `subject` back, and remember that the two are not one.

    Raises UserError ``split.apart`` where it was never merged into anything.
    """
    into = _merged_into(catalogue, about, subject)
    if into is None:
        raise UserError("split.apart", name=name_of(catalogue, about, subject))
    decision = _decision(DecisionKind.SPLIT, about, subject, into, author, reason)
    cannot = Constraint(
        id=new_id(),
        author=author,
        created=decision.created,
        kind=ConstraintKind.CANNOT,
        about=about,
        one=subject,
        other=into,
        reason=reason,
    )
    name, other = name_of(catalogue, about, subject), name_of(catalogue, about, into)
    params = (("name", name), ("other", other))
    return ChangeSet("group.unmerge", created(decision, cannot), params)


def split_off(  # noqa: PLR0913, PLR0917  # what of which goes where
    catalogue: Catalogue,
    about: Kind,
    subject: Id,
    tags: Collection[LinkedTag],
    pick: Pick,
    author: Id,
) -> ChangeSet:
    """Let the links of chosen tags point at another record instead of `subject`.

    That is a known one, or a new one named by `pick` with the kind and measure of the old. Links
    to records merged into `subject` go along. Raises UserError ``split.nothing`` where no tag
    points there, ``link.unnamed``.
    """
    ends = merged(catalogue, about)
    here = _cluster(ends, subject)
    links = [link for linked in tags for link in linked.links if getattr(link, about, None) in here]
    if not links or pick.id in here:
        raise UserError("split.nothing", name=name_of(catalogue, about, subject))
    new = () if pick.id else (_like(catalogue, about, subject, pick.text, author),)
    target = new[0].id if new else pick.id
    turned = [Change(link, _pointing(link, about, target)) for link in links]
    other = name_of(catalogue, about, pick.id) if pick.id else shortened(pick.text)
    name = name_of(catalogue, about, subject)
    params = (("count", str(len({link.tag for link in links}))), ("name", name), ("other", other))
    return ChangeSet("group.split", (*created(*new), *turned), params)


def name_of(catalogue: Catalogue, about: Kind, record: Id) -> str:
    """Return what a record is called; raise UserError ``merge.missing`` if it is not there."""
    found = catalogue.get(TARGETS[about], record)
    if found is None:
        raise UserError("merge.missing")
    return shortened(found.text if isinstance(found, Proposition) else found.name)  # type: ignore[attr-defined]  # actors and quantities have names


def _cluster(ends: dict[Id, Id], record: Id) -> set[Id]:
    end = ends.get(record, record)
    return {end, *(member for member, found in ends.items() if found == end)}


def _between(
    catalogue: Catalogue, about: Kind, here: set[Id], there: set[Id]
) -> Iterable[Constraint]:
    for found in catalogue.all(Constraint).values():
        if found.kind is ConstraintKind.CANNOT and found.about == about:
            one, other = found.one, found.other
            if (one in here and other in there) or (one in there and other in here):
                yield found


def _merged_into(catalogue: Catalogue, about: Kind, subject: Id) -> Id | None:
    """Return what the merge of `subject` that holds was into."""
    into: Id | None = None
    decisions = catalogue.all(Decision).values()
    for found in sorted(decisions, key=lambda record: (record.created, record.id)):
        if found.about != about or found.subject != subject:
            continue
        if found.kind is DecisionKind.MERGE:
            into = found.object
        elif found.kind is DecisionKind.SPLIT and found.object in (None, into):
            into = None
    return into


def _decision(  # noqa: PLR0913, PLR0917  # a decision has these fields
    kind: DecisionKind, about: Kind, subject: Id, other: Id, author: Id, reason: str
) -> Decision:
    return Decision(
        id=new_id(),
        author=author,
        created=now(),
        kind=kind,
        about=about,
        subject=subject,
        object=other,
        reason=reason,
    )


def _like(catalogue: Catalogue, about: Kind, subject: Id, text: str, author: Id) -> Record:
    """Return a new record of the same make as `subject` under another name."""
    text = " ".join(text.split())
    if not text:
        raise UserError("link.unnamed", kind=about)
    old = catalogue.get(TARGETS[about], subject)
    anew = {"id": new_id(), "author": author, "created": now()}
    if isinstance(old, Actor):
        return Actor(name=text, kind=old.kind, article=old.article, **anew)  # type: ignore[arg-type]  # id, author, created
    if isinstance(old, Proposition):
        return Proposition(text=text, kind=old.kind, accused=old.accused, **anew)  # type: ignore[arg-type]  # as above
    assert isinstance(old, Quantity)  # the three kinds there are  # noqa: S101
    return replace(old, name=text, **anew)  # type: ignore[arg-type]  # as above


def _pointing(link: TagLink, about: Kind, target: Id | None) -> TagLink:
    kept = tuple(field for field in link.inferred if field != about)
    return replace(link, inferred=kept, **{about: target})  # type: ignore[arg-type]  # one of the targets
