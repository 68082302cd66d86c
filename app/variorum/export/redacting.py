"""A project without some of its sources or authors: nothing of them stays in the records.

What stays is closed in itself, as a selection is (`selecting`). Beyond that, names stay only if
something that stays uses them, and words that can only come from what was taken out go
(`rewording`).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar, cast

from variorum.export.references import reference_fields
from variorum.export.rewording import reword
from variorum.export.selecting import freed, hangs_on
from variorum.model.ids import Id, new_id
from variorum.model.records import Annotator, Article, Decision, Project, Record, TextVersion
from variorum.model.redaction import Redaction
from variorum.model.tags import TagLink
from variorum.model.vocabulary import DecisionKind

R = TypeVar("R", bound=Record)

_WORK = frozenset(
    (
        *("tag", "tag_link", "relation", "constraint", "decision", "assessment", "note"),
        *("read_mark", "independence", "actor_link", "proposition_link"),
    )
)
"""Kinds that are an annotator's own work; what others build on stays, without its author."""

_NAMES = frozenset(("outlet", "actor", "topic", "proposition", "quantity"))
_ORIGINAL = "original:"
"""How the step of a text begins that tells of a kept file, which may hold other articles too."""


@dataclass(frozen=True, slots=True)
class Handed:
    """The records of a hand-over, in dataset order, and what became of the others."""

    records: Sequence[Record]
    taken: dict[str, int]
    reworded: int
    renamed: int


def redact(records: Sequence[Record], wanted: Redaction, owner: str, title: str) -> Handed:
    """Return what is left of all the records of a project, given in dataset order.

    The project gets a new id, is signed by the annotator called `owner` or by somebody new where
    that name must not be known, and is called `title` where its own would tell.
    """
    gone = _gone(records, wanted)
    left = [freed(record, gone) for record in records if record.id not in gone]
    lost = [record for record in records if record.id in gone]
    told = reword(left, lost, _secret(records, wanted), title)
    left, count = list(told.records), told.count
    people = {one.author for one in left}
    kept = [one for one in left if not isinstance(one, Annotator) or one.id in people]
    before, after = Counter(map(_kind, records)), Counter(map(_kind, kept))
    signed, renamed = _sign(kept, wanted, owner)
    taken = {kind: n - after[kind] for kind, n in before.items() if n > after[kind]}
    return Handed(signed, taken, count, renamed)


def _kind(record: Record) -> str:
    return record.kind_name


def _secret(records: Sequence[Record], wanted: Redaction) -> list[str]:
    """Return the names that must not be known, beside those of what is taken out."""
    people = [one for one in records if isinstance(one, Annotator)]
    return [*wanted.words, *(one.name for one in people if wanted.anonymous)]


def _gone(records: Sequence[Record], wanted: Redaction) -> set[Id]:
    """Return the ids of all that goes, directly or with what it hangs on."""
    gone: set[Id] = set(wanted.articles | wanted.outlets | wanted.annotators)
    if not gone:
        return gone
    for record in records:
        works = record.kind_name in _WORK and record.author in wanted.annotators
        is_brief = isinstance(record, Decision) and record.kind is DecisionKind.BRIEF
        if works or is_brief or hangs_on(record, gone):
            gone.add(record.id)
    used = {
        one
        for record in records
        if isinstance(record, Article | TagLink) and record.id not in gone
        for name in reference_fields(record.kind_name)
        if (one := cast("Id | None", getattr(record, name))) is not None
    }
    for record in records:
        unused = record.kind_name in _NAMES and record.id not in used
        if unused or hangs_on(record, gone):
            gone.add(record.id)
    return gone


def _sign(records: Sequence[Record], wanted: Redaction, owner: str) -> tuple[Sequence[Record], int]:
    """Return the records under new ids of the project and, if wanted, of the annotators."""
    people = [one for one in records if isinstance(one, Annotator)]
    project = next(one for one in records if isinstance(one, Project))
    ids: dict[Id, Id] = {project.id: new_id()}
    names = {one.id: one.name for one in people}
    if wanted.anonymous:
        ids |= {one.id: new_id() for one in people}
        names = {one.id: f"Analyst {number}" for number, one in enumerate(people, start=1)}
    founder = next((one for one in people if one.name == owner), people[0] if people else None)
    if founder is None:
        founder = Annotator(id=new_id(), created=project.created, name="Analyst 1")
        founder = replace(founder, author=founder.id)
        records = [records[0], founder, *records[1:]]
    signed = []
    for record in records:
        one = _readdressed(record, ids)
        if isinstance(record, Annotator):
            one = replace(cast("Annotator", one), name=names.get(record.id, record.name))
        elif isinstance(record, Project):
            one = replace(one, author=ids.get(founder.id, founder.id))
        elif isinstance(record, TextVersion):
            steps = tuple(step for step in record.steps if not step.startswith(_ORIGINAL))
            one = replace(cast("TextVersion", one), steps=steps)
        signed.append(one)
    return signed, len(people) if wanted.anonymous else 0


def _readdressed(record: R, ids: dict[Id, Id]) -> R:
    """Return a record that points at the new ids of what it pointed at."""
    changed: dict[str, Id] = {}
    for name in ("id", *reference_fields(record.kind_name)):
        value = getattr(record, name)
        if isinstance(value, str) and value in ids:
            changed[name] = ids[Id(value)]
    return replace(record, **changed) if changed else record


def founding(records: Iterable[Record]) -> tuple[Project, Annotator, list[Record]]:
    """Return the project, who signs it, and all other records."""
    every = list(records)
    project = next(one for one in every if isinstance(one, Project))
    founder = next(one for one in every if isinstance(one, Annotator) and one.id == project.author)
    return project, founder, [one for one in every if one not in (project, founder)]
