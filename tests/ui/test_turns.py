"""Whoever works by parts does one part a turn, one after the other."""

from collections.abc import Iterator

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from variorum.ui.turns import Later, Rota, Turns, Worker


class Busy(Worker):
    """Writes its name into a list, some times."""

    def __init__(self, rota: Rota, name: str, told: list[str], times: int) -> None:
        """Have something to do."""
        self._rota, self._name, self._told, self._left = rota, name, told, times

    def go_on(self) -> None:
        """Do a part."""
        self._told.append(self._name)
        self._left -= 1
        if not self._left:
            self._rota.leave(self)


def test_workers_take_turns_and_the_first_goes_before(qtbot: QtBot) -> None:
    rota, told = Rota(), list[str]()
    long, short, urgent = (
        Busy(rota, name, told, times) for name, times in (("a", 3), ("b", 1), ("c", 1))
    )
    rota.join(long)
    rota.join(long)
    rota.join(short)
    rota.join(urgent, first=True)
    assert told == []
    qtbot.waitUntil(lambda: not rota.holds(long))
    assert told == ["c", "a", "b", "a", "a"]


def test_what_is_begun_anew_takes_the_place_of_what_was_under_way(qtbot: QtBot) -> None:
    parent, told = QObject(), list[int]()
    turns = Turns(parent)

    def count(start: int) -> Iterator[None]:
        for at in range(start, start + 2):
            told.append(at)
            yield

    turns.start(count(0))
    turns.start(count(10))
    qtbot.waitUntil(lambda: told == [10, 11])
    turns.start(count(20))
    turns.stop()
    turns.start(count(30))
    qtbot.waitUntil(lambda: 31 in told)
    assert told == [10, 11, 30, 31]


def test_nothing_more_is_done_for_who_is_gone(qtbot: QtBot) -> None:
    gone, here, told = QObject(), QObject(), list[str]()

    def tell(name: str) -> Iterator[None]:
        for _ in range(3):
            told.append(name)
            yield

    Turns(gone).start(tell("gone"))
    gone.deleteLater()
    Turns(here).start(tell("here"))
    qtbot.waitUntil(lambda: told.count("here") == 3)
    assert told.count("gone") <= 1


def test_what_is_asked_for_again_is_done_later_and_once(qtbot: QtBot) -> None:
    parent, told = QObject(), list[str]()
    later, last = (Later(lambda name=name: told.append(name), 1, parent) for name in "ab")
    later.start()
    later.start()
    last.start()
    assert told == []
    qtbot.waitUntil(lambda: not last.is_on_its_way())
    assert told == ["a", "b"]
    later.start()
    later.stop()
    last.start()
    qtbot.waitUntil(lambda: not last.is_on_its_way())
    assert told == ["a", "b", "b"]
