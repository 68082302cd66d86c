"""An analyst at the keyboard: real key events on whatever has the focus, in a window of its own."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is imported

import pytest
from laid_sample import LaidSample
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from variorum.model.records import Article
from variorum.model.tags import Tag
from variorum.model.views import LinkedTag, OpenArticle
from variorum.model.vocabulary import TagKind
from variorum.ui.frame.values import ImportChoice
from variorum.ui.main_window import MainWindow
from variorum.ui.settings import Settings

PATIENCE = 20_000
"""Milliseconds to wait for what is done off the window's thread."""


def _holds_focus(dialog: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and (dialog is focus or dialog.isAncestorOf(focus))


class Analyst:
    """Presses keys, and looks at the screen only through the window's own values.

    `strokes` counts the keys pressed; typing a word counts one for each letter.
    """

    def __init__(self, qtbot: QtBot, settings: Path, laid: LaidSample) -> None:
        """Open a window with settings of its own."""
        self._qtbot = qtbot
        self._laid = laid
        self._settings = settings
        self.strokes = 0
        self.window = self._opened()

    def _opened(self) -> MainWindow:
        window = MainWindow("Ada", Settings(self._settings))
        self._qtbot.addWidget(window)
        window.resize(1440, 900)
        with self._qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    def restart(self) -> None:
        """Close the window and open another one on the project that was open."""
        path = self.window.bridge.session.path
        self.window.close()
        self.window = self._opened()
        self.window.open_project(path)
        self.until(lambda: self.window.annotate.article is not None)

    # -- hands -----------------------------------------------------------------------------

    def press(self, *keys: str) -> None:
        """Press keys such as A, Ctrl+Z or Shift+Right, one after the other."""
        for key in keys:
            combination = QKeySequence(key)[0]
            self._qtbot.keyClick(self._focus(), combination.key(), combination.keyboardModifiers())
            self.strokes += 1

    def type(self, text: str) -> None:
        """Type text into the field in focus."""
        self._qtbot.keyClicks(self._focus(), text)
        self.strokes += len(text)

    def _focus(self) -> QWidget:
        modal = QApplication.activeModalWidget()
        if modal is not None and QApplication.activePopupWidget() is None:
            self.until(lambda: _holds_focus(modal))  # one that opens has the keys a turn later
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self.window

    def find(self, words: str) -> None:
        """Put the caret at words of the article, by the find bar."""
        self.press("Ctrl+F")
        self.type(words)
        self.press("Esc", "Left")
        article = self.article()
        here = self.window.annotate.reader.caret()
        assert article.text[here : here + len(words)].casefold() == words.casefold()

    # -- eyes ------------------------------------------------------------------------------

    def until(self, seen: Callable[[], bool]) -> None:
        """Wait until something is to be seen."""
        self._qtbot.waitUntil(seen, timeout=PATIENCE)

    def until_saved(self) -> None:
        """Wait until nothing is pending and the undo menu knows it."""
        self.until(lambda: self.window.bridge.session.pending == 0)
        self._qtbot.waitUntil(self._is_shown_saved, timeout=PATIENCE)

    def _is_shown_saved(self) -> bool:
        return self.window.status.text().startswith(("Saved", "All saved"))

    def article(self) -> OpenArticle:
        """Return the article that is open."""
        found = self.window.annotate.article
        assert found is not None
        return found

    def tags(self, kind: TagKind | None = None) -> list[Tag]:
        """Return the tags of the open article in text order."""
        found = list(self.article().in_text_order())
        return [tag for tag in found if kind is None or tag.kind is kind]

    def selected(self) -> LinkedTag:
        """Return the selected tag with its links."""
        tag = self.window.annotate.selected()
        assert tag is not None
        return self.article().linked(tag)

    def has_strip(self) -> bool:
        """Tell whether a strip is open."""
        return self.window.annotate.tagger.strip is not None

    def reads(self) -> bool:
        """Tell whether the text of the article has the focus."""
        return self.window.annotate.reader.text_widget().hasFocus()

    # -- whole steps -----------------------------------------------------------------------

    def take_sample(self, *tags: Path) -> None:
        """Open the sample, or what a dataset makes of it, by Ctrl+T as if made before."""
        self._laid.lay(self.window.furniture.sample, *tags)
        self.press("Ctrl+T")
        self.until(lambda: self.window.annotate.article is not None)
        self.until_saved()

    def new_project(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Make a project by Ctrl+N; the system's own dialogue is answered with `path`."""
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
        self.press("Ctrl+N")
        self.until(lambda: self.window.bridge.is_open)

    def import_folder(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Import every file of a folder by Ctrl+I, and all that the dialogue offers."""
        names = [str(path) for path in sorted(folder.iterdir())]
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (names, ""))
        self.window.furniture.intake.ask = lambda items: [
            ImportChoice(item.key, item.details) for item in items if item.state == "ok"
        ]
        here = self._articles()
        self.press("Ctrl+I")
        self.until(lambda: self._articles() > here)
        self.until(lambda: self.window.annotate.article is not None)
        self.until_saved()

    def _articles(self) -> int:
        return len(self.window.bridge.session.state.catalogue.all(Article))


@pytest.fixture
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep settings and the list of projects in folders of the test's own."""
    monkeypatch.setenv("VARIORUM_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.setenv("VARIORUM_DATA_DIR", str(tmp_path / "data"))


@pytest.fixture
def analyst(
    qtbot: QtBot, tmp_path: Path, own_folders: None, laid_sample: LaidSample
) -> Iterator[Analyst]:
    """Return somebody at the keyboard of a fresh window."""
    del own_folders
    sits = Analyst(qtbot, tmp_path / "settings.ini", laid_sample)
    yield sits
    sits.window.close()
