"""A state is looked at beside another: as if made anew, and the other stays as it was."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from variorum.model.verdict import Origin
from variorum.reconcile.origins import Origins

if TYPE_CHECKING:
    from tests.reconcile.conftest import World

NewWorld = Callable[[], "World"]


def test_new_actors_are_known_beside_and_only_there(new_world: NewWorld) -> None:
    world = new_world()
    world.article("A")
    world.article("B")
    first = world.actor("an official", within="A")
    catalogue = world.catalogue
    before = Origins(catalogue)
    named, other = world.actor("US"), world.actor("an official", within="B")
    for newcomer in (named, other):
        beside = before.beside(world.catalogue, [newcomer])
        assert beside is not None
        assert beside.of_actor(newcomer) == Origins(world.catalogue).of_actor(newcomer)
        assert beside.of_actor(first) == before.of_actor(first)
    assert before.catalogue is catalogue
    assert before.of_actor(named) == Origin(f"actor:{named}", "", named)


def test_who_is_described_as_one_known_there_is_the_same_voice_beside(new_world: NewWorld) -> None:
    world = new_world()
    first = world.actor("an official", within="A")
    before = Origins(world.catalogue)
    again = world.actor("An  official", within="A")
    beside = before.beside(world.catalogue, [again])
    assert beside is not None
    assert beside.of_actor(again) == beside.of_actor(first)
    assert before.of_actor(again).actor == again
    later = world.actor("AN official", within="A")
    after = before.beside(world.catalogue, [later])
    assert after is not None
    assert after.of_actor(later) == after.of_actor(first)


def test_what_cannot_be_taken_in_is_not_looked_at_beside(new_world: NewWorld) -> None:
    world = new_world()
    before = Origins(world.catalogue)
    two = [world.actor(name, within="A") for name in ("an official", "a clerk")]
    assert before.beside(world.catalogue, two) is None
