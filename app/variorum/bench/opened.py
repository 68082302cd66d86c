"""A made project opened, as the groups that need one open it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from variorum.model.changes import ChangeSet, created
from variorum.model.ids import Id, new_id, now
from variorum.model.records import Actor
from variorum.model.tags import Tag, TagLink
from variorum.model.views import OpenArticle
from variorum.model.vocabulary import LinkRole, TagKind
from variorum.workspace.projects import open_project
from variorum.workspace.session import Session


@contextmanager
def opened(path: str | Path) -> Iterator[Session]:
    """Open a project and close it again."""
    session = open_project(Path(path), "Ada")
    try:
        yield session
    finally:
        session.close()


def settled(session: Session) -> None:
    """Wait until all that was asked of the store is done."""
    session.submit(lambda _store: None).result()


def loaded(session: Session, article: Id) -> OpenArticle:
    """Return an article with its tags."""
    found: list[OpenArticle] = []
    done = threading.Event()

    def take(opened: OpenArticle) -> None:
        found.append(opened)
        done.set()

    session.load(article, take)
    done.wait()
    return found[0]


def new_actor_tag(session: Session, article: OpenArticle, actor: Actor, start: int) -> ChangeSet:
    """Return the act that tags twelve characters of an article as naming an actor."""
    me, end = session.signed(), start + 12
    tag = Tag(
        id=new_id(),
        author=me,
        created=now(),
        text_version=article.version.id,
        kind=TagKind.ACTOR,
        start=start,
        end=end,
        quote=article.text[start:end],
    )
    link = TagLink(
        id=new_id(), author=me, created=now(), tag=tag.id, role=LinkRole.ACTOR, actor=actor.id
    )
    return ChangeSet("tag.actor", created(tag, link), (("quote", tag.quote),))
