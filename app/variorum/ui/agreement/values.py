"""What the page is given: plain values, no Qt."""

from dataclasses import dataclass

from variorum.model.vocabulary import TagKind


@dataclass(frozen=True, slots=True)
class Analyst:
    """Somebody who tagged the article: id, name, number of tags, and whether compared."""

    id: str
    name: str
    tags: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class SpanRow:
    """One kind of tag, or all together: how many each analyst set, and alpha_u in words."""

    kind: str
    counts: tuple[str, ...]
    alpha: str


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field of one kind of tag: items, those on which all agree, kappa and alpha in words."""

    kind: str
    field: str
    items: int
    same: int
    kappa: str
    alpha: str


@dataclass(frozen=True, slots=True)
class Said:
    """What one tag says in one field; `differs` from another's."""

    field: str
    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One analyst's side of a difference: the tag's id (empty for none) and what it says."""

    name: str
    tag: str
    said: tuple[Said, ...] = ()
    taken: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """One difference: the words in their sentence, the sides in the analysts' order.

    `differs` names what differs, `outcome` says how it was settled and is empty while open.
    """

    key: str
    kind: TagKind
    kind_name: str
    before: str
    quote: str
    after: str
    differs: str
    sides: tuple[Side, ...]
    outcome: str = ""

    @property
    def is_settled(self) -> bool:
        """Whether the analyst has said whose tag stands."""
        return bool(self.outcome)


@dataclass(frozen=True, slots=True)
class Board:
    """The whole page. `agreed` is how many stretches all tagged alike."""

    label: str
    title: str
    analysts: tuple[Analyst, ...]
    spans: tuple[SpanRow, ...]
    fields: tuple[FieldRow, ...]
    cases: tuple[Case, ...]
    agreed: int
    finished: bool
    tolerance: float = 0.0

    @property
    def settled(self) -> int:
        """How many differences are settled."""
        return sum(case.is_settled for case in self.cases)
