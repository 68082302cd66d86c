"""Top bar, status bar, welcome page, message bar: values in, acts out."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from variorum.shell.phrases import Message
from variorum.ui.actions import Actions
from variorum.ui.frame.message_bar import MessageBar
from variorum.ui.frame.status_bar import StatusBar
from variorum.ui.frame.top_bar import TopBar
from variorum.ui.frame.welcome import WelcomePage
from variorum.ui.plain import Label
from variorum.ui.remembered import RecentProject


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    """Return an empty window."""
    made = QMainWindow()
    qtbot.addWidget(made)
    return made


def named(owner: QWidget, name: str) -> QAbstractButton:
    buttons = owner.findChildren(QAbstractButton)
    return next(each for each in buttons if name in {each.text(), each.accessibleName()})


def shown_words(owner: QWidget) -> list[str]:
    labels = owner.findChildren(Label)
    return [label.text() for label in labels if label.text() and not label.isHidden()]


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("Summary", "workspace.summary"),
        ("Search or run a command", "go.palette"),
        ("Export", "dataset.export"),
    ],
)
def test_top_bar_gives_commands(window: QMainWindow, qtbot: QtBot, name: str, command: str) -> None:
    actions = Actions(window)
    bar = TopBar(actions)
    window.setMenuWidget(bar)
    with qtbot.waitSignal(actions.triggered) as caught:
        qtbot.mouseClick(named(bar, name), Qt.MouseButton.LeftButton)
    assert caught.args == [command]


def test_top_bar_follows_what_is_allowed(window: QMainWindow) -> None:
    actions = Actions(window)
    bar = TopBar(actions)
    window.setMenuWidget(bar)
    actions.enable(["dataset.export", "edit.undo"], enabled=False)
    assert not named(bar, "Export").isEnabled()
    assert not named(bar, "Undo").isEnabled()


def test_top_bar_centres_the_workspaces(window: QMainWindow) -> None:
    bar = TopBar(Actions(window))
    window.setMenuWidget(bar)
    bar.set_project("A project with quite a long title indeed")
    bar.resize(1440, 46)
    window.resize(1440, 900)
    window.show()
    control = named(bar, "Annotate").parentWidget()
    assert control is not None
    assert abs(control.geometry().center().x() - bar.width() // 2) <= 2


def test_status_bar_says_where_the_analyst_is(qtbot: QtBot) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    assert shown_words(bar) == ["No project open"]
    bar.set_saved("saved", "Saved 14:02")
    bar.set_place(18, 37, 14, 1)
    assert shown_words(bar) == ["Saved 14:02", "Sentence 18 of 37", "14 left", "1 tag"]


def test_status_bar_shows_progress_and_cancels(qtbot: QtBot) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.show()
    bar.start_progress("Importing 3 files")
    assert "Importing 3 files" in shown_words(bar)
    with qtbot.waitSignal(bar.cancelled):
        qtbot.mouseClick(named(bar, "Cancel"), Qt.MouseButton.LeftButton)
    bar.stop_progress()
    assert named(bar, "Cancel").isHidden()
    assert "Importing 3 files" not in shown_words(bar)


def test_status_bar_work_that_cannot_stop_has_no_cancel(qtbot: QtBot) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.start_progress("Saving", can_cancel=False)
    assert named(bar, "Cancel").isHidden()


def test_welcome_cards_give_commands_by_key(window: QMainWindow, qtbot: QtBot) -> None:
    actions = Actions(window)
    page = WelcomePage(actions)
    window.setCentralWidget(page)
    given: list[str] = []
    actions.triggered.connect(given.append)
    for name in ("New project", "Open project", "Try the sample", "Drop articles here"):
        qtbot.keyClick(named(page, name), Qt.Key.Key_Return)
    assert given == ["project.new", "project.open", "project.sample", "articles.import"]


def test_welcome_lists_recent_projects(window: QMainWindow, qtbot: QtBot) -> None:
    page = WelcomePage(Actions(window))
    window.setCentralWidget(page)
    path = Path("/somewhere/grain.variorum")
    page.set_recent([RecentProject(path, "Grain corridor", "2026-11-12T09:00:00.000Z", 31, 812)])
    row = named(page, "Grain corridor")
    assert row.accessibleDescription() == "31 articles, 812 tags"
    with qtbot.waitSignal(page.recent_chosen) as caught:
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert caught.args == [path]


def test_welcome_takes_dropped_files_but_no_web_addresses(
    window: QMainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page = WelcomePage(Actions(window))
    window.setCentralWidget(page)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path)), QUrl("https://example.org/a.txt")])
    event = QDropEvent(
        QPointF(QPoint(5, 5)),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(page.paths_dropped) as caught:
        page.dropEvent(event)
    assert caught.args == [[tmp_path]]


def test_message_says_all_three_and_offers_an_act(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    assert bar.isHidden()
    message = Message("Two files were refused.", "The others are in.", "See which.")
    bar.show_message(message, "warning", action="Show them", key="import.refused")
    assert bar.text() == "Two files were refused. The others are in. See which."
    with qtbot.waitSignal(bar.action_triggered) as caught:
        qtbot.mouseClick(named(bar, "Show them"), Qt.MouseButton.LeftButton)
    assert caught.args == ["import.refused"]
    assert bar.isHidden()


def test_message_is_dismissed(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_message(Message("Linked.", "", ""))
    assert all(each.isHidden() for each in bar.findChildren(QPushButton))
    with qtbot.waitSignal(bar.dismissed):
        qtbot.keyClick(bar, Qt.Key.Key_Escape)
    assert bar.text() == ""


def test_a_long_hint_never_makes_the_window_wider(qtbot: QtBot) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    before = bar.minimumSizeHint().width()
    bar.set_hint("a very long remark " * 40)
    assert bar.minimumSizeHint().width() <= before
