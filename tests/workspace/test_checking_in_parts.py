"""A check goes on part by part, tells how far it is, and ends when the project is left."""

from concurrent.futures import CancelledError

import pytest

from variorum.model.changes import ChangeSet, created
from variorum.model.ids import new_id, now
from variorum.model.records import Actor
from variorum.store.checking import PARTS
from variorum.workspace.session import Session


def test_a_check_tells_how_far_it_is(session: Session) -> None:
    heard: list[tuple[int, int]] = []
    assert session.check(lambda done, of: heard.append((done, of))).result() == []
    assert heard == [(part, PARTS) for part in range(PARTS + 1)]


def test_an_act_that_comes_in_the_middle_is_saved_before_the_rest_is_checked(
    session: Session,
) -> None:
    order: list[str] = []
    made = Actor(id=new_id(), created=now(), name="Zoe")

    def told(done: int, _all: int) -> None:
        if done == 1:
            act = session.do(ChangeSet("actor.edit", created(made)))
            act.add_done_callback(lambda _: order.append("saved"))
        order.append(f"{done} parts")

    assert session.check(told).result() == []
    assert order.index("saved") < order.index("2 parts")


def test_a_project_that_is_left_is_checked_no_more(session: Session) -> None:
    def leave(done: int, _all: int) -> None:
        if done == 2:
            session.leave()

    with pytest.raises(CancelledError):
        session.check(leave).result()
    with pytest.raises(CancelledError):
        session.check().result()
