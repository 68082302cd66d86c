"""A catalogue made of another shares its tables, and neither sees what the other does after."""

from dataclasses import replace

import pytest

from variorum.model.catalogue import Catalogue
from variorum.model.changes import Change
from variorum.model.ids import Id
from variorum.model.records import Actor, Outlet

_ADA = Actor(id=Id("a"), created="2026-01-01T00:00:00.000Z", name="Ada")
_POST = Outlet(id=Id("o"), created="2026-01-01T00:00:00.000Z", name="Post")
_BEA = replace(_ADA, id=Id("b"), name="Bea")
_RENAMED = replace(_ADA, name="Ada L.")


def test_what_is_not_changed_is_held_once() -> None:
    first = Catalogue([_ADA, _POST])
    second = Catalogue(first)
    second.apply([Change(None, _BEA)])
    assert second.all(Outlet) is first.all(Outlet)
    assert second.all(Actor) is not first.all(Actor)


@pytest.mark.parametrize("changed_first", [True, False])
@pytest.mark.parametrize("change", [Change(None, _BEA), Change(_ADA, _RENAMED), Change(_ADA, None)])
def test_neither_sees_what_the_other_does(*, changed_first: bool, change: Change) -> None:
    first = Catalogue([_ADA, _POST])
    second = Catalogue(first)
    third = Catalogue(second)
    one, others = (first, (second, third)) if changed_first else (third, (first, second))
    one.apply([change])
    one.apply([Change(_POST, None)])
    for other in others:
        assert other.all(Actor) == {_ADA.id: _ADA}
        assert other.all(Outlet) == {_POST.id: _POST}
    assert one.all(Outlet) == {}
    assert one.get(Actor, change.id) == change.after


def test_a_copy_made_after_a_change_has_it_and_shares_again() -> None:
    first = Catalogue([_ADA])
    Catalogue(first)
    first.apply([Change(None, _BEA)])
    second = Catalogue(first)
    first.apply([Change(_BEA, None)])
    assert set(second.all(Actor)) == {_ADA.id, _BEA.id}
    assert set(first.all(Actor)) == {_ADA.id}


def test_what_is_worked_out_of_one_class_is_shared_until_its_records_change() -> None:
    first = Catalogue([_ADA, _POST])

    def names(catalogue: Catalogue) -> list[str]:
        return catalogue.common("names", Actor, lambda held: [one.name for one in held.values()])

    before = names(first)
    second = Catalogue(first)
    second.apply([Change(_POST, None)])
    assert names(second) is before
    second.apply([Change(None, _BEA)])
    assert (names(second), names(first)) == (["Ada", "Bea"], ["Ada"])
    second.apply([Change(_ADA, None)])
    assert (names(second), names(first)) == (["Bea"], ["Ada"])
