"""The whole job by keyboard alone: real key events on whatever has the focus."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QPushButton

from variorum.model.ids import Id
from variorum.model.kinds import to_plain
from variorum.model.records import Actor, Proposition
from variorum.model.tags import Tag
from variorum.model.verdict import Status
from variorum.model.vocabulary import ActorKind, Attitude, LinkRole, Polarity, TagKind
from variorum.paths import sample_corpus
from variorum.ui.summary.matrix import MatrixView

if TYPE_CHECKING:
    from conftest import Analyst

PROPOSITION = "North Korea has sent arms to Russia"
DENIAL = "Moscow and Pyongyang have both"
ASSERTION = "Seoul says that by June"


@pytest.fixture
def reading(analyst: "Analyst", tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Analyst":
    """Return the analyst in front of the first of five articles just imported."""
    analyst.new_project(tmp_path / "keys.variorum", monkeypatch)
    analyst.import_folder(sample_corpus() / "articles", monkeypatch)
    return analyst


def _go_to(analyst: "Analyst", label: str) -> None:
    """Go down the library to an article."""
    here = analyst.article().article.label
    while here != label:
        key = "Alt+Down" if here < label else "Alt+Up"
        analyst.press(key)
        before = here
        analyst.until(lambda: analyst.article().article.label != before)  # noqa: B023  # at once
        here = analyst.article().article.label


def _tag_denial(analyst: "Analyst") -> None:
    _go_to(analyst, "A")
    analyst.find(DENIAL)
    analyst.press("C")
    analyst.type(PROPOSITION)
    analyst.press("Ctrl+Enter", "Enter", "2")


def _tag_assertion(analyst: "Analyst") -> None:
    _go_to(analyst, "D")
    analyst.find(ASSERTION)
    analyst.press("C")
    analyst.type("arms to")
    analyst.press("Enter", "Enter", "1")


def _records(analyst: "Analyst") -> dict[Id, dict[str, object]]:
    """Return everything on disk but read marks, by id."""
    session = analyst.window.bridge.session
    found = session.submit(lambda store: list(store.records())).result()
    return {one.id: to_plain(one) for one in found if one.kind_name != "read_mark"}


def _status(analyst: "Analyst", text: str = PROPOSITION) -> Status | None:
    summary = analyst.window.summary.summary
    rows = summary.propositions if summary else ()
    return next((row.verdict.status for row in rows if row.proposition.text == text), None)


# -- reading


def test_an_import_leads_straight_to_the_text(reading: "Analyst") -> None:
    assert reading.article().article.label == "A"
    assert reading.reads()
    assert len(reading.window.annotate.library.shown()) == 5


def test_sentences_are_walked_and_ticked(reading: "Analyst") -> None:
    reader, sentences = reading.window.annotate.reader, reading.window.annotate.sentences
    assert sentences is not None
    reading.press("J", "J")
    assert reader.sentence() == sentences.spans[2]
    reading.press("K")
    assert reader.sentence() == sentences.spans[1]
    reading.press("Space", "Space")
    assert reader.sentence() == sentences.spans[3]
    assert sentences.read_starts() == {sentences.spans[1][0], sentences.spans[2][0]}
    reading.until_saved()
    assert f"{len(sentences.spans) - 2} left" in reading.window.status.text()


def test_read_marks_and_the_place_outlive_a_restart(reading: "Analyst") -> None:
    _go_to(reading, "B")
    reading.press("Space", "Space", "J")
    caret = reading.window.annotate.reader.caret()
    reading.until_saved()
    reading.restart()
    assert reading.article().article.label == "B"
    assert reading.window.annotate.reader.caret() == caret
    sentences = reading.window.annotate.sentences
    assert sentences is not None
    assert len(sentences.read_starts()) == 2


def test_the_next_article_is_one_key_away_and_the_last_one_stays(reading: "Analyst") -> None:
    _go_to(reading, "E")
    reading.press("Alt+Down")
    assert reading.article().article.label == "E"
    reading.press("Alt+Up")
    reading.until(lambda: reading.article().article.label == "D")
    assert reading.reads()


# -- actors


def test_a_new_actor_takes_two_keys_and_a_known_one_takes_one(reading: "Analyst") -> None:
    reading.find("Russia is firing")
    reading.strokes = 0
    reading.press("A", "Enter")
    assert reading.strokes == 2
    assert not reading.has_strip()
    assert reading.selected().tag.quote == "Russia"
    reading.find("Russia against the law")
    reading.strokes = 0
    reading.press("A")
    assert reading.strokes <= 2
    actors = reading.window.bridge.session.state.catalogue.all(Actor)
    named = {one.id: one.name for one in actors.values() if one.kind is not ActorKind.AUTHOR}
    assert list(named.values()) == ["Russia"]
    assert [link.actor for link in reading.selected().role(LinkRole.ACTOR)] == list(named)
    assert "Linked to Russia" in reading.window.status.text()
    assert reading.reads()


def test_a_name_is_tagged_once(reading: "Analyst") -> None:
    reading.find("Russia is firing")
    reading.press("A", "Enter")
    first = reading.selected().tag.id
    reading.press("A")
    assert [tag.id for tag in reading.tags()] == [first]
    assert reading.selected().tag.id == first
    assert "Tagged already" in reading.window.status.text()


def test_a_selection_by_keys_is_what_is_tagged(reading: "Analyst") -> None:
    reading.find("South Korean Defence Minister")
    reading.press(*["Ctrl+Shift+Right"] * 4)
    reading.press("A", "Enter")
    assert reading.selected().tag.quote == "South Korean Defence Minister"


# -- claims, stances, figures


def test_a_claim_takes_four_keys_once_its_proposition_is_known(reading: "Analyst") -> None:
    _tag_denial(reading)
    denial = reading.selected()
    assert denial.tag.quote.startswith(DENIAL)
    (link,) = denial.role(LinkRole.PROPOSITION)
    assert (link.polarity, link.inferred) == (Polarity.DENIES, ("type",))
    catalogue = reading.window.bridge.session.state.catalogue
    speakers = [catalogue.all(Actor)[one.actor].name for one in denial.role(LinkRole.SPEAKER)]
    assert speakers == ["Moscow", "Pyongyang"]
    assert {tag.quote for tag in reading.tags(TagKind.ACTOR)} == {"Moscow", "Pyongyang"}

    _go_to(reading, "D")
    reading.find(ASSERTION)
    reading.strokes = 0
    reading.press("C", "Enter", "Enter", "1")
    assert reading.strokes <= 4
    (said,) = reading.selected().role(LinkRole.PROPOSITION)
    assert said.polarity is Polarity.ASSERTS
    assert [one.text for one in catalogue.all(Proposition).values()] == [PROPOSITION]
    assert reading.reads()


def test_a_known_proposition_is_found_by_a_few_letters(reading: "Analyst") -> None:
    _tag_denial(reading)
    _tag_assertion(reading)
    propositions = reading.window.bridge.session.state.catalogue.all(Proposition)
    assert [one.text for one in propositions.values()] == [PROPOSITION]


def test_a_figure_takes_three_keys_once_its_quantity_is_known(reading: "Analyst") -> None:
    reading.find("more than 10,000 containers")
    reading.press("F", "Enter")
    reading.type("containers shipped to Russia")
    reading.press("Enter", "Enter")
    assert not reading.has_strip()
    first = reading.selected()
    assert (first.tag.comparator, str(first.tag.value)) == (">", "10000")
    _go_to(reading, "D")
    reading.find("at least 10,000")
    reading.strokes = 0
    reading.press("F", "Enter", "Enter")
    assert reading.strokes <= 3
    assert not reading.has_strip()
    second = reading.selected()
    assert (second.tag.comparator, str(second.tag.value)) == (">=", "10000")
    assert [one.quantity for one in second.role(LinkRole.QUANTITY)] == [
        one.quantity for one in first.role(LinkRole.QUANTITY)
    ]


def test_a_stance_towards_a_topic(reading: "Analyst") -> None:
    reading.find("the worry about it")
    reading.press(*["Ctrl+Shift+Right"] * 4)
    reading.press("S")
    reading.type("military cooperation")
    reading.press("Ctrl+Enter", "Enter", "3")
    assert not reading.has_strip()
    stance = reading.selected()
    assert stance.tag.attitude is Attitude.OPPOSES
    assert [one.topic is not None for one in stance.role(LinkRole.TARGET)] == [True]


def test_esc_leaves_a_strip_without_a_trace(reading: "Analyst") -> None:
    before = _records(reading)
    for key, words in (("A", "Shin won"), ("C", DENIAL), ("S", "the worry"), ("F", "10,000")):
        reading.find(words)
        reading.press(key)
        assert reading.has_strip()
        reading.press("Esc")
        assert not reading.has_strip()
        assert reading.reads()
    assert _records(reading) == before


def test_a_strip_does_not_follow_into_another_article(reading: "Analyst") -> None:
    reading.find(DENIAL)
    reading.press("C")
    reading.press("Alt+Down")
    reading.until(lambda: reading.article().article.label == "B")
    assert not reading.has_strip()
    assert reading.reads()
    assert reading.tags() == []


def test_a_strip_left_for_the_summary_is_there_on_return(reading: "Analyst") -> None:
    reading.find(DENIAL)
    reading.press("C")
    reading.type("half a thought")
    reading.press("Ctrl+3", "Ctrl+1")
    assert reading.has_strip()
    reading.type(" more")
    reading.press("Ctrl+Enter", "Enter", "2")
    propositions = reading.window.bridge.session.state.catalogue.all(Proposition)
    assert [one.text for one in propositions.values()] == ["half a thought more"]


# -- changing tags, and taking everything back


def _resize(analyst: "Analyst") -> None:
    analyst.press("R", "Right", "Shift+Left", "Enter")


def _relink(analyst: "Analyst") -> None:
    analyst.press("L")
    analyst.type("Kremlin")
    analyst.press("Ctrl+Enter")


def _note(analyst: "Analyst") -> None:
    analyst.press("M")
    assert isinstance(QApplication.focusWidget(), QPlainTextEdit)
    analyst.type("look again")
    analyst.press("Esc")


def _retag(analyst: "Analyst") -> None:
    analyst.press("Alt+2")


def _delete(analyst: "Analyst") -> None:
    analyst.press("Del")


CHANGES: dict[str, Callable[["Analyst"], None]] = {
    "resize": _resize,
    "relink": _relink,
    "note": _note,
    "retag": _retag,
    "delete": _delete,
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_tag_is_changed_by_keys_and_the_change_taken_back(
    reading: "Analyst", change: str
) -> None:
    reading.find("Moscow and Pyongyang is growing")
    reading.press("A", "Enter")
    reading.until_saved()
    before, tag = _records(reading), reading.selected().tag.id
    CHANGES[change](reading)
    reading.until_saved()
    after = _records(reading)
    assert after != before
    if change == "delete":
        assert reading.tags() == []
    else:
        assert reading.selected().tag.id == tag
    reading.press("Ctrl+Z")
    reading.until(lambda: _records(reading) == before)
    reading.until_saved()
    reading.press("Ctrl+Shift+Z")
    reading.until(lambda: _records(reading) == after)


def test_what_changed_is_what_was_meant(reading: "Analyst") -> None:
    reading.find("Moscow and Pyongyang is growing")
    reading.press("A", "Enter")
    _resize(reading)
    reading.until_saved()
    assert reading.selected().tag.quote == "between Moscow and"
    _relink(reading)
    reading.until_saved()
    (link,) = reading.selected().role(LinkRole.ACTOR)
    assert reading.window.bridge.session.state.catalogue.all(Actor)[link.actor].name == "Kremlin"  # type: ignore[index]  # an actor link has one
    reading.until(reading.reads)
    _note(reading)
    reading.until_saved()
    notes = reading.article().notes.values()
    assert [note.text for note in notes] == ["look again"]
    assert reading.reads()
    _retag(reading)
    reading.until_saved()
    assert reading.selected().tag.kind is TagKind.CLAIM


@pytest.mark.parametrize("leave", ["Alt+Down", "restart"])
def test_a_note_half_typed_is_kept_by_leaving(reading: "Analyst", leave: str) -> None:
    reading.find("Moscow and Pyongyang is growing")
    reading.press("A", "Enter", "M")
    reading.type("look again")
    if leave == "restart":
        reading.restart()
    else:
        reading.press(leave)
        reading.until(lambda: reading.article().article.label == "B")
        _go_to(reading, "A")
    assert [note.text for note in reading.article().notes.values()] == ["look again"]


def test_relinking_by_key_leads_back_to_the_text(reading: "Analyst") -> None:
    reading.find("Moscow and Pyongyang is growing")
    reading.press("A", "Enter")
    _relink(reading)
    reading.until(reading.reads)


@pytest.mark.parametrize("key", ["L", "E", "M", "F6", "Shift+F6"])
def test_esc_leads_back_to_the_text_from_anywhere(reading: "Analyst", key: str) -> None:
    reading.find("Moscow and Pyongyang is growing")
    reading.press("A", "Enter", key)
    assert not reading.reads()
    reading.press("Esc", "Esc")
    assert reading.reads()


def test_f6_goes_round_the_panes(reading: "Analyst") -> None:
    desk = reading.window.annotate
    reading.press("F6")
    assert desk.panel.isAncestorOf(QApplication.focusWidget())
    reading.press("F6", "F6")
    assert desk.library.isAncestorOf(QApplication.focusWidget())
    reading.press("F6")
    assert reading.reads()
    reading.press("Ctrl+3", "F6", "F6")
    assert reading.window.summary.isAncestorOf(QApplication.focusWidget())


def test_everything_is_undone_across_articles_and_a_restart(reading: "Analyst") -> None:
    states = [_records(reading)]
    for step in (_tag_denial, _tag_assertion):
        step(reading)
        reading.until_saved()
        states.append(_records(reading))
    reading.find("Seoul says")
    reading.press("Del") if reading.window.annotate.selected() else None
    reading.until_saved()
    if _records(reading) != states[-1]:
        states.append(_records(reading))
    _go_to(reading, "B")
    reading.until_saved()
    reading.restart()
    for state in reversed(states[:-1]):
        reading.press("Ctrl+Z")
        reading.until(lambda: _records(reading) == state)  # noqa: B023  # at once
        reading.until_saved()
    assert reading.tags() == []
    reading.restart()
    for state in states[1:]:
        reading.press("Ctrl+Shift+Z")
        reading.until(lambda: _records(reading) == state)  # noqa: B023  # at once
        reading.until_saved()


def test_undo_names_its_step_and_goes_to_its_place(reading: "Analyst") -> None:
    _tag_denial(reading)
    _go_to(reading, "C")
    reading.until_saved()
    undo = reading.window.actions_["edit.undo"]
    assert "claim “Moscow and Pyongyang" in undo.text()
    reading.press("Ctrl+Z")
    reading.until(lambda: reading.article().article.label == "A")
    reading.until_saved()
    caret = reading.window.annotate.reader.caret()
    assert reading.article().text[caret:].startswith(DENIAL)
    reading.press("Ctrl+Shift+Z")
    reading.until(lambda: len(reading.tags(TagKind.CLAIM)) == 1)
    assert reading.window.annotate.selected() is not None


# -- the summary


def _focused_matrix(analyst: "Analyst") -> MatrixView:
    matrix = analyst.window.summary.pane.findChild(MatrixView)
    assert matrix is not None
    return matrix


def test_the_summary_leads_to_the_sentence_and_back(reading: "Analyst") -> None:
    _tag_denial(reading)
    _tag_assertion(reading)
    _go_to(reading, "B")
    reading.press("Ctrl+3")
    reading.until(lambda: _status(reading) is Status.CONTESTED)
    reading.until(lambda: _focused_matrix(reading).current()[0] is not None)
    matrix = _focused_matrix(reading)
    assert matrix.hasFocus()
    row, _ = matrix.current()
    assert row is not None
    assert row.proposition.text == PROPOSITION
    reading.press("Enter")
    assert not matrix.hasFocus()
    reading.press("Enter")
    reading.until(lambda: reading.window.workspace() == "annotate")
    reading.until(lambda: reading.article().article.label in "AD")
    opened = reading.selected().tag
    assert opened.kind is TagKind.CLAIM
    assert reading.window.annotate.reader.caret() == opened.start
    assert reading.reads()
    reading.press("Alt+Left")
    assert reading.window.workspace() == "summary"
    reading.press("Alt+Right")
    reading.until(lambda: reading.article().article.label in "AD")
    assert reading.window.workspace() == "annotate"


def test_the_summary_follows_an_undo(reading: "Analyst") -> None:
    _tag_denial(reading)
    reading.press("Ctrl+3")
    reading.until(lambda: _status(reading) is Status.DENIED)
    reading.press("Ctrl+Z")
    reading.until(lambda: _status(reading) is None)
    reading.press("Ctrl+Shift+Z")
    reading.until(lambda: _status(reading) is Status.DENIED)


def test_an_empty_summary_says_the_next_step(reading: "Analyst") -> None:
    reading.press("Ctrl+3")
    assert reading.window.workspace() == "summary"
    reading.press("Ctrl+1")
    assert reading.reads()


# -- export


def shown_button(dialog: QDialog) -> str:
    """Return what the button says that exports."""
    buttons = [one.text() for one in dialog.findChildren(QPushButton) if one.isDefault()]
    return buttons[0]


def test_export_writes_what_is_on_screen(reading: "Analyst", tmp_path: Path) -> None:
    _tag_denial(reading)
    reading.until_saved()
    out = tmp_path / "out.jsonl"
    handover = reading.window.furniture.handover
    reading.press("Ctrl+E")
    dialog = handover.dialog
    assert dialog is not None
    reading.until(lambda: "records" in shown_button(dialog))
    dialog.path_field().setText(str(out))
    said = shown_button(dialog)
    reading.press("Ctrl+Return")
    reading.until(lambda: "written to out.jsonl" in reading.window.status.text())
    lines = out.read_text(encoding="utf-8").splitlines()
    assert said == f"E&xport {len(lines)} records"
    tags = [tag for tag in reading.tags() if isinstance(tag, Tag)]
    assert all(any(tag.id in line for line in lines) for tag in tags)
