"""What a view leaves out or lets in, case by case, worked out by hand."""

from typing import TYPE_CHECKING

import pytest

from variorum.model.ids import Id
from variorum.model.verdict import Reason, Status
from variorum.model.view import View
from variorum.model.vocabulary import ClaimType, Comparator, Polarity, RegionKind
from variorum.reconcile.figures import quantity_verdict
from variorum.reconcile.origins import Origins

if TYPE_CHECKING:
    from conftest import World


def _link(world: "World", tag: Id) -> frozenset[Id]:
    """Return the link by which a tag speaks of the proposition."""
    (linked,) = (one for one in world.evidence if one.tag.id == tag)
    return frozenset(link.id for link in linked.links if link.proposition)


def _contested(world: "World") -> None:
    world.claim("A", by="US")
    world.claim("B", Polarity.DENIES, by="Moscow")


def test_an_article_left_out_takes_its_denial_along(koreas: "World") -> None:
    _contested(koreas)
    assert koreas.verdict().status is Status.CONTESTED
    seen = koreas.verdict(View(articles=frozenset({koreas.article("B")})))
    assert seen.status is Status.SINGLE_ORIGIN
    assert [voice.reason for voice in seen.not_counted] == [Reason.LEFT_OUT]


def test_an_outlet_left_out_takes_all_its_articles_along(world: "World") -> None:
    paper = world.outlet("Paper")
    world.article("A", outlet=paper)
    world.article("B", outlet=paper)
    world.claim("A", by="US")
    world.claim("B", by="Seoul")
    world.claim("C", by="Tokyo")
    seen = world.verdict(View(outlets=frozenset({paper})))
    assert (seen.status, [origin.name for origin in seen.support_origins]) == (
        Status.SINGLE_ORIGIN,
        ["Tokyo"],
    )


def test_an_analyst_left_out_takes_their_tags_along(world: "World") -> None:
    world.claim("A", by="US", author=Id("ada"))
    world.claim("B", Polarity.DENIES, by="Moscow", author=Id("ben"))
    assert world.verdict(View(analysts=frozenset({Id("ada")}))).status is Status.DENIED


def test_an_origin_left_out_leaves_the_others_of_a_joint_claim(koreas: "World") -> None:
    koreas.claim("A", by=("US", "Seoul"))
    us = Origins(koreas.catalogue).of_actor(koreas.actor("US")).key
    seen = koreas.verdict(View(origins=frozenset({us})))
    assert seen.status is Status.SINGLE_ORIGIN
    assert [origin.name for origin in seen.support_origins] == ["South Korea"]


def test_an_origin_left_out_counts_nowhere(koreas: "World") -> None:
    _contested(koreas)
    us = Origins(koreas.catalogue).of_actor(koreas.actor("US")).key
    assert koreas.verdict(View(origins=frozenset({us}))).status is Status.DENIED


@pytest.mark.parametrize(
    ("first", "last", "status"),
    [
        ("2024-06-01", "", Status.DENIED),
        ("", "2024-05-31", Status.SINGLE_ORIGIN),
        ("2024-05-01", "2024-07-01", Status.CONTESTED),
        ("2024-05-20", "2024-05-25", Status.SINGLE_ORIGIN),
        ("2025-01-01", "", Status.NO_EVIDENCE),
    ],
)
def test_days_leave_out_what_surely_appeared_outside(
    koreas: "World", first: str, last: str, status: Status
) -> None:
    koreas.article("A", published="2024-05")  # some day in May: only then surely outside June
    koreas.article("B", published="2024-06-15")
    _contested(koreas)
    assert koreas.verdict(View(first=first, last=last)).status is status


def test_an_article_without_a_date_stays_in_view(koreas: "World") -> None:
    koreas.claim("A", by="US")
    assert koreas.verdict(View(first="2030-01-01")).status is Status.SINGLE_ORIGIN


def test_a_possibility_let_in_counts_as_it_stands(koreas: "World") -> None:
    koreas.claim("A", by="US")
    may = koreas.claim("B", by="Seoul", type=ClaimType.POSSIBILITY)
    assert koreas.verdict().support == 1
    seen = koreas.verdict(View(recounted=_link(koreas, may)))
    assert (seen.status, seen.support, seen.not_counted) == (Status.AGREED, 2, ())


def test_a_narrator_let_in_is_its_outlet(world: "World") -> None:
    world.article("A", outlet=world.outlet("Paper"))
    told = world.claim("A")
    assert world.verdict().status is Status.UNATTRIBUTED
    seen = world.verdict(View(recounted=_link(world, told)))
    assert seen.status is Status.SINGLE_ORIGIN
    assert [origin.name for origin in seen.support_origins] == ["Paper"]


def test_a_copy_let_in_is_a_document_of_its_own(koreas: "World") -> None:
    koreas.claim("A", by="US")
    again = koreas.claim("B", by="Seoul")
    koreas.copy("B", "A")
    assert koreas.verdict().support == 1
    assert koreas.verdict(View(recounted=_link(koreas, again))).support == 2


def test_a_joint_claim_let_in_counts_beside_its_members(koreas: "World") -> None:
    koreas.claim("A", by="Seoul")
    shared = koreas.claim("B", by=("US", "Seoul"))
    assert koreas.verdict().support == 1
    seen = koreas.verdict(View(recounted=_link(koreas, shared)))
    assert (seen.support, seen.not_counted) == (2, ())


def test_a_tag_in_an_excluded_region_can_be_let_in(world: "World") -> None:
    below = world.claim("A", by="US", region=RegionKind.RELATED)
    assert world.verdict().status is Status.NO_EVIDENCE
    assert world.verdict(View(recounted=_link(world, below))).status is Status.SINGLE_ORIGIN


@pytest.mark.parametrize("polarity", [Polarity.WITHHOLDS, None])
def test_what_takes_no_side_cannot_be_let_in(world: "World", polarity: Polarity | None) -> None:
    silent = world.claim("A", polarity, by="US")
    seen = world.verdict(View(recounted=_link(world, silent)))
    assert (seen.support, seen.denial) == (0, 0)
    assert len(seen.not_counted) == 1


def test_what_is_left_out_stays_out_though_let_in(world: "World") -> None:
    said = world.claim("A", by="US", type=ClaimType.PREDICTION)
    view = View(articles=frozenset({world.article("A")}), recounted=_link(world, said))
    assert world.verdict(view).status is Status.NO_EVIDENCE


def test_a_figure_of_an_origin_left_out_is_not_compared(koreas: "World") -> None:
    koreas.figure("A", Comparator.MORE, 10_000, by="US")
    koreas.figure("B", Comparator.AT_LEAST, 10_000, by="Seoul")
    us = Origins(koreas.catalogue).of_actor(koreas.actor("US")).key
    origins = Origins(koreas.catalogue, View(origins=frozenset({us})))
    seen = quantity_verdict(koreas.quantity, koreas.figures, origins)
    assert [figure.speaker_names for figure in seen.figures] == [("Seoul",)]
    assert [reason for _, reason in seen.excluded] == [Reason.LEFT_OUT]
