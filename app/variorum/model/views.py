"""Records put together for one purpose: a tag with its links, an article with its tags."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from variorum.model.changes import Change
from variorum.model.ids import Id
from variorum.model.records import Article, Note, ReadMark, Record, Region, TextVersion
from variorum.model.tags import Tag, TagLink
from variorum.model.vocabulary import EXCLUDED_REGIONS, LinkRole, RegionKind


@dataclass(frozen=True, slots=True)
class LinkedTag:
    """A tag with its links, where it stands, and the region that keeps it from counting."""

    tag: Tag
    links: tuple[TagLink, ...]
    article: Id
    excluded_by: RegionKind | None = None

    def role(self, role: LinkRole) -> tuple[TagLink, ...]:
        """Return the links of one role, in order of position."""
        found = [link for link in self.links if link.role is role]
        if len(found) > 1:
            found.sort(key=lambda link: (link.position, link.id))
        return tuple(found)


@dataclass(slots=True)
class OpenArticle:
    """One article with all that lies in its text, kept current by applying changes."""

    article: Article
    version: TextVersion
    regions: dict[Id, Region] = field(default_factory=dict)
    tags: dict[Id, Tag] = field(default_factory=dict)
    links: dict[Id, dict[Id, TagLink]] = field(default_factory=dict)
    notes: dict[Id, Note] = field(default_factory=dict)
    marks: dict[Id, ReadMark] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The frozen text that all spans count in."""
        return self.version.text

    def linked(self, tag_id: Id) -> LinkedTag:
        """Return a tag with its links; raise KeyError if it is not in this article."""
        tag = self.tags[tag_id]
        links = tuple(self.links.get(tag_id, {}).values())
        return LinkedTag(tag, links, self.article.id, self.excluded_by(tag.start, tag.end))

    def linked_in_order(self) -> list[LinkedTag]:
        """Return all tags not rejected with their links, in text order."""
        excluded = [one for one in self.regions.values() if one.kind in EXCLUDED_REGIONS]
        return [
            LinkedTag(
                tag,
                tuple(self.links.get(tag.id, {}).values()),
                self.article.id,
                _within(excluded, tag.start, tag.end),
            )
            for tag in self.in_text_order()
        ]

    def excluded_by(self, start: int, end: int) -> RegionKind | None:
        """Return the kind of the excluded region that [start, end) lies wholly inside, if any."""
        excluded = (one for one in self.regions.values() if one.kind in EXCLUDED_REGIONS)
        return _within(excluded, start, end)

    def standing(self) -> list[Tag]:
        """Return the tags that are not rejected."""
        return [tag for tag in self.tags.values() if not tag.rejected]

    def in_text_order(self) -> Iterator[Tag]:
        """Yield the tags not rejected by start, longer ones first where they start together."""
        yield from sorted(self.standing(), key=lambda tag: (tag.start, -tag.end, tag.id))

    def apply(self, changes: Iterable[Change]) -> None:
        """Follow the changes that concern this article; pass over the others."""
        for change in changes:
            self._follow(change)

    def _follow(self, change: Change) -> None:
        record = change.record
        if isinstance(record, Article) and record.id == self.article.id and change.after:
            self.article = record
        home = self._home(record)
        if home is None:
            return
        if change.after is None:
            home.pop(record.id, None)
        else:
            home[record.id] = record

    def _home(self, record: Record) -> dict[Id, Record] | None:
        homes: dict[Id, Record] | None = None
        if isinstance(record, Tag | Region | ReadMark):
            if record.text_version != self.version.id:
                return None
            homes = {Tag: self.tags, Region: self.regions, ReadMark: self.marks}[type(record)]  # type: ignore[assignment]
        elif isinstance(record, TagLink) and record.tag in self.tags:
            homes = self.links.setdefault(record.tag, {})  # type: ignore[assignment]
        elif isinstance(record, Note):
            homes = self.notes  # type: ignore[assignment]
        return homes


def _within(regions: Iterable[Region], start: int, end: int) -> RegionKind | None:
    for region in regions:
        if region.start <= start and end <= region.end:
            return region.kind
    return None
