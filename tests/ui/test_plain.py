"""Untrusted text is shown as it stands: no markup, no hidden controls."""

import html

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QTextOption
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


BLOCKS = {
    "a token": "x" * 1_000_000,
    "nested tables": "<table>" * 100_000,
    "combining marks": "a" + "\u0301" * 10_000,
    "overrides": "\u202e" * 200_000,
    "joined emoji": "\U0001f468\u200d" * 100_000,
    "lines": "x\n" * 100_000,
}


@pytest.mark.parametrize("kind", BLOCKS)
def test_what_is_too_long_is_shown_by_its_beginning(qtbot: QtBot, kind: str) -> None:
    text, made = BLOCKS[kind], plain.label()
    qtbot.addWidget(made)
    made.setText(text)
    assert len(made.text()) <= 50_000 * len("[U+202E]") + 1
    assert plain.visible(text[:50_000]).startswith(made.text().rstrip("\u2026"))
    assert len(html.unescape(plain.tooltip(text))) < 2_000 * len("[U+202E]") + 20


def test_a_line_of_a_megabyte_is_not_wrapped_at_words(qtbot: QtBot) -> None:
    made = plain.Editor("short")
    qtbot.addWidget(made)
    modes = QTextOption.WrapMode
    assert made.wordWrapMode() is modes.WrapAtWordBoundaryOrAnywhere
    for kind in ("a token", "nested tables", "joined emoji"):
        made.setPlainText(BLOCKS[kind])
        assert made.wordWrapMode() is modes.WrapAnywhere
        assert made.toPlainText() == BLOCKS[kind]
        made.setPlainText("short")
        assert made.wordWrapMode() is modes.WrapAtWordBoundaryOrAnywhere


def test_a_line_of_a_megabyte_may_be_pasted(qtbot: QtBot) -> None:
    made = plain.Editor()
    qtbot.addWidget(made)
    QGuiApplication.clipboard().setText(BLOCKS["a token"])
    made.paste()
    assert made.wordWrapMode() is QTextOption.WrapMode.WrapAnywhere
    assert made.toPlainText() == BLOCKS["a token"]


def test_pasted_html_is_pasted_as_text(qtbot: QtBot) -> None:
    made = plain.Editor()
    qtbot.addWidget(made)
    data = QMimeData()
    data.setText("plain")
    data.setHtml(CANARY)
    QGuiApplication.clipboard().setMimeData(data)
    made.paste()
    QGuiApplication.clipboard().clear()  # at the end of Python the data would be freed twice
    assert made.toPlainText() == "plain"


@pytest.mark.parametrize(
    "mark",
    [
        *("\u00ad", "\u061c", "\u180e", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f"),
        *("\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2060", "\u2063", "\u2066"),
        *("\u2069", "\u206f", "\u3164", "\uffa0", "\ufeff", "\ufff9", "\U000e0041", "\0"),
    ],
    ids=ascii,
)
def test_every_mark_that_hides_is_shown_by_its_code(mark: str) -> None:
    assert plain.visible(f"a{mark}b") == f"a[U+{ord(mark):04X}]b"


def test_letters_of_a_flag_are_no_hidden_marks() -> None:
    scotland = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
    assert plain.visible(scotland) == scotland
