"""A project that is left: long readings end, what was done is saved."""

from concurrent.futures import CancelledError
from hashlib import sha256
from threading import Event

import pytest

from variorum.model.changes import ChangeSet, created
from variorum.model.ids import new_id, now
from variorum.model.records import Actor, Article, TextVersion
from variorum.store.store import Store
from variorum.workspace.inbox import InboxKeeper
from variorum.workspace.reconciling import Reconciler
from variorum.workspace.session import Session

PATIENCE = 20
"""Seconds to wait for another thread."""


def _article(text: str) -> ChangeSet:
    home = Article(id=new_id(), created=now(), label="A")
    sha = sha256(text.encode()).hexdigest()
    version = TextVersion(id=new_id(), created=now(), article=home.id, sha256=sha, text=text)
    return ChangeSet("import", created(home, version))


def test_what_is_read_in_pieces_ends_and_acts_are_saved(session: Session) -> None:
    session.do(_article("The barges went.")).result()
    reconciler = Reconciler(session)
    keeper = InboxKeeper(session, reconciler)
    begun, go_on = Event(), Event()

    def hold(_store: Store) -> bool:
        begun.set()
        return go_on.wait(PATIENCE)

    held = session.beside(hold)
    assert begun.wait(PATIENCE)
    inbox = keeper.inbox()  # reads texts when there is a summary, which waits for that thread
    made = Actor(id=new_id(), created=now(), name="Zoe")
    done = session.do(ChangeSet("actor.edit", created(made)))
    session.leave()
    go_on.set()
    keeper.close()
    reconciler.close()
    assert held.result()
    with pytest.raises(CancelledError):
        inbox.result()
    with pytest.raises(CancelledError):
        session.beside(hold).result()
    done.result()
    assert session.submit(lambda store: store.get("actor", made.id)).result() is not None
