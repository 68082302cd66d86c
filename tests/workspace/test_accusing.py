"""Saying whom a proposition accuses: known actors, new ones, and none twice."""

from variorum.model.catalogue import Catalogue
from variorum.model.drafts import Pick
from variorum.model.ids import Id
from variorum.model.records import Actor, Proposition
from variorum.model.vocabulary import ActorKind
from variorum.workspace import annotating

WHEN = "2026-01-01T00:00:00.000Z"
ANN = Id("ann")
TOWN = Actor(id=Id("a1"), created=WHEN, name="Quillham", kind=ActorKind.STATE)
LEAKS = Proposition(id=Id("p1"), created=WHEN, text="Quillham hid the leak", accused=(TOWN.id,))


def accused(catalogue: Catalogue, pick: Pick) -> tuple[Id, ...]:
    catalogue.apply(annotating.accuse(catalogue, LEAKS.id, pick, ANN).changes)
    return catalogue.all(Proposition)[LEAKS.id].accused


def test_a_known_actor_is_accused_after_the_others() -> None:
    mayor = Actor(id=Id("a2"), created=WHEN, name="Mayor Quill", kind=ActorKind.PERSON)
    catalogue = Catalogue((TOWN, LEAKS, mayor))
    assert accused(catalogue, Pick("actor", mayor.name, mayor.id)) == (TOWN.id, mayor.id)


def test_a_new_actor_is_made_and_accused_in_one_act() -> None:
    catalogue = Catalogue((TOWN, LEAKS))
    made = accused(catalogue, Pick("actor", " The  council "))[1]
    assert catalogue.all(Actor)[made].name == "The council"


def test_nobody_is_accused_twice() -> None:
    act = annotating.accuse(Catalogue((TOWN, LEAKS)), LEAKS.id, Pick("actor", "", TOWN.id), ANN)
    assert not act.changes
