"""Who bears on verdicts otherwise is told of ties and changed records, as by looking at all."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from variorum.model.catalogue import Catalogue
from variorum.model.changes import Change
from variorum.model.ids import Id, now
from variorum.model.records import Actor, ActorLink, Article, Decision, Project, Record, Relation
from variorum.model.vocabulary import ActorTie, DecisionKind, Genre, RelationKind
from variorum.reconcile.moved import moved
from variorum.reconcile.origins import Origins

_WHEN = now()
_ACTORS = [Id(f"a{number}") for number in range(6)]
_NAMES = st.sampled_from(("Ostia", "an official"))
_ENDS = st.tuples(st.sampled_from(_ACTORS), st.sampled_from(_ACTORS))


def _actor(key: Id, name: str, *, is_unnamed: bool) -> Record:
    return Actor(id=key, created=_WHEN, name=name, article=Id("h") if is_unnamed else None)


def _link(at: int, ends: tuple[Id, Id], kind: ActorTie) -> Record:
    return ActorLink(
        id=Id(f"l{at}"), created=_WHEN, actor=ends[0], parent=ends[1], kind=kind, inferred=()
    )


def _relation(at: int, ends: tuple[Id, Id], kind: RelationKind) -> Record:
    return Relation(
        id=Id(f"r{at}"), created=_WHEN, about="actor", one=ends[0], other=ends[1], kind=kind
    )


def _merge(at: int, ends: tuple[Id, Id]) -> Record:
    return Decision(
        id=Id(f"d{at}"),
        created=_WHEN,
        kind=DecisionKind.MERGE,
        about="actor",
        subject=ends[0],
        object=ends[1],
    )


_AT = st.integers(0, 2)
_RECORDS = st.one_of(
    st.builds(_actor, st.sampled_from(_ACTORS), _NAMES, is_unnamed=st.booleans()),
    st.builds(_link, _AT, _ENDS, st.sampled_from(ActorTie)),
    st.builds(
        _relation, _AT, _ENDS, st.sampled_from((RelationKind.SAME_ORIGIN, RelationKind.RELIES_ON))
    ),
    st.builds(_merge, _AT, _ENDS),
)


@given(st.lists(_RECORDS), st.lists(st.tuples(_RECORDS, st.booleans()), min_size=1))
def test_those_moved_are_those_whose_origin_or_name_differs(
    first: list[Record], later: list[tuple[Record, bool]]
) -> None:
    project = Project(id=Id("p"), created=_WHEN, title="")
    home = Article(id=Id("h"), created=_WHEN, genre=Genre.NEWS)
    then = Catalogue([project, home, *first])
    after = Catalogue(then)
    for record, stays in later:
        held = after.get(type(record), record.id)
        if stays:
            after.apply([Change(held, replace(record))])
        elif held is not None:
            after.apply([Change(held, None)])
    before, here = Origins(then), Origins(after)
    found, _ = moved(before, here)
    every = {**then.all(Actor), **after.all(Actor)}
    assert found == {one for one in every if _told(before, one) != _told(here, one)}


def _told(origins: Origins, actor: Id) -> tuple[object, ...]:
    record = origins.catalogue.get(Actor, actor)
    name = record.name if record else ""
    return name, origins.one("actor", actor), origins.of_actor(actor), origins.guessed(actor)
