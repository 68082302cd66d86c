"""What the rules read of a tag with its links: records, or tuples that hold no more than that."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from variorum.model.ids import Id, id_text
from variorum.model.tags import Tag, TagLink
from variorum.model.views import LinkedTag
from variorum.model.vocabulary import (
    Attitude,
    ClaimType,
    Comparator,
    LinkRole,
    Polarity,
    RegionKind,
    TagKind,
    Voice,
)


class TagCells(NamedTuple):
    """The fields of a tag that bear on a verdict. A tuple is made at once, a record is not.

    `spelled` are the bytes of its id.
    """

    spelled: bytes
    author: Id | None
    kind: TagKind
    start: int
    end: int
    quote: str
    rejected: bool
    adjudicated: bool
    inferred: tuple[str, ...]
    voice: Voice | None
    statement_date: str
    attitude: Attitude | None
    comparator: Comparator | None
    value: Decimal | None
    value_high: Decimal | None
    unit: str
    tolerance: int | None
    window_start: str
    window_end: str
    as_of: str
    scope: str

    @property
    def id(self) -> Id:
        """The id of the tag."""
        return id_text(self.spelled)


class LinkCells(NamedTuple):
    """The fields of a link that bear on a verdict. `spelled` are the bytes of its id."""

    spelled: bytes
    role: LinkRole
    position: int
    actor: Id | None
    outlet: Id | None
    topic: Id | None
    proposition: Id | None
    quantity: Id | None
    polarity: Polarity | None
    type: ClaimType | None
    condition: str
    origin: bool
    interested: bool
    inferred: tuple[str, ...]

    @property
    def id(self) -> Id:
        """The id of the link."""
        return id_text(self.spelled)


class LinkedCells(NamedTuple):
    """A tag with its links, where it stands, and the region that keeps it from counting."""

    tag: TagCells
    links: Sequence[LinkCells]
    article: Id
    excluded_by: RegionKind | None

    def role(self, role: LinkRole) -> Sequence[LinkCells]:
        """Return the links of one role, in order of position."""
        found = [link for link in self.links if link.role is role]
        if len(found) > 1:
            found.sort(key=lambda link: (link.position, link.spelled))
        return found


AnyTag = Tag | TagCells
AnyLink = TagLink | LinkCells
Linked = LinkedTag | LinkedCells
