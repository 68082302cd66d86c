"""The records of an export at hand: by kind and id, with a name for each."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter

from variorum.model.ids import Id
from variorum.model.records import ActorLink, Alias, Article, Note, Record, Region, TextVersion
from variorum.model.tags import Tag, TagLink

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


class Index:
    """Records by kind and id. Texts are not kept."""

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

    def name(self, kind: str, record_id: Id | None) -> str:
        """Return what a person would call the record; empty if there is none or it has no name."""
        record = self.get(kind, record_id)
        if isinstance(record, Article):
            return record.title or record.label or record.file_name
        if isinstance(record, TextVersion):
            return self.name("article", record.article)
        field = _NAME_FIELDS.get(kind)
        return str(getattr(record, field)) if record and field else ""

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

    def tags(self) -> Iterator[Tag]:
        """Yield the tags article by article (by badge), in the order of the text."""
        found = [tag for tag in self._records["tag"].values() if isinstance(tag, Tag)]
        yield from sorted(found, key=self._place)

    def _place(self, tag: Tag) -> tuple[str, str, int, int, str]:
        article = self.article_of(tag)
        label = article.label if article else ""
        return label.rjust(4), tag.text_version, tag.start, -tag.end, tag.id
