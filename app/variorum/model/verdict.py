"""What reconciliation computes (never stored as truth): statuses, figure relations, reasons.

All of it is codes and parameters; `shell.phrases` makes the sentences.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from variorum.model.ids import Id
from variorum.model.vocabulary import Comparator, Polarity


class Status(StrEnum):
    """The status tokens of the law, in the order its table tries them."""

    CONTESTED = "contested"
    DIVIDED = "divided"
    CORROBORATED = "corroborated"
    AGREED = "agreed"
    SINGLE_ORIGIN = "single_origin"
    DENIED = "denied"
    UNATTRIBUTED = "unattributed"
    WITHHELD = "withheld"
    SPLIT_VIEW = "split_view"
    SHARED_VIEW = "shared_view"
    SINGLE_VIEW = "single_view"
    NO_EVIDENCE = "no_evidence"


class Reason(StrEnum):
    """Why a voice is not counted."""

    POSSIBILITY = "possibility"
    PREDICTION = "prediction"
    CONDITIONAL = "conditional"
    DEMAND = "demand"
    JUDGEMENT = "judgement"
    NARRATOR = "narrator"
    COPY = "copy"
    JOINT = "joint"
    REGION = "region"
    WITHHELD = "withheld"
    REJECTED = "rejected"
    SAME_CLAIM = "same_claim"
    UNTYPED = "untyped"
    AMBIVALENT = "ambivalent"
    NOT_ADJUDICATED = "not_adjudicated"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Origin:
    """A group of actors that speak with one voice. `key` is stable; `actor` its head, if any."""

    key: str
    name: str
    actor: Id | None = None


@dataclass(frozen=True, slots=True)
class VoiceHeard:
    """One claim's (or stance's) word on one proposition, with who is behind it.

    `link` is the proposition link of a claim or the target link of a stance. `reason` is None
    for a counted voice; `detail` completes the reason (the condition, the article copied, the
    voice already counted).
    """

    tag: Id
    link: Id
    article: Id
    polarity: Polarity
    origins: tuple[Origin, ...]
    speaker_names: tuple[str, ...]
    joint: bool = False
    interested: bool = False
    inferred: bool = False
    reason: Reason | None = None
    detail: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The status of one proposition and everything the sentence before it says.

    `support` and `denial` are sizes of maximum matchings between origins and documents;
    `support_origins`, `support_reports` (and the denial twins) say "2 origins, 1 report".
    `independence` is confirmed, doubtful, dependent or unchecked between the best matched pair,
    empty where there is no pair. `accused_only`: denied only by the accused. `changed`: both
    sides by one speaker at different dates. `withheld_despite`: origins that withhold although
    they are credited with asserting. `articles` counts those with a counted voice; `outlets`
    those that state it without a speaker.
    """

    proposition: Id
    status: Status
    support: int = 0
    denial: int = 0
    support_origins: tuple[Origin, ...] = ()
    denial_origins: tuple[Origin, ...] = ()
    support_reports: int = 0
    denial_reports: int = 0
    withholding: tuple[Origin, ...] = ()
    withheld_despite: tuple[Origin, ...] = ()
    independence: str = ""
    pair: tuple[Origin, Origin] | None = None
    accused_only: bool = False
    changed: bool = False
    provisional: bool = False
    articles: int = 0
    outlets: int = 0
    counted: Sequence[VoiceHeard] = ()
    not_counted: Sequence[VoiceHeard] = ()


class Sign(StrEnum):
    """What is said of a status beside its name, and so may move where the status stays."""

    ACCUSED_ONLY = "accused_only"
    CHANGED = "changed"
    WITHHELD_DESPITE = "withheld_despite"
    DOUBTFUL = "doubtful"


def signs_of(verdict: Verdict) -> tuple[Sign, ...]:
    """Return what is said beside the name of a verdict's status."""
    doubtful = verdict.status is Status.AGREED and verdict.independence == "doubtful"
    found = {
        Sign.ACCUSED_ONLY: verdict.accused_only,
        Sign.CHANGED: verdict.changed,
        Sign.WITHHELD_DESPITE: bool(verdict.withheld_despite),
        Sign.DOUBTFUL: doubtful,
    }
    return tuple(sign for sign, holds in found.items() if holds)


class FigureRelation(StrEnum):
    """How two figures of one quantity relate: the rows of the law's table."""

    NOT_COMPARABLE = "not_comparable"
    APART = "apart"
    CONFLICT = "conflict"
    UPDATE = "update"
    WIDER_WINDOW = "wider_window"
    POSSIBLE_CONFLICT = "possible_conflict"
    AGREE = "agree"
    AGREE_ON_BOUND = "agree_on_bound"
    BOUNDS = "bounds"
    COMPATIBLE = "compatible"


class Badge(StrEnum):
    """What else to know of a pair of figures."""

    WINDOW_UNKNOWN = "window_unknown"
    WINDOW_INFERRED = "window_inferred"
    SCOPE_DIFFERS = "scope_differs"
    SAME_ORIGIN = "same_origin"
    COPY = "copy"


@dataclass(frozen=True, slots=True)
class Interval:
    """The values a figure allows. `high` None is infinity; open ends exclude their value."""

    low: Decimal
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False


@dataclass(frozen=True, slots=True)
class FigureHeard:
    """One figure as the plot shows it: converted to the quantity's unit, with its origin.

    `inferred`: something it rests on (its fields, its links) nobody has confirmed yet.
    """

    tag: Id
    article: Id
    quote: str
    comparator: Comparator | None
    value: Decimal | None
    value_high: Decimal | None
    interval: Interval | None
    origins: tuple[Origin, ...]
    speaker_names: tuple[str, ...]
    window_start: str = ""
    window_end: str = ""
    as_of: str = ""
    scope: str = ""
    window_known: bool = False
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class FigurePair:
    """Two figures compared. `marked` names the tighter, later or wider one where there is one."""

    one: Id
    other: Id
    relation: FigureRelation
    row: int
    badges: tuple[Badge, ...] = ()
    marked: Id | None = None


@dataclass(frozen=True, slots=True)
class Fusion:
    """Figures of one window intersected. Empty `interval`: they cannot all hold, see `clashes`."""

    figures: tuple[Id, ...]
    interval: Interval | None
    clashes: tuple[tuple[Id, Id], ...] = ()


@dataclass(frozen=True, slots=True)
class QuantityVerdict:
    """All figures of one quantity and how they relate.

    `excluded` are figures not compared, with the reason.
    """

    quantity: Id
    figures: Sequence[FigureHeard]
    pairs: Sequence[FigurePair]
    fusions: tuple[Fusion, ...] = ()
    excluded: tuple[tuple[Id, Reason], ...] = ()
