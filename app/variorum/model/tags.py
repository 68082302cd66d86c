"""Tags and the links that give them meaning."""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from variorum.model.ids import Id
from variorum.model.records import Record
from variorum.model.vocabulary import (
    ActorRole,
    Attitude,
    ClaimType,
    Comparator,
    LinkRole,
    Polarity,
    Quotation,
    TagKind,
    Voice,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag(Record):
    """A tagged span. Which of the later fields matter depends on `kind`; the others are empty.

    actor: `role`. claim: `voice` to `credibility`. stance: `attitude`, `strength` (1 to 3).
    figure: `comparator` to `scope`; `value` alone, or `value` and `value_high` for `between`;
    `unit` only where it differs from the quantity's; `tolerance` overrides the project's p.
    `quote` equals the text at [start, end).
    """

    kind_name: ClassVar[str] = "tag"

    text_version: Id
    kind: TagKind
    start: int
    end: int
    quote: str
    rejected: bool = False
    adjudicated: bool = False
    inferred: tuple[str, ...] = ()
    # actor
    role: ActorRole | None = None
    # claim
    voice: Voice | None = None
    quotation: Quotation | None = None
    event_time: str = ""
    statement_date: str = ""
    place: str = ""
    modality: str = ""
    likelihood_low: int | None = None
    likelihood_high: int | None = None
    credibility: int | None = None
    credibility_reason: str = ""
    # stance
    attitude: Attitude | None = None
    strength: int | None = None
    # figure
    comparator: Comparator | None = None
    value: Decimal | None = None
    value_high: Decimal | None = None
    unit: str = ""
    tolerance: int | None = None
    window_start: str = ""
    window_end: str = ""
    as_of: str = ""
    scope: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TagLink(Record):
    """What a tag points at. Exactly one of actor, outlet, topic, proposition, quantity is set.

    role actor: who an actor tag names (several: "both nations").
    role proposition: what a claim is about, with `polarity`, `type` and `condition`.
    role speaker: who is quoted by a claim or figure; `position` counts from the outlet inwards,
    equal positions speak jointly, `origin` marks where the claim comes from in the end,
    `interested` a relay with a stake in it.
    role holder, target: of a stance. role quantity: what a figure measures.
    """

    kind_name: ClassVar[str] = "tag_link"

    tag: Id
    role: LinkRole
    position: int = 0
    actor: Id | None = None
    outlet: Id | None = None
    topic: Id | None = None
    proposition: Id | None = None
    quantity: Id | None = None
    polarity: Polarity | None = None
    type: ClaimType | None = None
    condition: str = ""
    origin: bool = False
    interested: bool = False
    inferred: tuple[str, ...] = ()
