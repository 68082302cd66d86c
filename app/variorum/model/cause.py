"""Why a status moved: the acts since a point in the history that touched its proposition."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from variorum.model.ids import Id

SHOWN = 20
"""Acts told of one proposition; of the others only how many there are."""


class Touch(StrEnum):
    """What an act did to a proposition or to what its status rests on."""

    TAGGED = "tagged"
    CHANGED = "changed"
    UNTAGGED = "untagged"
    PROPOSITION = "proposition"
    MERGED = "merged"
    SPLIT = "split"
    ACTOR = "actor"
    TIED = "tied"
    INDEPENDENCE = "independence"
    ORIGIN = "origin"
    COPY = "copy"
    ADJUDICATED = "adjudicated"
    IMPORTED = "imported"
    ARTICLE = "article"
    REGION = "region"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands: a place in an article, and the tag there if it still is."""

    article: Id
    start: int = 0
    tag: Id | None = None


@dataclass(frozen=True, slots=True)
class Cause:
    """One act: who, when, its token with the values of its sentence, and what it touched.

    `touches` are with their counts, most first. `taken_back`: the act itself was done before, and
    undone since. `spot` is the first sentence affected, None where there is none.
    """

    act: str
    params: tuple[tuple[str, str], ...]
    who: str
    when: str
    touches: tuple[tuple[Touch, int], ...]
    taken_back: bool = False
    spot: Spot | None = None


@dataclass(frozen=True, slots=True)
class Causes:
    """The acts that touched a proposition, newest first; `count` is that of all there are."""

    shown: tuple[Cause, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class ActSince:
    """An act that makes a difference to the state at some point; `number` is its place in time."""

    number: int
    act: str
    params: tuple[tuple[str, str], ...]
    author: Id | None
    time: str
    taken_back: bool = False


@dataclass(frozen=True, slots=True)
class EventSince:
    """What an act did to a record: `field` altered, or (None) the whole of it made or deleted.

    `before` and `after` are plain values.
    """

    number: int
    kind: str
    entity: Id
    field: str | None
    before: Any
    after: Any
