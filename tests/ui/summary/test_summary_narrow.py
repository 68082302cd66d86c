"""What is wider than its pane can be scrolled to; what is not has no bar."""

from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from variorum.ui.summary.cards import clear_scroll


def test_a_narrow_pane_scrolls_sideways(qtbot: QtBot) -> None:
    area, content = QScrollArea(), QWidget()
    content.setMinimumSize(360, 50)
    clear_scroll(area, content)
    qtbot.addWidget(area)
    area.resize(300, 200)
    area.show()
    assert area.horizontalScrollBar().maximum() == 60
    area.resize(400, 200)
    assert area.horizontalScrollBar().maximum() == 0
