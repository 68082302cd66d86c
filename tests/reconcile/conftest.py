"""A small world of articles, actors and tags, built in the words of the cases."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any

import pytest

from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.records import (
    Actor,
    ActorLink,
    Article,
    Decision,
    Independence,
    Outlet,
    Project,
    Proposition,
    Quantity,
    Record,
    Relation,
)
from variorum.model.tags import Tag, TagLink
from variorum.model.verdict import QuantityVerdict, Verdict
from variorum.model.view import COUNTING, View
from variorum.model.views import LinkedTag
from variorum.model.vocabulary import (
    ActorTie,
    Attitude,
    ClaimType,
    Comparator,
    DecisionKind,
    Genre,
    LinkRole,
    Polarity,
    PropositionKind,
    QuantityKind,
    RegionKind,
    RelationKind,
    Ruling,
    TagKind,
    Voice,
)
from variorum.reconcile.figures import quantity_verdict
from variorum.reconcile.origins import Origins
from variorum.reconcile.status import verdict

Names = str | Sequence[str]
TIME = "2024-11-01T00:00:00.000Z"


class World:
    """Articles by label, actors by name, one proposition, one quantity, and tags on them."""

    def __init__(self) -> None:
        """Begin with a project and nothing in it."""
        self.records: list[Record] = [Project(id=Id("project"), created=TIME, title="Case")]
        self.evidence: list[LinkedTag] = []
        self.figures: list[LinkedTag] = []
        self.proposition = Proposition(id=Id("p"), created=TIME, text="North Korea sent arms")
        self.quantity = Quantity(
            id=Id("q"),
            created=TIME,
            name="Containers",
            unit="containers",
            kind=QuantityKind.CUMULATIVE,
        )
        self._known: dict[tuple[str, str], Id] = {}
        self._count = 0

    def new(self, prefix: str) -> Id:
        """Return a fresh id; ids rise in order of making."""
        self._count += 1
        return Id(f"{sum(prefix.encode()):08x}-0000-7000-8000-{self._count:012d}")

    def _add(self, record: Record) -> Id:
        self.records.append(record)
        return record.id

    def article(self, label: str, **fields: Any) -> Id:  # noqa: ANN401  # fields of a record
        """Return the article of a label, made at its first mention."""
        if ("article", label) not in self._known:
            fields.setdefault("genre", Genre.NEWS)
            made = Article(id=self.new("article"), created=TIME, label=label, **fields)
            self._known["article", label] = self._add(made)
        return self._known["article", label]

    def outlet(self, name: str) -> Id:
        """Return the outlet of a name, made at its first mention."""
        if ("outlet", name) not in self._known:
            made = Outlet(id=self.new("outlet"), created=TIME, name=name)
            self._known["outlet", name] = self._add(made)
        return self._known["outlet", name]

    def actor(self, name: str, *, within: str = "", **fields: Any) -> Id:  # noqa: ANN401  # as above
        """Return the actor of a name, made at its first mention."""
        if ("actor", within + name) not in self._known:
            article = self.article(within) if within else None
            made = Actor(id=self.new("actor"), created=TIME, name=name, article=article, **fields)
            self._known["actor", within + name] = self._add(made)
        return self._known["actor", within + name]

    def tie(
        self,
        actor: str,
        parent: str,
        kind: ActorTie = ActorTie.SPEAKS_FOR,
        inferred: tuple[str, ...] = (),
    ) -> None:
        """Let an actor belong to a parent."""
        self._add(
            ActorLink(
                id=self.new("tie"),
                created=TIME,
                actor=self.actor(actor),
                parent=self.actor(parent),
                kind=kind,
                inferred=inferred,
            )
        )

    def rule(self, one: str, other: str, ruling: Ruling) -> None:
        """Rule on the independence of two actors."""
        self._add(
            Independence(
                id=self.new("ruling"),
                created=TIME,
                one=self.actor(one),
                other=self.actor(other),
                ruling=ruling,
            )
        )

    def relate(self, kind: RelationKind, about: str, one: Id, other: Id) -> None:
        """Say how two records relate."""
        made = Relation(
            id=self.new("relation"), created=TIME, kind=kind, about=about, one=one, other=other
        )
        self._add(made)

    def copy(self, copy: str, original: str) -> None:
        """Say that one article is a copy of another."""
        one, other = self.article(copy), self.article(original)
        self.relate(RelationKind.COPY_OF, "article", one, other)

    def decide(self, kind: DecisionKind, about: str, subject: Id, other: Id | None = None) -> None:
        """Decide on a record, or two."""
        made = Decision(
            id=self.new("decision"),
            created=TIME,
            kind=kind,
            about=about,
            subject=subject,
            object=other,
        )
        self._add(made)

    def about(self, **fields: Any) -> None:  # noqa: ANN401  # fields of the proposition
        """Set what the proposition is."""
        self.proposition = Proposition(id=Id("p"), created=TIME, text="It is so", **fields)

    def view(self, kind: PropositionKind) -> None:
        """Make the proposition one without truth status."""
        self.about(kind=kind)

    def claim(  # noqa: PLR0913  # the fields of a claim by name
        self,
        article: str,
        polarity: Polarity | None = Polarity.ASSERTS,
        *,
        by: Names = (),
        outlet: str = "",
        type: ClaimType | None = ClaimType.FACT,  # noqa: A002  # the record's own word
        origin: bool = True,
        region: RegionKind | None = None,
        condition: str = "",
        guessed: tuple[str, ...] = (),
        **tag: Any,  # noqa: ANN401  # fields of a record
    ) -> Id:
        """Tag a claim on the proposition."""
        names = _names(by)
        voice = Voice.ATTRIBUTED if names or outlet else Voice.NARRATOR
        tag.setdefault("voice", voice)
        made = self._tag(TagKind.CLAIM, **tag)
        links = [
            TagLink(
                id=self.new("link"),
                created=TIME,
                tag=made.id,
                role=LinkRole.PROPOSITION,
                proposition=self.proposition.id,
                polarity=polarity,
                type=type,
                condition=condition,
                inferred=guessed,
            ),
            *self._people(made.id, LinkRole.SPEAKER, article, names, origin=origin),
        ]
        if outlet:
            links.append(self._speaker_outlet(made.id, outlet))
        self.evidence.append(LinkedTag(made, tuple(links), self.article(article), region))
        return made.id

    def chain(self, article: str, *names: str) -> Id:
        """Claim the proposition by a chain of speakers, none of them marked as origin."""
        made = self._tag(TagKind.CLAIM, voice=Voice.ATTRIBUTED)
        links = [
            TagLink(
                id=self.new("link"),
                created=TIME,
                tag=made.id,
                role=LinkRole.PROPOSITION,
                proposition=self.proposition.id,
                polarity=Polarity.ASSERTS,
                type=ClaimType.FACT,
            )
        ]
        links += [
            TagLink(
                id=self.new("link"),
                created=TIME,
                tag=made.id,
                role=LinkRole.SPEAKER,
                position=place,
                actor=self.actor(name),
            )
            for place, name in enumerate(names)
        ]
        self.evidence.append(LinkedTag(made, tuple(links), self.article(article)))
        return made.id

    def stance(self, article: str, attitude: Attitude, *, by: Names = ()) -> Id:
        """Tag a stance towards the proposition."""
        made = self._tag(TagKind.STANCE, attitude=attitude)
        target = TagLink(
            id=self.new("link"),
            created=TIME,
            tag=made.id,
            role=LinkRole.TARGET,
            proposition=self.proposition.id,
        )
        people = self._people(made.id, LinkRole.HOLDER, article, _names(by), origin=False)
        self.evidence.append(LinkedTag(made, (target, *people), self.article(article)))
        return made.id

    def figure(  # noqa: PLR0913  # the fields of a figure by name
        self,
        article: str,
        comparator: Comparator | None,
        value: str | int | None,
        high: str | int | None = None,
        *,
        by: Names = (),
        since: str = "",
        until: str = "",
        **tag: Any,  # noqa: ANN401  # fields of a record
    ) -> Id:
        """Tag a figure of the quantity."""
        made = self._tag(
            TagKind.FIGURE,
            comparator=comparator,
            value=None if value is None else Decimal(value),
            value_high=None if high is None else Decimal(high),
            window_start=since,
            window_end=until,
            **tag,
        )
        about = TagLink(
            id=self.new("link"),
            created=TIME,
            tag=made.id,
            role=LinkRole.QUANTITY,
            quantity=self.quantity.id,
        )
        people = self._people(made.id, LinkRole.SPEAKER, article, _names(by), origin=True)
        self.figures.append(LinkedTag(made, (about, *people), self.article(article)))
        return made.id

    def _tag(self, kind: TagKind, **fields: Any) -> Tag:  # noqa: ANN401  # fields of a record
        found = self.new("tag")
        start = fields.pop("start", self._count * 10)
        return Tag(
            id=found,
            created=TIME,
            text_version=Id("text"),
            kind=kind,
            start=start,
            end=start + 5,
            quote=f"quote of {found}",
            **fields,
        )

    def _people(
        self, tag: Id, role: LinkRole, article: str, names: Iterable[str], *, origin: bool
    ) -> list[TagLink]:
        return [
            TagLink(
                id=self.new("link"),
                created=TIME,
                tag=tag,
                role=role,
                origin=origin,
                actor=self._voice(name, article),
            )
            for name in names
        ]

    def _voice(self, name: str, article: str) -> Id:
        """Return the actor of a name; one in brackets is an unnamed voice of its article."""
        if name.startswith("["):
            return self.actor(name.strip("[]"), within=article)
        return self.actor(name)

    def _speaker_outlet(self, tag: Id, name: str) -> TagLink:
        return TagLink(
            id=self.new("link"),
            created=TIME,
            tag=tag,
            role=LinkRole.SPEAKER,
            outlet=self.outlet(name),
            origin=True,
        )

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue of all that was made."""
        return Catalogue([*self.records, self.proposition, self.quantity])

    def verdict(self, view: View = COUNTING) -> Verdict:
        """Return the proposition's verdict, under a view."""
        return verdict(self.proposition, self.evidence, Origins(self.catalogue, view))

    def figures_verdict(self) -> QuantityVerdict:
        """Return the quantity's verdict."""
        return quantity_verdict(self.quantity, self.figures, self.catalogue)


def _names(by: Names) -> tuple[str, ...]:
    return (by,) if isinstance(by, str) else tuple(by)


@pytest.fixture(scope="session")
def new_world() -> Callable[[], World]:
    """Return what makes an empty world (for tests that need many)."""
    return World


@pytest.fixture
def world() -> World:
    """Return an empty world."""
    return World()


@pytest.fixture
def koreas(world: World) -> World:
    """Return a world where who speaks for whom is known."""
    world.tie("Shin", "South Korea")
    world.tie("South Korean intelligence", "Seoul", ActorTie.ORGAN_OF)
    world.tie("Seoul", "South Korea", ActorTie.ORGAN_OF)
    world.tie("Moscow", "Russia", ActorTie.ORGAN_OF)
    world.tie("Pyongyang", "North Korea", ActorTie.ORGAN_OF)
    world.tie("Washington", "US", ActorTie.ORGAN_OF)
    return world
