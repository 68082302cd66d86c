"""Ties and aliases of an actor are looked up as they are now."""

from variorum.model.catalogue import Catalogue
from variorum.model.changes import Change
from variorum.model.ids import Id, new_id, now
from variorum.model.kin import aliases_of, ties_of
from variorum.model.records import Actor, ActorLink, Alias
from variorum.model.vocabulary import ActorTie


def _actor(name: str) -> Actor:
    return Actor(id=new_id(), created=now(), name=name)


def _tie(actor: Id, parent: Id) -> ActorLink:
    kind = ActorTie.SPEAKS_FOR
    return ActorLink(id=new_id(), created=now(), actor=actor, parent=parent, kind=kind)


def test_what_an_actor_has_is_found_after_every_change() -> None:
    envoy, state, port = (_actor(name) for name in ("Envoy", "Norland", "Oldport"))
    first, second = _tie(envoy.id, state.id), _tie(envoy.id, port.id)
    other = _tie(port.id, state.id)
    alias = Alias(id=new_id(), created=now(), actor=state.id, text="the North")
    catalogue = Catalogue([envoy, state, port, first, other])
    assert list(ties_of(catalogue, envoy.id)) == [first]
    assert list(ties_of(catalogue, state.id)) == []
    copy = Catalogue(catalogue)
    catalogue.apply([Change(None, second), Change(None, alias)])
    assert list(ties_of(catalogue, envoy.id)) == [first, second]
    assert list(aliases_of(catalogue, state.id)) == [alias]
    assert list(ties_of(copy, envoy.id)) == [first]
    catalogue.apply([Change(first, None), Change(alias, None)])
    assert list(ties_of(catalogue, envoy.id)) == [second]
    assert list(aliases_of(catalogue, state.id)) == []
