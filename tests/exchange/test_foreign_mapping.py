"""Labels and attributes of other programs as kinds and fields of ours."""

from decimal import Decimal

import pytest

from variorum.exchange.making import when
from variorum.exchange.mapping import Choice, choices, link_role, propose
from variorum.exchange.values import read_values
from variorum.model.vocabulary import Attitude, Comparator, LinkRole, Polarity, TagKind


@pytest.mark.parametrize(
    ("label", "choice"),
    [
        ("PER", "actor/person"),
        ("B-PER", "actor/person"),
        ("PERSON", "actor/person"),
        ("ORG", "actor/organisation"),
        ("GPE", "actor/state"),
        ("LOC", "actor/place"),
        ("CLAIM", "claim"),
        ("Stance", "stance"),
        ("CARDINAL", "figure"),
        ("MONEY", "figure"),
        ("DATE", "skip"),
        ("NamedEntity/PER", "actor/person"),
        ("Claim/Claim: denies", "claim/denies"),
        ("Actor/Actor: part of name", "actor/part_of_name"),
        ("STANCE/oppose", "stance/opposes"),
        ("Claim/Blockade", "claim"),
    ],
)
def test_usual_names_have_a_proposal(label: str, choice: str) -> None:
    assert str(propose(label)) == choice


@pytest.mark.parametrize("label", ["", "Blockade", "Economy/Trade", "X", "…"])
def test_other_names_are_for_the_analyst(label: str) -> None:
    assert propose(label) is None


def test_every_choice_is_read_as_it_is_written() -> None:
    for one in choices():
        assert Choice.parse(str(one)) == one
    assert Choice.parse(" Actor/Person:named ") == Choice(TagKind.ACTOR, "person", named=True)


@pytest.mark.parametrize("text", ["", "verb", "actor/denies", "claim/person", "skip:named"])
def test_what_is_no_choice_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"verb|''|denies|person|skip"):
        Choice.parse(text)


def test_relations_of_ours_are_known_however_they_are_written() -> None:
    assert link_role("AttributedTo") is LinkRole.SPEAKER
    assert link_role("stance_target") is LinkRole.TARGET
    assert link_role("coref") is None


def test_attributes_become_fields_and_the_rest_is_kept() -> None:
    found = read_values(
        TagKind.FIGURE,
        {
            "Comparator": "lt",
            "value": "4.20",
            "as-of": "2024-06",
            "unit": "percent",
            "quantity": "Turnout",
            "tolerance": "500",
            "colour": "red",
            "empty": " ",
        },
    )
    assert found.fields == {
        "comparator": Comparator.LESS,
        "value": Decimal("4.20"),
        "as_of": "2024-06",
        "unit": "percent",
    }
    assert found.names == {LinkRole.QUANTITY: ["Turnout"]}
    assert found.rest == [("tolerance", "500"), ("colour", "red")]


@pytest.mark.parametrize(
    ("values", "rest"),
    [
        ({"value": "1,000"}, ["value"]),  # a decimal comma, or a thousand
        ({"as_of": "06/2024"}, ["as_of"]),
        ({"comparator": "roughly"}, ["comparator"]),
        ({"value": "5", "value_high": "9"}, ["value_high"]),
        ({"comparator": "between", "value": "9", "value_high": "5"}, ["value_high", "comparator"]),
        ({"comparator": "between", "value": "5"}, ["comparator"]),
        ({"comparator": "between", "value": "5", "value_high": "9"}, []),
    ],
)
def test_values_that_cannot_be_are_kept_as_words(values: dict[str, str], rest: list[str]) -> None:
    assert [name for name, _ in read_values(TagKind.FIGURE, values).rest] == rest


def test_claims_and_stances() -> None:
    claim = read_values(
        TagKind.CLAIM,
        {
            "polarity": "deny",
            "type": "Fact",
            "speaker": "Jane Roe; Tom Doe",
            "proposition": "Ships left.",
            "attitude": "opposes",
        },
    )
    assert claim.link["polarity"] is Polarity.DENIES
    assert claim.names == {
        LinkRole.SPEAKER: ["Jane Roe", "Tom Doe"],
        LinkRole.PROPOSITION: ["Ships left."],
    }
    assert claim.rest == [("attitude", "opposes")]
    stance = read_values(TagKind.STANCE, {"attitude": "oppose", "strength": "9"})
    assert stance.fields == {"attitude": Attitude.OPPOSES}
    assert stance.rest == [("strength", "9")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-05-01T10:00:00.123456+02:00", "2024-05-01T08:00:00.123Z"),
        ("2024-05-01T10:00:00Z", "2024-05-01T10:00:00.000Z"),
        ("2024-05-01 10:00", "2024-05-01T10:00:00.000Z"),
        ("2024-05-01", ""),
        ("yesterday", ""),
        ("0001-01-01T00:00:00+14:00", ""),
        ("", ""),
    ],
)
def test_times_as_records_carry_them(text: str, expected: str) -> None:
    assert when(text) == expected
