"""Untrusted text is shown as it stands: no markup, no hidden controls."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from variorum.ui import plain

CANARY = '<img src="file:///canary.png"><b>bold</b>'


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


def test_a_window_s_title_is_shown_whole(qtbot: QtBot) -> None:
    made = QWidget()
    qtbot.addWidget(made)
    plain.set_title(made, "a[*]b\n\u202ec")
    assert made.windowTitle() == "a[*][*]b [U+202E]c"


def test_nothing_is_pasted_or_dropped_on_a_sheet(qtbot: QtBot) -> None:
    made = plain.sheet()
    qtbot.addWidget(made)
    QGuiApplication.clipboard().setText("text")
    made.paste()
    assert made.toPlainText() == ""
    assert not made.acceptDrops()
