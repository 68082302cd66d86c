"""Two analysts on one article, by keyboard: take one, the other, both, neither; finish; undo."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_OID, uuid5

import pytest

from variorum.model.records import Article, Decision
from variorum.model.tags import Tag
from variorum.model.vocabulary import DecisionKind, TagKind
from variorum.paths import sample_corpus
from variorum.ui.agreement.values import Board, Case
from variorum.ui.library.listing import ArticleList
from variorum.workspace.exchange import annotate
from variorum.workspace.projects import create_project

if TYPE_CHECKING:
    from conftest import Analyst

SAMPLE = sample_corpus() / "tags.jsonl"
BEN = "00000000-0000-4000-8000-00000000be41"
Plain = dict[str, Any]


def _bens(records: list[Plain]) -> Iterable[Plain]:
    """Yield Ben's reading of the first text: other figures, and every seventh actor left out."""
    text = next(one["id"] for one in records if one["record"] == "text_version")
    tags = [one for one in records if one["record"] == "tag" and one["text_version"] == text]
    actors = [one["id"] for one in tags if one["kind"] == "actor"]
    left = set(actors[::7])

    def own(record_id: str) -> str:
        return str(uuid5(NAMESPACE_OID, record_id))

    yield {"record": "annotator", "id": BEN, "name": "Ben", "created": "2026-11-22T08:00:00.000Z"}
    for tag in tags:
        if tag["id"] not in left:
            more = {"value": "9999"} if tag["kind"] == "figure" else {}
            yield {**tag, **more, "id": own(tag["id"]), "author": BEN}
    kept = {tag["id"] for tag in tags} - left
    for one in records:
        if one["record"] == "tag_link" and one["tag"] in kept:
            yield {**one, "id": own(one["id"]), "tag": own(one["tag"]), "author": BEN}


@pytest.fixture
def two(analyst: "Analyst", tmp_path: Path) -> "Analyst":
    """Sit before the article of the sample that Ben has tagged too."""
    records = [json.loads(line) for line in SAMPLE.read_text(encoding="utf-8").splitlines()]
    lines = [json.dumps(one, ensure_ascii=False) for one in [*records, *_bens(records)]]
    path = tmp_path / "two.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    project = tmp_path / "data" / "two.variorum"
    project.parent.mkdir(parents=True, exist_ok=True)
    session = create_project(project, "Two", "Ada")
    annotate(session, path)
    session.close()
    analyst.window.open_project(project)
    analyst.until(lambda: analyst.window.annotate.article is not None)
    wanted = next(one["article"] for one in records if one["record"] == "text_version")
    analyst.window.annotate.show_article(wanted)
    analyst.until(lambda: analyst.article().article.id == wanted)
    return analyst


def _compare(analyst: "Analyst") -> None:
    analyst.press("F4")
    analyst.until(lambda: analyst.window.workspace() == "agreement")


def _board(analyst: "Analyst") -> Board:
    found = analyst.window.furniture.agreement.pane.board
    assert found is not None
    return found


def _here(analyst: "Analyst") -> Case:
    found = analyst.window.furniture.agreement.pane.cases.current()
    assert found is not None
    return found


def _taken(analyst: "Analyst") -> list[bool]:
    tags = analyst.article().tags
    found: list[Tag] = [tags[side.tag] for side in _here(analyst).sides if side.tag]  # type: ignore[index]  # ids as text
    return [tag.adjudicated for tag in found]


def _go_to(analyst: "Analyst", kind: TagKind) -> None:
    analyst.press("Home")
    for _ in range(len(_board(analyst).cases)):
        if _here(analyst).kind is kind:
            return
        analyst.press("Down")
    pytest.fail(f"no difference of {kind}")


