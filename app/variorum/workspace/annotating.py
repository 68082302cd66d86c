"""What the shells may ask of the tagging stage: snapping, guesses, type-ahead, acts.

Every function that alters something returns a change set; `Session.do` makes it so.
"""

from collections.abc import Sequence
from dataclasses import replace

from variorum.model.catalogue import Catalogue
from variorum.model.changes import Change, ChangeSet, created, deleted
from variorum.model.drafts import Pick
from variorum.model.ids import Id, new_id, now
from variorum.model.kinds import fields_of
from variorum.model.records import Actor, ActorLink, Alias, Proposition, Record
from variorum.model.tags import Tag, TagLink
from variorum.model.views import OpenArticle
from variorum.model.vocabulary import ActorTie
from variorum.tagging.acts import (
    LinkDraft,
    add_alias,
    add_link,
    alike,
    called,
    candidates,
    confirm,
    confirm_regions,
    create,
    delete_article,
    delete_tag,
    edit_link,
    edit_record,
    edit_tag,
    guess,
    guideline_kind,
    guidelines,
    link_exact,
    mark_lines,
    mark_region,
    memo_of,
    merge_actors,
    relink,
    remove_link,
    resize_tag,
    retag,
    set_guidelines,
    set_independence,
    set_memo,
    set_note,
    set_parent,
    set_progress,
    unmark_region,
)
from variorum.tagging.known_names import names_in
from variorum.tagging.making import TARGETS
from variorum.tagging.snap import snap

__all__ = [
    "LinkDraft",
    "accuse",
    "add_alias",
    "add_link",
    "alike",
    "called",
    "candidates",
    "confirm",
    "confirm_regions",
    "confirmed",
    "create",
    "delete_article",
    "delete_tag",
    "edit_link",
    "edit_record",
    "edit_tag",
    "edited",
    "guess",
    "guideline_kind",
    "guidelines",
    "link_exact",
    "make_ready",
    "mark_lines",
    "mark_region",
    "memo_of",
    "merge_actors",
    "relink",
    "remove_alias",
    "remove_link",
    "resize_tag",
    "retag",
    "set_guidelines",
    "set_independence",
    "set_memo",
    "set_note",
    "set_parent",
    "set_parent_to",
    "set_progress",
    "snap",
    "unmark_region",
]


def make_ready(catalogue: Catalogue) -> None:
    """Make ready what type-ahead asks, which takes long where there are many names."""
    for kind in TARGETS:
        names_in(catalogue, kind)


def set_parent_to(
    catalogue: Catalogue, actor: Id, tie: ActorTie, pick: Pick, author: Id
) -> ChangeSet:
    """Tie an actor to a known parent, or to a new one named by `pick`, in one act."""
    if pick.id:
        return set_parent(catalogue, actor, pick.id, author, kind=tie)
    parent = Actor(id=new_id(), author=author, created=now(), name=pick.text, kind=pick.actor_kind)
    new = created(parent)
    with_parent = Catalogue(catalogue)
    with_parent.apply(new)
    tied = set_parent(with_parent, actor, parent.id, author, kind=tie)
    return ChangeSet(tied.act, (*new, *tied.changes), tied.params)


def accuse(catalogue: Catalogue, proposition: Id, pick: Pick, author: Id) -> ChangeSet:
    """Say that a proposition accuses a known actor, or a new one named by `pick`, in one act.

    The act has no changes where it does so already.
    """
    before = catalogue.all(Proposition)[proposition]
    new: tuple[Change, ...] = ()
    accused = pick.id
    if accused is None:
        name = " ".join(pick.text.split())
        made = Actor(id=new_id(), author=author, created=now(), name=name, kind=pick.actor_kind)
        new, accused = created(made), made.id
    known = accused in before.accused
    after = before if known else replace(before, accused=(*before.accused, accused))
    edit = edit_record(before, after)
    return ChangeSet(edit.act, (*new, *edit.changes), edit.params)


def remove_alias(alias: Alias) -> ChangeSet:
    """Take a name from an actor."""
    return ChangeSet("alias.remove", deleted(alias), (("name", alias.text),))


def remove_parent(tie: ActorLink) -> ChangeSet:
    """Untie an actor from a parent."""
    return ChangeSet("parent.remove", deleted(tie))


def repick(
    article: OpenArticle, catalogue: Catalogue, link: TagLink, pick: Pick, author: Id
) -> ChangeSet:
    """Point a link at another record, making a new one if `pick` is new; the link's fields stay."""
    added = add_link(article, catalogue, link.tag, link.role, pick, author)
    fresh = next(
        change.after for change in reversed(added.changes) if isinstance(change.after, TagLink)
    )
    target = {name: getattr(fresh, name) for name in TARGETS}
    kept = tuple(name for name in link.inferred if name != pick.kind)
    after = replace(link, inferred=kept, **target)
    others = tuple(change for change in added.changes if change.after is not fresh)
    return ChangeSet("tag.relink", (*others, Change(link, after)), added.params)


def edited(article: OpenArticle, before: Record, after: Record) -> ChangeSet:
    """Return the act that makes `after` of `before`: of a tag, a link or another record."""
    values = {
        field.name: value
        for field in fields_of(before.kind_name)
        if (value := getattr(after, field.name)) != getattr(before, field.name)
        and field.name != "inferred"
    }
    if isinstance(before, Tag):
        return edit_tag(article, before.id, **values) if values else confirmed([(before, after)])
    if isinstance(before, TagLink):
        return edit_link(article, before, **values) if values else confirmed([(before, after)])
    return edit_record(before, after)


def confirmed(pairs: Sequence[tuple[Record, Record]]) -> ChangeSet:
    """Return the act that confirms guesses: each pair is a record as it is and as confirmed."""
    quotes = [before.quote for before, _ in pairs if isinstance(before, Tag)]
    changes = tuple(Change(before, after) for before, after in pairs)
    return ChangeSet("tag.confirm", changes, (("quote", quotes[0] if quotes else ""),))
