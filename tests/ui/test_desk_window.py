"""How the desk behaves when things go wrong, and where things are easily forgotten."""

import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from laid_sample import LaidSample
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from variorum.model.changes import ChangeSet
from variorum.model.errors import UserError
from variorum.model.ids import Id
from variorum.model.journal import Receipt
from variorum.model.records import Actor, Article
from variorum.model.tags import Tag
from variorum.model.vocabulary import LinkRole, Progress, TagKind
from variorum.store.store import Store
from variorum.ui.desk.annotate import AnnotateDesk
from variorum.ui.frame.values import ImportChoice
from variorum.ui.main_window import MainWindow
from variorum.ui.reader.spans import SpanView
from variorum.ui.settings import Settings
from variorum.workspace.projects import create_project

PATIENCE = 20_000


class Screen:
    """A window with what a test needs to press and to wait for."""

    def __init__(self, qtbot: QtBot) -> None:
        """Show a window without a project."""
        self.qtbot = qtbot
        self.window = MainWindow("Ada", Settings())
        qtbot.addWidget(self.window)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()

    @property
    def desk(self) -> AnnotateDesk:
        """The annotate workspace."""
        return self.window.annotate

    def until(self, seen: Callable[[], bool]) -> None:
        """Wait until something is to be seen."""
        self.qtbot.waitUntil(seen, timeout=PATIENCE)

    def open(self, path: Path) -> None:
        """Open a project and wait for its first article."""
        with self.qtbot.waitSignal(self.window.bridge.opened, timeout=PATIENCE):
            self.window.open_project(path)
        self.until(lambda: self.desk.article is not None)
        self.until(lambda: self.window.summary.is_current)

    def press(self, *keys: str) -> None:
        """Press keys on what has the focus."""
        for key in keys:
            made = QKeySequence(key)[0]
            focus = QApplication.focusWidget() or self.window
            self.qtbot.keyClick(focus, made.key(), made.keyboardModifiers())

    def message(self) -> str:
        """Return what the message bar says."""
        return self.window.furniture.message.text()

    def settled(self) -> bool:
        """Tell whether nothing is on its way to the file."""
        return self.window.bridge.session.pending == 0

    def tags(self) -> list[Tag]:
        """Return the tags of the open article in text order."""
        assert self.desk.article is not None
        return list(self.desk.article.in_text_order())

    def first(self, kind: TagKind) -> Tag:
        """Select the first tag of a kind and return it."""
        tag = next(tag for tag in self.tags() if tag.kind is kind)
        self.desk.go_to_tag(tag.id)
        return tag


@pytest.fixture
def empty(qtbot: QtBot) -> Iterator[Screen]:
    """Return a window without a project."""
    made = Screen(qtbot)
    yield made
    made.window.close()


@pytest.fixture
def sample(tmp_path: Path, laid_sample: LaidSample) -> Path:
    """Return where the sample is."""
    return laid_sample.lay(tmp_path / "sample.variorum")


@pytest.fixture
def screen(empty: Screen, sample: Path) -> Screen:
    """Return a window on the sample."""
    empty.open(sample)
    return empty


# -- following


