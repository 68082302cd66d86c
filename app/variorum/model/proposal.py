"""What the inbox of Reconcile asks: proposals that change nothing until an analyst accepts them.

Reasons and guards are codes with a parameter; `shell` makes the words. Every proposal has a `key`
that stays the same as long as its members do, an expected `gain` (how many statuses it may touch,
weighed by how sure it is; the inbox is ordered by it) and a `strength` of 1 to 5, shown as dots.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, runtime_checkable

from variorum.model.ids import Id
from variorum.model.vocabulary import ActorKind


class Tier(StrEnum):
    """How sure a proposal is: pre-ticked, unticked, or with more than one answer."""

    ONE = "tier1"
    TWO = "tier2"
    AMBIGUOUS = "ambiguous"


class Match(StrEnum):
    """Why two forms may be one actor, or why not (the guards, from `DIRECTION` on)."""

    SAME_KEY = "same_key"
    ALIAS = "alias"
    SHIPPED_ALIAS = "shipped_alias"
    SURNAME_HERE = "surname_here"
    SURNAME_ONLY = "surname_only"
    END_OF_NAME = "end_of_name"
    ACRONYM = "acronym"
    TYPO = "typo"
    RARE_TOKEN = "rare_token"  # noqa: S105  # a word, no secret
    SIMILAR = "similar"
    ROLE_ONLY = "role_only"
    DIRECTION = "direction"
    NUMERAL = "numeral"
    OTHER_GIVEN_NAME = "other_given_name"
    OTHER_KIND = "other_kind"
    OTHER_STATE = "other_state"
    INSIDE_ORGANISATION = "inside_organisation"
    CANNOT = "cannot"


@dataclass(frozen=True, slots=True)
class Why:
    """One reason with what completes it (the alias, the score, the name)."""

    match: Match
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a name: an actor of the project, or tags no one has linked yet.

    `actor` is None for unlinked tags, which `tags` names then; `count` tags stand in `articles`.
    `linked_sample` is one of an actor's tags.
    """

    text: str
    actor: Id | None
    kind: ActorKind
    articles: Sequence[Id]
    count: int
    linked_sample: Id | None = None
    tags: Sequence[Id] = ()
    ticked: bool = False
    why: tuple[Why, ...] = ()

    @property
    def sample(self) -> Id | None:
        """One of its tags, to quote."""
        return self.tags[0] if self.tags else self.linked_sample


@dataclass(frozen=True, slots=True)
class ActorProposal:
    """Whether some forms are one actor; the first one's name is proposed for all."""

    key: str
    tier: Tier
    name: str
    forms: tuple[Form, ...]
    strength: int
    gain: float = 0.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposition a claim may be about. `score` is 0 to 100 and says nothing of polarity.

    `sample` is one of the claims linked to it, if there is any: a "no" is remembered between the
    two claims.
    """

    proposition: Id
    score: float
    tags: int
    articles: tuple[Id, ...]
    sample: Id | None = None


@dataclass(frozen=True, slots=True)
class ClaimProposal:
    """What a claim says: a claim without a proposition and its five nearest ones."""

    key: str
    tag: Id
    article: Id
    candidates: tuple[Candidate, ...]
    strength: int
    gain: float = 0.0


@dataclass(frozen=True, slots=True)
class FigureProposal:
    """Whether some figures measure one quantity.

    `quantities` are those the figures measure now, each with one of its figures in `samples`
    (None: it has none), `tags` figures without one. Nothing is ticked.
    """

    key: str
    unit: str
    tags: tuple[Id, ...]
    quantities: tuple[Id, ...]
    articles: tuple[Id, ...]
    strength: int
    gain: float = 0.0
    samples: tuple[Id | None, ...] = ()


@dataclass(frozen=True, slots=True)
class CopyProposal:
    """Whether one article copies another; `containment` is the share of the smaller's 8-grams."""

    key: str
    original: Id
    copy: Id
    containment: float
    strength: int
    gain: float = 0.0


Span = tuple[int, int]
"""Where a passage stands in its text, half open."""


@dataclass(frozen=True, slots=True)
class PassageProposal:
    """Whether claims in words that two articles share rest on one origin.

    `one` is the later article. `claims` are pairs of tags, of `one` and of `other`, about the
    same of the `propositions`. `here` and `there` are the longest passage with such a claim, of
    `words` words.
    """

    key: str
    one: Id
    other: Id
    claims: tuple[tuple[Id, Id], ...]
    propositions: tuple[Id, ...]
    words: int
    here: Span
    there: Span
    strength: int
    gain: float = 0.0


@dataclass(frozen=True, slots=True)
class IndependenceProposal:
    """Whether two origins are independent, asked where the answer would move `propositions`."""

    key: str
    one: Id
    other: Id
    propositions: tuple[Id, ...]
    strength: int
    gain: float = 0.0


Proposal = (
    ActorProposal
    | ClaimProposal
    | FigureProposal
    | CopyProposal
    | PassageProposal
    | IndependenceProposal
)


@runtime_checkable
class Keyed(Protocol):
    """Questions that tell their keys without being made."""

    def keys(self) -> Iterator[str]:
        """Yield the key of each."""


def keys_of(asked: Sequence[Proposal]) -> Iterator[str]:
    """Yield the keys of some questions; of those made when looked at none is made for it."""
    return asked.keys() if isinstance(asked, Keyed) else (one.key for one in asked)


@dataclass(frozen=True, slots=True)
class Inbox:
    """What is open, in order of expected gain within each kind, and how many are decided.

    `claims_beyond` and `figures_beyond` are open too; they are asked about once those before them
    are answered.
    """

    actors: Sequence[ActorProposal] = ()
    claims: tuple[ClaimProposal, ...] = ()
    figures: tuple[FigureProposal, ...] = ()
    copies: Sequence[CopyProposal] = ()
    passages: tuple[PassageProposal, ...] = ()
    independence: tuple[IndependenceProposal, ...] = ()
    ambiguous: tuple[ActorProposal, ...] = ()
    decided: int = 0
    claims_beyond: int = 0
    figures_beyond: int = 0

    @property
    def beyond(self) -> int:
        """How many questions are asked only once others are answered."""
        return self.claims_beyond + self.figures_beyond
