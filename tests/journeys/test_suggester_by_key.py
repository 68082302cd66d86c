"""The project's own suggester at the keyboard: what it proposes is walked, taken and remembered."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from variorum.model.records import Actor
from variorum.model.vocabulary import LinkRole, TagKind
from variorum.paths import sample_corpus

if TYPE_CHECKING:
    from conftest import Analyst
    from variorum.model.suggestion import Suggestion


@pytest.fixture
def reading(analyst: "Analyst", tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Analyst":
    """Return the analyst in front of the first of five articles, with suggestions in it."""
    analyst.new_project(tmp_path / "keys.variorum", monkeypatch)
    analyst.import_folder(sample_corpus() / "articles", monkeypatch)
    analyst.until(lambda: bool(analyst.window.annotate.suggested.all()))
    analyst.window.annotate.reader.go_to(0)
    return analyst


def _marked(analyst: "Analyst") -> "Suggestion | None":
    suggested = analyst.window.annotate.suggested
    caret = analyst.window.annotate.reader.caret()
    here = [one for one in suggested.all() if one.start == caret]
    return here[0] if suggested.current() and here else None


def _walk_to(analyst: "Analyst", kind: TagKind) -> "Suggestion":
    """Walk until a suggestion of a kind is marked."""
    analyst.press("Tab")
    while (found := _marked(analyst)) is not None and found.kind is not kind:
        analyst.press("Tab")
    assert found is not None
    return found


def test_a_name_of_the_table_is_a_tag_and_an_actor_after_two_keys(reading: "Analyst") -> None:
    found = _walk_to(reading, TagKind.ACTOR)
    reading.press("Enter")
    made = reading.selected()
    assert (made.tag.start, made.tag.end) == (found.start, found.end)
    (link,) = made.role(LinkRole.ACTOR)
    assert link.actor in reading.window.bridge.session.state.catalogue.all(Actor)
    reading.until(lambda: reading.window.annotate.panel.foot() == "Actors 1 of 1 accepted")


def test_what_was_rejected_is_proposed_no_more_after_a_restart(reading: "Analyst") -> None:
    found = _walk_to(reading, TagKind.ACTOR)
    reading.press("X")
    reading.until_saved()
    reading.restart()
    suggested = reading.window.annotate.suggested
    reading.until(lambda: bool(suggested.all()))
    assert found.key not in {one.key for one in suggested.all()}
    reading.until(lambda: reading.window.annotate.panel.foot() == "Actors 0 of 1 accepted")


def test_a_suggested_figure_takes_three_keys(reading: "Analyst") -> None:
    reading.strokes = 0
    found = _walk_to(reading, TagKind.FIGURE)
    walked = reading.strokes
    reading.press("Enter", "Shift+Enter")
    assert reading.strokes - walked + 1 <= 3
    figures = reading.tags(TagKind.FIGURE)
    assert [(tag.start, tag.end) for tag in figures] == [(found.start, found.end)]


def test_a_suggested_claim_takes_four_acts(reading: "Analyst") -> None:
    _walk_to(reading, TagKind.CLAIM)
    reading.press("Enter")
    assert reading.has_strip()
    reading.strokes = 0
    reading.press("Ctrl+Enter", "Shift+Enter")
    assert reading.strokes + 2 <= 4
    claims = [reading.article().linked(tag.id) for tag in reading.tags(TagKind.CLAIM)]
    assert len(claims) == 1
    assert claims[0].role(LinkRole.PROPOSITION)