def _watched(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> tuple[list[Id], list[Id]]:
    """Return the tags that the reader draws anew, and those it takes away, from now on."""
    drawn: list[Id] = []
    dropped: list[Id] = []
    reader = screen.desk.reader
    put, drop = reader.upsert_span, reader.remove_span

    def upsert(span: SpanView) -> None:
        if not span.ghost:
            drawn.append(span.id)
        put(span)

    def remove(tag: Id) -> None:
        dropped.append(tag)
        drop(tag)

    monkeypatch.setattr(reader, "upsert_span", upsert)
    monkeypatch.setattr(reader, "remove_span", remove)
    monkeypatch.setattr(reader, "set_spans", lambda _: pytest.fail("all tags were drawn anew"))
    return drawn, dropped


def test_an_act_repaints_the_tags_it_touches_and_no_others(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn, dropped = _watched(screen, monkeypatch)
    tag = screen.first(TagKind.FIGURE)
    screen.press("Del")
    screen.until(screen.settled)
    assert (set(drawn), dropped) == (set(), [tag.id])
    screen.press("Ctrl+Z")
    screen.until(lambda: drawn == [tag.id])
    assert screen.desk.selected() == tag.id


def test_a_new_name_of_an_actor_is_drawn_wherever_it_stands(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn, _ = _watched(screen, monkeypatch)
    catalogue = screen.window.bridge.session.state.catalogue
    actor = next(one for one in catalogue.all(Actor).values() if one.name == "Russia")
    screen.desk.panel.record_edited.emit(actor, replace(actor, name="Russian Federation"))
    screen.until(screen.settled)
    assert screen.desk.article
    naming = {
        tag
        for tag, links in screen.desk.article.links.items()
        if any(link.actor == actor.id for link in links.values())
    }
    assert set(drawn) == naming
    assert naming < {tag.id for tag in screen.tags()}
    assert screen.window.bridge.session.state.catalogue.all(Actor)[actor.id].name == (
        "Russian Federation"
    )


def test_a_tag_that_is_gone_is_not_inspected_any_more(screen: Screen) -> None:
    before = screen.tags()
    screen.desk.reader.text_widget().setFocus()
    screen.press("J", "J", "J")
    screen.press("C")
    screen.press("Ctrl+Enter", "Enter", "1")
    screen.until(lambda: screen.window.actions_["edit.undo"].isEnabled() and screen.settled())
    assert screen.desk.selected() is not None
    screen.press("E")
    assert screen.desk.panel.isAncestorOf(QApplication.focusWidget())
    screen.press("Ctrl+Z")
    screen.until(lambda: screen.tags() == before)
    assert screen.desk.panel.inspected() is None
    assert screen.desk.reader.text_widget().hasFocus()


def test_an_alias_is_seen_in_the_panel_once_the_text_is_painted(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    tag = screen.first(TagKind.ACTOR)
    assert screen.desk.article is not None
    (link,) = screen.desk.article.linked(tag.id).role(LinkRole.ACTOR)
    shown: list[object] = []
    show = screen.desk.panel.show_tag
    monkeypatch.setattr(screen.desk.panel, "show_tag", lambda one: (shown.append(one), show(one)))
    screen.desk.panel.alias_added.emit(link.actor, "the big one")
    assert not shown
    screen.until(lambda: bool(shown))
    assert len(shown) == 1


def test_details_reach_the_bar_of_the_reader(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    named: list[tuple[str, str]] = []
    bar = screen.desk.reader.bar
    monkeypatch.setattr(bar, "set_article", lambda title, badge: named.append((title, badge)))
    assert screen.desk.article is not None
    home = screen.desk.article.article
    screen.desk.panel.record_edited.emit(home, replace(home, title="Another title"))
    assert named[-1] == ("Another title", home.label)


def test_an_article_is_marked_as_done_and_that_is_undone(screen: Screen) -> None:
    assert screen.desk.article is not None
    home = screen.desk.article.article.id
    catalogue = screen.window.bridge.session.state.catalogue
    screen.window.actions_["progress.todo"].trigger()
    assert catalogue.all(Article)[home].progress is Progress.TODO
    screen.until(screen.settled)
    screen.window.actions_["edit.undo"].trigger()
    screen.until(lambda: catalogue.all(Article)[home].progress is Progress.DONE)


# -- what cannot be saved


def _fail_once(monkeypatch: pytest.MonkeyPatch, code: str, *, joining: bool = False) -> None:
    """Let the commit of the next act fail, or that of joining the project before it."""
    commit = Store.commit
    left = [code]

    def failing(store: Store, act: ChangeSet, by: Id, *, undoable: bool = True) -> Receipt:
        if left and undoable is not joining:
            raise UserError(left.pop())
        return commit(store, act, by, undoable=undoable)

    monkeypatch.setattr(Store, "commit", failing)


def test_a_refused_deletion_is_said_and_the_tag_comes_back(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    tag = screen.first(TagKind.CLAIM)
    before = screen.tags()
    _fail_once(monkeypatch, "store.disk_full")
    screen.press("Del")
    assert tag not in screen.tags()
    screen.until(lambda: "The disk is full" in screen.message())
    assert "Free some space" in screen.message()
    assert "Not saved" in screen.window.status.text()
    screen.until(lambda: screen.tags() == before)
    drawn = screen.desk.reader.text_widget().index.get(tag.id)
    assert drawn is not None
    assert not drawn.pending
    screen.press("Esc")
    assert screen.message() == ""


def test_no_act_is_saved_without_its_author(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = screen.tags()
    screen.first(TagKind.CLAIM)
    _fail_once(monkeypatch, "store.disk_full", joining=True)
    screen.press("Del")
    screen.until(lambda: "The disk is full" in screen.message())
    screen.until(lambda: screen.settled() and screen.tags() == before)
    screen.first(TagKind.CLAIM)
    screen.press("Del")
    screen.until(lambda: screen.settled() and len(screen.tags()) == len(before) - 1)
    assert screen.window.bridge.session.check().result() == []


def test_what_was_typed_is_kept_when_it_could_not_be_saved(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.press("J", "C")
    screen.qtbot.keyClicks(QApplication.focusWidget(), "a thought of my own")
    screen.press("Ctrl+Enter", "Enter")
    assert screen.desk.tagger.strip is not None
    _fail_once(monkeypatch, "store.disk_full")
    screen.press("2")
    screen.until(lambda: "The disk is full" in screen.message())
    screen.until(lambda: screen.desk.tagger.strip is not None)
    strip = screen.desk.tagger.strip
    assert strip is not None
    assert "a thought of my own" in str(strip.draft())
    before = len(screen.tags())
    screen.press("Shift+Enter")
    screen.until(screen.settled)
    assert len(screen.tags()) > before


HOLDER = """
import sys
from pathlib import Path
from variorum.workspace.projects import open_project
session = open_project(Path(sys.argv[1]), "Grace")
print("held", flush=True)
sys.stdin.readline()
session.close()
"""


@pytest.fixture
def held(empty: Screen, sample: Path) -> Iterator[Screen]:
    """Return a window on the sample that another program has open."""
    with subprocess.Popen(  # noqa: S603  # this Python, a script of ours
        [sys.executable, "-c", HOLDER, str(sample)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        try:
            empty.open(sample)
            yield empty
        finally:
            other.communicate("\n")


def test_a_second_window_reads_and_says_who_writes(held: Screen) -> None:
    assert "Grace" in held.message()
    assert "Read-only" in held.window.status.text()
    before = held.tags()
    held.first(TagKind.FIGURE)
    held.window.furniture.message.dismiss()
    held.press("Del")
    assert "Grace" in held.message()
    assert held.tags() == before
    sentence = held.desk.reader.sentence_number()
    held.press("Space")
    assert held.desk.reader.sentence_number() == sentence + 1
    for command in ("edit.undo", "edit.redo"):
        assert not held.window.actions_[command].isEnabled()
    held.window.bridge.undo()
    assert "Grace" in held.message()


def test_a_second_window_refuses_to_import(held: Screen, tmp_path: Path) -> None:
    text = tmp_path / "t.txt"
    text.write_text("Moscow denied it.\n", encoding="utf-8")
    held.window.furniture.intake.ask = _take_all
    held.window.furniture.message.dismiss()
    held.window.handlers.files.take_paths([text])
    held.until(lambda: "Grace" in held.message())
    assert len(held.desk.library.shown()) == 5


# -- keys


def test_single_keys_are_letters_in_a_text_field(screen: Screen) -> None:
    before = screen.tags()
    screen.first(TagKind.ACTOR)
    field = screen.desk.library.findChild(QLineEdit)
    assert field is not None
    field.setFocus()
    screen.qtbot.keyClicks(field, "acsf 1234.vrlmeowjku")
    assert field.text() == "acsf 1234.vrlmeowjku"
    screen.press("Backspace", "Home", "Del", "Space")
    assert field.text() == " csf 1234.vrlmeowjk"
    assert screen.desk.tagger.strip is None
    assert screen.tags() == before


def test_undo_in_a_text_field_is_the_field_s_own(screen: Screen) -> None:
    screen.first(TagKind.FIGURE)
    screen.press("Del")
    screen.until(screen.settled)
    before = screen.tags()
    field = screen.desk.library.findChild(QLineEdit)
    assert field is not None
    field.setFocus()
    screen.qtbot.keyClicks(field, "x")
    screen.press("Ctrl+Z")
    assert field.text() == ""
    assert screen.tags() == before


def test_tag_mode_off_leaves_the_letters_alone(screen: Screen) -> None:
    screen.desk.reader.text_widget().setFocus()
    screen.desk.reader.bar.pen.click()
    screen.desk.reader.text_widget().setFocus()
    screen.press("C")
    assert screen.desk.tagger.strip is None
    assert not screen.window.settings.preferences().single_keys
    screen.desk.reader.bar.pen.click()
    screen.desk.reader.text_widget().setFocus()
    screen.press("C")
    assert screen.desk.tagger.strip is not None


def test_commands_of_the_reader_wait_while_the_summary_is_in_front(screen: Screen) -> None:
    tagging = [screen.window.actions_[f"tag.{kind}"] for kind in TagKind]
    assert all(action.isEnabled() for action in tagging)
    screen.press("Ctrl+3")
    assert not any(action.isEnabled() for action in tagging)
    assert not screen.window.actions_["edit.find"].isEnabled()
    screen.press("Ctrl+1")
    assert all(action.isEnabled() for action in tagging)


@pytest.mark.parametrize("name", ["library", "panel"])
def test_a_pane_is_hidden_and_its_check_mark_follows(screen: Screen, name: str) -> None:
    pane, action = getattr(screen.desk, name), screen.window.actions_[f"view.{name}"]
    assert action.isChecked()
    screen.press({"library": "F9", "panel": "F10"}[name])
    assert not pane.isVisible()
    assert not action.isChecked()
    screen.press({"library": "F9", "panel": "F10"}[name])
    assert pane.isVisible()
    assert action.isChecked()


def test_the_reading_size_is_shown_and_kept(screen: Screen) -> None:
    screen.press("Ctrl++")
    assert "110%" in _zoom_words(screen)
    screen.desk.reader.set_zoom(150)
    assert "150%" in _zoom_words(screen)
    assert screen.window.settings.preferences().zoom == 150
    screen.press("Ctrl+0")
    assert screen.desk.reader.zoom == 100


def _zoom_words(screen: Screen) -> str:
    buttons = screen.window.status.findChildren(type(screen.window.status._zoom))  # noqa: SLF001  # what it says
    return " ".join(button.text() for button in buttons)


# -- coming and going


def test_a_passing_remark_passes(screen: Screen) -> None:
    screen.window.status.set_hint("Linked to somebody")
    screen.first(TagKind.FIGURE)
    screen.press("Del")
    assert "Linked" not in screen.window.status.text()
    screen.window.status.set_hint("Linked to somebody")
    screen.press("Ctrl+3")
    assert "Linked" not in screen.window.status.text()


def test_opening_the_open_project_again_does_not_lock_it_out(screen: Screen) -> None:
    path = screen.window.bridge.session.path
    session = screen.window.bridge.session
    screen.press("Ctrl+3")
    screen.window.open_project(path)
    assert screen.window.bridge.session is session
    assert screen.window.workspace() == "annotate"


def test_what_cannot_be_opened_leaves_the_open_project_alone(
    screen: Screen, tmp_path: Path
) -> None:
    path = screen.window.bridge.session.path
    other = tmp_path / "notes.variorum"
    other.write_bytes(b"just notes")
    screen.window.open_project(other)
    screen.until(lambda: "is not a Variorum project" in screen.message())
    assert screen.window.bridge.session.path == path
    assert screen.desk.article is not None


def test_closing_leaves_nothing_of_the_project_on_screen(screen: Screen) -> None:
    screen.press("Ctrl+W")
    window = screen.window
    assert window.stack.currentWidget() is window.welcome
    assert window.windowTitle() == "Variorum"
    assert window.status.text() == "No project open"
    assert not window.actions_["edit.undo"].isEnabled()
    assert [one.title for one in window.settings.recent()] != []


def test_an_open_strip_goes_with_its_project(screen: Screen) -> None:
    screen.press("J", "C")
    assert screen.desk.tagger.strip is not None
    screen.press("Ctrl+W")
    assert screen.desk.tagger.strip is None


def test_two_projects_keep_their_own_places(screen: Screen, tmp_path: Path) -> None:
    create_project(tmp_path / "other.variorum", "Other", "Ada").close()
    with screen.qtbot.waitSignal(screen.window.bridge.opened, timeout=PATIENCE):
        screen.window.open_project(tmp_path / "other.variorum")
    assert screen.desk.article is None
    assert not screen.desk.library.shown()
    assert screen.window.windowTitle().startswith("Other")


# -- dropping


def _take_all(items: Any) -> list[ImportChoice]:  # noqa: ANN401  # as Intake.ask has it
    return [ImportChoice(item.key, item.details) for item in items if item.state == "ok"]


def _drop(window: MainWindow, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    action, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    with warnings.catch_warnings():
        # From 6.12 on Qt wants another constructor, which 6.8 to 6.11 do not have.
        warnings.simplefilter("ignore", DeprecationWarning)
        entering = QDragEnterEvent(QPoint(9, 9), action, data, left, none)
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(9, 9), action, data, left, none))


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """Return a file to drop."""
    path = tmp_path / "dropped.txt"
    path.write_text("Seoul said so on Monday.\n", encoding="utf-8")
    return path


def test_files_dropped_without_a_project_wait_for_a_new_one(
    empty: Screen, text: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty.window.furniture.intake.ask = _take_all
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "new.variorum"), "")
    )
    _drop(empty.window, text)
    empty.until(lambda: empty.desk.article is not None)
    assert empty.desk.article is not None
    assert empty.desk.article.text == "Seoul said so on Monday.\n"


def test_files_dropped_and_then_no_project_made_are_forgotten(
    empty: Screen, text: Path, tmp_path: Path, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty.window.furniture.intake.ask = lambda _: pytest.fail("nothing was to be imported")
    taken = tmp_path / "taken.variorum"
    taken.write_bytes(b"precious")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(taken), ""))
    _drop(empty.window, text)
    empty.until(lambda: "exists already" in empty.message())
    empty.open(sample)
    assert len(empty.desk.library.shown()) == 5


def test_files_dropped_on_an_open_project_are_imported(screen: Screen, text: Path) -> None:
    screen.window.furniture.intake.ask = _take_all
    _drop(screen.window, text)
    screen.until(lambda: len(screen.desk.library.shown()) == 6)
    assert "1 article" in screen.window.status.text()
