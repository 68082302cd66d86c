"""What somebody does at a window of the program, as the measure of its gaps has it done."""

import re
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from variorum.model.changes import Change, ChangeSet
from variorum.model.records import Article

if TYPE_CHECKING:
    from variorum.bench.gaps import Sitting
    from variorum.model.views import OpenArticle

_NAME = re.compile(r"\b[A-Z][a-z]{2,} [A-Z][a-z]{2,}")
_TIMES = 6
_SCROLLS = 60
_EDITS = 3
_TYPED = "anders un"
_STRIPS = (Qt.Key.Key_C, Qt.Key.Key_S, Qt.Key.Key_F)
_STEP = 0.05
_ASKED = 600.0
"""Seconds to wait for what Reconcile asks."""
_FIELDS = 6
"""More than a strip asks for."""


def open_an_article(sitting: "Sitting") -> None:
    """Open the first article."""
    desk, session = sitting.window.annotate, sitting.window.bridge.session
    article = next(iter(session.state.catalogue.all(Article)))
    desk.show_article(article)
    sitting.until(lambda: desk.article is not None and desk.article.article.id == article)
    sitting.rest()


def move_between_articles(sitting: "Sitting") -> None:
    """Go to the next article some times, as Alt+Down does."""
    desk = sitting.window.annotate
    for by in (1, 1, 1, -1, -1, -1):
        before = desk.article
        desk.step(by)
        sitting.until(lambda: desk.article is not before)  # noqa: B023  # run at once
        sitting.rest()


def type_in_the_library(sitting: "Sitting") -> None:
    """Narrow the articles letter by letter, and show all again."""
    library = sitting.window.annotate.library
    library.focus_filter()
    _type(sitting)
    library.clear_filters()
    sitting.rest()


def _type(sitting: "Sitting", words: str = _TYPED) -> None:
    for letter in words:
        sitting.type(letter, _STEP)
    sitting.rest()


def scroll(sitting: "Sitting") -> None:
    """Scroll the text up and down."""
    bar = sitting.window.annotate.reader.text_widget().verticalScrollBar()
    for _ in range(_SCROLLS):
        bar.setValue((bar.value() + 3) % max(1, bar.maximum()))
        sitting.rest(0.005)


def tag_names(sitting: "Sitting") -> list[float]:
    """Tag names by A; where a strip asks, take what it offers. Return the waits until saved."""
    starts = [found.start() for found in _NAME.finditer(_article(sitting).text)][:_TIMES]
    return [_tag_at(sitting, start, Qt.Key.Key_A) for start in starts]


def tag_in_strips(sitting: "Sitting") -> list[float]:
    """Tag claims, stances and figures, and take what their strips offer."""
    return [_tag_at(sitting, 60 + 70 * at, _STRIPS[at % 3]) for at in range(_TIMES)]


def _tag_at(sitting: "Sitting", start: int, key: Qt.Key) -> float:
    """Tag what stands at an offset; return the milliseconds until it is saved."""
    desk, session = sitting.window.annotate, sitting.window.bridge.session
    desk.reader.go_to(start)
    sitting.press(key, desk.reader.text_widget())
    for _ in range(_FIELDS):
        if desk.tagger.strip is not None:
            sitting.press(Qt.Key.Key_Return)
    if desk.tagger.strip is not None:
        desk.tagger.strip.cancel()
    begun = time.perf_counter()
    sitting.until(lambda: session.pending == 0)
    waited = 1000 * (time.perf_counter() - begun)
    sitting.rest(_STEP)
    return waited


def type_in_strips(sitting: "Sitting") -> None:
    """Open each strip, type into it and give it up."""
    desk = sitting.window.annotate
    for key in _STRIPS:
        desk.reader.go_to(400)
        sitting.press(key, desk.reader.text_widget())
        if desk.tagger.strip is not None:
            _type(sitting)
            desk.tagger.strip.cancel()
        sitting.rest()


def relink(sitting: "Sitting") -> None:
    """Ask for another record for some tags, type, and leave it."""
    desk = sitting.window.annotate
    for tag in list(_article(sitting).in_text_order())[:_EDITS]:
        desk.go_to_tag(tag.id)
        sitting.press(Qt.Key.Key_L, desk.reader.text_widget())
        _type(sitting, _TYPED[:4])
        sitting.press(Qt.Key.Key_Escape)
        desk.take_focus()


