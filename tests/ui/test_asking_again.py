"""Inboxes of Reconcile are asked for one at a time, and unseen only after a long rest."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, cast

import pytest

from variorum.model.proposal import Inbox
from variorum.ui.bridge import Bridge
from variorum.ui.desk import asking_again
from variorum.ui.desk.asking_again import AskingAgain

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


class _Workspace:
    """What is asked for inboxes: it answers when it is told to, after so many seconds."""

    is_open = True

    def __init__(self) -> None:
        self.asked: list[tuple[Future[Inbox], Callable[[Inbox], None]]] = []
        self.clock = 0.0

    def ask_inbox(self, then: Callable[[Inbox], None]) -> Future[Inbox]:
        self.asked.append((Future(), then))
        return self.asked[-1][0]

    def beside(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        then(work())

    def answer(self, beyond: int, seconds: float = 0.0) -> None:
        self.clock += seconds
        answer, then = self.asked[-1]
        inbox = Inbox(claims_beyond=beyond)
        answer.set_result(inbox)
        then(inbox)


@pytest.fixture
def workspace(monkeypatch: pytest.MonkeyPatch) -> _Workspace:
    made = _Workspace()
    monkeypatch.setattr(asking_again, "perf_counter", lambda: made.clock)
    return made


@pytest.fixture
def again(workspace: _Workspace, qapp: "QApplication") -> AskingAgain:
    return AskingAgain(cast("Bridge", workspace), qapp)


def _told(again: AskingAgain) -> list[int]:
    found: list[int] = []
    again.arrived.connect(lambda asked: found.append(asked.inbox.beyond))
    return found


def _rest(again: AskingAgain) -> int:
    """Return the milliseconds of the rest that has begun, -1 if none has."""
    timer = again._rest  # noqa: SLF001  # no clock is waited for
    return timer.interval() if timer.isActive() else -1


def _be_rested(again: AskingAgain) -> None:
    again._rest.timeout.emit()  # noqa: SLF001  # as above


def test_a_second_question_waits_for_the_answer_to_the_first(
    again: AskingAgain, workspace: _Workspace
) -> None:
    told = _told(again)
    again.ask()
    again.ask_after(seen=True)
    again.ask()
    assert len(workspace.asked) == 1
    workspace.answer(1)
    assert len(workspace.asked) == 2, "what has changed since is asked for at once then"
    workspace.answer(2)
    assert told == [1, 2]
    assert len(workspace.asked) == 2


def test_nothing_is_asked_twice_where_nothing_has_changed(
    again: AskingAgain, workspace: _Workspace
) -> None:
    again.ask()
    again.ask()
    workspace.answer(1)
    assert len(workspace.asked) == 1


def test_the_longer_it_takes_the_longer_is_the_rest_unseen(
    again: AskingAgain, workspace: _Workspace
) -> None:
    again.ask_after(seen=False)
    assert _rest(again) == 1500
    for seconds, rest, seen in ((0.01, 1500, 10), (0.5, 10_000, 500), (9.0, 60_000, 9000)):
        _be_rested(again)
        workspace.answer(0, seconds)
        again.ask_after(seen=False)
        assert _rest(again) == rest
        again.ask_after(seen=True)
        assert _rest(again) == seen


def test_acts_while_they_are_worked_out_begin_a_rest_that_is_known_to_be_long_enough(
    again: AskingAgain, workspace: _Workspace
) -> None:
    again.ask()
    again.ask_after(seen=False)
    _be_rested(again)
    assert (len(workspace.asked), _rest(again)) == (1, 1000)
    workspace.answer(1, 2.0)
    assert (len(workspace.asked), _rest(again)) == (1, 40_000)
    _be_rested(again)
    assert len(workspace.asked) == 2


def test_who_looks_does_not_wait_for_the_rest_to_end(
    again: AskingAgain, workspace: _Workspace
) -> None:
    again.ask_after(seen=False)
    again.ask()
    assert len(workspace.asked) == 1
    assert _rest(again) == -1


def test_what_was_answered_meanwhile_is_not_asked_again(
    again: AskingAgain, workspace: _Workspace
) -> None:
    told = _told(again)
    again.ask()
    again.pass_over()
    workspace.answer(1)
    again.ask()
    workspace.answer(2)
    assert told == [2]


def test_the_next_project_hears_nothing_of_the_last(
    again: AskingAgain, workspace: _Workspace
) -> None:
    told = _told(again)
    again.ask()
    again.forget()
    again.ask()
    first = workspace.asked[0]
    first[0].set_result(Inbox(claims_beyond=1))
    first[1](Inbox(claims_beyond=1))
    workspace.answer(2)
    assert told == [2]


def test_after_a_failure_it_is_asked_anew(again: AskingAgain, workspace: _Workspace) -> None:
    again.ask()
    workspace.asked[0][0].set_exception(OSError())
    again.ask()
    assert len(workspace.asked) == 2
