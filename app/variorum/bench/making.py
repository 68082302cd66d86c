"""Made projects, written straight into the tables of the store's own schema."""

import hashlib
import random
import re
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

from variorum.bench.press import Press, zipf
from variorum.bench.scale import SEED
from variorum.model.ids import Id
from variorum.model.kinds import to_plain
from variorum.model.records import (
    Actor,
    Article,
    Outlet,
    Proposition,
    Quantity,
    Record,
    TextVersion,
)
from variorum.model.tags import Tag, TagLink
from variorum.model.vocabulary import (
    Attitude,
    ClaimType,
    Comparator,
    Genre,
    LinkRole,
    Polarity,
    TagKind,
    Voice,
)
from variorum.store.rows import codec
from variorum.workspace.importing import labels
from variorum.workspace.projects import create_project

_LENGTH = 900
_TOGETHER = 20_000
_MILLIS = 1_700_000_000_000
_NOBODY = Id("00000000-0000-7000-8000-000000000000")
_WIDTH = {TagKind.CLAIM: 90, TagKind.STANCE: 40, TagKind.FIGURE: 6}
_KINDS = (*(TagKind.ACTOR,) * 15, *(TagKind.CLAIM,) * 3, TagKind.FIGURE, TagKind.STANCE)
_WHEN = "2026-11-22T00:00:00.000Z"

_NAME = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b")

Cells = tuple[object, ...]


class _Named(NamedTuple):
    """Where a text names an actor."""

    start: int
    end: int
    actor: bytes


class _Home(NamedTuple):
    """A text that tags stand in, with all names in it."""

    version: bytes
    text: str
    named: list[_Named]


def make(path: str, tags: int, articles: int) -> None:
    """Make a project of articles with tags and the index of their words, at a new `path`."""
    session = create_project(Path(path), "Made for measuring", "Ada")
    me = session.signed()
    session.close()
    database = sqlite3.connect(path, isolation_level=None)
    try:
        database.execute("PRAGMA synchronous = OFF")
        database.execute("PRAGMA foreign_keys = OFF")
        database.execute("PRAGMA ignore_check_constraints = ON")  # a third of all; a test checks
        database.execute("BEGIN")
        _Maker(database, me, max(tags, articles)).make(tags, articles)
        database.execute(
            "INSERT INTO text_number (text_version) SELECT id FROM text_version ORDER BY id"
        )
        database.execute("INSERT INTO text_search (text_search) VALUES ('rebuild')")
        database.execute("COMMIT")
    finally:
        database.close()


