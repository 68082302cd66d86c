"""The workbench of an act: makes records, reuses them inside the act, keeps them in order."""

from typing import TypeVar

from variorum.model.catalogue import Catalogue
from variorum.model.changes import Change, ChangeSet, created
from variorum.model.dates import is_date
from variorum.model.drafts import PersonDraft, Pick, PropositionDraft
from variorum.model.errors import UserError
from variorum.model.ids import Id, new_id, now
from variorum.model.records import Actor, Outlet, Proposition, Quantity, Record, Topic
from variorum.model.tags import Tag, TagLink
from variorum.model.views import OpenArticle
from variorum.model.vocabulary import Comparator, LinkRole
from variorum.tagging.voices import is_unnamed
from variorum.text.keys import normal_key

R = TypeVar("R", bound=Record)

TARGETS: dict[str, type[Record]] = {
    "actor": Actor,
    "outlet": Outlet,
    "topic": Topic,
    "proposition": Proposition,
    "quantity": Quantity,
}
"""What a Pick may pick: the fields of a TagLink of which exactly one is set."""

_MEASURED = ("unit", "dimension", "kind", "subject", "object")
_PARAM = 80
_STRENGTHS = (None, 1, 2, 3)
_DATES = ("event_time", "statement_date", "window_start", "window_end", "as_of")


class Making:
    """Collects the changes of one act on one article, referenced records before referring ones."""

    def __init__(self, article: OpenArticle, catalogue: Catalogue, author: Id) -> None:
        """Start an act of `author` on `article`."""
        self.article = article
        self._catalogue = catalogue
        self._author = author
        self._made: dict[tuple[str, str], Id] = {}
        self.changes: list[Change] = []

    def make(self, cls: type[R], **values: object) -> R:
        """Create a record with id, author and time; return it."""
        record = cls(id=new_id(), author=self._author, created=now(), **values)
        self.changes += created(record)
        return record

    def target(self, pick: Pick, quantity: Quantity | None = None) -> Id:
        """Return the id of the record picked, making it if it is new in this act.

        `quantity` carries the fields of a new quantity. Raises UserError ``link.unnamed`` for a
        new record without a name, ``link.missing`` for an id the catalogue does not know.
        """
        if pick.id:
            if self._catalogue.get(TARGETS[pick.kind], pick.id) is None:
                raise UserError("link.missing", kind=pick.kind)
            return pick.id
        name = " ".join(pick.text.split())
        if not name:
            raise UserError("link.unnamed", kind=pick.kind)
        key = (pick.kind, normal_key(name))
        if key not in self._made:
            self._made[key] = self._new(pick, name, quantity).id
        return self._made[key]

    def own_unit(self, pick: Pick | None, unit: str) -> str:
        """Return `unit` if it differs from that of the known quantity picked, else nothing."""
        known = self._catalogue.get(Quantity, pick.id) if pick else None
        return unit if known and known.unit != unit else ""

    def _new(self, pick: Pick, name: str, quantity: Quantity | None) -> Record:
        if pick.kind == "actor":
            home = self.article.article.id if is_unnamed(name) else None
            return self.make(Actor, name=name, kind=pick.actor_kind, article=home)
        if pick.kind == "proposition":
            return self.make(Proposition, text=name)
        if pick.kind == "quantity" and quantity:
            kept = {field: getattr(quantity, field) for field in _MEASURED}
            return self.make(Quantity, name=name, **kept)
        return self.make(TARGETS[pick.kind], name=name)

    def tag(self, start: int, end: int, **values: object) -> Tag:
        """Create a tag at [start, end); raise UserError for an impossible span or value."""
        tag = Tag(
            id=new_id(),
            author=self._author,
            created=now(),
            text_version=self.article.version.id,
            start=start,
            end=end,
            quote=quote_at(self.article, start, end),
            **values,  # type: ignore[arg-type]  # the caller names fields of Tag
        )
        self.changes += created(checked(tag))
        return tag

    def link(self, tag: Id, role: LinkRole, pick: Pick, **values: object) -> TagLink:
        """Create a link from a tag to the record picked."""
        target = {pick.kind: self.target(pick)}
        return self.make(TagLink, tag=tag, role=role, **target, **values)

    def proposition(self, tag: Id, draft: PropositionDraft, position: int) -> TagLink:
        """Create a claim's link to a proposition."""
        return self.link(
            tag,
            LinkRole.PROPOSITION,
            draft.pick,
            position=position,
            polarity=draft.polarity,
            type=draft.type,
            condition=draft.condition,
            inferred=draft.inferred,
        )

    def person(self, tag: Id, draft: PersonDraft, role: LinkRole) -> TagLink:
        """Create a link to a speaker or holder."""
        return self.link(
            tag,
            role,
            draft.pick,
            position=draft.position,
            origin=draft.origin,
            interested=draft.interested,
            inferred=draft.inferred,
        )

    def done(self, act: str, quote: str) -> ChangeSet:
        """Return the act."""
        return ChangeSet(act, tuple(self.changes), (("quote", shortened(quote)),))


def quote_at(article: OpenArticle, start: int, end: int) -> str:
    """Return the text at a span; raise UserError ``tag.empty`` or ``tag.outside``."""
    if not 0 <= start <= end <= len(article.text):
        raise UserError("tag.outside")
    quote = article.text[start:end]
    if not quote.strip():
        raise UserError("tag.empty")
    return quote


def checked(tag: Tag) -> Tag:
    """Return `tag`; raise UserError if its values cannot be.

    Codes: ``tag.date`` (with `field`, `value`), ``tag.strength``, ``tag.range``.
    """
    for name in _DATES:
        value = getattr(tag, name)
        if value and not is_date(value):
            raise UserError("tag.date", field=name, value=value)
    if tag.strength not in _STRENGTHS:
        raise UserError("tag.strength", value=str(tag.strength))
    between = tag.comparator is Comparator.BETWEEN
    if between and tag.value is not None and tag.value_high is not None:
        if tag.value_high < tag.value:
            raise UserError("tag.range", low=str(tag.value), high=str(tag.value_high))
    elif between or tag.value_high is not None:
        raise UserError("tag.range", low=str(tag.value or ""), high=str(tag.value_high or ""))
    return tag


def shortened(quote: str) -> str:
    """Return a quote as it fits into the sentence of a step."""
    line = " ".join(quote.split())
    return line if len(line) <= _PARAM else line[: _PARAM - 1].rstrip() + "…"
