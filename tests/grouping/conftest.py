"""A small press of our own: names in articles, a table of two Koreas, and what is proposed."""

from collections.abc import Callable, Mapping, Sequence
from uuid import NAMESPACE_URL, uuid5

import pytest

from variorum.grouping.actors import Proposed, propose_actors
from variorum.grouping.forms import FormSeen, Seen, Shipped, seen
from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.open_ends import Named
from variorum.model.proposal import ActorProposal, Match, Tier
from variorum.model.records import Actor, Alias, Constraint, Decision, Project, Record
from variorum.model.vocabulary import ActorKind, ConstraintKind, DecisionKind

TIME = "2024-11-01T00:00:00.000Z"

NORTH, SOUTH = "North Korea", "South Korea"
_TABLE = {
    "North Korea": Shipped(NORTH, ActorKind.STATE),
    "North Korean": Shipped(NORTH, ActorKind.STATE),
    "Pyongyang": Shipped(NORTH, ActorKind.STATE),
    "the North": Shipped(NORTH, ActorKind.STATE, anaphor=True),
    "South Korea": Shipped(SOUTH, ActorKind.STATE),
    "South Korean": Shipped(SOUTH, ActorKind.STATE),
    "Seoul": Shipped(SOUTH, ActorKind.STATE),
    "the South": Shipped(SOUTH, ActorKind.STATE, anaphor=True),
    "Jordan": Shipped("Jordan", ActorKind.STATE),
    "Amman": Shipped("Jordan", ActorKind.STATE),
    "Georgia": Shipped("Georgia", ActorKind.STATE, doubtful=True),
    "Tbilisi": Shipped("Georgia", ActorKind.STATE),
    "Seoul’s": Shipped(SOUTH, ActorKind.STATE),  # noqa: RUF001  # the typographic apostrophe
    "Korea": Shipped(""),
}


def identity(*parts: str) -> Id:
    """Return the id that these words always give."""
    return Id(str(uuid5(NAMESPACE_URL, "/".join(parts))))


class Press:
    """Names tagged in articles, linked or not, and the catalogue they are linked in."""

    def __init__(self) -> None:
        """Begin with a project and no article."""
        self.records: list[Record] = [Project(id=identity("project"), created=TIME, title="P")]
        self.strings: list[Named] = []
        self.held: dict[Id, Id] = {}

    def article(self, label: str, *names: str) -> "Press":
        """Tag names, one tag each time, that nobody links."""
        for name in names:
            tag = self.tag(label, name, len(self.strings))
            self.strings.append(Named([name], [identity(label)], _blob(tag)))
        return self

    def tag(self, label: str, name: str, number: int = 0) -> Id:
        """Return the id of the tag of a name: the number-th of all tags."""
        return identity(label, name, str(number))

    def actor(  # noqa: PLR0913  # an actor, and where its tags stand
        self,
        name: str,
        kind: ActorKind = ActorKind.UNKNOWN,
        *,
        home: str = "",
        aliases: Sequence[str] = (),
        ambiguous: bool = False,
        tagged: Mapping[str, str] | None = None,
        joint: bool = False,
    ) -> Id:
        """Make an actor; `tagged` are strings by article that it is linked to."""
        made = identity("actor", name, home)
        article = identity(home) if home else None
        self.records.append(Actor(id=made, created=TIME, name=name, kind=kind, article=article))
        for text in aliases:
            self.records.append(
                Alias(
                    id=identity("alias", name, text),
                    created=TIME,
                    actor=made,
                    text=text,
                    ambiguous=ambiguous,
                )
            )
        for label, text in (tagged or {}).items():
            sample = _blob(identity(label, text, name))
            called = (text, identity(label), sample, made, joint)
            self.strings.append(Named((), (), b"", [called]))
        return made

    def cannot(self, one: Id, other: Id, about: str = "actor") -> None:
        """Let the analyst have said no."""
        self.records.append(
            Constraint(
                id=identity("cannot", one, other),
                created=TIME,
                kind=ConstraintKind.CANNOT,
                about=about,
                one=one,
                other=other,
            )
        )

    def merge(self, subject: Id, into: Id) -> None:
        """Let the analyst have merged two."""
        self.records.append(
            Decision(
                id=identity("merge", subject, into),
                created=TIME,
                kind=DecisionKind.MERGE,
                about="actor",
                subject=subject,
                object=into,
            )
        )

    def propose(self, *, at_length: bool = False) -> Proposed:
        """Return what is proposed; `at_length` plain names are taken like all others."""
        catalogue = Catalogue(self.records)
        found = seen(catalogue, self.strings, _is_unnamed)
        if at_length:
            plain = (
                FormSeen(said.spelling, names=(said.spelling,), said=said)
                for said in found.plain.values()
            )
            found = Seen([*found.forms, *plain], {})
        return propose_actors(found, catalogue, _TABLE.get, self.held)

    def groups(self, tier: Tier = Tier.ONE) -> list[set[str]]:
        """Return the texts of the forms of each proposal of a tier."""
        return [{form.text for form in one.forms} for one in self.of(tier)]

    def of(self, tier: Tier) -> list[ActorProposal]:
        """Return the proposals of a tier."""
        found = self.propose()
        return [one for one in (*found.actors, *found.ambiguous) if one.tier is tier]

    def why(self, text: str, tier: Tier = Tier.ONE) -> set[Match]:
        """Return the reasons of a form in the proposals of a tier."""
        return {
            why.match
            for one in self.of(tier)
            for form in one.forms
            if form.text == text
            for why in form.why
        }

    def shuffled(self, places: Sequence[int]) -> "Press":
        """Return the same press told in another order."""
        other = Press()
        other.records, other.held = list(reversed(self.records)), dict(self.held)
        other.strings = [self.strings[place] for place in places]
        return other


def _blob(tag: Id) -> bytes:
    return bytes.fromhex(tag.replace("-", ""))


def _is_unnamed(name: str) -> bool:
    return name.casefold().endswith(("official", "officials", "analysts"))


@pytest.fixture
def press() -> Press:
    """Return a press without articles."""
    return Press()


@pytest.fixture(scope="session")
def new_press() -> Callable[[], Press]:
    """Return a way to make them, for laws."""
    return Press