class _Maker:
    """Writes records of all kinds; ids are in order of making, as those of the program are."""

    def __init__(self, database: sqlite3.Connection, author: Id, most: int) -> None:
        self._database = database
        self._author = author
        self._random = random.Random(SEED)  # noqa: S311  # made data, not secrets
        self._press = Press()
        self._ids = _identities(self._random)
        count = max(20, most // 100)
        self._outlets = self._named(Outlet, "name", max(5, count // 100), "Outlet")
        self._actors = self._named(Actor, "name", 2 * count, "")
        self._names = self._press.names
        self._propositions = self._named(Proposition, "text", count, "Proposition")
        self._quantities = self._named(Quantity, "name", max(5, count // 2), "Quantity")
        self._actor = zipf(self._random, len(self._actors), 0.8)
        self._proposition = zipf(self._random, len(self._propositions), 0.5)
        self._quantity = zipf(self._random, len(self._quantities), 0.4)

    def make(self, tags: int, articles: int) -> None:
        """Write the articles with their texts, then the tags, evenly over them."""
        heads = list(self._articles(articles))
        _insert(self._database, "article", heads)
        homes = [self._home(at) for at in range(articles)]
        versions = (self._version(head[0], home) for head, home in zip(heads, homes, strict=True))
        _insert(self._database, "text_version", versions)
        made = self._tags(homes, tags)
        while rows := list(islice(made, _TOGETHER)):
            _insert(self._database, "tag", (tag for tag, _ in rows))
            _insert(self._database, "tag_link", (link for _, links in rows for link in links))

    def _named(self, kind: type[Record], field: str, count: int, word: str) -> list[bytes]:
        template = _template(kind(id=_NOBODY, author=self._author, created=_WHEN, **{field: ""}))
        names = self._press.names
        ids = list(islice(self._ids, count))
        said = (
            names[at] if not word and at < len(names) else f"{word or names[at % 999]} {at}"
            for at in range(count)
        )
        rows = (
            _filled(template, id=id_, **{field: name}) for id_, name in zip(ids, said, strict=True)
        )
        _insert(self._database, kind.kind_name, rows)
        return ids

    def _articles(self, count: int) -> Iterator[Cells]:
        article = Article(
            id=_NOBODY, author=self._author, created=_WHEN, label="", genre=Genre.NEWS
        )
        template, names = _template(article), labels(())
        for at in range(count):
            yield _filled(
                template,
                id=next(self._ids),
                label=next(names),
                title=f"Article {at} on {self._press.names[at % 50_000]}",
                outlet=self._outlets[at % len(self._outlets)],
                published=f"20{10 + at % 15}-{1 + at % 12:02}-{1 + at % 28:02}",
            )

    def _home(self, at: int) -> _Home:
        """Return a text that names an actor, some far more often than others, in each sentence."""
        parts, named = list[str](), list[_Named]()
        length = 0
        for part in _NAME.split(f"{self._press.text(_LENGTH)} {at}."):
            if parts:
                which = next(self._actor)
                name = self._names[which]
                named.append(_Named(length, length + len(name), self._actors[which]))
                parts.append(name)
                length += len(name)
            parts.append(part)
            length += len(part)
        return _Home(next(self._ids), "".join(parts), named)

    def _version(self, article: object, home: _Home) -> Cells:
        text = home.text
        made = TextVersion(
            id=_NOBODY, author=self._author, created=_WHEN, article=_NOBODY, sha256="", text=text
        )
        sha = hashlib.sha256(text.encode()).hexdigest()
        return _filled(_template(made), id=home.version, article=article, sha256=sha)

    def _tags(self, homes: list[_Home], count: int) -> Iterator[tuple[Cells, list[Cells]]]:
        templates = {kind: _template(self._tag(kind)) for kind in TagKind}
        rng, share = self._random, count // max(1, len(homes))
        for number, home in enumerate(homes):
            names = cycle(home.named)
            rest = count - number * share
            for _ in range(share if number < len(homes) - 1 else rest):
                kind = rng.choice(_KINDS)
                if kind is TagKind.ACTOR:
                    start, end, actor = next(names)
                else:
                    start = int(rng.random() * (len(home.text) - 100))
                    end, actor = start + _WIDTH[kind], self._actors[next(self._actor)]
                id_ = next(self._ids)
                cells = {"id": id_, "text_version": home.version, "start": start, "end": end}
                cells["quote"] = home.text[start:end]
                if kind is TagKind.FIGURE:
                    cells["value"] = str(int(rng.random() * 2000) + 10)
                yield _filled(templates[kind], **cells), list(self._links(id_, kind, actor))

    def _tag(self, kind: TagKind) -> Tag:
        values: dict[TagKind, dict[str, object]] = {
            TagKind.ACTOR: {},
            TagKind.CLAIM: {"voice": Voice.ATTRIBUTED},
            TagKind.STANCE: {"attitude": Attitude.OPPOSES},
            TagKind.FIGURE: {"comparator": Comparator("=")},
        }
        return Tag(
            id=_NOBODY,
            author=self._author,
            created=_WHEN,
            text_version=_NOBODY,
            kind=kind,
            start=0,
            end=1,
            quote="",
            **values[kind],  # type: ignore[arg-type]  # fields of Tag
        )

    def _links(self, tag: bytes, kind: TagKind, actor: bytes) -> Iterator[Cells]:
        if kind is TagKind.ACTOR:
            yield self._link(LinkRole.ACTOR, tag, actor=actor)
        elif kind is TagKind.CLAIM:
            about = self._propositions[next(self._proposition)]
            denied = self._random.random() < 0.2  # noqa: PLR2004  # one in five
            polarity = Polarity.DENIES if denied else Polarity.ASSERTS
            yield self._link(
                LinkRole.PROPOSITION,
                tag,
                proposition=about,
                polarity=polarity.value,
                type=ClaimType.FACT.value,
            )
            yield self._link(LinkRole.SPEAKER, tag, actor=actor, origin=1)
        elif kind is TagKind.STANCE:
            yield self._link(LinkRole.HOLDER, tag, actor=actor)
            other = self._actors[next(self._actor)]
            yield self._link(LinkRole.TARGET, tag, actor=other)
        else:
            about = self._quantities[next(self._quantity)]
            yield self._link(LinkRole.QUANTITY, tag, quantity=about)
            yield self._link(LinkRole.SPEAKER, tag, actor=actor, origin=1)

    def _link(self, role: LinkRole, tag: bytes, **target: object) -> Cells:
        link = _LINKS.get(role)
        if link is None:
            made = TagLink(id=_NOBODY, author=self._author, created=_WHEN, tag=_NOBODY, role=role)
            link = _LINKS[role] = _template(made)
        return _filled(link, id=next(self._ids), tag=tag, **target)


Template = tuple[list[object], dict[str, int]]
_LINKS: dict[LinkRole, Template] = {}


def _template(record: Record) -> Template:
    """Return the row of a record, and in which column each field is."""
    found = codec(record.kind_name)
    return list(found.encode(to_plain(record))), {name: at for at, name in enumerate(found.names)}


def _filled(template: Template, **values: object) -> Cells:
    row, places = template
    cells = row.copy()
    for name, value in values.items():
        cells[places[name]] = value
    return tuple(cells)


def _insert(database: sqlite3.Connection, kind: str, rows: Iterable[Cells]) -> None:
    database.executemany(codec(kind).insert, rows)


def _identities(rng: random.Random) -> Iterator[bytes]:
    """Yield the bytes of UUIDs of version 7, a millisecond apart."""
    millis = _MILLIS
    while True:
        millis += 1
        yield millis.to_bytes(6, "big") + b"\x70\x00\x80" + rng.randbytes(7)
