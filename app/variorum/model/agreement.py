"""How far several analysts agree on one article, and where they do not."""

from dataclasses import dataclass

from variorum.model.ids import Id
from variorum.model.vocabulary import TagKind


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """One field of one kind of tag, over the tags that analysts set on the same stretch.

    `items` is how many of those there are and `same` in how many all say the same. `kappa` is
    Cohen's for two analysts and Fleiss' for more; None where it is not defined.
    """

    kind: TagKind
    field: str
    items: int
    same: int
    kappa: float | None
    alpha: float | None


@dataclass(frozen=True, slots=True)
class SpanAgreement:
    """One kind of tag: how many each analyst set, and Krippendorff's alpha for unitizing."""

    kind: TagKind
    counts: tuple[int, ...]
    alpha: float | None


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Tags on one stretch that differ, one place per analyst; None where one has set none.

    `fields` differ, `span` among them; it is empty where somebody has set none.
    """

    kind: TagKind
    start: int
    end: int
    tags: tuple[Id | None, ...]
    fields: tuple[str, ...]

    @property
    def settled_by(self) -> tuple[Id, ...]:
        """The tags one may take."""
        return tuple(tag for tag in self.tags if tag)


@dataclass(frozen=True, slots=True)
class ArticleAgreement:
    """One article as some analysts tagged it. Places of tuples follow `annotators`.

    `agreed` lists stretches where all say the same, one tag per analyst.
    """

    article: Id
    annotators: tuple[Id, ...]
    alpha_u: float | None
    spans: tuple[SpanAgreement, ...]
    fields: tuple[FieldAgreement, ...]
    agreed: tuple[tuple[Id, ...], ...]
    discrepancies: tuple[Discrepancy, ...]
