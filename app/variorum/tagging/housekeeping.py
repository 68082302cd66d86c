"""Acts on records that are not tags: actors, regions, articles, rulings."""

from collections.abc import Iterable
from dataclasses import replace

from variorum.model.catalogue import Catalogue
from variorum.model.changes import Change, ChangeSet, created, deleted
from variorum.model.errors import UserError
from variorum.model.ids import Id, new_id, now
from variorum.model.records import (
    Actor,
    ActorLink,
    Alias,
    Article,
    Decision,
    Independence,
    Proposition,
    Record,
    Region,
)
from variorum.model.resolve import merged
from variorum.model.views import OpenArticle
from variorum.model.vocabulary import ActorTie, DecisionKind, Progress, RegionKind, Ruling
from variorum.tagging.editing import about, altered
from variorum.tagging.making import quote_at, shortened
from variorum.text.keys import normal_key

_CARRIES_ORIGIN = (ActorTie.ORGAN_OF, ActorTie.SPEAKS_FOR)


def _name(catalogue: Catalogue, actor: Id) -> str:
    found = catalogue.get(Actor, actor)
    if not found:
        raise UserError("actor.missing")
    return found.name


def merge_actors(
    catalogue: Catalogue, subject: Id, into: Id, author: Id, reason: str = ""
) -> ChangeSet:
    """Decide that `subject` is one with `into`, whose name stays.

    Raises UserError ``actor.merge_self`` if they already are one, ``actor.missing``.
    """
    params = (("name", _name(catalogue, subject)), ("into", _name(catalogue, into)))
    ends = merged(catalogue, "actor")
    if ends.get(subject, subject) == ends.get(into, into):
        raise UserError("actor.merge_self", name=params[0][1])
    decision = Decision(
        id=new_id(),
        author=author,
        created=now(),
        kind=DecisionKind.MERGE,
        about="actor",
        subject=subject,
        object=into,
        reason=reason,
    )
    return ChangeSet("actor.merge", created(decision), params)


def add_alias(  # noqa: PLR0913  # an alias has these fields
    catalogue: Catalogue,
    actor: Id,
    text: str,
    author: Id,
    *,
    article: Id | None = None,
    metonym: bool = False,
    ambiguous: bool = False,
) -> ChangeSet:
    """Give an actor another name, in one article or everywhere.

    Raises UserError ``alias.empty``, or ``alias.known`` if the actor has that name already.
    """
    name = _name(catalogue, actor)
    text = " ".join(text.split())
    if not text:
        raise UserError("alias.empty")
    names = {normal_key(name)} | {
        normal_key(alias.text)
        for alias in catalogue.all(Alias).values()
        if alias.actor == actor and alias.article in (None, article)
    }
    if normal_key(text) in names:
        raise UserError("alias.known", alias=text, name=name)
    alias = Alias(
        id=new_id(),
        author=author,
        created=now(),
        actor=actor,
        text=text,
        article=article,
        metonym=metonym,
        ambiguous=ambiguous,
    )
    return ChangeSet("actor.alias", created(alias), (("alias", text), ("name", name)))


def set_parent(  # noqa: PLR0913  # a tie has these fields
    catalogue: Catalogue,
    actor: Id,
    parent: Id | None,
    author: Id,
    *,
    kind: ActorTie = ActorTie.SPEAKS_FOR,
    reason: str = "",
) -> ChangeSet:
    """Tie an actor to its parent; None unties it.

    An actor has one tie that carries origin (organ of, speaks for): a new one replaces it.
    Memberships add up. Raises UserError ``actor.cycle`` if the parent would descend from the actor.
    """
    ties = [tie for tie in catalogue.all(ActorLink).values() if tie.actor == actor]
    changes: list[Change] = []
    if parent is None or kind in _CARRIES_ORIGIN:
        changes += deleted(*(tie for tie in ties if tie.kind in _CARRIES_ORIGIN))
    if parent is not None:
        if parent in _ancestors_of(catalogue, actor, parent):
            raise UserError("actor.cycle", name=_name(catalogue, parent))
        changes += created(
            ActorLink(
                id=new_id(),
                author=author,
                created=now(),
                actor=actor,
                parent=parent,
                kind=kind,
                reason=reason,
            )
        )
    shown = _name(catalogue, parent) if parent else ""
    params = (("name", _name(catalogue, actor)), ("parent", shown))
    return ChangeSet("actor.parent", tuple(changes), params)


def _ancestors_of(catalogue: Catalogue, actor: Id, parent: Id) -> set[Id]:
    """Return `parent` in a set if going up from it leads to `actor`, else nothing."""
    up: dict[Id, list[Id]] = {}
    for tie in catalogue.all(ActorLink).values():
        up.setdefault(tie.actor, []).append(tie.parent)
    seen: set[Id] = set()
    waiting = [parent]
    while waiting:
        current = waiting.pop()
        if current == actor:
            return {parent}
        if current not in seen:
            seen.add(current)
            waiting += up.get(current, [])
    return set()