def inspect(sitting: "Sitting") -> None:
    """Go from tag to tag."""
    for tag in list(_article(sitting).in_text_order())[:_TIMES]:
        sitting.window.annotate.go_to_tag(tag.id)
        sitting.rest(_STEP)


def resize(sitting: "Sitting") -> None:
    """Move the end of a tag by some words."""
    desk, session = sitting.window.annotate, sitting.window.bridge.session
    text = desk.reader.text_widget()
    desk.go_to_tag(next(iter(_article(sitting).in_text_order())).id)
    for key in (Qt.Key.Key_R, *(Qt.Key.Key_Right,) * 3, Qt.Key.Key_Return):
        sitting.press(key, text)
    sitting.until(lambda: session.pending == 0)
    sitting.rest()


def undo_and_redo(sitting: "Sitting") -> None:
    """Take back some acts, and do some of them again."""
    window = sitting.window
    for command in ("edit.undo",) * 4 + ("edit.redo",) * 2:
        window.actions_[command].trigger()
        sitting.rest(_STEP)
        sitting.until(lambda: window.bridge.session.pending == 0)
        sitting.rest(_STEP)


def type_in_the_palette(sitting: "Sitting") -> None:
    """Open Ctrl+K, type, and leave it."""
    window = sitting.window
    window.actions_["go.palette"].trigger()
    sitting.rest()
    _type(sitting)
    sitting.press(Qt.Key.Key_Escape)


def show_summary(sitting: "Sitting") -> None:
    """Put the summary in front."""
    window = sitting.window
    window.show_workspace("summary")
    sitting.until(lambda: window.summary.is_current)
    sitting.rest()


def move_in_the_matrix(sitting: "Sitting") -> None:
    """Go down from proposition to proposition, and along one of them."""
    matrix = sitting.window.summary.pane.pages.overview.matrix
    matrix.setFocus()
    for key in (Qt.Key.Key_Down,) * 6 + (Qt.Key.Key_Right,) * 3:
        sitting.press(key, matrix)
        sitting.rest(_STEP)


def enter_reconcile(sitting: "Sitting") -> None:
    """Put Reconcile in front, and wait for its first card with what would follow."""
    sitting.window.show_workspace("reconcile")
    sitting.until(sitting.window.furniture.reconcile.pane.is_answered, _ASKED)
    sitting.rest()


def go_through_reconcile(sitting: "Sitting") -> None:
    """Go down its list, then leave some questions for later."""
    pane = sitting.window.furniture.reconcile.pane
    for key in (Qt.Key.Key_Down,) * 4 + (Qt.Key.Key_Return,) + (Qt.Key.Key_Right,) * 3:
        before = pane.card
        sitting.press(key)
        if key != Qt.Key.Key_Return:
            sitting.until(lambda: pane.card is not before and pane.is_answered())  # noqa: B023
        sitting.rest()


def choose_in_reconcile(sitting: "Sitting") -> None:
    """Ask on the card there, by M, into which actor to merge; type, and leave it."""
    for _ in range(_EDITS):
        sitting.press(Qt.Key.Key_M)
        sitting.rest()
        _type(sitting, _TYPED[:4])
        sitting.press(Qt.Key.Key_Escape)
    sitting.window.show_workspace("annotate")


def refresh(sitting: "Sitting") -> None:
    """Do acts with the summary in front, and wait until it has followed each."""
    window = sitting.window
    for _ in range(_EDITS):
        before = sitting.summaries
        window.bridge.do(_deletion(sitting))
        window.bridge.ask_summary()
        sitting.until(lambda: sitting.summaries > before)  # noqa: B023  # run at once
        sitting.until(lambda: window.summary.is_current)
        sitting.rest()


def _deletion(sitting: "Sitting") -> ChangeSet:
    article = _article(sitting)
    tag = next(iter(article.in_text_order()))
    links = article.links.get(tag.id, {}).values()
    changes = tuple(Change(one, None) for one in (*links, tag))
    return ChangeSet("tag.delete", changes, (("quote", tag.quote),))


def _article(sitting: "Sitting") -> "OpenArticle":
    article = sitting.window.annotate.article
    assert article is not None  # opened before  # noqa: S101
    return article
