"""Merging and splitting from anywhere: the merges there are, and the tags of one record."""

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass

from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.records import Decision
from variorum.model.resolve import merged
from variorum.model.views import LinkedTag
from variorum.model.vocabulary import DecisionKind, TagKind
from variorum.store.store import Store
from variorum.tagging.joining import Kind
from variorum.workspace.quoting import Context, contexts
from variorum.workspace.session import Session

__all__ = ["Kind", "Merge", "Pointing", "merges", "pointing"]


@dataclass(frozen=True, slots=True)
class Merge:
    """A merge that holds: `subject` stands for `into` since `created`."""

    about: Kind
    subject: Id
    into: Id
    created: str


def merges(catalogue: Catalogue) -> list[Merge]:
    """Return the merges that hold, the newest first."""
    when: dict[tuple[str, Id], str] = {}
    for found in catalogue.all(Decision).values():
        if found.kind is DecisionKind.MERGE:
            key = found.about, found.subject
            when[key] = max(when.get(key, ""), found.created)
    kinds: tuple[Kind, ...] = ("actor", "proposition", "quantity")
    held = [
        Merge(about, subject, into, when[about, subject])
        for about in kinds
        for subject, into in merged(catalogue, about).items()
        if (about, subject) in when
    ]
    return sorted(held, key=lambda one: (one.created, one.subject), reverse=True)


@dataclass(frozen=True, slots=True)
class Pointing:
    """The tags that point at a record, by article and place, and their words in context."""

    tags: tuple[LinkedTag, ...]
    quotes: Mapping[Id, Context]


def pointing(session: Session, about: Kind, subject: Id) -> "Future[Pointing]":
    """Return the tags that point at a record or at what was merged into it."""
    ends = merged(session.state.catalogue, about)
    end = ends.get(subject, subject)
    members = [end, *(one for one, into in ends.items() if into == end)]

    def read(store: Store) -> Pointing:
        found = store.linked_tags(list(TagKind), target_kind=about, targets=members)
        return Pointing(tuple(found), contexts(store, [linked.tag.id for linked in found]))

    return session.submit(read)
