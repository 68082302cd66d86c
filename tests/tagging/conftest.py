"""A small article and catalogue of its own words, and a way to make more."""

from collections.abc import Callable

import pytest

from variorum.model.catalogue import Catalogue
from variorum.model.changes import ChangeSet
from variorum.model.ids import Id, new_id, now
from variorum.model.records import (
    Actor,
    Alias,
    Article,
    Project,
    Proposition,
    Quantity,
    Record,
    TextVersion,
)
from variorum.model.views import OpenArticle
from variorum.model.vocabulary import ActorKind

TEXT = (
    "Barges Reach the North\n"
    "According to Norland harbour intelligence, Suland has sent more than 900 barges north"
    " since March 2021. Both Suland and Ostia have denied the reports. “We counted them twice,”"
    " said Ada Moor, a clerk. She added that the barges may return."
)


class Desk:
    """An open article, a catalogue and their author, which follow acts."""

    def __init__(self, text: str, records: list[Record], *, published: str = "2022-05") -> None:
        """Open an article with this text; `records` fill the catalogue."""
        self.author: Id = new_id()
        home = Article(id=new_id(), created=now(), title="Barges", published=published)
        version = TextVersion(id=new_id(), created=now(), article=home.id, sha256="", text=text)
        self.article = OpenArticle(home, version)
        project = Project(id=new_id(), created=now(), title="Rivers")
        self.catalogue = Catalogue([project, home, *records])

    def span(self, quote: str) -> tuple[int, int]:
        """Return where `quote` first stands in the text."""
        start = self.article.text.index(quote)
        return start, start + len(quote)

    def do(self, act: ChangeSet) -> ChangeSet:
        """Apply an act to article and catalogue, and return it."""
        self.article.apply(act.changes)
        self.catalogue.apply(act.changes)
        return act

    def state(self) -> tuple[object, ...]:
        """Return all records held, comparable by value."""
        held = self.article
        links = [link for tag in held.links.values() for link in tag.values()]
        inside = [held.article, *held.tags.values(), *links, *held.notes.values()]
        inside += held.regions.values()
        return (
            sorted(inside, key=lambda record: record.id),
            sorted(self.catalogue, key=lambda record: record.id),
        )


def _actor(name: str, kind: ActorKind = ActorKind.UNKNOWN, **values: object) -> Actor:
    return Actor(id=new_id(), created=now(), name=name, kind=kind, **values)  # type: ignore[arg-type]  # its own fields


def _alias(of: Actor, text: str, **values: object) -> Alias:
    return Alias(id=new_id(), created=now(), actor=of.id, text=text, **values)  # type: ignore[arg-type]  # its own fields


@pytest.fixture
def make_actor() -> Callable[..., Actor]:
    """Return a way to make actors by name."""
    return _actor


@pytest.fixture
def make_alias() -> Callable[..., Alias]:
    """Return a way to make aliases of an actor."""
    return _alias


@pytest.fixture
def suland() -> Actor:
    """Return a state of the catalogue."""
    return _actor("Suland", ActorKind.STATE)


@pytest.fixture
def sent() -> Proposition:
    """Return a proposition of the catalogue."""
    return Proposition(id=new_id(), created=now(), text="Suland sent barges north")


@pytest.fixture
def barges() -> Quantity:
    """Return a quantity of the catalogue."""
    return Quantity(id=new_id(), created=now(), name="Barges sent", unit="barges")


@pytest.fixture
def desk(suland: Actor, sent: Proposition, barges: Quantity) -> Desk:
    """Return the small article, with three known records."""
    return Desk(TEXT, [suland, sent, barges])


@pytest.fixture
def make_desk() -> Callable[..., Desk]:
    """Return a way to open an article with another text."""
    return lambda text, *records, **values: Desk(text, list(records), **values)
