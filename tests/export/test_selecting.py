"""A part of a project stands by itself and holds just what was asked for."""

from collections.abc import Callable
from typing import Any

import pytest

from variorum.export.dataset import dataset_order, read_dataset
from variorum.export.merge import plan_import
from variorum.export.references import references
from variorum.export.selecting import select
from variorum.model.handover import EVERYTHING, Selection
from variorum.model.ids import Id
from variorum.model.records import Actor, Annotator, Article, Note, Proposition, Record, Relation
from variorum.model.tags import Tag
from variorum.model.vocabulary import TagKind


def chosen(records: list[Record], selection: Selection) -> list[Record]:
    """Return the records of a selection."""
    return list(select(lambda: iter(records), selection))


def article(records: list[Record], label: str) -> Id:
    """Return the id of an article."""
    return next(one.id for one in records if isinstance(one, Article) and one.label == label)


def quotes(records: list[Record]) -> set[str]:
    """Return what is tagged."""
    return {one.quote for one in records if isinstance(one, Tag)}


def test_nothing_asked_for_is_everything(tricky: list[Record]) -> None:
    assert chosen(tricky, EVERYTHING) == tricky


def test_an_article_comes_with_its_own_and_without_the_other(tricky: list[Record]) -> None:
    found = chosen(tricky, Selection(articles=frozenset({article(tricky, "B")})))
    assert quotes(found) == {"Ada denies it"}
    (only,) = [one for one in found if isinstance(one, Article)]
    assert only.label == "B"
    assert only.correction_of is None
    assert not [one for one in found if isinstance(one, Relation)], "it was about a tag of A"
    assert [one.text for one in found if isinstance(one, Note)] == ["on Ada"]


def test_an_unnamed_voice_goes_with_its_article(tricky: list[Record]) -> None:
    found = chosen(tricky, Selection(articles=frozenset({article(tricky, "A")})))
    assert [one.name for one in found if isinstance(one, Actor)] == ["=Ada & <Co>"]
    (left,) = [one for one in found if isinstance(one, Proposition)]
    assert len(left.accused) == 1


def test_finished_articles_only(tricky: list[Record]) -> None:
    found = chosen(tricky, Selection(finished=True))
    assert [one.label for one in found if isinstance(one, Article)] == ["A"]


def test_kinds_only(tricky: list[Record]) -> None:
    found = chosen(tricky, Selection(kinds=frozenset({TagKind.FIGURE, TagKind.STANCE})))
    assert {one.kind.value for one in found if isinstance(one, Tag)} == {"figure", "stance"}


def test_one_analyst_only(tricky: list[Record]) -> None:
    ben = next(one.id for one in tricky if isinstance(one, Annotator) and one.name == "Ben")
    found = chosen(tricky, Selection(analysts=frozenset({ben})))
    assert quotes(found) == {"🚢 left", "said Ada."}


def test_decided_tags_only(tricky: list[Record]) -> None:
    assert quotes(chosen(tricky, Selection(decided=True))) == {"Ship 🚢 left, said Ada"}


SELECTIONS = [
    Selection(finished=True),
    Selection(decided=True),
    Selection(kinds=frozenset({TagKind.CLAIM})),
    Selection(analysts=frozenset({Id("nobody")})),
    Selection(articles=frozenset({Id("none")})),
]


@pytest.mark.parametrize("selection", SELECTIONS, ids=str)
def test_nothing_points_at_what_was_left_out(tricky: list[Record], selection: Selection) -> None:
    found = chosen(tricky, selection)
    there = {one.id for one in found}
    for record in found:
        assert {target for _, _, target in references(record)} <= there
    assert found == sorted(found, key=dataset_order)


@pytest.mark.parametrize("selection", SELECTIONS, ids=str)
def test_a_part_can_be_taken_in_again(
    tricky: list[Record],
    selection: Selection,
    written: Callable[..., bytes],
    new_project: Callable[[], Any],
) -> None:
    found = chosen(tricky, selection)
    project = new_project()
    lines = written(found).splitlines(keepends=True)
    project.apply(plan_import(read_dataset(lines, created="2026-11-22T10:00:00Z"), project))
    assert {one.id for one in found if one.kind_name == "tag"} == {
        one.id for one in project.records() if one.kind_name == "tag"
    }
