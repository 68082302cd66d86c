"""Projects in memory: one to take datasets into, one that formats trip over."""

import hashlib
import io
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

import pytest

from variorum.export.dataset import dataset_order, write_dataset
from variorum.export.merge import Plan
from variorum.model import records as r
from variorum.model import vocabulary as v
from variorum.model.changes import Change
from variorum.model.ids import Id
from variorum.model.records import Annotator, Project, Record, TextVersion
from variorum.model.tags import Tag, TagLink

NOW = "2026-11-22T10:00:00.000Z"


class Held:
    """A project in memory, as a plan of import asks for it."""

    def __init__(self, records: Iterable[Record]) -> None:
        """Hold `records`."""
        self.held = {(record.kind_name, record.id): record for record in records}

    @property
    def is_empty(self) -> bool:
        """Whether there is neither article nor tag."""
        return not any(kind in ("article", "tag") for kind, _ in self.held)

    def records(self) -> list[Record]:
        """Return all records in dataset order."""
        return sorted(self.held.values(), key=dataset_order)

    def project(self) -> Project:
        """Return the project's own record."""
        return next(one for one in self.held.values() if isinstance(one, Project))

    def get(self, kind: str, record_id: Id) -> Record | None:
        """Return one record."""
        return self.held.get((kind, record_id))

    def version_by_sha(self, sha256: str) -> TextVersion | None:
        """Return the first text of a hash."""
        versions = [one for one in self.records() if isinstance(one, TextVersion)]
        return next((one for one in versions if one.sha256 == sha256), None)

    def apply(self, plan: Plan) -> None:
        """Follow a plan; each change must start from what is held."""
        for change in (*plan.changes, *plan.marks):
            self._follow(change)

    def _follow(self, change: Change) -> None:
        assert self.held.get((change.kind, change.id)) == change.before
        if change.after is None:
            del self.held[change.kind, change.id]
        else:
            self.held[change.kind, change.id] = change.after


@pytest.fixture(scope="session")
def held() -> Callable[[Iterable[Record]], Held]:
    """Give the way to hold records as a project."""
    return Held


@pytest.fixture(scope="session")
def new_project() -> Callable[[], Held]:
    """Give the way to a project as it is when new: itself and its maker."""

    def make() -> Held:
        me = Id("0190ffff-0000-7000-8000-000000000001")
        maker = Annotator(id=me, author=me, created=NOW, name="Maker")
        project_id = Id("0190ffff-0000-7000-8000-000000000002")
        project = Project(id=project_id, author=me, created=NOW, title="New")
        return Held([project, maker])

    return make


@pytest.fixture(scope="session")
def written() -> Callable[..., bytes]:
    """Give the way to write records as a dataset."""

    def write(records: Iterable[Record], *, with_texts: bool = True) -> bytes:
        out = io.BytesIO()
        write_dataset(records, out, with_texts=with_texts)
        return out.getvalue()

    return write


ONE = (
    "Ship 🚢 left, said Ada.\n\nوزير said 12\u201315 👩‍🚀"
    " went\u2028away & <b>back</b>.\n\nThe end\x0b."
)
TWO = "=1+1 is no sum. Ada denies it."


def ident(number: int) -> Id:
    """Return a canonical id."""
    return Id(f"01900000-0000-7000-8000-{number:012d}")


ADA, BEN = ident(1), ident(2)
FIRST, SECOND = ident(10), ident(11)
TEXT_ONE, TEXT_TWO = ident(20), ident(21)
SPEAKER, VOICE = ident(30), ident(31)
LEFT, MANY = ident(40), ident(41)
MENTION, CLAIM, INNER, FIGURE, STANCE, REJECTED, OTHERS, SECOND_CLAIM, LONG = map(
    ident, range(50, 59)
)


def _text(number: Id, article: Id, text: str) -> r.TextVersion:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return r.TextVersion(
        id=number,
        author=ADA,
        created=NOW,
        article=article,
        sha256=sha256,
        text=text,
        steps=("bom",),
    )


def _tag(number: Id, kind: v.TagKind, quote: str, *, by: Id = ADA, **more: Any) -> Tag:  # noqa: ANN401  # fields of the kind
    version, text = (TEXT_ONE, ONE) if quote in ONE else (TEXT_TWO, TWO)
    start = text.index(quote)
    return Tag(
        id=number,
        author=by,
        created=NOW,
        text_version=version,
        kind=kind,
        start=start,
        end=start + len(quote),
        quote=quote,
        **more,
    )


def _link(number: int, tag: Id, role: v.LinkRole, **more: Any) -> TagLink:  # noqa: ANN401  # fields of the role
    return TagLink(id=ident(number), author=ADA, created=NOW, tag=tag, role=role, **more)


