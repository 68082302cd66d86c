"""Repeating the last tag by its key: the kind and the links come along, guesses are shown."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from variorum.model.drafts import ClaimDraft
from variorum.model.records import Actor, Proposition
from variorum.model.vocabulary import ActorKind, LinkRole, TagKind
from variorum.paths import sample_corpus

if TYPE_CHECKING:
    from conftest import Analyst

PROPOSITION = "North Korea has sent arms to Russia"


@pytest.fixture
def reading(analyst: "Analyst", tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Analyst":
    """Return the analyst in front of the first of five articles just imported."""
    analyst.new_project(tmp_path / "keys.variorum", monkeypatch)
    analyst.import_folder(sample_corpus() / "articles", monkeypatch)
    return analyst


def test_another_word_is_linked_to_the_same_actor_by_one_key(reading: "Analyst") -> None:
    reading.find("Russia is firing")
    reading.press("A", "Enter")
    first = reading.selected()
    reading.find("Pyongyang")
    reading.strokes = 0
    reading.press(".")
    assert reading.strokes == 1
    again = reading.selected()
    assert again.tag.quote == "Pyongyang"
    assert [link.actor for link in again.links] == [link.actor for link in first.links]
    actors = reading.window.bridge.session.state.catalogue.all(Actor).values()
    assert [one.name for one in actors if one.kind is not ActorKind.AUTHOR] == ["Russia"]


def test_a_claim_is_repeated_in_its_strip_with_the_proposition_shown(reading: "Analyst") -> None:
    reading.press("C")
    reading.type(PROPOSITION)
    reading.press("Ctrl+Enter", "Shift+Enter")
    reading.until(lambda: len(reading.tags(TagKind.CLAIM)) == 1)
    reading.until_saved()
    reading.press("J", "J")
    reading.strokes = 0
    reading.press(".")
    strip = reading.window.annotate.tagger.strip
    assert strip is not None
    draft = strip.draft()
    assert isinstance(draft, ClaimDraft)
    assert [one.pick.text for one in draft.propositions] == [PROPOSITION]
    assert {"proposition", "polarity"} <= set(draft.propositions[0].inferred)
    reading.press("Shift+Enter")
    assert reading.strokes == 2
    claims = [reading.article().linked(tag.id) for tag in reading.tags(TagKind.CLAIM)]
    linked = {one.role(LinkRole.PROPOSITION)[0].proposition for one in claims}
    assert len(claims) == 2
    assert linked == set(reading.window.bridge.session.state.catalogue.all(Proposition))


def test_nothing_is_repeated_before_the_first_tag(reading: "Analyst") -> None:
    reading.press(".")
    assert not reading.has_strip()
    assert not reading.tags()


def test_an_actor_that_was_undone_is_asked_for_again(reading: "Analyst") -> None:
    reading.find("Russia is firing")
    reading.press("A", "Enter")
    reading.until_saved()
    reading.press("Ctrl+Z")
    reading.until(lambda: not reading.tags())
    reading.find("Pyongyang")
    reading.press(".")
    assert reading.has_strip()
