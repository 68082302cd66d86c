"""Ticks of a long list are made as they come in sight, and all of them count as ticked."""

from PySide6.QtWidgets import QCheckBox, QScrollArea
from pytestqt.qtbot import QtBot

from variorum.ui.summary.cards import clear_scroll
from variorum.ui.summary.filters import CheckList
from variorum.ui.summary.values import Choice


def test_ticks_are_made_as_they_come_in_sight(qtbot: QtBot) -> None:
    ticks = CheckList("Articles heard", opened=True)
    area = QScrollArea()
    qtbot.addWidget(area)
    clear_scroll(area, ticks)
    area.resize(220, 300)
    area.show()
    ticks.show_choices(lambda: [Choice(f"k{n}", f"Name {n}", "") for n in range(200)])

    def made() -> int:
        return len(ticks.findChildren(QCheckBox))

    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    area.grab()
    first = made()
    assert 4 <= first < 60

    def has_more_at_the_end() -> bool:
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
        return made() > first + 12

    qtbot.waitUntil(has_more_at_the_end)
    assert made() < 200
    assert ticks.unticked() == []
    last = ticks.box("k199")
    assert last is not None
    assert made() == 200
    last.setChecked(False)
    assert ticks.unticked() == ["k199"]
    ticks.show_choices(lambda: [Choice(f"k{n}", f"Name {n}", "") for n in range(1, 200)])
    assert ticks.unticked() == ["k199"], "what was left out stays so, in sight or not"
