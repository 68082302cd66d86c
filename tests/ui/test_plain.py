"""Untrusted text is shown as it stands: no markup, no hidden controls."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import variorum.ui
from variorum.ui import plain

CANARY = '<img src="file:///canary.png"><b>bold</b>'
UI = Path(variorum.ui.__file__).parent
FORBIDDEN = frozenset(
    {
        "QLabel",
        "QMessageBox",
        "QErrorMessage",
        "QTextBrowser",
        "setHtml",
        "insertHtml",
        "appendHtml",
    }
    | {"setToolTip", "fromHtml", "setMarkdown", "QWhatsThis", "setWhatsThis", "setStatusTip"}
)


def test_labels_never_read_markup(qtbot: QtBot) -> None:
    made = plain.label(CANARY)
    qtbot.addWidget(made)
    assert made.textFormat() is Qt.TextFormat.PlainText
    assert made.text() == CANARY
    with pytest.raises(ValueError, match="plain"):
        made.setTextFormat(Qt.TextFormat.RichText)


def test_labels_show_hidden_controls(qtbot: QtBot) -> None:
    made = plain.label()
    qtbot.addWidget(made)
    made.setText("abc\u202edef\u200b")
    assert made.text() == "abc[U+202E]def[U+200B]"


def test_tooltips_are_escaped_and_keep_lines(qtbot: QtBot) -> None:
    made = QWidget()
    qtbot.addWidget(made)
    plain.set_tooltip(made, "<b>1 & 2</b>\nnext")
    assert made.toolTip() == "<qt>&lt;b&gt;1 &amp; 2&lt;/b&gt;<br>next</qt>"
    plain.set_tooltip(made, "")
    assert made.toolTip() == ""


def test_isolated_names_cannot_turn_what_follows() -> None:
    assert plain.isolated("שם") == "\u2068שם\u2069"
    assert plain.isolated("a\u202eb") == "\u2068a[U+202E]b\u2069"


def test_rich_text_is_possible_in_one_module_only() -> None:
    found = [
        f"{path.relative_to(UI)}:{node.lineno} {name}"
        for path in UI.rglob("*.py")
        if path.name != "plain.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        for name in [_called(node.func)]
        if name in FORBIDDEN
    ]
    assert found == []


def _called(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
