"""What analysts lost in other programs, done here by key: nothing of it is lost or doubled."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from variorum.model.ids import Id
from variorum.model.tags import Tag
from variorum.model.vocabulary import TagKind
from variorum.paths import sample_corpus
from variorum.workspace.handing_over import hand_over

if TYPE_CHECKING:
    from conftest import Analyst


@pytest.fixture
def reading(analyst: "Analyst", tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Analyst":
    """Return the analyst in front of the first of two articles just imported."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for path in sorted((sample_corpus() / "articles").iterdir())[:2]:
        (folder / path.name).write_bytes(path.read_bytes())
    analyst.new_project(tmp_path / "losses.variorum", monkeypatch)
    analyst.import_folder(folder, monkeypatch)
    return analyst


def _tag(analyst: "Analyst", words: str) -> Tag:
    analyst.find(words)
    analyst.press("A", "Enter")
    analyst.until_saved()
    return analyst.selected().tag


def _exported(analyst: "Analyst", tmp_path: Path) -> dict[Id, tuple[int, int, str]]:
    """Write the dataset; return (start, end, quote) of each tag, each quote held to its text."""
    out = tmp_path / "out.jsonl"
    hand_over(analyst.window.bridge.session, "dataset", out)
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    texts = {one["id"]: one["text"] for one in lines if one["record"] == "text_version"}
    tags = [one for one in lines if one["record"] == "tag"]
    for one in tags:
        assert one["quote"] == texts[one["text_version"]][one["start"] : one["end"]]
    return {one["id"]: (one["start"], one["end"], one["quote"]) for one in tags}


def _place(tag: Tag) -> tuple[int, int, str]:
    return tag.start, tag.end, tag.quote


def _check(analyst: "Analyst") -> None:
    assert analyst.window.bridge.session.check().result() == []


def _twins(analyst: "Analyst") -> tuple[Tag, Tag]:
    """Tag the same words as actor and as claim."""
    actor = _tag(analyst, "Russia is firing")
    analyst.find("Russia is firing")
    analyst.press("Ctrl+Shift+Right")
    analyst.press("C")
    analyst.type("It fires")
    analyst.press("Ctrl+Enter", "Enter", "2")
    analyst.until_saved()
    other = next(one for one in analyst.tags() if one.id != actor.id)
    return actor, other


def test_a_tag_deleted_takes_no_other_out_of_the_export(reading: "Analyst", tmp_path: Path) -> None:
    kept = [_tag(reading, words) for words in ("Seoul", "Washington")]
    gone = _tag(reading, "Russia is firing")
    kept.append(_tag(reading, "Moscow and Pyongyang is growing"))
    reading.window.annotate.go_to_tag(gone.id)
    reading.press("Del")
    reading.until_saved()
    assert _exported(reading, tmp_path) == {one.id: _place(one) for one in kept}
    _check(reading)


def test_a_boundary_moved_brings_its_quote_along(reading: "Analyst", tmp_path: Path) -> None:
    tag = _tag(reading, "Moscow and Pyongyang is growing")
    reading.press("R", "Right", "Shift+Left", "Enter")
    reading.until_saved()
    now = reading.selected().tag
    assert now.id == tag.id
    assert (now.start, now.end) != (tag.start, tag.end)
    assert _exported(reading, tmp_path) == {tag.id: _place(now)}
    reading.restart()
    assert _exported(reading, tmp_path) == {tag.id: _place(now)}
    _check(reading)


@pytest.mark.parametrize(
    "keys", [("A", "Enter", "Enter"), ("A", "Enter", "A", "Enter"), ("A", "Enter") * 3]
)
def test_a_key_pressed_twice_makes_one_tag(
    reading: "Analyst", tmp_path: Path, keys: tuple[str, ...]
) -> None:
    reading.find("Russia is firing")
    reading.press(*keys)
    reading.press("Esc")
    reading.until_saved()
    assert len(_exported(reading, tmp_path)) == 1
    _check(reading)


def test_a_neighbour_stays_when_a_tag_grows_into_it(reading: "Analyst", tmp_path: Path) -> None:
    first = _tag(reading, "Moscow and Pyongyang is growing")
    second = _tag(reading, "Pyongyang is growing")
    assert first.end < second.start
    reading.window.annotate.go_to_tag(first.id)
    reading.press("R", "Right", "Right", "Enter")
    reading.until_saved()
    now = reading.selected().tag
    assert now.id == first.id
    assert now.end >= second.end, "it overlaps its neighbour now"
    assert _exported(reading, tmp_path) == {first.id: _place(now), second.id: _place(second)}
    _check(reading)


def test_undo_in_another_article_takes_back_the_act_and_touches_nothing_there(
    reading: "Analyst", tmp_path: Path
) -> None:
    stays = _tag(reading, "Seoul")
    _tag(reading, "Russia is firing")
    there = reading.article().article.id
    reading.press("Alt+Down")
    reading.until(lambda: reading.article().article.id != there)
    reading.press("Ctrl+Z")
    reading.until(lambda: len(_exported(reading, tmp_path)) == 1)
    assert _exported(reading, tmp_path) == {stays.id: _place(stays)}
    reading.press("Ctrl+Shift+Z")
    reading.until(lambda: len(_exported(reading, tmp_path)) == 2)
    _check(reading)


def test_of_two_tags_on_the_same_words_one_can_go_and_one_can_move(
    reading: "Analyst", tmp_path: Path
) -> None:
    actor, other = _twins(reading)
    assert (actor.start, actor.end) == (other.start, other.end)
    assert other.kind is not TagKind.ACTOR
    third = [one for one in reading.tags() if one.id not in (actor.id, other.id)]
    every = {one.id: _place(one) for one in (actor, other, *third)}
    assert _exported(reading, tmp_path) == every
    reading.window.annotate.go_to_tag(actor.id)
    reading.press("R", "Right", "Enter")
    reading.until_saved()
    moved = reading.article().tags[actor.id]
    assert moved.end > actor.end
    assert _exported(reading, tmp_path) == {**every, actor.id: _place(moved)}
    reading.press("Ctrl+Z")
    reading.until(lambda: reading.article().tags[actor.id] == actor)
    reading.window.annotate.go_to_tag(other.id)
    reading.press("Del")
    reading.until_saved()
    del every[other.id]
    assert _exported(reading, tmp_path) == every
    _check(reading)
