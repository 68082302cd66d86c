"""Type-ahead ranks what is known; only an exact, unambiguous name links by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.model.drafts import ActorDraft, Pick
from variorum.model.ids import new_id, now
from variorum.model.records import Decision, Proposition, Quantity, Topic
from variorum.model.vocabulary import ActorKind, DecisionKind
from variorum.tagging.acts import candidates, create, link_exact

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.tagging.conftest import Desk

    from variorum.model.records import Actor, Alias


def _texts(picks: list[Pick]) -> list[str]:
    return [pick.text for pick in picks]


def test_ranks_exact_prefix_token_inside(
    make_desk: Callable[..., Desk], make_actor: Callable[..., Actor]
) -> None:
    names = ("Upland", "Land Bank", "Ostian Land Office", "Land", "Landmark")
    desk = make_desk("Land.", *(make_actor(name) for name in names))
    found = candidates("land", "actor", desk.catalogue, desk.article)
    assert _texts(found) == ["Land", "Landmark", "Land Bank", "Ostian Land Office", "Upland"]


def test_an_alias_finds_its_actor_under_its_name(
    make_desk: Callable[..., Desk],
    make_actor: Callable[..., Actor],
    make_alias: Callable[..., Alias],
) -> None:
    state = make_actor("Norland", ActorKind.STATE)
    desk = make_desk("x", state, make_alias(state, "Oldport", metonym=True))
    [pick] = candidates("the Oldport's", "actor", desk.catalogue, desk.article)
    assert pick == Pick("actor", "Norland", state.id, ActorKind.STATE)


def test_what_the_article_names_comes_first(
    make_desk: Callable[..., Desk], make_actor: Callable[..., Actor]
) -> None:
    far, near = make_actor("Moor A"), make_actor("Moorland")
    desk = make_desk("Moorland paid.", far, near)
    pick = Pick("actor", near.name, near.id)
    desk.do(create(ActorDraft(0, 8, (pick,)), desk.article, desk.catalogue, desk.author))
    assert _texts(candidates("moo", "actor", desk.catalogue, desk.article)) == [
        "Moorland",
        "Moor A",
    ]
    assert _texts(candidates("moo", "actor", desk.catalogue)) == ["Moor A", "Moorland"]


def test_what_answers_better_comes_before_what_the_article_names(
    make_desk: Callable[..., Desk], make_actor: Callable[..., Actor]
) -> None:
    names = ("Moor", "Moor A", "The Upper Moor", "Old Moor", "Smoor")
    near = make_actor("Upper Moorland")
    desk = make_desk("Moorland paid.", near, *(make_actor(name) for name in names))
    pick = Pick("actor", near.name, near.id)
    desk.do(create(ActorDraft(0, 8, (pick,)), desk.article, desk.catalogue, desk.author))
    ranked = ["Moor", "Moor A", "Upper Moorland", "Old Moor", "The Upper Moor", "Smoor"]
    for limit in range(1, 7):
        found = candidates("moor", "actor", desk.catalogue, desk.article, limit)
        assert _texts(found) == ranked[:limit]


def test_unnamed_voices_of_other_articles_are_left_out(
    make_desk: Callable[..., Desk], make_actor: Callable[..., Actor]
) -> None:
    desk = make_desk("x", make_actor("a clerk", article=new_id()))
    assert candidates("", "actor", desk.catalogue, desk.article) == []
    assert link_exact("clerk", desk.catalogue, desk.article) is None


def test_a_merged_actor_is_found_as_the_one_it_is(
    make_desk: Callable[..., Desk], make_actor: Callable[..., Actor]
) -> None:
    old, new = make_actor("A. Moor"), make_actor("Ada Moor")
    merge = Decision(
        id=new_id(),
        created=now(),
        kind=DecisionKind.MERGE,
        about="actor",
        subject=old.id,
        object=new.id,
    )
    desk = make_desk("x", old, new, merge)
    assert [pick.id for pick in candidates("moor", "actor", desk.catalogue)] == [new.id]
    found = link_exact("A. Moor", desk.catalogue)
    assert found is not None
    assert found.id == new.id


def test_an_alias_of_one_article_links_only_there(
    make_desk: Callable[..., Desk],
    make_actor: Callable[..., Actor],
    make_alias: Callable[..., Alias],
) -> None:
    state = make_actor("Norland")
    here = make_desk("x")
    scoped = make_alias(state, "the North", article=here.article.article.id)
    other = make_desk("x", state, scoped)
    here.catalogue = other.catalogue
    assert link_exact("North", here.catalogue, here.article) == state
    assert link_exact("North", other.catalogue, other.article) is None


def test_other_kinds_are_found_by_name_or_text(make_desk: Callable[..., Desk]) -> None:
    records = (
        Topic(id=new_id(), created=now(), name="Fishing"),
        Proposition(id=new_id(), created=now(), text="Boats fish at night"),
        Quantity(id=new_id(), created=now(), name="Fish caught"),
    )
    desk = make_desk("x", *records)
    for kind, record in zip(("topic", "proposition", "quantity"), records, strict=True):
        [pick] = candidates("fish", kind, desk.catalogue)
        assert (pick.kind, pick.id) == (kind, record.id)


def test_empty_text_lists_all_up_to_the_limit(
    make_desk: Callable[..., Desk], make_actor: Callable[..., Actor]
) -> None:
    desk = make_desk("x", *(make_actor(f"Clerk {number}") for number in range(30)))
    assert len(candidates("", "actor", desk.catalogue)) == 20
    assert len(candidates("", "actor", desk.catalogue, limit=40)) == 30
