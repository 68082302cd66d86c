"""An article with its tags as the feature structures of a UIMA CAS.

Offsets are UTF-16 units, as UIMA counts.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import count

from variorum.export.cas_types import (
    DOCUMENT,
    LAYERS,
    METADATA,
    REGION,
    RELATION,
    SENTENCE,
    STATE,
    TOKEN,
    VALUES,
)
from variorum.export.cells import JOINT
from variorum.export.gist import says
from variorum.export.index import Index
from variorum.export.spans import relations
from variorum.model.ids import Id
from variorum.model.records import TextVersion
from variorum.model.tags import Tag, TagLink
from variorum.model.vocabulary import TagKind
from variorum.text.offsets import OffsetMap
from variorum.text.sentences import sentences
from variorum.text.tokens import tokens

Value = str | int | float | bool
SOFA = 1
"""Number of the structure that holds the text."""

_POINTS_AT = ("actor", "outlet", "topic", "proposition", "quantity")


@dataclass(frozen=True, slots=True)
class Structure:
    """A feature structure: its number in the CAS, type, values, and what it points at by number."""

    number: int
    type: str
    values: Mapping[str, Value]
    refs: Mapping[str, int]


def structures(
    version: TextVersion, text: str, tags: Iterable[Tag], index: Index
) -> list[Structure]:
    """Return what stands in a text; its own structure is number `SOFA` and not among them."""
    return list(_Article(text, index).structures(version, list(tags)))


class _Article:
    def __init__(self, text: str, index: Index) -> None:
        self._text = text
        self._index = index
        self._units = OffsetMap(text)
        self._numbers = count(SOFA + 1)

    def structures(self, version: TextVersion, tags: list[Tag]) -> Iterator[Structure]:
        yield from self._described(version)
        for start, end in sentences(self._text):
            yield self._span(SENTENCE, start, end, {})
        for start, end in tokens(self._text):
            yield self._span(TOKEN, start, end, {})
        for region in self._index.regions[version.id]:
            yield self._span(REGION, region.start, region.end, {"kind": region.kind.value})
        made: dict[Id, tuple[int, Tag]] = {}
        for tag in tags:
            one = self._span(LAYERS[tag.kind], tag.start, tag.end, self._values(tag))
            made[tag.id] = (one.number, tag)
            yield one
        for row in relations([tag for tag in tags if not tag.rejected], self._index):
            dependent, mention = made[row["to"]]
            ends = {"Governor": made[row["from"]][0], "Dependent": dependent}
            yield self._span(RELATION, mention.start, mention.end, {"role": row["type"]}, ends)

    def _described(self, version: TextVersion) -> Iterator[Structure]:
        article = self._index.article_of(version)
        language = (article.language if article else "") or "x-unspecified"
        title = (article.title or article.label) if article else ""
        head = {"language": language, "documentTitle": title, "documentId": version.id}
        yield self._span(METADATA, 0, len(self._text), head)
        details = {"article": version.article, "text_version": version.id, "sha256": version.sha256}
        if article:
            details |= {
                name: str(value) if (value := getattr(article, name)) else ""
                for name in ("label", "title", "byline", "published", "genre", "url", "language")
            }
            details["outlet"] = self._index.name("outlet", article.outlet)
        filled = {name: value for name, value in details.items() if value}
        yield Structure(next(self._numbers), DOCUMENT, filled, {"sofa": SOFA})

    def _span(
        self,
        type_: str,
        start: int,
        end: int,
        values: Mapping[str, Value],
        refs: Mapping[str, int] | None = None,
    ) -> Structure:
        place = {"begin": self._units.to_utf16(start), "end": self._units.to_utf16(end)}
        return Structure(
            next(self._numbers), type_, {**place, **values}, {"sofa": SOFA, **(refs or {})}
        )

    def _values(self, tag: Tag) -> dict[str, Value]:
        links = sorted(self._index.links[tag.id], key=lambda link: (link.position, link.id))
        values: dict[str, Value] = {
            "tag_id": tag.id,
            "analyst": self._index.name("annotator", tag.author),
            "created": tag.created,
            "says": says(tag, self._index),
            "links": JOINT.join(self._named(link) for link in links),
            "guessed": JOINT.join(tag.inferred),
            **{name: getattr(tag, name) for name in STATE},
            **{name: _plain(getattr(tag, name)) for name in VALUES[tag.kind]},
        }
        if tag.kind is TagKind.ACTOR:
            values["identity"] = JOINT.join(link.actor for link in links if link.actor)
        return {name: value for name, value in values.items() if value != ""}

    def _named(self, link: TagLink) -> str:
        meant = next((name for name in _POINTS_AT if getattr(link, name)), "")
        return f"{link.role.value}: {self._index.name(meant, getattr(link, meant, None))}"


def _plain(value: object) -> Value:
    """Return a field of a tag as UIMA has it; empty for none."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, int):
        return value
    return "" if value is None else str(value)
