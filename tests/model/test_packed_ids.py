"""Ids in little room read like the tuples they stand for."""

from variorum.model.ids import Id, new_id
from variorum.model.packed import AskedIds, PackedIds
from variorum.model.proposal import Form
from variorum.model.vocabulary import ActorKind


def test_ids_that_are_asked_for_read_like_a_tuple_of_them() -> None:
    one, other, third = new_id(), new_id(), new_id()
    found = AskedIds(lambda: [other, one, third])
    assert list(found) == [other, one, third]
    assert (found[0], found[-1], found[1:], len(found)) == (other, third, (one, third), 3)
    assert found == (other, one, third)
    assert found == PackedIds.of([other, one, third])
    assert found != AskedIds(lambda: [one, other, third])
    assert hash(found) == hash((other, one, third))
    assert other in found
    assert new_id() not in found
    assert not AskedIds(list)


def test_the_sample_is_a_tag_it_stands_for_or_one_of_its_actor() -> None:
    tags = new_id(), new_id()

    def form(linked: Id | None, *ids: Id) -> Form:
        return Form("Moor", None, ActorKind.UNKNOWN, (), len(ids), linked, PackedIds.of(ids))

    assert form(None, *tags).sample == tags[0]
    assert form(tags[1]).sample == tags[1]
    assert form(None).sample is None
