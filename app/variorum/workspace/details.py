"""The metadata of an article already in the project: shown in a form, saved as one act."""

from dataclasses import replace

from variorum.model.changes import Change, ChangeSet, created
from variorum.model.details import ArticleDetails
from variorum.model.ids import Id, new_id, now
from variorum.model.records import Actor, Article, Outlet, Record
from variorum.model.vocabulary import ActorKind, Genre
from variorum.workspace.importing import unconfirmed
from variorum.workspace.session import Session

_TEXTS = ("title", "byline", "genre", "published", "published_reason", "url", "language")


def article_details(session: Session, article: Article) -> ArticleDetails:
    """Return what is known of an article."""
    outlet = session.state.catalogue.get(Outlet, article.outlet)
    return ArticleDetails(
        outlet=outlet.name if outlet else "",
        reliability=outlet.reliability if outlet else None,
        inferred=article.inferred,
        **{name: getattr(article, name) for name in _TEXTS},
    )


def details_act(session: Session, article: Article, stated: ArticleDetails) -> ChangeSet | None:
    """Return the act that makes an article what the form says, or None if nothing changed."""
    author = session.signed()
    catalogue = session.state.catalogue
    new: list[Record] = []
    changes: list[Change] = []
    outlet_id: Id | None = None
    if stated.outlet:
        known = next(
            (one for one in catalogue.all(Outlet).values() if one.name == stated.outlet), None
        )
        outlet = known or Outlet(id=new_id(), author=author, created=now(), name=stated.outlet)
        outlet_id = outlet.id
        rated = replace(outlet, reliability=stated.reliability)
        if known is None:
            new.append(rated)
        elif rated != known:
            changes.append(Change(known, rated))
    author_actor = _author_actor(session, article, stated, author, new)
    after = replace(
        article,
        outlet=outlet_id,
        inferred=unconfirmed(stated.inferred, author_actor),
        author_actor=author_actor,
        **{name: getattr(stated, name) for name in _TEXTS},
    )
    if after != article:
        changes.append(Change(article, after))
    everything = (*created(*new), *changes)
    shown = after.title or after.label
    return ChangeSet("article.edit", everything, (("name", shown),)) if everything else None


def _author_actor(
    session: Session, article: Article, stated: ArticleDetails, author: Id, new: list[Record]
) -> Id | None:
    """In an opinion article the author is an actor, and an origin of what it says."""
    if stated.genre is not Genre.OPINION or not stated.byline:
        return article.author_actor if stated.genre is Genre.OPINION else None
    for actor in session.state.catalogue.all(Actor).values():
        if actor.kind is ActorKind.AUTHOR and actor.name == stated.byline:
            return actor.id
    made = Actor(
        id=new_id(), author=author, created=now(), name=stated.byline, kind=ActorKind.AUTHOR
    )
    new.append(made)
    return made.id
