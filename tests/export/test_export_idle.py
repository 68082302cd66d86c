"""A guessed author goes with the guess, unless something else needs it."""

from dataclasses import replace

import pytest

from variorum.export.idle import without_idle_authors
from variorum.export.merge import Plan
from variorum.model.changes import Change
from variorum.model.ids import Id
from variorum.model.records import Actor, Alias, Article, Record

NOW = "2026-11-22T10:00:00.000Z"
GUESS = Actor(id=Id("guess"), created=NOW, name="Jane Roe")
WRITER = replace(GUESS, id=Id("writer"))
OURS = Article(
    id=Id("article"), created=NOW, author_actor=GUESS.id, inferred=("author_actor", "genre")
)
ALIAS = Alias(id=Id("alias"), created=NOW, actor=GUESS.id, text="J. Roe")


class _Project:
    def __init__(self, actor: Actor) -> None:
        self._actor = actor

    def get(self, _kind: str, _record_id: Id) -> Record | None:
        return self._actor


def removed(ours: Article, *others: Record, guess: Actor = GUESS, new: Record = WRITER) -> bool:
    changes = (Change(None, new), Change(ours, replace(ours, author_actor=WRITER.id, inferred=())))
    plan = Plan(changes, (), (), (), (), (), 0)
    found = without_idle_authors(plan, _Project(guess), lambda _: [ours, *others])
    assert found.changes[:2] == changes
    return found.changes[2:] == (Change(guess, None),)


def test_a_guess_nobody_needs_goes() -> None:
    assert removed(OURS)


@pytest.mark.parametrize("other", [ALIAS, replace(OURS, id=Id("second"))])
def test_a_guess_something_points_at_stays(other: Record) -> None:
    assert not removed(OURS, other)


def test_a_guess_the_file_points_at_stays() -> None:
    assert not removed(OURS, new=ALIAS)


def test_an_author_somebody_confirmed_or_described_stays() -> None:
    assert not removed(replace(OURS, inferred=("genre",)))
    assert not removed(OURS, guess=replace(GUESS, description="the poet"))
