"""A catalogue tells what changed of late, and says so when it no longer knows."""

from variorum.model.catalogue import Catalogue
from variorum.model.changes import Change
from variorum.model.ids import Id
from variorum.model.records import Actor, Outlet

_DAY = "2026-01-01T00:00:00.000Z"


def _actor(name: str) -> Actor:
    return Actor(id=Id(name), created=_DAY, name=name)


def test_what_changed_after_a_revision_is_told_by_class() -> None:
    catalogue = Catalogue([_actor("ada")])
    catalogue.apply([Change(None, _actor("bea"))])
    before = catalogue.revision
    catalogue.apply([Change(_actor("ada"), None)])
    catalogue.apply([Change(None, Outlet(id=Id("post"), created=_DAY, name="Post"))])
    assert catalogue.changed_since(before, Actor) == {"ada"}
    assert catalogue.changed_since(before, Outlet) == {"post"}
    assert catalogue.changed_since(catalogue.revision, Actor) == set()


def test_what_is_too_long_ago_is_not_made_up() -> None:
    catalogue = Catalogue()
    catalogue.apply([Change(None, _actor("ada"))])
    before = catalogue.revision
    for at in range(1001):
        catalogue.apply([Change(None, _actor(f"n{at}"))])
    assert catalogue.changed_since(before, Actor) is None
    catalogue.apply([Change(None, _actor(f"m{at}")) for at in range(1500)])
    assert catalogue.changed_since(catalogue.revision - 1, Actor) is None
    assert catalogue.changed_since(catalogue.revision, Actor) == set()
