"""Creating and opening projects."""

from concurrent.futures import Future
from pathlib import Path

from variorum.model.concern import Concern
from variorum.model.ids import new_id, now
from variorum.model.records import Annotator, Project
from variorum.store import opening, places, registry
from variorum.store.thread import StoreThread
from variorum.workspace.session import Poster, Session, at_once

SUFFIX = ".variorum"


def create_project(path: Path, title: str, author_name: str, *, post: Poster = at_once) -> Session:
    """Create a project file with its first annotator and open it.

    Raises UserError ``project.exists`` or ``project.unwritable``.
    """
    me, when = new_id(), now()
    founder = Annotator(id=me, author=me, created=when, name=author_name)
    opening.create_project(
        path, Project(id=new_id(), author=me, created=when, title=title), founder
    )
    return open_project(path, author_name, post=post)


def open_project(path: Path, author_name: str, *, post: Poster = at_once) -> Session:
    """Open a project file; read-only, with the owner named, where another process has it.

    Raises UserError ``project.*`` for what is no project, is damaged, foreign or newer.
    """
    return Session(StoreThread(path, author_name), author_name, post=post)


def concerns(session: Session) -> "Future[list[Concern]]":
    """Return what makes it doubtful that a project is safe where its file lies."""
    return session.submit(lambda store: places.concerns(store.path))


def data_dir() -> Path:
    """Return the user's data folder, where the list of known projects and the sample lie."""
    return registry.data_folder()
