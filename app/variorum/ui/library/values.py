"""What the library shows: rows of articles and the facets that narrow them."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import StrEnum

from variorum.model.ids import Id
from variorum.model.vocabulary import Progress


@dataclass(frozen=True, slots=True)
class LibraryRow:
    """One article as the list shows it.

    `date` is a partial date (`model.dates`), `read` the share of sentences read (0 to 1),
    `missing` names the Article fields that are gaps.
    """

    id: Id
    label: str
    title: str
    outlet: str = ""
    date: str = ""
    read: float = 0.0
    progress: Progress = Progress.TODO
    tags: int = 0
    missing: tuple[str, ...] = ()
    memo: str = ""
    """The first line of the memo on it."""
    adjudicated: bool = False
    """Whether only its adjudicated tags count."""


class FacetKind(StrEnum):
    """By what the list can be narrowed."""

    ACTOR = "actor"
    OUTLET = "outlet"
    SPEAKER = "speaker"
    DATE = "date"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet with the articles that have it. `key` is stable, `text` is shown."""

    key: str
    text: str
    articles: AbstractSet[Id]
    count: int = field(init=False)
    """How many these are, counted once: packed, they are gone through for it."""

    def __post_init__(self) -> None:
        """Count them."""
        object.__setattr__(self, "count", len(self.articles))


@dataclass(frozen=True, slots=True)
class Facet:
    """All values of one facet, in the order they are shown."""

    kind: FacetKind
    values: tuple[FacetValue, ...]


class Order(StrEnum):
    """By what the list is sorted."""

    LABEL = "label"
    TITLE = "title"
    DATE = "date"
    OUTLET = "outlet"
    READ = "read"
    TAGS = "tags"
