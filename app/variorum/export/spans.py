"""The table for training: one row for each text, with the spans tagged in it and what joins them.

Offsets are half-open code points of `text`. Rejected tags are left out. Spans may overlap and
nest, also between analysts: each names its own.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from variorum.export.index import Index
from variorum.model.ids import Id
from variorum.model.records import TextVersion
from variorum.model.tags import Tag, TagLink
from variorum.model.vocabulary import LinkRole, TagKind

Row = dict[str, Any]


def span_rows(index: Index, texts: Mapping[Id, str] | None) -> Iterator[Row]:
    """Yield the rows by id of the text; without `texts` they have no field of that name."""
    tags: dict[Id, list[Tag]] = defaultdict(list)
    for tag in index.tags():
        if not tag.rejected:
            tags[tag.text_version].append(tag)
    for version in index.of("text_version"):
        if isinstance(version, TextVersion):
            found = tags.pop(version.id, [])
            text = {} if texts is None else {"text": texts[version.id]}
            yield {**head(version, index), **text, **_marked(found, index)}


def head(version: TextVersion, index: Index) -> Row:
    """Return what is known of a text besides its words."""
    article = index.article_of(version)
    return {
        "id": version.id,
        "article": version.article,
        "title": article.title if article else "",
        "outlet": index.name("outlet", article.outlet) if article else "",
        "published": article.published if article else "",
        "language": article.language if article else "",
        "sha256": version.sha256,
    }


def _marked(tags: list[Tag], index: Index) -> Row:
    return {
        "spans": [span(tag, index) for tag in tags],
        "relations": list(relations(tags, index)),
    }


def span(tag: Tag, index: Index) -> Row:
    """Return a tag as a span."""
    return {
        "start": tag.start,
        "end": tag.end,
        "label": tag.kind.value.upper(),
        "id": tag.id,
        "text": tag.quote,
        "annotator": index.name("annotator", tag.author),
    }


def relations(tags: list[Tag], index: Index) -> Iterator[Row]:
    """Yield who speaks, holds or is meant, as relations to where they are named."""
    mentions = _mentions(tags, index)
    for tag in tags:
        if tag.kind is TagKind.ACTOR:
            continue
        for link in sorted(index.links[tag.id], key=lambda link: (link.position, link.id)):
            to = _nearest(tag, mentions.get(link.actor, ())) if link.actor else None
            if to is not None:
                yield {"from": tag.id, "to": to.id, "type": _type(link)}


def _mentions(tags: Iterable[Tag], index: Index) -> dict[Id | None, list[Tag]]:
    found: dict[Id | None, list[Tag]] = defaultdict(list)
    for tag in tags:
        for link in index.links[tag.id] if tag.kind is TagKind.ACTOR else ():
            if link.role is LinkRole.ACTOR:
                found[link.actor].append(tag)
    return found


def _nearest(tag: Tag, mentions: Iterable[Tag]) -> Tag | None:
    """Return the mention closest to a tag: the annotator's own first, then one inside the tag."""

    def distance(mention: Tag) -> tuple[bool, int, int, str]:
        apart = max(0, mention.start - tag.end, tag.start - mention.end)
        is_inside = tag.start <= mention.start and mention.end <= tag.end
        is_others = mention.author != tag.author
        return is_others, (-1 if is_inside else apart), mention.start, mention.id

    return min(mentions, key=distance, default=None)


def _type(link: TagLink) -> str:
    return "origin" if link.origin else link.role.value
