"""What of dated statements and of names a view leaves standing, case by case, by hand."""

from typing import TYPE_CHECKING

from variorum.model.ids import Id
from variorum.model.tags import Tag, TagLink
from variorum.model.view import COUNTING, View
from variorum.model.views import LinkedTag
from variorum.model.vocabulary import DecisionKind, Genre, LinkRole, RegionKind, TagKind
from variorum.reconcile.hearing import Hearing
from variorum.reconcile.origins import Origins

if TYPE_CHECKING:
    from conftest import World


def _without(world: "World", *names: str) -> View:
    known = Origins(world.catalogue)
    return View(origins=frozenset(known.of_actor(world.actor(name)).key for name in names))


def _heard(world: "World", view: View = COUNTING) -> set[str]:
    """Return the claims of a world that stand in a view."""
    hearing = Hearing(world.catalogue, view)
    return {one.tag.id for one in world.evidence if hearing.hears(one)}


def _named(world: "World", name: str, start: int, end: int = -1, author: str = "ada") -> LinkedTag:
    tag = Tag(
        id=world.new("name"),
        created="2024-11-01T00:00:00.000Z",
        author=Id(author),
        text_version=Id("text"),
        kind=TagKind.ACTOR,
        start=start,
        end=end if end > 0 else start + 3,
        quote=name,
    )
    link = TagLink(
        id=world.new("link"),
        created="2024-11-01T00:00:00.000Z",
        tag=tag.id,
        role=LinkRole.ACTOR,
        actor=world.actor(name),
    )
    return LinkedTag(tag, (link,), world.article("A"))


def _names(world: "World", tags: list[LinkedTag], view: View) -> list[str]:
    found = Hearing(world.catalogue, view).mentions(tags)
    return [one.tag.quote for one in found if any(link.actor for link in one.links)]


def test_what_an_origin_left_out_says_alone_is_gone_and_what_it_says_with_others_stays(
    koreas: "World",
) -> None:
    alone = koreas.claim("A", by="US")
    joint = koreas.claim("A", by=("US", "Seoul"))
    narrated = koreas.claim("A")
    assert _heard(koreas) == {alone, joint, narrated}
    assert _heard(koreas, _without(koreas, "US")) == {joint, narrated}
    assert _heard(koreas, _without(koreas, "US", "Seoul")) == {narrated}


def test_an_origin_left_out_takes_along_who_speaks_for_it(world: "World") -> None:
    world.tie("Minister", "Seoul")
    world.claim("A", by="Minister")
    assert _heard(world, _without(world, "Seoul")) == set()


def test_an_opinion_goes_with_its_author(world: "World") -> None:
    world.article("A", genre=Genre.OPINION, author_actor=world.actor("Writer"))
    world.claim("A")
    assert _heard(world, _without(world, "Writer")) == set()


def test_an_analyst_left_out_takes_their_statements_and_names_along(world: "World") -> None:
    mine = world.claim("A", by="US", author=Id("ada"))
    world.claim("A", by="Moscow", author=Id("ben"))
    view = View(analysts=frozenset({Id("ben")}))
    assert _heard(world, view) == {mine}
    tags = [_named(world, "US", 0), _named(world, "Moscow", 10, author="ben")]
    assert _names(world, tags, view) == ["US"]


def test_what_does_not_count_is_not_heard_either(world: "World") -> None:
    world.claim("A", by="US", region=RegionKind.RELATED)
    world.claim("A", by="US", rejected=True)
    world.claim("B", by="US")
    agreed = world.claim("B", by="US", adjudicated=True)
    world.decide(DecisionKind.ADJUDICATED, "article", world.article("B"))
    assert _heard(world) == {agreed}


def test_an_origin_left_out_is_named_no_more(koreas: "World") -> None:
    tags = [_named(koreas, name, at) for name, at in (("US", 0), ("Seoul", 10), ("Moscow", 20))]
    assert _names(koreas, tags, COUNTING) == ["US", "Seoul", "Moscow"]
    assert _names(koreas, tags, _without(koreas, "US")) == ["Seoul", "Moscow"]


def test_who_is_named_only_in_the_words_of_an_origin_left_out_is_gone(koreas: "World") -> None:
    koreas.claim("A", by="US", start=0)  # spans are five long
    koreas.claim("A", by="Moscow", start=20)
    koreas.claim("A", by="US", start=20)
    tags = [*koreas.evidence]
    tags += [_named(koreas, name, at) for name, at in (("Tokyo", 1), ("Kyiv", 21), ("Paris", 40))]
    assert _names(koreas, tags, COUNTING) == ["Tokyo", "Kyiv", "Paris"]
    assert _names(koreas, tags, _without(koreas, "US")) == ["Kyiv", "Paris"]
    assert _names(koreas, tags, _without(koreas, "US", "Moscow")) == ["Paris"]
