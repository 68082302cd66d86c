"""A window is painted a turn after what changed it, and what is put off a turn after that."""

import pytest
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from variorum.ui.widgets import Unhurried
from variorum.ui.widgets.painting import Painting


class Painted(QWidget):
    """Writes into a list when it is painted."""

    def __init__(self, name: str, told: list[str], parent: QWidget) -> None:
        """Write `name` into `told`."""
        super().__init__(parent)
        self._name, self._told = name, told

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor("white"))
        self._told.append(self._name)


class Room:
    """A window with two parts, and what was painted of them."""

    def __init__(self, window: QWidget) -> None:
        """Lay the parts out side by side."""
        self.told: list[str] = []
        row = QHBoxLayout(window)
        self.text = Painted("text", self.told, window)
        self.panel = Painted("panel", self.told, window)
        row.addWidget(self.text)
        row.addWidget(self.panel)


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    """Return a window in view whose painting has come to rest."""
    window = QWidget()
    window.resize(300, 200)
    made = Room(window)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitSignal(Painting.of(window).painted):
        window.update()
    made.told.clear()
    return made


def test_what_changed_is_painted_in_a_later_turn_and_once(room: Room, qtbot: QtBot) -> None:
    with qtbot.waitSignal(Painting.of(room.text).painted):
        room.text.update()
        QApplication.sendPostedEvents()
        room.panel.update()
        QApplication.sendPostedEvents()
        assert room.told == []
    assert sorted(room.told) == ["panel", "text"]


def test_what_is_put_off_is_painted_after_the_rest(room: Room, qtbot: QtBot) -> None:
    painting = Painting.of(room.text)
    later = Unhurried(room.panel)
    with qtbot.waitSignal(painting.painted):
        later.put_off()
        room.panel.update()
        room.text.update()
    assert room.told == ["text"]
    with qtbot.waitSignal(painting.painted):
        later.put_off()  # asked again before it was painted: it waits once more, and no longer
    qtbot.waitUntil(lambda: room.told == ["text", "panel"])


def test_parts_that_were_put_off_are_painted_one_a_turn(room: Room, qtbot: QtBot) -> None:
    painting = Painting.of(room.text)
    turns: list[list[str]] = []

    def end_turn() -> None:
        turns.append(room.told[:])
        room.told.clear()

    painting.painted.connect(end_turn)
    for part in (room.panel, room.text):
        Unhurried(part).put_off()
    qtbot.waitUntil(lambda: ["text"] in turns)
    assert [turn for turn in turns if turn] == [["panel"], ["text"]]


def test_a_ground_is_painted_with_the_first_part_in_it(room: Room, qtbot: QtBot) -> None:
    painting, told = Painting.of(room.text), room.told
    first, second = (Painted(name, told, room.panel) for name in ("first", "second"))
    turns: list[list[str]] = []
    for at, part in enumerate((first, second)):
        part.setGeometry(30 * at, 0, 20, 20)
        part.show()
    with qtbot.waitSignal(painting.painted):
        room.panel.update()
    told.clear()

    def end_turn() -> None:
        turns.append(told[:])
        told.clear()

    painting.painted.connect(end_turn)
    for part in (room.panel, first, second):
        Unhurried(part).put_off()
    qtbot.waitUntil(lambda: any("second" in turn for turn in turns))
    assert [turn for turn in turns if turn] == [["panel", "first"], ["panel", "second"]]


def test_a_part_that_is_gone_keeps_nothing_waiting(room: Room, qtbot: QtBot) -> None:
    gone = Painted("gone", room.told, room.panel)
    gone.show()
    Unhurried(gone).put_off()
    Unhurried(room.text).put_off()
    gone.setParent(None)
    gone.deleteLater()
    qtbot.waitUntil(lambda: "text" in room.told)
    assert "gone" not in room.told


def test_a_window_has_one_that_paints_it(room: Room) -> None:
    assert Painting.of(room.text) is Painting.of(room.panel)
