"""For those who hear the window or have no mouse: everything has a name, and every pane a key."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from variorum.model.vocabulary import TagKind
from variorum.ui import speaking
from variorum.ui.frame.find_all import FindAllDialog
from variorum.ui.main_window import MainWindow
from variorum.ui.reader import view as reader_view
from variorum.ui.settings import Settings
from variorum.ui.summary.values import Page

DIALOGS = (
    "app.preferences",
    "article.details",
    "article.print",
    "articles.paste",
    "dataset.export",
    "edit.find_all",
    "help.about",
    "help.guideline",
    "help.keys",
    "memo.article",
    "memo.project",
)


def nameless(root: QWidget) -> list[str]:
    """Return what can be reached or pressed in `root` and has no name for a screen reader."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        pressed = isinstance(widget, QAbstractButton)
        reached = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None
        if not widget.isVisible() or not (pressed or reached):
            continue
        spoken = QAccessible.queryAccessibleInterface(widget)
        if not spoken.text(QAccessible.Text.Name):
            parent = type(widget.parentWidget()).__name__
            found.append(f"{type(widget).__name__} in {parent}")
    return found


def unspoken(root: QWidget) -> list[str]:
    """Return which lists hold rows that say nothing."""
    found = []
    for view in root.findChildren(QAbstractItemView):
        model = view.model()
        filled = model is not None and view.isVisible() and model.rowCount() > 0
        if filled and not all(rows_said(model)):
            found.append(view.accessibleName() or type(view).__name__)
    return found


def rows_said(model: QAbstractItemModel) -> Iterator[str]:
    for row in range(model.rowCount(QModelIndex())):
        index = model.index(row, 0)
        said = index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data()
        yield str(said or "")


def test_everything_on_the_welcome_page_has_a_name(qtbot: QtBot) -> None:
    made = MainWindow("Ada", Settings())
    qtbot.addWidget(made)
    made.show()
    assert nameless(made) == []
    made.close()


@pytest.mark.parametrize("kind", list(TagKind))
def test_everything_about_a_tag_has_a_name(window: MainWindow, kind: TagKind) -> None:
    desk = window.annotate
    assert desk.article is not None
    tag = next((tag for tag in desk.article.in_text_order() if tag.kind is kind), None)
    assert tag is not None
    desk.go_to_tag(tag.id)
    assert nameless(window) == []
    assert unspoken(window) == []


@pytest.mark.parametrize("kind", list(TagKind))
def test_everything_in_a_strip_has_a_name(window: MainWindow, kind: TagKind) -> None:
    desk = window.annotate
    desk.reader.next_sentence()
    desk.tagger.tag(kind)
    assert nameless(window) == []
    desk.reader.open_find()
    assert nameless(window) == []


def test_everything_in_the_summary_has_a_name(window: MainWindow, qtbot: QtBot) -> None:
    window.show_workspace("summary")
    qtbot.waitUntil(lambda: window.summary.is_current, timeout=20_000)
    for page in Page:
        window.summary.pane.show_page(page)
        assert nameless(window) == [], page
        assert unspoken(window) == [], page


@pytest.mark.parametrize("command", DIALOGS)
def test_everything_in_a_dialogue_has_a_name(
    window: MainWindow, qtbot: QtBot, command: str
) -> None:
    met: list[list[str]] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget() or window.findChild(FindAllDialog)
        if isinstance(dialog, QDialog) and not met:
            met.append(nameless(dialog) + unspoken(dialog))
            dialog.reject()

    watch = QTimer()
    watch.timeout.connect(look)
    watch.start(20)
    window.actions_[command].trigger()
    qtbot.waitUntil(lambda: bool(met), timeout=20_000)
    watch.stop()
    assert met[0] == []


