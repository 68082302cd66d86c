"""Words for every field that analysts are compared by, and for what is not defined."""

import math

import pytest

from variorum.agreement.pairing import values
from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.tags import Tag
from variorum.model.views import LinkedTag
from variorum.model.vocabulary import TagKind
from variorum.shell.agreement_phrases import FIELDS, field, kind, measure, said, too_few


def _tag(of: TagKind) -> LinkedTag:
    tag = Tag(
        id=Id("t"),
        created="2026-01-01T00:00:00.000Z",
        text_version=Id("v"),
        kind=of,
        start=0,
        end=5,
        quote="two  words\nhere",
    )
    return LinkedTag(tag, (), Id("a"))


@pytest.mark.parametrize("of", TagKind)
def test_every_field_compared_has_a_name_and_a_value(of: TagKind) -> None:
    compared = list(values(_tag(of), {}))
    told = said(_tag(of), Catalogue())
    assert list(told) == ["span", *compared]
    assert told["span"] == "two words here"
    assert all(field(name) for name in told)
    assert kind(of)


def test_no_field_is_named_that_is_not_compared() -> None:
    compared = {name for of in TagKind for name in values(_tag(of), {})}
    assert FIELDS.keys() == compared | {"span"}


def test_a_measure_is_never_a_not_a_number() -> None:
    assert measure(None) == "not defined"
    assert measure(0.816) == "0.82"
    assert measure(-0.5) == "-0.50"
    assert not math.isnan(float(measure(1.0)))


def test_how_to_get_there_is_told_by_how_many_tagged() -> None:
    assert "variorum annotate" in too_few(1)
    assert "Nobody" in too_few(0)
