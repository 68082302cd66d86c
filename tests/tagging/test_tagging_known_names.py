"""Names kept ready answer as going through every record does, whatever was changed before."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from variorum.model.catalogue import Catalogue
from variorum.model.changes import Change
from variorum.model.ids import Id, new_id, now
from variorum.model.records import Actor, Alias, Decision, Proposition, Record
from variorum.model.resolve import merged
from variorum.model.vocabulary import DecisionKind
from variorum.tagging.acts import candidates, link_exact
from variorum.text.keys import normal_key

_WORDS = ("Ada", "the", "Moor", "a-moor", "moorland", "of", "land's", "É", "")
names = st.lists(st.sampled_from(_WORDS), max_size=3).map(" ".join)


def _rank(key: str, name: str) -> int:
    """Return how well a name answers: as it is, by its beginning, by words', inside, or 4."""
    if key == name:
        return 0
    if name.startswith(key):
        return 1
    tokens = name.replace("-", " ").split()
    if all(any(token.startswith(part) for token in tokens) for part in key.split()):
        return 2
    return 3 if key in name else 4


def _named(catalogue: Catalogue) -> Iterator[tuple[Actor, list[str]]]:
    ends = merged(catalogue, "actor")
    for actor in catalogue.all(Actor).values():
        if actor.id in ends or actor.article:
            continue
        others = [
            one.text
            for one in catalogue.all(Alias).values()
            if ends.get(one.actor, one.actor) == actor.id and not one.article
        ]
        away = [one.name for one in catalogue.all(Actor).values() if ends.get(one.id) == actor.id]
        yield actor, [actor.name, *others, *away]


def _one_by_one(text: str, catalogue: Catalogue, limit: int) -> list[Id]:
    key, found = normal_key(text), []
    for actor, known in _named(catalogue):
        rank = min(_rank(key, normal_key(name)) for name in known)
        if rank < 4:
            found.append((rank, len(actor.name), actor.name.casefold(), actor.id))
    return [one[-1] for one in sorted(found)[:limit]]


def _exact(text: str, catalogue: Catalogue) -> Id | None:
    key = normal_key(text)
    ends = merged(catalogue, "actor")
    found = {
        ends.get(one.id, one.id)
        for one in catalogue.all(Actor).values()
        if normal_key(one.name) == key and not one.article
    }
    for alias in catalogue.all(Alias).values():
        if normal_key(alias.text) == key and not alias.article:
            if alias.ambiguous:
                return None
            found.add(ends.get(alias.actor, alias.actor))
    return found.pop() if len(found) == 1 else None


@st.composite
def acts(draw: st.DrawFn, known: Sequence[Record] = ()) -> Change:
    """Return what makes, changes or takes away an actor, an alias or a merge."""
    actors = [one for one in known if isinstance(one, Actor)]
    what = draw(st.sampled_from(("new", "rename", "delete", "alias", "merge")))
    if what == "new" or not actors:
        home = draw(st.sampled_from((None, None, None, new_id())))
        return Change(None, Actor(id=new_id(), created=now(), name=draw(names), article=home))
    one, other = draw(st.sampled_from(actors)), draw(st.sampled_from(actors))
    if what == "rename":
        return Change(one, replace(one, name=draw(names)))
    if what == "delete":
        return Change(one, None)
    if what == "alias":
        odd = draw(st.booleans())
        alias = Alias(id=new_id(), created=now(), actor=one.id, text=draw(names), ambiguous=odd)
        return Change(None, alias)
    merge = Decision(
        id=new_id(),
        created=now(),
        kind=DecisionKind.MERGE,
        about="actor",
        subject=one.id,
        object=other.id,
    )
    return Change(None, merge)


@given(st.data())
def test_they_answer_as_going_through_all_does_after_every_act(data: st.DataObject) -> None:
    catalogue = Catalogue()
    for _ in range(data.draw(st.integers(1, 8))):
        change = data.draw(acts(known=list(catalogue)))
        if isinstance(change.before, Actor) and change.after is None:
            gone = [
                Change(one, None)
                for one in catalogue
                if isinstance(one, Alias | Decision)
                and change.id
                in (
                    getattr(one, "actor", ""),
                    getattr(one, "subject", ""),
                    getattr(one, "object", ""),
                )
            ]
            catalogue.apply(gone)
        catalogue.apply([change])
        text, limit = data.draw(names), data.draw(st.integers(1, 4))
        found = [pick.id for pick in candidates(text, "actor", catalogue, limit=limit)]
        assert found == _one_by_one(text, catalogue, limit)
        linked = link_exact(text, catalogue)
        assert (linked.id if linked else None) == _exact(text, catalogue)


def test_a_record_of_a_copy_is_not_one_of_the_other() -> None:
    catalogue = Catalogue()
    first = Proposition(id=new_id(), created=now(), text="It rained")
    catalogue.apply([Change(None, first)])
    assert len(candidates("it", "proposition", catalogue)) == 1
    copy = Catalogue(catalogue)
    copy.apply([Change(None, Proposition(id=new_id(), created=now(), text="It snowed"))])
    assert len(candidates("it", "proposition", copy)) == 2
    assert len(candidates("it", "proposition", catalogue)) == 1


def test_more_changes_than_are_remembered_are_followed_too() -> None:
    catalogue = Catalogue()
    first = Actor(id=new_id(), created=now(), name="Ada Moor")
    catalogue.apply([Change(None, first)])
    assert [pick.id for pick in candidates("ada", "actor", catalogue)] == [first.id]
    many = [Actor(id=new_id(), created=now(), name=f"Nobody {at}") for at in range(1500)]
    catalogue.apply([Change(first, replace(first, name="Bea Moor"))])
    catalogue.apply([Change(None, one) for one in many])
    assert candidates("ada", "actor", catalogue) == []
    assert [pick.id for pick in candidates("bea", "actor", catalogue)] == [first.id]
    assert [pick.id for pick in candidates("nobody 1499", "actor", catalogue)] == [many[-1].id]
