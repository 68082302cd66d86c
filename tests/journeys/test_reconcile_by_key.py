"""Reconcile by keyboard: ask, look at what follows, answer, undo; all of it after a restart."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from variorum.model.proposal import Inbox
from variorum.model.records import Actor, Constraint, Independence, Proposition
from variorum.model.resolve import merged
from variorum.model.vocabulary import Polarity, Ruling
from variorum.paths import sample_corpus
from variorum.ui.desk import record_items
from variorum.ui.frame.palette import Palette
from variorum.ui.reconcile.card import CardView
from variorum.ui.reconcile.pane import ReconcilePane
from variorum.ui.reconcile.values import Asked
from variorum.workspace.projects import create_project

if TYPE_CHECKING:
    from conftest import Analyst

SAMPLE = sample_corpus() / "tags.jsonl"


def _disordered(tmp_path: Path) -> Path:
    """Return the sample with some work undone: a claim unlinked, a person known twice."""
    lines, opened = [], False
    for line in SAMPLE.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        of_claim = record["record"] == "tag_link" and record.get("role") == "proposition"
        if of_claim and not opened:
            opened = True
            continue
        lines.append(line)
        if record["record"] == "actor" and record["name"] == "Shin Won-sik":
            twin = {
                **record,
                "id": "00000000-0000-4000-8000-000700009999",
                "name": "Minister Shin Won-sik",
            }
            lines.append(json.dumps(twin, ensure_ascii=False, sort_keys=True))
    path = tmp_path / "tags.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def at_work(analyst: "Analyst", tmp_path: Path) -> "Analyst":
    """Sit before the disordered sample, in Reconcile."""
    analyst.take_sample(_disordered(tmp_path))
    _come_in(analyst)
    return analyst


def _come_in(analyst: "Analyst") -> None:
    analyst.press("Ctrl+2")
    analyst.until(lambda: _pane(analyst).card is not None)


def _pane(analyst: "Analyst") -> ReconcilePane:
    return analyst.window.furniture.reconcile.pane


def _card(analyst: "Analyst") -> CardView:
    found = _pane(analyst).card
    assert found is not None
    return found


def _go_to(analyst: "Analyst", asked: Asked) -> None:
    """Step through the questions, by Right, until one of a sort is on the card."""
    analyst.press("Return")
    for _ in range(20):
        if _card(analyst).asked is asked:
            return
        analyst.press("Right")
        _until_another(analyst, before=_card(analyst))
    pytest.fail(f"nothing asks about {asked}")


def _until_another(analyst: "Analyst", before: CardView) -> None:
    analyst.until(lambda: _pane(analyst).card is not before)


def _inbox(analyst: "Analyst") -> Inbox:
    found: list[Inbox] = []
    analyst.window.bridge.ask_inbox(found.append)
    analyst.until(lambda: bool(found))
    return found[0]


def _effect(analyst: "Analyst") -> str:
    return _pane(analyst).effect_words()


def test_one_person_known_twice_becomes_one_by_enter_and_two_by_undo(
    at_work: "Analyst",
) -> None:
    _go_to(at_work, Asked.ACTORS)
    catalogue = at_work.window.bridge.session.state.catalogue
    assert merged(catalogue, "actor") == {}
    at_work.press("Return")
    at_work.until_saved()
    names = {
        catalogue.all(Actor)[away].name: catalogue.all(Actor)[into].name
        for away, into in merged(catalogue, "actor").items()
    }
    assert names in (
        {"Minister Shin Won-sik": "Shin Won-sik"},
        {"Shin Won-sik": "Minister Shin Won-sik"},
    )
    assert _inbox(at_work).actors == ()
    at_work.press("Ctrl+Z")
    at_work.until(lambda: not merged(catalogue, "actor"))
    assert len(_inbox(at_work).actors) == 1


@pytest.mark.parametrize("many", [0, 2000])
def test_m_asks_by_name_who_the_forms_are(
    at_work: "Analyst", monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr(record_items, "_MANY", many)  # more than this are listed a moment later
    _go_to(at_work, Asked.ACTORS)
    catalogue = at_work.window.bridge.session.state.catalogue
    other = next(one for one in catalogue.all(Actor).values() if "Shin" not in one.name)
    at_work.press("M")
    at_work.type(other.name)
    (chooser,) = (one for one in at_work.window.findChildren(Palette) if one.isVisible())
    at_work.until(lambda: chooser.model().rowCount() > 0)
    at_work.press("Return")
    at_work.until_saved()
    shins = {one.id for one in catalogue.all(Actor).values() if "Shin Won-sik" in one.name}
    assert merged(catalogue, "actor") == dict.fromkeys(shins, other.id)


def test_not_the_same_is_remembered_over_a_restart(at_work: "Analyst") -> None:
    _go_to(at_work, Asked.ACTORS)
    at_work.press("X")
    at_work.until_saved()
    assert len(at_work.window.bridge.session.state.catalogue.all(Constraint)) == 1
    at_work.restart()
    assert _inbox(at_work).actors == ()
    assert _inbox(at_work).decided == 1


def test_an_unticked_form_is_left_out(at_work: "Analyst") -> None:
    _go_to(at_work, Asked.ACTORS)
    at_work.press("Space")
    assert [row.isChecked() for row in _card(at_work).rows] == [False, True]
    at_work.press("Return")
    assert "Tick what belongs together" in _effect(at_work)
    assert merged(at_work.window.bridge.session.state.catalogue, "actor") == {}


def test_a_claim_is_linked_by_digit_polarity_and_enter(at_work: "Analyst") -> None:
    _go_to(at_work, Asked.CLAIM)
    at_work.press("Return")
    assert "asserts, denies or withholds" in _effect(at_work), "nothing is guessed"
    claim = _inbox(at_work).claims[0]
    at_work.press("1", "Alt+2", "Return")
    at_work.until_saved()
    found = at_work.window.bridge.session.submit(lambda store: store.tags([claim.tag])).result()
    said = [(link.proposition, link.polarity) for link in found[0].links if link.proposition]
    assert said == [(claim.candidates[0].proposition, Polarity.DENIES)]
    assert _inbox(at_work).claims == ()


def test_x_dismisses_a_claim_for_good_and_undo_asks_again(at_work: "Analyst") -> None:
    _go_to(at_work, Asked.CLAIM)
    claim = _inbox(at_work).claims[0]
    at_work.press("X")
    at_work.until_saved()
    at_work.until(lambda: _inbox(at_work).claims == ())
    desk = at_work.window.furniture.reconcile
    at_work.until(lambda: desk.queue.decided == _inbox(at_work).decided == 1)
    at_work.press("Ctrl+Z")
    at_work.until(lambda: [one.tag for one in _inbox(at_work).claims] == [claim.tag])


def test_a_claim_makes_a_new_proposition(at_work: "Analyst") -> None:
    _go_to(at_work, Asked.CLAIM)
    claim = _inbox(at_work).claims[0]
    at_work.press("Alt+1", "Shift+Tab")
    field = _card(at_work).fields()[0]
    field.setFocus()
    at_work.type("It was said at last")
    at_work.press("Ctrl+Return")
    at_work.until_saved()
    found = at_work.window.bridge.session.submit(lambda store: store.tags([claim.tag])).result()
    (link,) = [link for link in found[0].links if link.proposition]
    made = at_work.window.bridge.session.state.catalogue.get(Proposition, link.proposition)
    assert made is not None
    assert made.text == "It was said at last"


def test_what_would_follow_is_told_before_it_is_done(at_work: "Analyst") -> None:
    _go_to(at_work, Asked.INDEPENDENCE)
    at_work.until(lambda: "status" in _effect(at_work).casefold())
    catalogue = at_work.window.bridge.session.state.catalogue
    before = len(catalogue.all(Independence))
    at_work.press("C")
    at_work.until_saved()
    rulings = catalogue.all(Independence)
    assert len(rulings) == before + 1
    assert list(rulings.values())[-1].ruling is Ruling.CONFIRMED


def test_o_opens_the_sentence_and_alt_left_returns(at_work: "Analyst") -> None:
    _go_to(at_work, Asked.CLAIM)
    claim = _inbox(at_work).claims[0]
    above = _card(at_work).above()
    assert above is not None
    above.setFocus()
    at_work.press("O")
    at_work.until(lambda: at_work.window.workspace() == "annotate")
    at_work.until(lambda: at_work.window.annotate.selected() == claim.tag)
    at_work.press("Alt+Left")
    at_work.until(lambda: at_work.window.workspace() == "reconcile")


def test_the_tab_counts_what_is_open(at_work: "Analyst") -> None:
    inbox = _inbox(at_work)
    count = len(inbox.actors) + len(inbox.claims) + len(inbox.independence) + len(inbox.figures)
    count += len(inbox.ambiguous) + len(inbox.copies)
    at_work.until(lambda: at_work.window.top.open_count() == str(count))


def test_a_project_without_questions_says_so(analyst: "Analyst", tmp_path: Path) -> None:
    path = tmp_path / "empty.variorum"
    create_project(path, "Empty", "Ada").close()
    analyst.window.open_project(path)
    analyst.until(lambda: analyst.window.bridge.is_open)
    analyst.press("Ctrl+2")
    analyst.until(lambda: _pane(analyst).is_empty())
