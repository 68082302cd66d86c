"""Acts on actors, regions, articles and rulings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from variorum.model.drafts import ActorDraft, Pick
from variorum.model.errors import UserError
from variorum.model.ids import new_id, now
from variorum.model.records import (
    ActorLink,
    Alias,
    Article,
    Decision,
    Independence,
    Outlet,
    Proposition,
    TextVersion,
)
from variorum.model.resolve import merged
from variorum.model.vocabulary import ActorTie, Progress, RegionKind, Ruling
from variorum.tagging import acts

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.tagging.conftest import Desk

    from variorum.model.records import Actor


@pytest.fixture
def ostia(make_actor: Callable[..., Actor]) -> Actor:
    """Return a second actor."""
    return make_actor("Ostia")


@pytest.fixture
def pair(make_desk: Callable[..., Desk], suland: Actor, ostia: Actor) -> Desk:
    """Return a desk that knows two actors."""
    return make_desk("Suland met Ostia.", suland, ostia)


def test_a_merge_is_a_decision_and_named(pair: Desk, suland: Actor, ostia: Actor) -> None:
    act = pair.do(acts.merge_actors(pair.catalogue, ostia.id, suland.id, pair.author, "Same"))
    [decision] = pair.catalogue.all(Decision).values()
    assert (act.act, act.params) == ("actor.merge", (("name", "Ostia"), ("into", "Suland")))
    assert (decision.reason, merged(pair.catalogue, "actor")) == ("Same", {ostia.id: suland.id})
    with pytest.raises(UserError, match=r"actor\.merge_self"):
        acts.merge_actors(pair.catalogue, suland.id, ostia.id, pair.author)


def test_an_alias_is_added_once(pair: Desk, suland: Actor) -> None:
    pair.do(acts.add_alias(pair.catalogue, suland.id, " The  South ", pair.author, metonym=True))
    [alias] = pair.catalogue.all(Alias).values()
    assert (alias.text, alias.metonym, alias.article) == ("The South", True, None)
    for text, code in (
        ("the south's", "alias.known"),
        ("SULAND", "alias.known"),
        (" ", "alias.empty"),
    ):
        with pytest.raises(UserError) as caught:
            acts.add_alias(pair.catalogue, suland.id, text, pair.author)
        assert caught.value.code == code


def test_one_parent_carries_origin_and_memberships_add_up(
    make_desk: Callable[..., Desk], make_actor: Callable[..., Actor]
) -> None:
    clerk, north, south, club = (make_actor(name) for name in ("Clerk", "North", "South", "Club"))
    desk = make_desk("x", clerk, north, south, club)

    def tie(parent: Actor | None, kind: ActorTie = ActorTie.SPEAKS_FOR) -> None:
        parent_id = parent.id if parent else None
        desk.do(acts.set_parent(desk.catalogue, clerk.id, parent_id, desk.author, kind=kind))

    tie(club, ActorTie.MEMBER_OF)
    tie(north)
    tie(south, ActorTie.ORGAN_OF)
    ties = desk.catalogue.all(ActorLink).values()
    assert {(each.parent, each.kind) for each in ties} == {
        (club.id, ActorTie.MEMBER_OF),
        (south.id, ActorTie.ORGAN_OF),
    }
    tie(None)
    assert [each.parent for each in desk.catalogue.all(ActorLink).values()] == [club.id]


def test_a_circle_of_parents_is_refused(pair: Desk, suland: Actor, ostia: Actor) -> None:
    pair.do(acts.set_parent(pair.catalogue, suland.id, ostia.id, pair.author))
    for actor, parent in ((ostia, suland), (suland, suland)):
        with pytest.raises(UserError, match=r"actor\.cycle"):
            acts.set_parent(pair.catalogue, actor.id, parent.id, pair.author)


def test_independence_is_ruled_once_per_pair(pair: Desk, suland: Actor, ostia: Actor) -> None:
    def rule(one: Actor, other: Actor, ruling: Ruling | None) -> list[Ruling]:
        pair.do(acts.set_independence(pair.catalogue, one.id, other.id, ruling, pair.author, "why"))
        return [found.ruling for found in pair.catalogue.all(Independence).values()]

    assert rule(suland, ostia, Ruling.DOUBTFUL) == [Ruling.DOUBTFUL]
    assert rule(ostia, suland, Ruling.CONFIRMED) == [Ruling.CONFIRMED]
    assert rule(suland, ostia, None) == []
    with pytest.raises(UserError, match=r"independence\.self"):
        acts.set_independence(pair.catalogue, ostia.id, ostia.id, Ruling.DOUBTFUL, pair.author)


def test_a_region_is_marked_and_unmarked(pair: Desk) -> None:
    act = pair.do(acts.mark_region(pair.article, 0, 6, RegionKind.HEADLINE, pair.author))
    assert act.params == (("kind", "headline"), ("quote", "Suland"))
    [region] = pair.article.regions.values()
    assert (region.start, region.end, region.inferred) == (0, 6, ())
    pair.do(acts.unmark_region(pair.article, region.id))
    assert not pair.article.regions


def test_progress_and_records_are_edited(pair: Desk) -> None:
    pair.do(acts.set_progress(pair.article.article, Progress.DONE))
    assert pair.article.article.progress is Progress.DONE
    assert acts.set_progress(pair.article.article, Progress.DONE).changes == ()
    renamed = replace(pair.article.article, title="New")
    act = pair.do(acts.edit_record(pair.article.article, renamed))
    assert (act.act, act.params) == ("article.edit", (("name", "New"),))
    assert pair.catalogue.all(Article)[renamed.id].title == "New"


def test_a_deleted_article_leaves_nothing_of_its_own(pair: Desk, suland: Actor) -> None:
    home = pair.article.article
    outlet = Outlet(id=new_id(), created=now(), name="The Lock")
    sequel = Article(id=new_id(), created=now(), correction_of=home.id)
    pair.do(
        acts.create(
            ActorDraft(7, 10, (Pick("actor", "a clerk"), Pick("actor", "Suland", suland.id))),
            pair.article,
            pair.catalogue,
            pair.author,
        )
    )
    clerk = next(pick for pick in acts.candidates("clerk", "actor", pair.catalogue, pair.article))
    assert clerk.id is not None
    accusing = Proposition(
        id=new_id(), created=now(), text="The clerk did it", accused=(clerk.id, suland.id)
    )
    pair.catalogue = type(pair.catalogue)([*pair.catalogue, outlet, sequel, accusing])
    pair.do(acts.add_alias(pair.catalogue, clerk.id, "the man", pair.author))
    pair.do(acts.set_parent(pair.catalogue, clerk.id, suland.id, pair.author))
    pair.do(acts.mark_region(pair.article, 0, 6, RegionKind.CAPTION, pair.author))
    pair.do(acts.edit_record(home, replace(home, author_actor=clerk.id)))
    earlier = TextVersion(id=new_id(), created=now(), article=home.id, sha256="", text="old")
    before = pair.state()

    act = pair.do(acts.delete_article(pair.article, pair.catalogue, [earlier]))
    kept = {record.id for record in pair.catalogue}
    assert {suland.id, outlet.id, sequel.id, accusing.id} <= kept
    assert not kept & {home.id, clerk.id}
    assert not pair.catalogue.all(Alias)
    assert not pair.catalogue.all(ActorLink)
    assert pair.catalogue.all(Article)[sequel.id].correction_of is None
    assert pair.catalogue.all(Proposition)[accusing.id].accused == (suland.id,)
    assert earlier.id in [change.id for change in act.changes]
    ids = [change.id for change in act.changes if change.op == "delete"]
    assert len(ids) == len(set(ids))

    pair.do(act.inverse())
    assert pair.state() == before


def test_an_actor_nobody_knows_is_named_in_the_error(pair: Desk, suland: Actor) -> None:
    with pytest.raises(UserError, match=r"actor\.missing"):
        acts.merge_actors(pair.catalogue, new_id(), suland.id, pair.author)
