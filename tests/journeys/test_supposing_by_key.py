"""What would stand if: leaving out, letting in, and that nothing of it is ever stored."""

import hashlib
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from variorum.model.summary import PropositionRow
from variorum.model.verdict import Status
from variorum.model.view import COUNTING
from variorum.ui.summary.judgement import Judgement
from variorum.ui.summary.pane import SummaryPane
from variorum.ui.summary.quote_card import LeftOutRow
from variorum.ui.summary.view_bar import ViewBar
from variorum.ui.summary.weighing import WeighingDialog
from variorum.ui.summary.why import WhyDialog

if TYPE_CHECKING:
    from conftest import Analyst

ARMS = "North Korea has sent munitions and other arms to Russia"
MATTERS = "What North Korea gives makes a real difference to Russia"


@pytest.fixture
def in_summary(analyst: "Analyst") -> "Analyst":
    """Return the analyst before the summary of the sample."""
    analyst.take_sample()
    analyst.press("Ctrl+3")
    analyst.until(lambda: _row(analyst) is not None)
    return analyst


def _pane(analyst: "Analyst") -> SummaryPane:
    return analyst.window.summary.pane


def _row(analyst: "Analyst") -> PropositionRow | None:
    return _pane(analyst).pages.overview.matrix.current()[0]


def _status(analyst: "Analyst", text: str) -> Status | None:
    lines = _pane(analyst).pages.overview.matrix.model()
    rows = (lines.index(at, 0).data(0x100) for at in range(lines.rowCount()))
    return next(
        (line.status for line in rows if line.row and line.row.proposition.text == text), None
    )


def _journal(analyst: "Analyst") -> str:
    """Return what the file holds, and that no step more can be undone."""
    session = analyst.window.bridge.session
    return hashlib.sha256(session.path.read_bytes()).hexdigest() + str(session.steps)


def test_without_an_article_statuses_change_and_escape_brings_them_back(
    in_summary: "Analyst",
) -> None:
    before = _journal(in_summary)
    article = next(one for one in in_summary.window.summary.summary.articles if one.label == "A")
    box = _pane(in_summary).filters.box(article.id)
    box.setFocus()
    in_summary.press("Space")
    in_summary.until(lambda: _status(in_summary, ARMS) is Status.AGREED)
    bar = _pane(in_summary).findChildren(ViewBar)[0]
    assert bar.isVisible()
    assert any(row.accessibleName() == f"{ARMS}: Contested → Agreed" for row in bar.moves())
    in_summary.press("Esc")
    in_summary.until(lambda: _status(in_summary, ARMS) is Status.CONTESTED)
    assert not bar.isVisible()
    assert _journal(in_summary) == before


def test_r_recounts_with_a_voice_in_and_takes_it_out_again(in_summary: "Analyst") -> None:
    before = _journal(in_summary)
    pane = _pane(in_summary)
    found = next(
        row
        for row in in_summary.window.summary.summary.propositions
        if row.proposition.text == MATTERS
    )
    pane.select(found.proposition.id)
    left_out = pane.pages.overview.card.findChildren(LeftOutRow)[-1]
    left_out.setFocus()
    in_summary.press("R")
    in_summary.until(lambda: _status(in_summary, MATTERS) is Status.CONTESTED)
    in_summary.press("Esc")
    in_summary.until(lambda: _status(in_summary, MATTERS) is Status.DIVIDED)
    assert pane.view == COUNTING
    assert _journal(in_summary) == before


def test_w_explains_the_status_at_the_cursor(in_summary: "Analyst") -> None:
    _pane(in_summary).setFocus()
    in_summary.press("W")
    dialog = _pane(in_summary).findChildren(WhyDialog)[0]
    assert dialog.isVisible()
    assert ARMS in [label.text() for label in dialog.findChildren(QLabel)]
    dialog.accept()
    assert _pane(in_summary).pages.overview.matrix.hasFocus()


def test_a_supposition_does_not_outlive_its_project(in_summary: "Analyst") -> None:
    pane = _pane(in_summary)
    pane.filters.box(in_summary.window.summary.summary.articles[0].id).click()
    assert pane.view != COUNTING
    in_summary.window.bridge.close()
    assert pane.view == COUNTING


def test_a_conflict_is_decided_by_key_noted_and_undone(in_summary: "Analyst") -> None:
    pane = _pane(in_summary)
    pane.setFocus()
    in_summary.press("X")
    in_summary.until(lambda: isinstance(QApplication.activeModalWidget(), WeighingDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, WeighingDialog)
    in_summary.until(lambda: dialog.isAncestorOf(QApplication.focusWidget()))
    in_summary.press("3")
    dialog.note.setPlainText("They speak of different years.")
    dialog.accept()
    in_summary.until(lambda: "scope differs" in _judged(in_summary))
    in_summary.until_saved()
    assert "They speak of different years." in _judged(in_summary)
    in_summary.restart()
    in_summary.press("Ctrl+3")
    in_summary.until(lambda: "They speak of different years." in _judged(in_summary))
    in_summary.press("Ctrl+Z", "Ctrl+Z")
    in_summary.until(lambda: "scope differs" not in _judged(in_summary))


def _judged(analyst: "Analyst") -> str:
    """Return what the card says was judged."""
    shown = [one for one in _pane(analyst).findChildren(Judgement) if one.isVisible()]
    return "\n".join(label.text() for one in shown for label in one.findChildren(QLabel))
