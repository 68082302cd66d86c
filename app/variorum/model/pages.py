"""What the further pages of the summary show: profiles, a timeline, who is named with whom."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from variorum.model.ids import Id
from variorum.model.records import Assessment
from variorum.model.view import Move
from variorum.model.vocabulary import DecisionKind, RelationKind, Reliability


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


@dataclass(frozen=True, slots=True)
class Mark:
    """A review mark of one analyst on a proposition, or their own status beside the computed one.

    `value` is the status of an overrule, empty for a review mark.
    """

    who: str
    kind: DecisionKind
    comment: str
    value: str = ""
    mine: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """What analysts say of one proposition beside the computed: marks, and their own judgements."""

    marks: tuple[Mark, ...] = ()
    assessments: tuple[tuple[str, Assessment], ...] = ()
    mine: Assessment | None = None


@dataclass(frozen=True, slots=True)
class PairVerdict:
    """What an analyst decided of two tags: conflict, changed, scope differs, dismissed."""

    one: Id
    other: Id
    kind: RelationKind
    reason: str
    who: str


@dataclass(frozen=True, slots=True)
class Rulings:
    """Everything ruled beside the computed: by proposition, and by pair of tags."""

    judged: Mapping[Id, Judged] = field(default_factory=dict)
    pairs: Mapping[frozenset[Id], PairVerdict] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief, or (`brief` None) how things stood when the session began; what moved since.

    `frozen` is when, `who` the analyst's name.
    """

    brief: Id | None
    name: str
    frozen: str
    who: str
    moves: tuple[Move, ...]

    def changed(self) -> int:
        """Return how many statuses are others now, or are said with another sign beside them."""
        return sum(move.shows for move in self.moves)
