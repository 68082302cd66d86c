"""What analysts say beside the computed: pairs side by side, assessments, marks, overrules."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from variorum.model.ids import Id
from variorum.model.pages import Judged, Mark, PairVerdict, Rulings
from variorum.model.records import Assessment
from variorum.model.summary import Summary
from variorum.model.verdict import Status
from variorum.model.vocabulary import (
    Confidence,
    DecisionKind,
    Likelihood,
    Polarity,
    RelationKind,
)
from variorum.ui.summary.judgement import Judgement
from variorum.ui.summary.judging import AssessDialog, CommentDialog, OverruleDialog
from variorum.ui.summary.pane import SummaryPane
from variorum.ui.summary.quote_card import QuoteCard, Source
from variorum.ui.summary.statements import Statement, Weighing, between
from variorum.ui.summary.values import Page
from variorum.ui.summary.weighing import WeighingDialog
from variorum.ui.widgets import IconButton

A, B = Source("A", "Courier", "Sep 2023"), Source("B", "Monitor", "Jun 2024")


def statement(tag: str, article: str = "A", published: str = "", **more: object) -> Statement:
    source = A if article == "A" else B
    return Statement(
        Id(tag),
        Id(article),
        source,
        published,
        f"speaker of {tag}",
        f"words of {tag}",
        **more,  # type: ignore[arg-type]  # fields of Statement, checked by it
    )


@pytest.fixture
def pane(qtbot: QtBot, summary: Summary) -> SummaryPane:
    """Show the summary made by hand."""
    made = SummaryPane()
    qtbot.addWidget(made)
    made.resize(1300, 760)
    made.set_summary(summary)
    made.show()
    qtbot.waitExposed(made)
    return made


# -- side by side


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (("A", "2024-06-01"), ("A", "2024-06-01"), "in the same article"),
        (("A", "2024-06-01"), ("B", "2024-06-01"), "on the same day"),
        (("A", "2024-06-01"), ("B", "2024-06-04"), "3 days apart"),
        (("A", "2024-06"), ("B", "2024-06-04"), "around the same time"),
        (("A", "2023-09-30"), ("B", "2024-06-01"), "about 8 months apart"),
        (("A", "2014"), ("B", "2024"), "about 9 years apart"),
        (("A", ""), ("B", "2024"), "time between unknown"),
    ],
)
def test_the_time_between_two_statements(
    one: tuple[str, str], other: tuple[str, str], words: str
) -> None:
    assert between(statement("x", *one), statement("y", *other)) == words


def test_the_day_of_a_statement_counts_before_that_of_its_article() -> None:
    said = statement("x", "A", "2023", said="2024-06-01")
    assert between(said, statement("y", "B", "2024-06-02")) == "1 day apart"


def dialog_of(
    qtbot: QtBot, left: int, right: int, known: PairVerdict | None = None
) -> WeighingDialog:
    weighing = Weighing(
        "The pact",
        tuple(statement(f"l{n}", polarity=Polarity.ASSERTS) for n in range(left)),
        tuple(statement(f"r{n}", "B", polarity=Polarity.DENIES) for n in range(right)),
    )
    verdicts = {frozenset((known.one, known.other)): known} if known else {}
    made = WeighingDialog(weighing, {}, verdicts)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        (Qt.Key.Key_1, RelationKind.CONFLICT),
        (Qt.Key.Key_2, RelationKind.CHANGED),
        (Qt.Key.Key_3, RelationKind.SCOPE_DIFFERS),
        (Qt.Key.Key_0, RelationKind.DISMISSED),
    ],
)
def test_a_key_decides_and_once_more_takes_it_back(
    qtbot: QtBot, key: Qt.Key, kind: RelationKind
) -> None:
    dialog = dialog_of(qtbot, 1, 1)
    with qtbot.waitSignal(dialog.decided, timeout=1000) as first:
        qtbot.keyClick(dialog, key)
    assert first.args == ["l0", "r0", kind, ""]
    assert dialog.verdict.value() == kind.value
    with qtbot.waitSignal(dialog.decided, timeout=1000) as second:
        qtbot.keyClick(dialog, key)
    assert second.args == ["l0", "r0", None, ""]
    assert dialog.verdict.value() is None


def test_at_most_four_stand_side_by_side_and_the_rest_is_stepped_to(qtbot: QtBot) -> None:
    dialog = dialog_of(qtbot, 3, 2)
    assert [card.statement.tag for card in dialog.cards()] == ["l0", "l1", "r0", "r1"]
    forth = [one for one in dialog.findChildren(IconButton) if one.isEnabled()]
    qtbot.mouseClick(forth[0], Qt.MouseButton.LeftButton)
    assert [card.statement.tag for card in dialog.cards()] == ["l1", "l2", "r0", "r1"]
    assert [one.tag for one in dialog.pair()] == ["l1", "r0"]


def test_a_click_chooses_whom_the_verdict_is_on(qtbot: QtBot) -> None:
    dialog = dialog_of(qtbot, 2, 2)
    qtbot.mouseClick(dialog.cards()[1], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.cards()[3], Qt.MouseButton.LeftButton)
    assert [card.isChecked() for card in dialog.cards()] == [False, True, False, True]
    with qtbot.waitSignal(dialog.decided, timeout=1000) as decided:
        qtbot.keyClick(dialog.cards()[3], Qt.Key.Key_2)
    assert decided.args[:3] == ["l1", "r1", RelationKind.CHANGED]


def test_a_digit_in_the_note_is_a_digit_and_the_note_is_kept_on_leaving(qtbot: QtBot) -> None:
    known = PairVerdict(Id("r0"), Id("l0"), RelationKind.CONFLICT, "seen", "Ada")
    dialog = dialog_of(qtbot, 1, 1, known)
    assert (dialog.verdict.value(), dialog.note.toPlainText()) == ("conflict", "seen")
    dialog.note.setFocus()
    qtbot.keyClicks(dialog.note, "2 ")
    with qtbot.waitSignal(dialog.decided, timeout=1000) as kept:
        dialog.accept()
    assert kept.args == ["l0", "r0", RelationKind.CONFLICT, "2 seen"]


def test_x_asks_for_both_sides_and_says_nothing_where_there_is_one(
    qtbot: QtBot, pane: SummaryPane
) -> None:
    matrix = pane.pages.overview.matrix
    with qtbot.waitSignal(pane.asks.weighing_asked, timeout=1000) as asked:
        qtbot.keyClick(matrix, Qt.Key.Key_X)
    (weighing,) = asked.args
    assert [one.tag for one in weighing.left] == ["t1", "t2", "t4"]
    assert [one.tag for one in weighing.right] == ["t3"]
    assert weighing.left[1].published == "2024-06-01"
    pane.select(Id("single"))
    with qtbot.assertNotEmitted(pane.asks.weighing_asked):
        qtbot.keyClick(matrix, Qt.Key.Key_X)


def test_any_two_quotes_are_held_against_each_other(qtbot: QtBot, pane: SummaryPane) -> None:
    def card(tag: str) -> QuoteCard:
        shown = pane.pages.overview.card
        return next(one for one in shown.findChildren(QuoteCard) if one.voice.tag == tag)

    with qtbot.waitSignal(pane.asks.hint, timeout=1000):
        qtbot.keyClick(card("t1"), Qt.Key.Key_H)
    pane.select(Id("denied"))
    with qtbot.waitSignal(pane.asks.weighing_asked, timeout=1000) as asked:
        qtbot.keyClick(card("t7"), Qt.Key.Key_H)
    (weighing,) = asked.args
    assert [one.tag for one in (*weighing.left, *weighing.right)] == ["t1", "t7"]


def test_two_figures_are_weighed_and_the_verdict_stands_in_the_table(
    qtbot: QtBot, pane: SummaryPane
) -> None:
    pane.show_page(Page.FIGURES)
    tables = {
        one.accessibleName(): one
        for one in pane.pages.figures.findChildren(type(pane.pages.articles))
    }
    pairs = tables["Pairs of figures"]
    with qtbot.waitSignal(pane.asks.weighing_asked, timeout=1000) as asked:
        qtbot.keyClick(pairs, Qt.Key.Key_X)
    (weighing,) = asked.args
    assert [one.figure for one in (*weighing.left, *weighing.right)] == ["> 10,000", "≥ 13,000"]
    verdict = PairVerdict(Id("f2"), Id("f1"), RelationKind.SCOPE_DIFFERS, "", "Ada")
    pane.pages.show_rulings(Rulings(pairs={frozenset((Id("f1"), Id("f2"))): verdict}))
    assert pairs.as_words()[1][0][3] == "scope differs"


# -- the card


def rulings() -> Rulings:
    assessment = Assessment(
        id=Id("a"),
        created="",
        proposition=Id("contested"),
        likelihood=Likelihood.LIKELY,
        confidence=Confidence.LOW,
        reasons="two saw it",
        gaps="no count",
    )
    marks = (
        Mark("Ada", DecisionKind.QUERIED, "who counted?", mine=True),
        Mark("Bo", DecisionKind.OVERRULE, "a formality", Status.AGREED.value),
    )
    verdict = PairVerdict(Id("t1"), Id("t3"), RelationKind.CONFLICT, "plainly", "Ada")
    return Rulings(
        {Id("contested"): Judged(marks, (("Ada", assessment),), assessment)},
        {frozenset((Id("t1"), Id("t3"))): verdict},
    )


def test_the_card_tells_all_that_was_judged(pane: SummaryPane) -> None:
    pane.pages.show_rulings(rulings())
    said = [one.text() for one in pane.findChildren(Judgement)[0].findChildren(QLabel)]
    assert "Ada judges: likely (55\u201380 %), low confidence\ntwo saw it\nGaps: no count" in said
    assert "Queried, by Ada\nwho counted?" in said
    assert "Overruled: Agreed, by Bo\na formality" in said
    assert "A United States; A Russia: conflict\nplainly" in said


def test_the_buttons_show_what_is_ones_own_and_ask(qtbot: QtBot, pane: SummaryPane) -> None:
    pane.pages.show_rulings(rulings())
    buttons = {one.text(): one for one in pane.findChildren(Judgement)[0].findChildren(QPushButton)}
    assert [one.isChecked() for one in buttons.values()] == [True, True, False, False, False]
    with qtbot.waitSignal(pane.asks.judging_asked, timeout=1000) as asked:
        qtbot.mouseClick(buttons["Overrule…"], Qt.MouseButton.LeftButton)
    assert asked.args == ["overrule", "contested"]


def test_one_side_alone_cannot_be_weighed(pane: SummaryPane) -> None:
    pane.select(Id("single"))
    card = pane.pages.overview.card
    words = [one.text() for one in card.findChildren(Judgement)[-1].findChildren(QPushButton)]
    assert words == ["Assess…", "Query…", "Approve…", "Overrule…"]


# -- dialogues


def test_the_assessment_keeps_likelihood_and_confidence_apart(qtbot: QtBot) -> None:
    known = rulings().judged[Id("contested")].mine
    assert known is not None
    dialog = AssessDialog("The pact", known)
    qtbot.addWidget(dialog)
    assert (dialog.likelihood(), dialog.confidence()) == (Likelihood.LIKELY, Confidence.LOW)
    dialog.bands[None].click()
    dialog.confidence_.button("high").click()
    assert (dialog.likelihood(), dialog.confidence()) == (None, Confidence.HIGH)
    assert (dialog.reasons.toPlainText(), dialog.gaps.toPlainText()) == ("two saw it", "no count")
    assert len(dialog.bands) == 7 + 1
    empty = AssessDialog("The pact", replace(known, likelihood=None, confidence=None))
    qtbot.addWidget(empty)
    assert (empty.likelihood(), empty.confidence()) == (None, None)


def test_a_mark_can_be_taken_away(qtbot: QtBot) -> None:
    dialog = CommentDialog("Query", "The pact", "who?")
    qtbot.addWidget(dialog)
    assert dialog.is_set()
    dialog.kept.button("clear").click()
    assert not dialog.is_set()


def test_the_own_status_stands_beside_the_computed(qtbot: QtBot) -> None:
    dialog = OverruleDialog("The pact", Status.CONTESTED, "agreed", "a formality")
    qtbot.addWidget(dialog)
    assert dialog.value() == "agreed"
    assert "Computed: Contested" in [one.text() for one in dialog.findChildren(QLabel)]
    dialog.status.setCurrentIndex(0)
    assert dialog.value() == ""
