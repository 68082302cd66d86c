"""What one can ask of a project's history, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass

from variorum.model.cause import Spot
from variorum.model.ids import Id
from variorum.model.journal import PastAct

GROUPS: Mapping[str, tuple[str, ...]] = {
    "tags": ("tag", "link", "claim", "suggest", "annotate"),
    "names": (
        *("actor", "actor_link", "alias", "parent", "group", "figures", "constraint"),
        *("topic", "proposition", "proposition_link", "quantity"),
    ),
    "articles": ("import", "article", "region", "copy", "outlet"),
    "judgements": (
        *("adjudicate", "assessment", "brief", "decision", "independence", "overrule"),
        *("passage", "relation", "reliability", "review"),
    ),
    "notes": ("memo", "note", "guideline"),
    "project": ("project", "annotator"),
}
"""Kinds of act one can ask for: the first words of the acts' names."""

TURNS = "turns"
"""The kind of act that takes back another, or does it again."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which acts: of one author, of one kind (a key of `GROUPS`, or `TURNS`), about some records.

    `about` are the ids of these records; None asks about the whole project.
    """

    author: Id | None = None
    group: str = ""
    about: frozenset[Id] | None = None


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after, in plain form (JSON values); None where there is no value."""

    field: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class RecordChange:
    """What an act did to one record. `op`: insert, update or delete; `seq` is its last event."""

    seq: int
    op: str
    kind: str
    id: Id
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class ActPage:
    """Some acts of a history, newest first; `more` tells whether there are older ones."""

    acts: tuple[PastAct, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class ActDetails:
    """What an act did, record by record; the first of `all` records.

    `names` says what the records are called that stand in the values. `spot` is the first sentence
    it is about, `record` else the first thing (kind and id) that can be gone to.
    """

    changes: tuple[RecordChange, ...]
    all: int
    names: Mapping[Id, str]
    spot: Spot | None = None
    record: tuple[str, Id] | None = None
