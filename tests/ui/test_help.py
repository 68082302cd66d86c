"""The help: pages hold together, its keys are the registry's, the window is used by keyboard."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from variorum.paths import resources
from variorum.ui.actions import Actions
from variorum.ui.command_table import commands
from variorum.ui.frame.fixed_keys import fixed_keys
from variorum.ui.frame.help_pages import (
    COMMAND_KEY,
    Page,
    links,
    pages,
    slug,
    with_keys,
)
from variorum.ui.frame.help_pages import fixed_keys as keys_in
from variorum.ui.frame.help_window import HelpWindow
from variorum.ui.frame.key_sheet import KeySheet
from variorum.ui.frame.ranking import PREFIXES
from variorum.ui.widgets import KeyCap
from variorum.ui.widgets.labels import key_text

FOLDER = resources() / "help"
PAGES = pages(FOLDER)
REGISTRY = {command.id: command for _, command in commands()}
FIXED = {key for _, rows in fixed_keys() for keys, _ in rows for key in keys}
HELD = {"Ctrl", "Shift", "Alt"}
"""Named where a sentence says what holding one does."""
README = Path(__file__).parents[2] / "README.md"


def _defaults(command: str) -> set[str]:
    return {"Enter" if key == "Return" else key for key in REGISTRY[command].keys}


def _mentioned() -> Iterator[tuple[str, str, str]]:
    """Yield (page, key, command) for every key in the help that stands for a command."""
    for page in PAGES:
        for key, command in COMMAND_KEY.findall(page.text):
            yield page.name, key, command


# -- the pages


def test_every_page_is_reached_from_the_contents() -> None:
    assert {page.name for page in PAGES} == {path.name for path in FOLDER.glob("*.md")}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_pages_and_headings_that_are_there(page: Page) -> None:
    by_name = {one.name: one for one in PAGES}
    assert set(links(page.text)) <= set(by_name)
    for name, fragment in re.findall(r"\]\(([a-z-]+\.md)#([a-z-]+)\)", page.text):
        heads = re.findall(r"^#+ (.+)$", by_name[name].text, re.MULTILINE)
        assert fragment in {slug(head) for head in heads}


def test_every_command_that_is_mentioned_exists_and_has_the_key() -> None:
    wrong = [
        (page, key, command)
        for page, key, command in _mentioned()
        if command not in REGISTRY or key not in _defaults(command)
    ]
    assert wrong == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_other_keys_are_those_that_belong_to_no_command(page: Page) -> None:
    assert set(keys_in(page.text)) - FIXED - HELD == set()


def test_no_key_hides_in_bold_where_nothing_checks_it() -> None:
    bold = [
        (page.name, words)
        for page in PAGES
        for words in re.findall(r"\*\*([^*\n]+)\*\*", page.text)
        if keys_in(f"`{words}`")
    ]
    assert bold == []


def test_every_command_of_the_reader_with_a_key_stands_on_the_page_of_keys() -> None:
    page = next(page for page in PAGES if page.name == "keys.md")
    told = {command for _, command in COMMAND_KEY.findall(page.text)}
    wanted = {one.id for one in REGISTRY.values() if one.scope == "reader" and one.keys}
    assert wanted - told == set()


def test_the_signs_of_the_palette_are_told() -> None:
    page = next(page for page in PAGES if page.name == "finding.md")
    rows = re.findall(r"^\| `(\W)` \|", page.text, re.MULTILINE)
    assert rows == list(PREFIXES)


# -- the readme


def _readme_keys() -> set[str]:
    """Return the keys named in the first column of the table in the README."""
    rows = README.read_text(encoding="utf-8").partition("## Keys")[2].partition("\n\nEvery")[0]
    cells = [row.split("|")[1] for row in rows.splitlines() if row.startswith("| ")][1:]
    words = re.split(r"[\s;()]+|, |,$", " ".join(cells))
    return {word.strip(",") if word != "," else word for word in words if word.strip(",")}


def test_the_readme_names_only_keys_that_are_there() -> None:
    known = {key for command in REGISTRY for key in _defaults(command)}
    named = {word for word in _readme_keys() if not re.fullmatch(r"[a-z]+|Alt\+", word)}
    assert len(named) > 40
    assert named - known - FIXED == set()


def test_the_readme_names_the_key_of_every_command_of_the_reader() -> None:
    wanted = {
        command.id
        for command in REGISTRY.values()
        if command.scope == "reader" and command.keys and command.submenu != "Change &kind"
    }
    named = _readme_keys()
    assert [one for one in sorted(wanted) if not _defaults(one) & named] == []


# -- the design

DESIGNED = {
    "tag.actor": "A 1",
    "tag.claim": "C 2",
    "tag.stance": "S 3",
    "tag.figure": "F 4",
    "suggest.accept": "Enter",
    "suggest.next": "Tab N",
    "suggest.previous": "Shift+Tab Shift+N",
    "sentence.read": "Space",
    "go.next_sentence": "J",
    "go.previous_sentence": "K",
    "go.next_untagged": "U",
    "selection.grow": "W",
    "selection.shrink": "Shift+W",
    "tag.resize": "R",
    "tag.repeat": ".",
    "tag.occurrences": "Shift+A",
    "tag.edit": "E",
    "tag.relink": "L",
    "tag.note": "M",
    "tag.delete": "Del",
    "tag.cycle": "O",
    "view.types": "V",
    "go.previous_article": "Alt+Up",
    "go.next_article": "Alt+Down",
    "workspace.annotate": "Ctrl+1",
    "workspace.summary": "Ctrl+3",
    "go.palette": "Ctrl+K",
    "help.keys": "Ctrl+/",
    "go.next_pane": "F6",
}
"""The key map of the design (its section 3.3), by command."""


def test_the_key_map_of_the_design_is_what_the_registry_has() -> None:
    assert {one: " ".join(_in_order(one)) for one in DESIGNED} == DESIGNED | {
        "go.palette": "Ctrl+K Ctrl+Shift+P"
    }
    assert {"Enter", "Shift+Enter", "1", "2", "3", "Alt+1", "Alt+2", "Alt+3"} <= FIXED


def _in_order(command: str) -> list[str]:
    keys = ("Enter" if key == "Return" else key for key in REGISTRY[command].keys)
    return list(dict.fromkeys(keys))


def test_the_key_sheet_shows_the_key_map_and_what_belongs_to_no_command(qtbot: QtBot) -> None:
    owner = QMainWindow()
    qtbot.addWidget(owner)
    sheet = KeySheet(Actions(owner))
    qtbot.addWidget(sheet)
    caps = {cap.text() for cap in sheet.findChildren(KeyCap)}
    wanted = {key for keys in DESIGNED.values() for key in keys.split()} | FIXED
    assert {key_text(key) for key in wanted} <= caps


# -- what is shown


def test_a_key_is_shown_as_the_analyst_has_it() -> None:
    page = "Press [A](command:tag.actor), then `Enter`; `x + 1` is code."
    shown = with_keys(page, lambda command, key: "Ctrl+J" if command == "tag.actor" else key)
    assert shown == "Press `\u00a0Ctrl+J\u00a0`, then `\u00a0Enter\u00a0`; `x + 1` is code."


@pytest.fixture
def window(qtbot: QtBot) -> HelpWindow:
    """Return the help as it opens, with the keys as they come."""
    made = HelpWindow(PAGES, lambda _command, key: key)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def _press(qtbot: QtBot, window: HelpWindow, *keys: str) -> None:
    for key in keys:
        combination = QKeySequence(key)[0]
        target: QWidget = QApplication.focusWidget() or window
        qtbot.keyClick(target, combination.key(), combination.keyboardModifiers())


def test_arrows_choose_a_page_and_history_leads_back(window: HelpWindow, qtbot: QtBot) -> None:
    assert window.name() == "contents.md"
    _press(qtbot, window, "Down", "Down")
    assert window.name() == PAGES[2].name
    _press(qtbot, window, "Alt+Left")
    assert window.name() == PAGES[1].name
    _press(qtbot, window, "Alt+Right")
    assert window.name() == PAGES[2].name


def test_a_link_leads_to_the_heading(window: HelpWindow) -> None:
    window.page.anchorClicked.emit(QUrl("tagging-guide.md#what-comes-of-it"))
    assert window.name() == "tagging-guide.md"
    assert window.page.textCursor().block().text() == "What comes of it"


def test_words_leave_the_pages_that_have_them_and_enter_walks_the_places(
    window: HelpWindow, qtbot: QtBot
) -> None:
    qtbot.keyClicks(window.field, "provisional")
    assert window.shown() == ["tagging-guide.md", "summary.md"]
    assert window.page.textCursor().selectedText() == "provisional"
    _press(qtbot, window, "Down")
    assert window.name() == "summary.md"
    assert len(window.page.extraSelections()) == 1
    qtbot.keyClicks(window.field, "zzz")
    assert window.shown() == []
    _press(qtbot, window, "Esc")
    assert len(window.shown()) == len(PAGES)
    _press(qtbot, window, "Esc")
    assert not window.isVisible()


def test_markup_in_a_page_is_text(qtbot: QtBot) -> None:
    page = Page("x.md", "X", "# X\n\n<b>bold</b> <img src='x.png'>\n")
    made = HelpWindow([page], lambda _command, key: key)
    qtbot.addWidget(made)
    assert "<b>bold</b>" in made.page.toPlainText()
