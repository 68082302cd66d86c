"""What can be done to a tag that is there: each act as a change set.

All functions take the open article and return one act; nothing is altered in place. A tag id that
is not in the article raises KeyError.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from variorum.model.catalogue import Catalogue
from variorum.model.changes import Change, ChangeSet, deleted
from variorum.model.drafts import PersonDraft, Pick, PropositionDraft
from variorum.model.errors import UserError
from variorum.model.ids import Id
from variorum.model.records import (
    ActorLink,
    Article,
    Constraint,
    Decision,
    Note,
    Record,
    Region,
    Relation,
)
from variorum.model.tags import Tag, TagLink
from variorum.model.views import OpenArticle
from variorum.model.vocabulary import LinkRole
from variorum.tagging.making import TARGETS, Making, checked, quote_at, shortened

LinkDraft = Pick | PropositionDraft | PersonDraft
"""What a link may be made from; a bare Pick takes the defaults of its role."""

Marked = Tag | TagLink | Region | ActorLink | Article
"""Records that carry the names of their guessed fields."""

_PEOPLE = (LinkRole.SPEAKER, LinkRole.HOLDER)


def act(name: str, changes: Iterable[Change], quote: str = "") -> ChangeSet:
    """Return an act that is told by a quote."""
    return ChangeSet(name, tuple(changes), (("quote", shortened(quote)),))


def altered(before: Record, after: Record) -> Iterator[Change]:
    """Yield the change from one value of a record to another, or nothing if they are equal."""
    if before != after:
        yield Change(before, after)


def about(article: OpenArticle, catalogue: Catalogue, ids: Collection[Id]) -> list[Record]:
    """Return what was said of records: notes, relations, constraints and decisions."""
    ties: list[Relation | Constraint] = [
        *catalogue.all(Relation).values(),
        *catalogue.all(Constraint).values(),
    ]
    decisions = catalogue.all(Decision).values()
    return [
        *(note for note in article.notes.values() if note.subject in ids),
        *(tie for tie in ties if tie.one in ids or tie.other in ids),
        *(each for each in decisions if each.subject in ids or each.object in ids),
    ]


def delete_tag(article: OpenArticle, catalogue: Catalogue, tag_id: Id) -> ChangeSet:
    """Delete a tag with its links and what was noted, related and decided about it."""
    linked = article.linked(tag_id)
    gone = [*about(article, catalogue, {tag_id}), *linked.links, linked.tag]
    return act("tag.delete", deleted(*gone), linked.tag.quote)


def resize_tag(article: OpenArticle, tag_id: Id, start: int, end: int) -> ChangeSet:
    """Move the ends of a tag, as given; raise UserError ``tag.empty`` or ``tag.outside``."""
    tag = article.tags[tag_id]
    quote = quote_at(article, start, end)
    moved = replace(tag, start=start, end=end, quote=quote)
    return act("tag.resize", altered(tag, moved), quote)


def edit_tag(article: OpenArticle, tag_id: Id, **values: object) -> ChangeSet:
    """Set fields of a tag, which confirms them; raise UserError as `making.checked` does."""
    tag = article.tags[tag_id]
    kept = tuple(name for name in tag.inferred if name not in values)
    after = checked(replace(tag, inferred=kept, **values))  # type: ignore[arg-type]  # fields of Tag
    return act("tag.edit", altered(tag, after), tag.quote)


def edit_link(article: OpenArticle, link: TagLink, **values: object) -> ChangeSet:
    """Set fields of a link, which confirms them.

    If a link's target is set, it replaces the one it had.
    """
    if values.keys() & TARGETS.keys():
        values = dict.fromkeys(TARGETS) | values
    kept = tuple(name for name in link.inferred if name not in values)
    after = replace(link, inferred=kept, **values)  # type: ignore[arg-type]  # fields of TagLink
    return act("link.edit", altered(link, after), article.tags[link.tag].quote)


def confirm(records: Iterable[Marked], fields: Collection[str] | None = None) -> ChangeSet:
    """Confirm guessed fields of tags, links and other marked records (None: all of them)."""
    changes: list[Change] = []
    quote = ""
    for record in records:
        kept = tuple(name for name in record.inferred if fields is not None and name not in fields)
        changes += altered(record, replace(record, inferred=kept))
        quote = quote or (record.quote if isinstance(record, Tag) else "")
    return act("tag.confirm", changes, quote)


def add_link(  # noqa: PLR0913, PLR0917  # where, what and by whom
    article: OpenArticle,
    catalogue: Catalogue,
    tag_id: Id,
    role: LinkRole,
    draft: LinkDraft,
    author: Id,
) -> ChangeSet:
    """Link one more record to a tag, behind those that have this role.

    A record that is linked in this role already is refused: UserError ``link.known``.
    """
    linked = article.linked(tag_id)
    pick = _pick(draft)
    others = linked.role(role)
    if pick.id and any(_target(link) == pick.id for link in others):
        raise UserError("link.known", name=pick.text)
    making = Making(article, catalogue, author)
    after = max((link.position for link in others), default=-1) + 1
    _make(making, tag_id, role, draft, after)
    return making.done("link.add", linked.tag.quote)


def remove_link(article: OpenArticle, link: TagLink) -> ChangeSet:
    """Take one link off its tag."""
    return act("link.remove", deleted(link), article.tags[link.tag].quote)


def relink(  # noqa: PLR0913, PLR0917  # where, what and by whom
    article: OpenArticle,
    catalogue: Catalogue,
    tag_id: Id,
    role: LinkRole,
    drafts: Sequence[LinkDraft],
    author: Id,
) -> ChangeSet:
    """Make `drafts` the links of one role.

    A record picked again keeps its link, with what the draft says of it (a bare Pick says
    nothing); the links of other records go.
    """
    linked = article.linked(tag_id)
    held = {_target(link): link for link in linked.role(role)}
    making = Making(article, catalogue, author)
    kept: list[Change] = []
    for position, draft in enumerate(drafts):
        link = held.pop(_pick(draft).id, None)
        if link:
            kept += altered(link, _said(link, draft, position))
        else:
            _make(making, tag_id, role, draft, position)
    making.changes += [*kept, *deleted(*held.values())]
    return making.done("tag.relink", linked.tag.quote)


def set_note(
    article: OpenArticle, about_kind: str, subject: Id, text: str, author: Id
) -> ChangeSet:
    """Write, change or (empty text) delete the author's note on a record."""
    mine = [
        note
        for note in article.notes.values()
        if (note.about, note.subject, note.author) == (about_kind, subject, author)
    ]
    text = text.strip()
    making = Making(article, Catalogue(), author)
    if mine and text:
        making.changes += altered(mine[0], replace(mine[0], text=text))
    elif mine:
        making.changes += deleted(mine[0])
    elif text:
        making.make(Note, about=about_kind, subject=subject, text=text)
    tagged = article.tags.get(subject)
    return making.done("note.set", tagged.quote if tagged else text)


def _pick(draft: LinkDraft) -> Pick:
    return draft if isinstance(draft, Pick) else draft.pick


def _target(link: TagLink) -> Id | None:
    return next((found for name in TARGETS if (found := getattr(link, name))), None)


def _said(link: TagLink, draft: LinkDraft, position: int) -> TagLink:
    """Return a kept link as the draft has it."""
    if isinstance(draft, PropositionDraft):
        return replace(
            link,
            position=position,
            polarity=draft.polarity,
            type=draft.type,
            condition=draft.condition,
            inferred=draft.inferred,
        )
    if isinstance(draft, PersonDraft):
        return replace(
            link,
            position=draft.position,
            origin=draft.origin,
            interested=draft.interested,
            inferred=draft.inferred,
        )
    return link if link.role in _PEOPLE else replace(link, position=position)


def _make(making: Making, tag: Id, role: LinkRole, draft: LinkDraft, position: int) -> None:
    if role is LinkRole.PROPOSITION:
        full = draft if isinstance(draft, PropositionDraft) else PropositionDraft(_pick(draft))
        making.proposition(tag, full, position)
    elif isinstance(draft, PersonDraft):
        making.person(tag, draft, role)
    else:
        making.link(tag, role, _pick(draft), position=position)