def test_take_one_the_other_both_and_neither(two: "Analyst") -> None:
    _compare(two)
    _go_to(two, TagKind.FIGURE)
    assert [said.field for said in _here(two).sides[0].said if said.differs] == ["value"]
    every = len(_board(two).cases)
    two.press("1")
    assert _taken(two) == [True, False]
    assert _board(two).settled == 1
    two.press("2")
    assert _taken(two) == [False, True]
    two.press("B")
    assert _taken(two) == [True, True]
    assert _here(two).outcome == "both taken"
    two.press("N")
    assert _taken(two) == [False, False]
    assert _here(two).outcome == "none taken"
    assert (_board(two).settled, len(_board(two).cases)) == (1, every)
    two.until_saved()
    two.press("Ctrl+Z")
    two.until(lambda: _here(two).outcome == "both taken")
    two.until_saved()
    two.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    two.until(lambda: _board(two).settled == 0)


def test_space_goes_to_the_next_open_one_and_o_to_its_sentence(two: "Analyst") -> None:
    _compare(two)
    two.press("Home")
    first = _here(two)
    two.press("Down", "1", "Up", "1", "Space")
    assert _here(two).key == _board(two).cases[2].key
    assert _here(two).key != first.key
    here = _here(two)
    two.press("O")
    two.until(lambda: two.window.workspace() == "annotate")
    two.until(lambda: two.window.annotate.selected() is not None)
    assert two.selected().tag.id in {side.tag for side in here.sides}
    two.press("Alt+Left")
    assert two.window.workspace() == "agreement"
    assert _here(two).key == here.key
    two.press("Esc")
    assert two.window.workspace() == "annotate"


def test_finish_lets_only_what_was_taken_count_until_it_is_reopened(two: "Analyst") -> None:
    _compare(two)
    _go_to(two, TagKind.FIGURE)
    taken, other = (side.tag for side in _here(two).sides)
    two.press("1", "Ctrl+Return")
    two.until(lambda: _board(two).finished)
    two.until_saved()
    catalogue = two.window.bridge.session.state.catalogue
    marks = [one for one in catalogue.all(Decision).values() if one.about == "article"]
    assert [one.kind for one in marks] == [DecisionKind.ADJUDICATED]
    tags = two.article().tags
    assert sum(tag.adjudicated for tag in tags.values()) == _board(two).agreed + 1
    assert (tags[taken].adjudicated, tags[other].adjudicated) == (True, False)  # type: ignore[index]  # ids as text
    (listed,) = two.window.annotate.library.findChildren(ArticleList)
    assert [row.adjudicated for row in listed.rows() if row.id == marks[0].subject] == [True]
    two.press("Ctrl+Z")
    two.until(lambda: not _board(two).finished)
    two.press("Ctrl+Return")
    two.until(lambda: _board(two).finished)
    two.press("Ctrl+Return")
    two.until(lambda: not _board(two).finished)
    assert _board(two).settled == 1


def test_what_was_settled_is_there_after_a_restart(two: "Analyst") -> None:
    _compare(two)
    two.press("Home", "N", "Down", "B")
    assert [one.is_settled for one in _board(two).cases[:3]] == [True, True, False]
    two.until_saved()
    two.restart()
    _compare(two)
    assert [one.outcome for one in _board(two).cases[:2]] == ["none taken", "taken: Sample Expert"]


def test_a_tolerance_makes_near_numbers_the_same(two: "Analyst") -> None:
    _compare(two)
    _go_to(two, TagKind.FIGURE)
    every = len(_board(two).cases)
    field = two.window.furniture.agreement.pane.measures.tolerance
    field.setFocus()
    field.selectAll()
    two.type("50")
    two.press("Return")
    two.until(lambda: len(_board(two).cases) < every)
    assert all(one.kind is not TagKind.FIGURE for one in _board(two).cases)


def test_an_article_of_one_analyst_says_how_to_get_there(two: "Analyst") -> None:
    here = two.article().article.id
    other = next(
        one for one in two.window.bridge.session.state.catalogue.all(Article) if one != here
    )
    two.window.annotate.show_article(other)
    two.until(lambda: two.article().article.id == other)
    two.press("F4")
    assert two.window.workspace() == "annotate"
    assert "another analyst's dataset" in two.window.furniture.message.text()