def _tags() -> list[Record]:
    return [
        _tag(MENTION, v.TagKind.ACTOR, "Ada", role=v.ActorRole.ACTOR),
        _tag(
            CLAIM,
            v.TagKind.CLAIM,
            "Ship 🚢 left, said Ada",
            voice=v.Voice.ATTRIBUTED,
            event_time="2023-09",
            adjudicated=True,
            inferred=("voice",),
        ),
        _tag(INNER, v.TagKind.CLAIM, "🚢 left", by=BEN, voice=v.Voice.NARRATOR),
        _tag(
            FIGURE,
            v.TagKind.FIGURE,
            "12\u201315 👩‍🚀",
            comparator=v.Comparator.BETWEEN,
            value=Decimal(12),
            value_high=Decimal("15.50"),
            as_of="2024",
        ),
        _tag(STANCE, v.TagKind.STANCE, "وزير said", attitude=v.Attitude.OPPOSES, strength=2),
        _tag(REJECTED, v.TagKind.ACTOR, "The end", rejected=True),
        _tag(OTHERS, v.TagKind.ACTOR, "said Ada.", by=BEN),
        _tag(SECOND_CLAIM, v.TagKind.CLAIM, "Ada denies it", quotation=v.Quotation.DIRECT),
        _tag(LONG, v.TagKind.CLAIM, "left, said Ada.\n\nوزير said 12", voice=v.Voice.UNCLEAR),
    ]


def _links() -> list[Record]:
    asserts = {"polarity": v.Polarity.ASSERTS, "type": v.ClaimType.FACT}
    denies = {"polarity": v.Polarity.DENIES, "type": v.ClaimType.FACT}
    return [
        _link(70, MENTION, v.LinkRole.ACTOR, actor=SPEAKER),
        _link(71, CLAIM, v.LinkRole.PROPOSITION, proposition=LEFT, **asserts),
        _link(72, CLAIM, v.LinkRole.SPEAKER, actor=SPEAKER, origin=True),
        _link(73, FIGURE, v.LinkRole.QUANTITY, quantity=MANY),
        _link(74, STANCE, v.LinkRole.HOLDER, actor=VOICE),
        _link(75, STANCE, v.LinkRole.TARGET, proposition=LEFT),
        _link(76, SECOND_CLAIM, v.LinkRole.PROPOSITION, proposition=LEFT, **denies),
        _link(77, OTHERS, v.LinkRole.ACTOR, actor=SPEAKER),
    ]


def _names() -> list[Record]:
    def made(number: int) -> dict[str, Any]:
        return {"id": ident(number), "author": ADA, "created": NOW}

    return [
        r.Actor(**made(30), name="=Ada & <Co>", kind=v.ActorKind.PERSON),
        r.Actor(**made(31), name="a voice", article=SECOND),
        r.Alias(**made(32), actor=SPEAKER, text="A. _x000D_"),
        r.ActorLink(**made(33), actor=SPEAKER, parent=VOICE, kind=v.ActorTie.SPEAKS_FOR),
        r.Proposition(**made(40), text="The ship left", accused=(SPEAKER, VOICE)),
        r.Quantity(**made(41), name="crew", unit="person"),
    ]


def _rest() -> list[Record]:
    def made(number: int) -> dict[str, Any]:
        return {"id": ident(number), "author": BEN, "created": NOW}

    merge = {"kind": v.DecisionKind.MERGE, "about": "actor", "subject": VOICE, "object": SPEAKER}
    note = {"about": "tag", "subject": CLAIM, "text": "line\r\ntwo\x0b\tthree "}
    return [
        r.Relation(
            **made(80), kind=v.RelationKind.CONFLICT, about="tag", one=CLAIM, other=SECOND_CLAIM
        ),
        r.Decision(**made(81), **merge),
        r.Assessment(**made(82), proposition=LEFT, likelihood=v.Likelihood.LIKELY),
        r.Note(**made(83), **note),
        r.Note(**made(84), about="actor", subject=SPEAKER, text="on Ada"),
        r.Note(**made(85), about="article", subject=FIRST, text="on the first"),
        r.ReadMark(**made(86), text_version=TEXT_ONE, start=0, end=24),
        r.Region(**made(87), text_version=TEXT_ONE, start=0, end=8, kind=v.RegionKind.HEADLINE),
    ]


@pytest.fixture(scope="session")
def tricky() -> list[Record]:
    """Give a small project, in dataset order, with all that formats trip over, made by hand.

    Emoji and right-to-left letters before and in spans, spans that overlap, nest, and run over
    paragraphs, two annotators, a rejected tag, text like formulas, markup and control characters,
    and two articles of which the second corrects the first.
    """
    found: list[Record] = [
        r.Project(id=ident(3), author=ADA, created=NOW, title='Ships: a "test"\u2028'),
        r.Annotator(id=ADA, author=ADA, created=NOW, name="Ada"),
        r.Annotator(id=BEN, author=BEN, created=NOW, name="Ben"),
        r.Outlet(id=ident(4), author=ADA, created=NOW, name="Gazette", reliability=v.Reliability.B),
        r.Article(
            id=FIRST,
            author=ADA,
            created=NOW,
            label="A",
            title="Ship leaves",
            outlet=ident(4),
            published="2023-09",
            language="en",
            progress=v.Progress.DONE,
        ),
        r.Article(id=SECOND, author=BEN, created=NOW, label="B", correction_of=FIRST),
        _text(TEXT_ONE, FIRST, ONE),
        _text(TEXT_TWO, SECOND, TWO),
        *(*_names(), *_tags(), *_links(), *_rest()),
    ]
    return sorted(found, key=dataset_order)
