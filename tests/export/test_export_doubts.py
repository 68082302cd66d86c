"""What is sound and can count nowhere is told, and nothing else is."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from variorum.export.doubts import doubts
from variorum.model.changes import Change
from variorum.model.ids import Id
from variorum.model.records import Quantity
from variorum.model.tags import Tag, TagLink
from variorum.model.vocabulary import (
    Attitude,
    ClaimType,
    Comparator,
    LinkRole,
    Polarity,
    QuantityKind,
    TagKind,
    Voice,
)

NOW = "2026-11-22T10:00:00.000Z"
TAG = Tag(
    id=Id("t"),
    created=NOW,
    text_version=Id("v"),
    kind=TagKind.CLAIM,
    start=0,
    end=5,
    quote="It is",
    voice=Voice.ATTRIBUTED,
)
STANCE = replace(TAG, kind=TagKind.STANCE, voice=None, attitude=Attitude.OPPOSES)
FIGURE = replace(TAG, kind=TagKind.FIGURE, voice=None, comparator=Comparator.EQUAL)
ABOUT: dict[str, Any] = {"proposition": Id("p"), "polarity": Polarity.DENIES}
TYPED: dict[str, Any] = {"role": LinkRole.PROPOSITION, "type": ClaimType.FACT, **ABOUT}
SPEAKER: dict[str, Any] = {"role": LinkRole.SPEAKER, "actor": Id("a")}
HOLDER: dict[str, Any] = {"role": LinkRole.HOLDER, "actor": Id("a")}
TARGET: dict[str, Any] = {"role": LinkRole.TARGET, "proposition": Id("p")}


def of(tag: Tag, *links: dict[str, Any]) -> dict[str, int]:
    made = [
        TagLink(id=Id(f"l{place}"), created=NOW, tag=tag.id, **fields)
        for place, fields in enumerate(links)
    ]
    return doubts([Change(None, tag), *(Change(None, link) for link in made)])


def test_a_whole_claim_stance_and_figure_are_beyond_doubt() -> None:
    assert of(TAG, TYPED, SPEAKER) == {}
    assert of(replace(TAG, voice=Voice.NARRATOR), TYPED) == {}
    assert of(STANCE, HOLDER, TARGET) == {}
    assert of(replace(FIGURE, comparator=Comparator.WORDS)) == {}


@pytest.mark.parametrize("tag", [TAG, replace(STANCE, attitude=None), FIGURE])
def test_a_rejected_tag_is_no_slip(tag: Tag) -> None:
    assert of(tag)
    assert of(replace(tag, rejected=True)) == {}


@pytest.mark.parametrize("missing", ["polarity", "type"])
def test_a_claim_without_polarity_or_type(missing: str) -> None:
    assert of(TAG, TYPED | {missing: None}, SPEAKER) == {"untyped": 1}


def test_a_voice_that_does_not_fit_the_speakers() -> None:
    assert of(TAG, TYPED) == {"no_speaker": 1}
    assert of(replace(TAG, voice=Voice.NARRATOR), TYPED, SPEAKER) == {"narrator": 1}


def test_a_stance_with_a_speaker_has_no_holder() -> None:
    assert of(STANCE, SPEAKER, TARGET) == {"no_holder": 1, "role": 1}


def test_a_stance_without_attitude_or_target() -> None:
    assert of(replace(STANCE, attitude=None), HOLDER) == {"no_attitude": 1, "no_target": 1}


def test_a_figure_without_its_number() -> None:
    assert of(FIGURE) == {"no_value": 1}
    assert of(replace(FIGURE, comparator=None)) == {"no_value": 1}


@pytest.mark.parametrize(("kind", "told"), [("stock", {"stock": 1}), ("cumulative", {})])
def test_a_figure_since_a_day_of_a_stock(kind: str, told: dict[str, int]) -> None:
    quantity = Quantity(id=Id("q"), created=NOW, name="Ships", kind=QuantityKind(kind))
    tag = replace(FIGURE, value=Decimal(40), window_start="2024-05")
    link = TagLink(
        id=Id("l"), created=NOW, tag=tag.id, role=LinkRole.QUANTITY, quantity=quantity.id
    )
    assert doubts([Change(None, quantity), Change(None, tag), Change(None, link)]) == told


def test_tags_the_project_had_are_not_counted() -> None:
    changed = replace(TAG, voice=Voice.NARRATOR)
    assert doubts([Change(TAG, changed)]) == {}