def test_every_pane_of_the_summary_is_reached_by_f6(window: MainWindow, qtbot: QtBot) -> None:
    window.show_workspace("summary")
    qtbot.waitUntil(lambda: window.summary.is_current, timeout=20_000)
    pane, going = window.summary.pane, window.furniture.going
    met = []
    for _ in range(4):
        going.next_pane(1)
        focus = QApplication.focusWidget()
        assert focus is not None
        inside = "page" if pane.isAncestorOf(focus) else ""
        met.append("nav" if pane.nav.isAncestorOf(focus) else inside)
    assert "nav, page" in ", ".join(met)


def round_of(window: MainWindow) -> list[str]:
    """Return the names of what Tab comes to, in its order."""
    met = []
    widget = window.nextInFocusChain()
    while widget is not window:
        stop = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        if stop and widget.isVisible() and widget.isEnabled():
            spoken = QAccessible.queryAccessibleInterface(widget)
            met.append(spoken.text(QAccessible.Text.Name))
        widget = widget.nextInFocusChain()
    return met


def test_tab_goes_through_the_panel_as_it_is_laid_out(window: MainWindow, qtbot: QtBot) -> None:
    desk = window.annotate
    assert desk.article is not None
    claims = [tag for tag in desk.article.in_text_order() if tag.kind is TagKind.CLAIM]
    for claim in claims[:2]:
        desk.go_to_tag(claim.id)
    qtbot.waitUntil(lambda: any(name.startswith("Proposition: ") for name in round_of(window)))
    met = round_of(window)
    chip = next(at for at, name in enumerate(met) if name.startswith("Proposition: "))
    assert met.index("Add a proposition") < chip < met.index("Note")
    assert met.index("Note") < met.index("Tags in this article")


def test_back_and_forward_wait_until_there_is_somewhere_to_go(window: MainWindow) -> None:
    back, forward = window.actions_["go.back"], window.actions_["go.forward"]
    bar = window.annotate.reader.bar

    def state() -> tuple[bool, bool]:
        assert (bar.back.isEnabled(), bar.forward.isEnabled()) == (
            back.isEnabled(),
            forward.isEnabled(),
        )
        return back.isEnabled(), forward.isEnabled()

    assert state() == (False, False)
    window.furniture.going.to_workspace("summary")
    assert state() == (True, False)
    back.trigger()
    assert state() == (False, True)
    forward.trigger()
    assert state() == (True, False)


def test_the_tag_under_the_caret_is_said(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(reader_view, "speak", lambda _widget, words: heard.append(words))
    desk = window.annotate
    assert desk.article is not None
    tag = [tag for tag in desk.article.in_text_order() if tag.kind is TagKind.ACTOR][-1]
    desk.reader.go_to(tag.start + 1)
    name = window.furniture.saying.named(next(iter(desk.reader.spans_at_caret())))
    assert name
    assert heard[-1].startswith(f"Actor, {name}")


def test_a_suggestion_is_said_when_the_walk_comes_to_it(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(
        "variorum.ui.frame.status_bar.speak", lambda _widget, words: heard.append(words)
    )
    suggested = window.annotate.suggested
    desk = window.annotate
    assert desk.article is not None
    gone = next(tag for tag in desk.article.in_text_order() if tag.kind is TagKind.ACTOR)
    desk.editor.delete(gone.id)
    qtbot.waitUntil(lambda: bool(suggested.all()), timeout=20_000)
    assert suggested.next()
    assert heard[-1].startswith("Suggested ")
    assert heard[-1].endswith("Enter accepts, X rejects")
    assert "Suggested " in window.annotate.reader.text_widget().accessibleDescription()


def test_nothing_is_announced_where_nobody_listens(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[object] = []
    field = QLineEdit()
    qtbot.addWidget(field)
    monkeypatch.setattr(QAccessible, "updateAccessibility", sent.append)
    monkeypatch.setattr(QAccessible, "isActive", lambda: False)
    speaking.speak(field, "words")
    assert sent == []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    speaking.speak(field, "")
    assert sent == []
    speaking.speak(field, "words")
    assert len(sent) == 1
