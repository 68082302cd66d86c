"""The card of a proposition: the sentence first, every voice with its reason, keys and rulings."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from variorum.model.ids import Id
from variorum.model.summary import PropositionRow, Summary
from variorum.model.vocabulary import Ruling
from variorum.ui.summary.card import PropositionCard
from variorum.ui.summary.independence import IndependenceBox
from variorum.ui.summary.quote_card import LeftOutRow, QuoteCard, Source
from variorum.ui.summary.quote_text import passage, quoted
from variorum.ui.summary.values import Quote
from variorum.ui.widgets import Chip

SOURCES = {Id("A"): Source("A", "Courier", "Sep 2023"), Id("B"): Source("B", "Monitor", "Jun 2024")}


def context(tags: Sequence[Id]) -> Mapping[Id, Quote]:
    return {tag: Quote(tag, "before ", f"words of {tag}", " after") for tag in tags}


@pytest.fixture
def card(qtbot: QtBot, summary: Summary) -> PropositionCard:
    """Show the contested proposition."""
    made = PropositionCard()
    qtbot.addWidget(made)
    made.set_quotes(context)
    made.resize(540, 500)
    made.show_row(summary.propositions[0], SOURCES)
    made.show()
    return made


def test_the_sentence_stands_before_the_token(card: PropositionCard) -> None:
    labels, chips = card.findChildren(QLabel), card.findChildren(Chip)
    assert labels[0].text().startswith("Asserted by the United States and South Korea; denied by")
    assert chips[0].text() == "Contested"
    assert labels[0].y() < chips[0].parentWidget().y()


def test_a_withhold_by_its_own_witness_is_said(card: PropositionCard) -> None:
    words = [chip.text() for chip in card.findChildren(Chip)]
    assert words == [
        "Contested",
        "withheld by one credited with asserting it",
        "denied only by the accused",
    ]


def test_each_voice_is_shown_once_and_reasons_stand_beside_those_left_out(
    card: PropositionCard,
) -> None:
    cards = [voice for voice in card.voices() if isinstance(voice, QuoteCard)]
    left_out = [voice for voice in card.voices() if isinstance(voice, LeftOutRow)]
    assert [voice.voice.tag for voice in cards] == ["t1", "t2", "t3"]
    assert [voice.accessibleName() for voice in left_out] == [
        "South Korea: words of t4. Not counted: prediction".replace("words of t4", "“words of t4”"),
        "United States: “words of t5”. Not counted: withheld, neither confirmed nor denied",
    ]


def test_enter_on_a_quote_opens_its_sentence(qtbot: QtBot, card: PropositionCard) -> None:
    card.mark({Id("t2"), Id("t4")})
    assert card.focus_quotes()
    with qtbot.waitSignal(card.quote_opened, timeout=1000) as opened:
        qtbot.keyClick(card.focusWidget() or card, Qt.Key.Key_Return)
    assert opened.args == ["t2"]


def test_the_voices_of_the_cell_are_marked(card: PropositionCard) -> None:
    card.mark({Id("t1"), Id("t3"), Id("t5")})
    marked = [
        voice.voice.tag for voice in card.voices() if isinstance(voice, QuoteCard) and voice.marked
    ]
    assert marked == ["t1", "t3"]


def test_a_silent_cell_has_no_quotes_to_open(card: PropositionCard) -> None:
    card.mark(())
    assert not card.focus_quotes()


@pytest.mark.parametrize(
    ("word", "ruling"),
    [("Confirm", Ruling.CONFIRMED), ("Doubtful", Ruling.DOUBTFUL), ("Dependent", Ruling.DEPENDENT)],
)
def test_an_answer_rules_on_the_pair(
    qtbot: QtBot, card: PropositionCard, word: str, ruling: Ruling
) -> None:
    answer = next(one for one in card.findChildren(QPushButton) if one.text() == word)
    with qtbot.waitSignal(card.independence_ruled, timeout=1000) as ruled:
        qtbot.keyClick(answer, Qt.Key.Key_Space)
    assert ruled.args == ["us", "seoul", ruling]
    assert not answer.isChecked(), "what is chosen is what the next summary says"


def test_nobody_is_asked_where_there_is_no_pair(card: PropositionCard, summary: Summary) -> None:
    card.show_row(summary.propositions[1], SOURCES)
    assert not card.widget().findChildren(IndependenceBox)


def test_the_same_proposition_shown_anew_keeps_place_and_focus(
    card: PropositionCard, summary: Summary
) -> None:
    card.resize(540, 200)
    card.voices()[2].setFocus()
    card.verticalScrollBar().setValue(90)
    card.show_row(summary.propositions[0], SOURCES)
    assert card.verticalScrollBar().value() == 90
    focused = card.focusWidget()
    assert isinstance(focused, QuoteCard)
    assert focused.voice.tag == "t3"


def test_context_is_shortened_at_words_and_the_quote_keeps_its_place() -> None:
    shown = passage("one two " * 20, "the quote", " three four" * 20)
    assert shown.text[shown.start : shown.end] == "the quote"
    assert shown.text.startswith("…two ") or shown.text.startswith("…one ")
    assert shown.text.endswith("…")
    assert len(shown.text) <= 2 * 50 + len("the quote")


def test_hidden_controls_in_a_quote_are_made_visible() -> None:
    assert passage("", "safe\u202etext", "").text == "safe[U+202E]text"


@pytest.mark.parametrize(
    ("text", "shown"), [("have\ndenied", "“have denied”"), ("“very low”", "“very low”")]
)
def test_quotation_marks_are_not_doubled(text: str, shown: str) -> None:
    assert quoted(text) == shown


@pytest.mark.parametrize("width", [360, 420, 540, 700])
def test_no_quote_is_cut_at_any_width(card: PropositionCard, width: int) -> None:
    card.resize(width, 500)
    for voice in card.voices():
        if isinstance(voice, QuoteCard):
            assert voice.height() >= voice.heightForWidth(voice.width())


def crowd(row: PropositionRow, count: int) -> PropositionRow:
    """Return a proposition with `count` voices on its side, one in each article."""
    voice = row.verdict.counted[0]
    voices = tuple(replace(voice, tag=Id(f"v{at}"), link=Id(f"l{at}")) for at in range(count))
    return replace(row, verdict=replace(row.verdict, counted=voices, not_counted=()))


def test_of_many_voices_the_first_are_shown_and_the_others_when_asked_for(
    qtbot: QtBot, card: PropositionCard, summary: Summary
) -> None:
    card.show_row(crowd(summary.propositions[1], 40), {})
    assert len(card.voices()) == 16
    more = next(one for one in card.findChildren(QPushButton) if "24 more" in one.text())
    qtbot.keyClick(more, Qt.Key.Key_Space)
    assert len(card.voices()) == 32


def test_the_voice_of_the_cell_is_shown_wherever_it_stands(
    card: PropositionCard, summary: Summary
) -> None:
    card.show_row(crowd(summary.propositions[1], 40), {})
    card.mark([Id("v33")])
    assert [one.voice.tag for one in card.voices()][-1] == "v33"
    assert len(card.voices()) == 17


def test_what_is_shown_soon_is_what_is_shown_at_once(
    qtbot: QtBot, card: PropositionCard, summary: Summary
) -> None:
    before = card.widget()
    card.show_row(summary.propositions[1], SOURCES, soon=True)
    assert card.widget() is before, "until then the card stays as it is"
    qtbot.waitUntil(lambda: card.is_settled)
    soon = [label.text() for label in card.findChildren(QLabel)], card.voices()
    card.show_row(summary.propositions[1], SOURCES)
    assert soon[0] == [label.text() for label in card.findChildren(QLabel)]
    assert [one.voice for one in soon[1]] == [one.voice for one in card.voices()]


def test_quotes_that_come_while_the_card_is_made_are_on_it(
    card: PropositionCard, summary: Summary
) -> None:
    here: dict[Id, Quote] = {}
    card.set_quotes(lambda tags: {tag: here[tag] for tag in tags if tag in here})
    card.show_row(crowd(summary.propositions[1], 40), SOURCES, soon=True)
    card.mark(None)
    for _ in range(2):
        card._turns.go_on()  # noqa: SLF001  # as in its turn
    here.update(context([Id("v0")]))
    card.take_quotes()
    assert "words of v0" in card.voices()[0].accessibleName()
