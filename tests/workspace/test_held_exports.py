"""A whole project written straight from the rows is the one written record by record."""

import hashlib
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from variorum.export.losses import survey
from variorum.export.watching import Watch
from variorum.model.changes import ChangeSet, created
from variorum.model.ids import new_id, now
from variorum.model.kinds import fields_of
from variorum.model.records import (
    Actor,
    Alias,
    Article,
    Outlet,
    Proposition,
    Quantity,
    Region,
    TextVersion,
)
from variorum.model.tags import Tag, TagLink
from variorum.model.vocabulary import (
    Attitude,
    ClaimType,
    Comparator,
    LinkRole,
    Polarity,
    RegionKind,
    TagKind,
    Voice,
)
from variorum.store.store import Store
from variorum.workspace.handing_over import look_over
from variorum.workspace.session import Session
from variorum.workspace.writing import format_named, write, write_whole

FORMS = ("dataset", "csv", "csv-spreadsheet", "xlsx")
HOSTILE = (
    *(
        "=1+1",
        "a,b",
        'say "no"',
        "two\nlines",
        "cr\rlf\r\n",
        "100 % %s %(x)d",
        "{}",
        "_x0041_",
        "\t",
    ),
    *(
        "\x01\x1f\x7f",
        "<b>&amp;</b>",
        "\ufeff=x",
        "\u2028\U0001f6a2",
        " ",
        "'",
        "\\",
        "\ufffe",
        "; ",
    ),
    "long " * 7000,
)
words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)


def parts(path: Path) -> dict[str, bytes]:
    """Return what was written, file by file."""
    if path.is_dir():
        return {str(one.relative_to(path)): one.read_bytes() for one in path.rglob("*.*")}
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as file:
            return {name: file.read(name) for name in file.namelist()}
    return {"": path.read_bytes()}


def same(session: Session, folder: Path, form: str) -> bool:
    """Tell whether both ways write the same."""
    wanted = format_named(form)

    def both(store: Store) -> list[int]:
        with store.still() as held:
            return [
                write_whole(held, wanted, folder / f"{form} whole", Watch(), texts=True),
                write(held.records(), wanted, folder / f"{form} records", Watch(), texts=True),
            ]

    one, other = session.read(both).result()
    return one == other and parts(folder / f"{form} whole") == parts(folder / f"{form} records")


@pytest.mark.parametrize("form", FORMS)
def test_the_sample(sample: Session, tmp_path: Path, form: str) -> None:
    assert same(sample, tmp_path, form)


def filled(session: Session, word: str, value: Decimal) -> None:
    """Make records that have `word` wherever words may stand, and others that have none."""
    me = session.signed()

    def signed() -> dict[str, Any]:
        return {"id": new_id(), "author": me, "created": now()}

    def tag(kind: TagKind, **more: Any) -> Tag:  # noqa: ANN401  # fields of the kind
        place = {"text_version": version.id, "start": 0, "end": len(text), "quote": text}
        return Tag(**signed(), **place, kind=kind, **more)

    text = f"{word}\U0001f388 {word}."
    sha256 = hashlib.sha256(f"{text}".encode()).hexdigest()
    outlet = Outlet(**signed(), name=word)
    label = "ABC"[len(word) % 3] * (len(word) % 5 + 1)
    actor = Actor(**signed(), name=word)
    details: dict[str, Any] = {"title": word, "outlet": outlet.id, "author_actor": actor.id}
    article = Article(**signed(), label=label, **details, byline=word, published=word)
    again = Article(**signed(), file_name=word, translation_of=article.id, inferred=("genre",))
    version = TextVersion(
        **{**signed(), "article": article.id, "sha256": sha256, "text": text},
        steps=(word, "a,b", "[c", "left_out:words=12"),
        extractor=word,
    )
    said = Proposition(**signed(), text=word)
    size = Quantity(**signed(), name=word, unit=word)
    names = [field.name for field in fields_of("tag") if field.base is str and not field.required]
    words = dict.fromkeys([name for name in names if name not in ("created", "inferred")], word)
    one = tag(
        TagKind.CLAIM, **words, voice=Voice.UNCLEAR, rejected=True, inferred=("voice", "place")
    )
    two = tag(
        *(TagKind.FIGURE,),
        comparator=Comparator.EQUAL,
        value=Decimal(format(value, "f")),
        likelihood_low=3,
        tolerance=1,
    )
    three = tag(TagKind.STANCE, attitude=Attitude.OPPOSES, strength=2)
    four = tag(TagKind.ACTOR, inferred=("role",))
    links = [
        TagLink(**signed(), tag=one.id, role=LinkRole.SPEAKER, actor=actor.id, origin=True),
        TagLink(**signed(), tag=one.id, role=LinkRole.SPEAKER, outlet=outlet.id, position=1),
        TagLink(
            **signed(),
            tag=one.id,
            role=LinkRole.PROPOSITION,
            proposition=said.id,
            polarity=Polarity.DENIES,
            type=ClaimType.FACT,
            condition=word,
        ),
        TagLink(**signed(), tag=two.id, role=LinkRole.QUANTITY, quantity=size.id),
        TagLink(**signed(), tag=four.id, role=LinkRole.ACTOR, actor=actor.id, inferred=("actor",)),
    ]
    alias = Alias(**signed(), actor=actor.id, text=word)
    region = Region(**signed(), text_version=version.id, start=0, end=1, kind=RegionKind.CAPTION)
    foot = Region(
        **signed(), text_version=version.id, start=0, end=len(text), kind=RegionKind.BOILERPLATE
    )
    records = [outlet, article, again, version, actor, alias, said, size, region, foot]
    session.do(ChangeSet("made", created(*records, one, two, three, four, *links))).result()


@pytest.mark.parametrize("form", FORMS)
def test_hostile_words(session: Session, tmp_path: Path, form: str) -> None:
    for word in HOSTILE:
        filled(session, word, Decimal("-1.50"))
    assert same(session, tmp_path, form)


@settings(
    max_examples=5,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(words, st.decimals(-(10**6), 10**6, places=3))
def test_any_words(session: Session, tmp_path: Path, word: str, value: Decimal) -> None:
    filled(session, word, value)
    assert all(same(session, tmp_path, form) for form in ("dataset", "csv"))


def test_what_loses_nothing_is_counted_without_being_read(sample: Session) -> None:
    counted = look_over(sample, "csv")
    read = sample.read(lambda store: survey(store.records(), format_named("csv"))).result()
    assert counted == read
    assert look_over(sample, "qdc").losses
