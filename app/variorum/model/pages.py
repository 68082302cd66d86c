"""What the further pages of the summary show: profiles, a timeline, who is named with whom."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from variorum.model.ids import Id
from variorum.model.vocabulary import Reliability


@dataclass(frozen=True, slots=True)
class Profile:
    """An outlet or an origin: what it carries, and what it alone carries.

    `outlet` or `actor` is the record to rate, None where there is none. `asserts`, `denies` and
    `alone` are propositions: those it is counted as asserting or denying, and those for which
    nobody else counts. For an outlet that is what its articles carry, whoever speaks.
    `opposed` are those on which somebody else counts on the other side.
    """

    key: str
    name: str
    outlet: Id | None
    actor: Id | None
    reliability: Reliability | None
    reason: str
    articles: tuple[Id, ...]
    asserts: tuple[Id, ...]
    denies: tuple[Id, ...]
    alone: tuple[Id, ...]
    opposed: tuple[Id, ...]


class MomentKind(StrEnum):
    """What happened at a moment."""

    PUBLISHED = "published"
    SAID = "said"
    EVENT = "event"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class Moment:
    """Something dated, from `first` to `last` (None: open); the width is how sure the date is.

    `tag` is None for the publication of an article. `inferred`: nobody has confirmed the date.
    """

    kind: MomentKind
    first: date | None
    last: date | None
    written: str
    text: str
    article: Id
    tag: Id | None = None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Together:
    """Two actors named in one sentence: in how many sentences and in which articles."""

    one: Id
    other: Id
    sentences: int
    articles: tuple[Id, ...]
