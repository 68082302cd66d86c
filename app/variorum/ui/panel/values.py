"""What the panel shows of tags: rows of the list, and the one tag inspected."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.records import Actor, Note, Outlet, Proposition, Quantity, Record, Topic
from variorum.model.tags import Tag, TagLink
from variorum.model.views import LinkedTag
from variorum.model.vocabulary import Attitude, LinkRole, TagKind
from variorum.ui.panel.fields import grouped_number
from variorum.ui.panel.words import comparator_sign

_TARGETS: dict[str, type[Record]] = {
    "actor": Actor,
    "outlet": Outlet,
    "topic": Topic,
    "proposition": Proposition,
    "quantity": Quantity,
}
"""What a link may point at, by its field."""


@dataclass(frozen=True, slots=True)
class TagRow:
    """One tag as the list shows it. `text` is what it says, `start` and `end` where it stands."""

    id: Id
    kind: TagKind
    text: str
    start: int
    end: int
    attitude: Attitude | None = None
    guessed: bool = False
    note: str = ""

    @property
    def place(self) -> tuple[int, int, Id]:
        """The order of the text: longer tags before shorter ones that start with them."""
        return (self.start, -self.end, self.id)


@dataclass(frozen=True, slots=True)
class Inspected:
    """The selected tag with all that its fields need.

    `title` and `outlet` are the article's, `note` the memo on the tag, `memos` those on records.
    """

    linked: LinkedTag
    catalogue: Catalogue
    title: str = ""
    outlet: str = ""
    note: str = ""
    memos: Mapping[Id, str] = field(default_factory=dict)


def tag_rows(
    tags: Iterable[LinkedTag], catalogue: Catalogue, notes: Iterable[Note] = ()
) -> list[TagRow]:
    """Return a row for each tag; `notes` are those of the article, on whatever they are."""
    said = {note.subject: note.text for note in notes}
    return [tag_row(linked, catalogue, said.get(linked.tag.id, "")) for linked in tags]


def tag_row(linked: LinkedTag, catalogue: Catalogue, note: str = "") -> TagRow:
    """Return the row of one tag; `note` is what was noted on it."""
    tag = linked.tag
    guessed = bool(tag.inferred) or any(link.inferred for link in linked.links)
    return TagRow(
        id=tag.id,
        kind=tag.kind,
        text=_said(linked, catalogue),
        start=tag.start,
        end=tag.end,
        attitude=tag.attitude,
        guessed=guessed,
        note=note,
    )


def link_name(link: TagLink, catalogue: Catalogue) -> str:
    """Return the name of what a link points at, empty if that is gone."""
    kind = link_kind(link)
    if not kind:
        return ""
    found = catalogue.get(_TARGETS[kind], getattr(link, kind))
    return getattr(found, "text" if kind == "proposition" else "name", "")


def link_kind(link: TagLink) -> str:
    """Return the kind of record a link points at."""
    for kind in _TARGETS:
        if getattr(link, kind) is not None:
            return kind
    return ""


def figure_text(tag: Tag, unit: str = "") -> str:
    """Return a figure as one reads it: "> 13,000 containers"; its words where it has no value."""
    if tag.value is None:
        return tag.quote
    number = grouped_number(tag.value)
    if tag.value_high is not None:
        number = f"{number}\u2013{grouped_number(tag.value_high)}"
    return " ".join(
        part for part in (comparator_sign(tag.comparator), number, tag.unit or unit) if part
    )


def _said(linked: LinkedTag, catalogue: Catalogue) -> str:
    tag = linked.tag
    if tag.kind is TagKind.CLAIM:
        return "; ".join(_names(linked.role(LinkRole.PROPOSITION), catalogue)) or tag.quote
    if tag.kind is TagKind.ACTOR:
        return " + ".join(_names(linked.role(LinkRole.ACTOR), catalogue)) or tag.quote
    if tag.kind is TagKind.FIGURE:
        quantities = linked.role(LinkRole.QUANTITY)
        quantity = catalogue.get(Quantity, quantities[0].quantity) if quantities else None
        return figure_text(tag, quantity.unit if quantity else "")
    return tag.quote


def _names(links: Iterable[TagLink], catalogue: Catalogue) -> list[str]:
    return [name for link in links if (name := link_name(link, catalogue))]