def set_independence(  # noqa: PLR0913, PLR0917  # a ruling has these fields
    catalogue: Catalogue, one: Id, other: Id, ruling: Ruling | None, author: Id, reason: str = ""
) -> ChangeSet:
    """Rule on whether two origins know things independently; None makes them unchecked again."""
    params = (("one", _name(catalogue, one)), ("other", _name(catalogue, other)))
    if one == other:
        raise UserError("independence.self", name=params[0][1])
    known = [
        found
        for found in catalogue.all(Independence).values()
        if {found.one, found.other} == {one, other}
    ]
    if ruling is None:
        changes = list(deleted(*known))
    elif known:
        changes = list(altered(known[0], replace(known[0], ruling=ruling, reason=reason)))
    else:
        fresh = Independence(
            id=new_id(),
            author=author,
            created=now(),
            one=one,
            other=other,
            ruling=ruling,
            reason=reason,
        )
        changes = list(created(fresh))
    return ChangeSet("independence.set", tuple(changes), params)


def mark_region(
    article: OpenArticle, start: int, end: int, kind: RegionKind, author: Id
) -> ChangeSet:
    """Mark a part of the text as not being running words; offsets stay."""
    quote = quote_at(article, start, end)
    region = Region(
        id=new_id(),
        author=author,
        created=now(),
        text_version=article.version.id,
        start=start,
        end=end,
        kind=kind,
    )
    params = (("kind", kind.value), ("quote", shortened(quote)))
    return ChangeSet("region.mark", created(region), params)


def unmark_region(article: OpenArticle, region_id: Id) -> ChangeSet:
    """Make a region running text again."""
    region = article.regions[region_id]
    quote = shortened(article.text[region.start : region.end])
    params = (("kind", region.kind.value), ("quote", quote))
    return ChangeSet("region.unmark", deleted(region), params)


def set_progress(article: Article, progress: Progress) -> ChangeSet:
    """Say how far the analyst has come with an article."""
    params = (("title", article.title or article.label), ("progress", progress.value))
    changes = altered(article, replace(article, progress=progress))
    return ChangeSet("article.progress", tuple(changes), params)


def edit_record(before: Record, after: Record) -> ChangeSet:
    """Set fields of any record; the act is ``<kind>.edit``, told by its name, title or text."""
    shown = next(
        (
            str(value)
            for name in ("name", "title", "text", "quote", "label")
            if (value := getattr(after, name, ""))
        ),
        "",
    )
    params = (("name", shortened(shown)),)
    return ChangeSet(f"{after.kind_name}.edit", tuple(altered(before, after)), params)


def delete_article(
    article: OpenArticle, catalogue: Catalogue, earlier: Iterable[Record] = ()
) -> ChangeSet:
    """Delete an article with everything in it.

    That is its text, regions, tags with links, notes, its unnamed voices with their aliases and
    ties, and what was related or decided about any of these. Outlets, named actors, propositions
    and quantities stay. `earlier` are records of text versions that are not open, those that
    refer first. Read marks are no part of history and go with the text.
    """
    home = article.article
    voices = [found for found in catalogue.all(Actor).values() if found.article == home.id]
    links = [link for held in article.links.values() for link in held.values()]
    inside: list[Record] = [*article.tags.values(), *article.regions.values(), article.version]
    earlier = list(earlier)
    gone = {home.id, *(record.id for record in (*voices, *inside, *earlier))}
    said = [record for record in about(article, catalogue, gone) if record.id not in gone]
    named = [
        *(alias for alias in catalogue.all(Alias).values() if {alias.actor, alias.article} & gone),
        *(tie for tie in catalogue.all(ActorLink).values() if {tie.actor, tie.parent} & gone),
        *(each for each in catalogue.all(Independence).values() if {each.one, each.other} & gone),
    ]
    order = [*said, *links, *inside, *earlier, *named]
    changes = [*_let_go(catalogue, gone), *deleted(*order), *_last(home, voices)]
    return ChangeSet("article.delete", tuple(changes), (("title", home.title or home.label),))


def _let_go(catalogue: Catalogue, gone: set[Id]) -> Iterable[Change]:
    """Yield the changes that let remaining records no longer point at what goes."""
    for other in catalogue.all(Article).values():
        if other.id not in gone:
            yield from altered(
                other,
                replace(
                    other,
                    translation_of=None if other.translation_of in gone else other.translation_of,
                    correction_of=None if other.correction_of in gone else other.correction_of,
                ),
            )
    for found in catalogue.all(Proposition).values():
        kept = tuple(actor for actor in found.accused if actor not in gone)
        yield from altered(found, replace(found, accused=kept))


def _last(home: Article, voices: list[Actor]) -> Iterable[Change]:
    """Yield the end of an article and its voices, which may refer to each other."""
    free = replace(home, author_actor=None) if home.author_actor in {v.id for v in voices} else home
    yield from altered(home, free)
    yield from deleted(*voices, free)
