"""Tags before they are made: what the strips show, guess and let the analyst change."""

from dataclasses import dataclass
from decimal import Decimal

from variorum.model.ids import Id
from variorum.model.vocabulary import (
    ActorKind,
    ActorRole,
    Attitude,
    ClaimType,
    Comparator,
    LinkRole,
    Polarity,
    QuantityKind,
    Quotation,
    Voice,
)


@dataclass(frozen=True, slots=True)
class Pick:
    """A record to link: a known one by `id`, or a new one named `text`.

    `kind` is its kind of record: actor, outlet, topic, proposition or quantity.
    """

    kind: str
    text: str
    id: Id | None = None
    actor_kind: ActorKind = ActorKind.UNKNOWN


@dataclass(frozen=True, slots=True)
class PropositionDraft:
    """What a claim would say of one proposition; `inferred` names the guessed fields.

    The names are those of TagLink: polarity, type, condition, or proposition for the link itself.
    """

    pick: Pick
    polarity: Polarity = Polarity.ASSERTS
    type: ClaimType = ClaimType.FACT
    condition: str = ""
    inferred: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """A speaker or holder. `start`, `end` say where the name stands, so that it is tagged there."""

    pick: Pick
    role: LinkRole = LinkRole.SPEAKER
    position: int = 0
    origin: bool = False
    interested: bool = False
    start: int | None = None
    end: int | None = None
    inferred: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorDraft:
    """An actor tag to be. Several picks: "both nations"."""

    start: int
    end: int
    picks: tuple[Pick, ...] = ()
    role: ActorRole = ActorRole.ACTOR
    inferred: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimDraft:
    """A claim tag to be.

    `polarity` and `type` are what was guessed for a proposition yet to be picked (no guess puts
    one in); each PropositionDraft added starts from them and names them in its own `inferred`.
    """

    start: int
    end: int
    propositions: tuple[PropositionDraft, ...] = ()
    speakers: tuple[PersonDraft, ...] = ()
    voice: Voice = Voice.ATTRIBUTED
    quotation: Quotation = Quotation.PARAPHRASE
    event_time: str = ""
    statement_date: str = ""
    place: str = ""
    modality: str = ""
    inferred: tuple[str, ...] = ()
    polarity: Polarity = Polarity.ASSERTS
    type: ClaimType = ClaimType.FACT


@dataclass(frozen=True, slots=True)
class StanceDraft:
    """A stance tag to be. `target` is an actor, a topic or a proposition."""

    start: int
    end: int
    attitude: Attitude = Attitude.AMBIVALENT
    strength: int | None = None
    holders: tuple[PersonDraft, ...] = ()
    target: Pick | None = None
    inferred: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureDraft:
    """A figure tag to be. A new quantity takes `unit`, `dimension`, `kind`, `subject`, `object`."""

    start: int
    end: int
    comparator: Comparator | None = None
    value: Decimal | None = None
    value_high: Decimal | None = None
    unit: str = ""
    dimension: str = "count"
    kind: QuantityKind = QuantityKind.STOCK
    subject: str = ""
    object: str = ""
    window_start: str = ""
    window_end: str = ""
    as_of: str = ""
    scope: str = ""
    quantity: Pick | None = None
    speakers: tuple[PersonDraft, ...] = ()
    inferred: tuple[str, ...] = ()


Draft = ActorDraft | ClaimDraft | StanceDraft | FigureDraft
