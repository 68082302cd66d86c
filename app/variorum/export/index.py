"""The records of an export at hand: by kind and id, with a name for each."""

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from operator import attrgetter
from typing import Protocol, TypeVar

from variorum.model.ids import Id
from variorum.model.records import ActorLink, Alias, Article, Note, Record, Region, TextVersion
from variorum.model.statement import Statement, Step
from variorum.model.tags import Tag, TagLink
from variorum.model.vocabulary import EXCLUDED_REGIONS, TagKind

T_co = TypeVar("T_co", covariant=True)

_NAME_FIELDS = {
    "project": "title",
    "annotator": "name",
    "outlet": "name",
    "actor": "name",
    "alias": "text",
    "topic": "name",
    "proposition": "text",
    "quantity": "name",
    "tag": "quote",
    "note": "text",
}


class Listed(Protocol[T_co]):
    """Gives the records that point at one."""

    def __getitem__(self, key: Id, /) -> Sequence[T_co]: ...  # noqa: D105  # as the class says


Made = Callable[[list[str]], str]
"""Makes a line of the cells of a row."""

TARGETS = ("actor", "outlet", "topic", "proposition", "quantity")
"""What a tag's link may point at, one of them each."""

IN_SHORT = ("article", "text_version", "tag", "tag_link")


class Lines(Protocol):
    """Yields the lines of a kind's table, some at a time, by the name of the table's format.

    A row that needs care is made by `made`.
    """

    def __call__(self, form: str, kind: str, made: Made, /) -> Iterator[Sequence[str]]:
        """Yield."""


class Lookup(ABC):
    """Records by kind and id, with a name for each, wherever they are kept."""

    aliases: Listed[Alias]
    parents: Listed[ActorLink]
    lines: Lines | None = None
    """A shorter way to the rows of `IN_SHORT`, where there is one."""

    @abstractmethod
    def of(self, kind: str) -> Iterator[Record]:
        """Yield the records of one kind by id."""

    @abstractmethod
    def get(self, kind: str, record_id: Id | None) -> Record | None:
        """Return one record, or None; a text may come without its words."""

    @abstractmethod
    def statements(self) -> Iterator[Statement]:
        """Yield all tags but those of actors, article by article, in the order of the text."""

    def name(self, kind: str, record_id: Id | None) -> str:
        """Return what a person would call the record; empty if there is none or it has no name."""
        record = self.get(kind, record_id)
        if isinstance(record, Article):
            return record.title or record.label or record.file_name
        if isinstance(record, TextVersion):
            return self.name("article", record.article)
        field = _NAME_FIELDS.get(kind)
        return str(getattr(record, field)) if record and field else ""

    def names(self, kind: str, ids: Sequence[Id | None]) -> list[str]:
        """Return the names of many."""
        return [self.name(kind, one) for one in ids]

    def article_of(self, record: Record | None) -> Article | None:
        """Return the article of a text, or of what stands in one (a tag's link: its tag)."""
        if isinstance(record, TagLink):
            record = self.get("tag", record.tag)
        is_text = isinstance(record, TextVersion)
        version = (
            record if is_text else self.get("text_version", getattr(record, "text_version", None))
        )
        found = self.get("article", version.article) if isinstance(version, TextVersion) else None
        return found if isinstance(found, Article) else None


class Held(Lookup):
    """Records that are held still elsewhere, and need not be in memory."""

    @abstractmethod
    def texts(self) -> Iterator[tuple[Id, str]]:
        """Yield (id, text) of all texts by id."""


class Index(Lookup):
    """Records in memory. Texts are not kept."""

    def __init__(self) -> None:
        """Start empty."""
        self._records: dict[str, dict[Id, Record]] = defaultdict(dict)
        self.links: dict[Id, list[TagLink]] = defaultdict(list)
        self.aliases: dict[Id, list[Alias]] = defaultdict(list)
        self.parents: dict[Id, list[ActorLink]] = defaultdict(list)
        self.regions: dict[Id, list[Region]] = defaultdict(list)
        self.notes: dict[Id, list[Note]] = defaultdict(list)

    @property
    def count(self) -> int:
        """How many records there are."""
        return sum(map(len, self._records.values()))

    def add(self, record: Record) -> None:
        """Take one record in."""
        if isinstance(record, TextVersion):
            record = replace(record, text="")
        self._records[record.kind_name][record.id] = record
        if isinstance(record, TagLink):
            self.links[record.tag].append(record)
        elif isinstance(record, Alias):
            self.aliases[record.actor].append(record)
        elif isinstance(record, ActorLink):
            self.parents[record.actor].append(record)
        elif isinstance(record, Region):
            self.regions[record.text_version].append(record)
        elif isinstance(record, Note):
            self.notes[record.subject].append(record)

    def of(self, kind: str) -> Iterator[Record]:
        """Yield the records of one kind by id."""
        yield from sorted(self._records[kind].values(), key=attrgetter("id"))

    def get(self, kind: str, record_id: Id | None) -> Record | None:
        """Return one record, or None."""
        return self._records[kind].get(record_id) if record_id else None

    def tags(self) -> Iterator[Tag]:
        """Yield the tags article by article (by badge), in the order of the text."""
        found = [tag for tag in self._records["tag"].values() if isinstance(tag, Tag)]
        yield from sorted(found, key=self._place)

    def statements(self) -> Iterator[Statement]:
        """Yield all tags but those of actors, article by article, in the order of the text."""
        return (self.statement(tag) for tag in self.tags() if tag.kind is not TagKind.ACTOR)

    def statement(self, tag: Tag) -> Statement:
        """Return a tag in words, its links by position."""
        article = self.article_of(tag)
        links = sorted(self.links[tag.id], key=attrgetter("position", "id"))
        return Statement(
            *((article.label, self.name("outlet", article.outlet)) if article else ("", "")),
            article.published if article else "",
            *(tag.id, self.name("annotator", tag.author), tag.created, str(tag.kind)),
            tag.start,
            tag.end,
            *(tag.quote, self._not_evidence(tag)),
            *(word(tag.voice), tag.event_time, word(tag.attitude), word(tag.comparator)),
            *(word(tag.value), word(tag.value_high), tag.unit),
            *(tag.window_start, tag.window_end, tag.as_of),
            [self._step(link) for link in links],
        )

    def _step(self, link: TagLink) -> Step:
        names = (self.name(kind, getattr(link, kind)) for kind in TARGETS)
        unit = str(getattr(self.get("quantity", link.quantity), "unit", ""))
        return Step(
            *(str(link.role), link.position, "".join(names), link.origin),
            *(word(link.polarity), word(link.type), link.condition),
            unit if link.quantity else None,
        )

    def _not_evidence(self, tag: Tag) -> str:
        """Return why a tag is no evidence by where it stands or what became of it."""
        if tag.rejected:
            return "rejected"
        for region in self.regions[tag.text_version]:
            inside = region.start <= tag.start and tag.end <= region.end
            if inside and region.kind in EXCLUDED_REGIONS:
                return str(region.kind)
        return ""

    def _place(self, tag: Tag) -> tuple[str, str, int, int, str]:
        article = self.article_of(tag)
        label = article.label if article else ""
        return (*place(label, tag.text_version), tag.start, -tag.end, tag.id)


def word(value: Decimal | StrEnum | None) -> str:
    """Return a value as a word, empty for none."""
    if value is None:
        return ""
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def place(label: str, version: Id) -> tuple[str, Id]:
    """Return the sort key of a text by the badge of its article: A to Z come before AA."""
    return label.rjust(4), version
