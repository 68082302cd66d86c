"""Whose word it is: guessed authors, unnamed voices, and those heard only with others."""

from typing import TYPE_CHECKING

import pytest

from variorum.model.verdict import Status
from variorum.model.vocabulary import Genre, Polarity
from variorum.reconcile.origins import Origins

if TYPE_CHECKING:
    from tests.reconcile.conftest import World


@pytest.mark.parametrize(
    ("guessed", "provisional"),
    [(("genre",), True), (("author_actor",), True), (("title", "language"), False), ((), False)],
)
def test_what_rests_on_a_guessed_author_is_provisional(
    world: "World", *, guessed: tuple[str, ...], provisional: bool
) -> None:
    author = world.actor("Jane Roe")
    world.article("C", genre=Genre.OPINION, author_actor=author, inferred=guessed)
    world.claim("C")
    found = world.verdict()
    assert (found.status, found.provisional) == (Status.SINGLE_ORIGIN, provisional)


def test_what_an_opinion_attributes_does_not_rest_on_its_author(world: "World") -> None:
    world.article("C", genre=Genre.OPINION, author_actor=world.actor("Roe"), inferred=("genre",))
    world.claim("C", by="Seoul")
    assert not world.verdict().provisional


def test_unnamed_voices_told_apart_by_name_or_description_are_two(world: "World") -> None:
    one = world.actor("analysts", within="A", description="unnamed")
    for other in (
        world.actor("some officials", within="A", description="unnamed"),
        world.actor("Analysts", within="A", description="at a bank"),
    ):
        found = Origins(world.catalogue)
        assert found.of_actor(one) != found.of_actor(other)
    same = world.actor("ANALYSTS", within="A", description="Unnamed")
    found = Origins(world.catalogue)
    assert found.of_actor(one) == found.of_actor(same)


@pytest.mark.parametrize(("joint", "only"), [(("RU", "NK"), True), (("RU", "CN"), False)])
def test_a_joint_denial_not_counted_still_tells_who_denies(
    world: "World", joint: tuple[str, str], *, only: bool
) -> None:
    world.about(accused=(world.actor("RU"), world.actor("NK")))
    world.claim("A", by="US")
    world.claim("A", Polarity.DENIES, by="RU")
    world.claim("A", Polarity.DENIES, by=joint)
    found = world.verdict()
    assert (found.status, found.denial, found.accused_only) == (Status.CONTESTED, 1, only)


def test_the_outlet_of_an_article_is_its_narrator_and_no_origin(world: "World") -> None:
    world.article("A", outlet=world.outlet("Post"))
    world.claim("A", outlet="Post")
    assert world.verdict().status is Status.UNATTRIBUTED
    world.article("B", outlet=world.outlet("Gazette"))
    world.claim("B", outlet="Post")
    assert world.verdict().status is Status.SINGLE_ORIGIN
