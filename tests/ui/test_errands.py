"""What other threads bring is handed over in order, and in turns where it takes long."""

from functools import partial
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from variorum.ui import errands
from variorum.ui.errands import Errands


def test_what_was_brought_comes_in_order_and_not_all_in_one_turn(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    monkeypatch.setattr(errands, "perf_counter", lambda: now[0])
    told: list[int] = []
    made = Errands()

    def bring(number: int) -> None:
        told.append(number)
        now[0] += 1.0

    for number in range(3):
        made.later(partial(bring, number))
    assert told == [], "not before the one who brings it is done"
    made.go_on()
    assert told == [0]
    qtbot.waitUntil(lambda: told == [0, 1, 2])


@pytest.mark.usefixtures("qapp")
def test_whoever_leaves_is_told_all_that_came() -> None:
    told: list[int] = []
    made = Errands()
    for number in range(300):
        made.later(partial(told.append, number))
    made.catch_up()
    assert told == list(range(300))


def test_what_fails_keeps_nothing_back(qtbot: QtBot) -> None:
    told: list[str] = []
    made = Errands()

    def fail() -> None:
        message = "as it may"
        raise ValueError(message)

    with qtbot.captureExceptions() as failures:
        made.later(fail)
        made.later(lambda: told.append("after"))
        qtbot.waitUntil(lambda: told == ["after"])
    assert [kind for kind, _, _ in failures] == [ValueError]


def test_what_is_waited_for_does_not_wait_for_what_takes_long(qtbot: QtBot) -> None:
    made, may_end, told = Errands(), Event(), list[str]()
    made.beside(lambda: may_end.wait(30), lambda _: told.append("long"))
    made.soon(lambda: "short", told.append)
    qtbot.waitUntil(lambda: told == ["short"])
    may_end.set()
    qtbot.waitUntil(lambda: told == ["short", "long"])
