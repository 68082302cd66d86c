"""Words of the analysts that only what is taken out can have given them: emptied or replaced."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, cast

from variorum.export.selecting import freed, hangs_on
from variorum.model.ids import Id
from variorum.model.kinds import fields_of
from variorum.model.records import (
    Actor,
    Alias,
    Annotator,
    Article,
    Note,
    Outlet,
    Project,
    Proposition,
    Quantity,
    Record,
    TextVersion,
    Topic,
)
from variorum.model.tags import Tag, TagLink
from variorum.text.runs import Betrayals

_SOURCES = frozenset(("article", "text_version", "region", "annotator", "read_mark", "outlet"))
"""Kinds that say what their source says; they stay or go, whole."""

_CLOSED = frozenset(("created", "quote", "about"))
"""Fields of text that are nobody's own words."""

_TITLES = {
    "project": "title",
    "actor": "name",
    "topic": "name",
    "proposition": "text",
    "quantity": "name",
}
"""What a record is known by: replaced, never emptied."""

_SHORT = frozenset(("actor", "alias", "topic"))
"""Kinds of which a single word is a name."""


@dataclass(frozen=True, slots=True)
class Reworded:
    """Records whose words may be known, and how many fields or memos had to go for it."""

    records: Sequence[Record]
    count: int


def reword(
    left: Sequence[Record], lost: Sequence[Record], secret: Iterable[str], title: str
) -> Reworded:
    """Return the records of `left` without words that stand in `lost` and not in texts that stay.

    `secret` are names beside those of `lost`; `title` is for a project whose own tells too much.
    """
    said = Betrayals(words for record in left for _, words in _own_words(record))
    for record in lost:
        _hide(record, said)
    for name in secret:
        said.hide_name(name)
    for record in left:
        for text in _known(record):
            said.show(text)
    stand_ins = _StandIns(left, said, title)
    gone: set[Id] = set()
    found: list[Record] = []
    count = 0
    for record in left:
        told = [
            name
            for name, words in _own_words(record)
            if said.in_(words, alone=record.kind_name in _SHORT)
        ]
        count += len(told)
        if hangs_on(record, gone) or (told and isinstance(record, Alias | Note)):
            gone.add(record.id)
            continue
        known_by = _TITLES.get(record.kind_name)
        changed: dict[str, Any] = {
            name: stand_ins.of(record) if name == known_by else "" for name in told
        }
        found.append(freed(replace(record, **changed), gone))
    return Reworded(found, count)


@cache
def _worded(kind: str) -> tuple[str, ...]:
    """Return the fields of a kind that hold an analyst's own words."""
    if kind in _SOURCES:
        return ()
    return tuple(
        field.name
        for field in fields_of(kind)
        if field.base is str and not field.many and field.name not in _CLOSED
    )


def _own_words(record: Record) -> Iterator[tuple[str, str]]:
    for name in _worded(record.kind_name):
        if words := getattr(record, name):
            yield name, words


def _hide(record: Record, said: Betrayals) -> None:
    if isinstance(record, TextVersion):
        said.hide(record.text)
    elif isinstance(record, Article):
        for name in (record.title, record.byline, record.url, record.file_name):
            said.hide_name(name)
    elif isinstance(record, Annotator | Outlet):
        said.hide_name(record.name)
    else:
        for name, words in _own_words(record):
            if record.kind_name in _SHORT or name == _TITLES.get(record.kind_name):
                said.hide_name(words)
            else:
                said.hide(words)


def _known(record: Record) -> tuple[str, ...]:
    if isinstance(record, TextVersion):
        return (record.text,)
    if isinstance(record, Article):
        return (record.title, record.byline, record.url, record.file_name)
    return (record.name,) if isinstance(record, Outlet) else ()


class _StandIns:
    """What a record is called instead: words of the articles that stay, or a number."""

    def __init__(self, left: Sequence[Record], said: Betrayals, title: str) -> None:
        self._title = title
        self._numbers: dict[str, int] = {}
        tags = {record.id: record for record in left if isinstance(record, Tag)}
        self._words: dict[Id, str] = {}
        for record in left:
            if isinstance(record, TagLink):
                target = record.actor if record.role == "actor" else record.proposition
                if target is not None:
                    self._words.setdefault(target, tags[record.tag].quote)
        for record in left:
            if isinstance(record, Alias) and not said.in_(record.text):
                self._words.setdefault(record.actor, record.text)

    def of(self, record: Record) -> str:
        """Return another name for a record."""
        if isinstance(record, Project):
            return self._title
        if record.id in self._words:
            return self._words[record.id]
        kind = cast("Actor | Topic | Proposition | Quantity", record).kind_name
        self._numbers[kind] = self._numbers.get(kind, 0) + 1
        return f"{kind.capitalize()} {self._numbers[kind]}"
