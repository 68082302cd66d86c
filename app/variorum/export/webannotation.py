"""A project as a W3C Web Annotation collection (REC 2017-02-23), in JSON-LD.

Tags, links, memos, regions and read marks are annotations: a tag classifies a place in a text, a
link joins a tag to what it means, a memo comments on a record. All else (and what was rejected)
stands beside them as `variorum:records`, so that nothing is lost. Positions are code points, as the
standard asks; quotes stand beside them, with context that cuts no user-perceived character.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from variorum.export.dataset import CONTEXT, refuse_damaged
from variorum.export.files import whole_file
from variorum.export.gist import says
from variorum.export.index import Index
from variorum.export.terms import context, node, own_fields, urn
from variorum.export.watching import Watch
from variorum.model.ids import Id
from variorum.model.kinds import KINDS
from variorum.model.records import Note, Project, ReadMark, Record, Region, TextVersion
from variorum.model.tags import Tag, TagLink
from variorum.model.vocabulary import LinkRole
from variorum.text.graphemes import whole_graphemes

Json = dict[str, Any]
Texts = Mapping[Id, str]

_WEB = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_SPAN = ("author", "created", "text_version", "start", "end", "quote")
_POINTS_AT = ("actor", "outlet", "topic", "proposition", "quantity")


def write_annotations(records: Iterable[Record], out: Path, watch: Watch, *, texts: bool) -> int:
    """Write the collection, whole or not at all; return the number of records.

    All records are held in memory while this runs. Raises UserError export.unwritable or
    export.damaged, and Cancelled.
    """
    watch.passes(2)
    index, full = Index(), dict[Id, str]()
    for record in watch.over(records):
        if isinstance(record, TextVersion):
            full[record.id] = record.text
        refuse_damaged(record, full)
        index.add(record)
    with whole_file(out) as file:
        for piece in _collection(index, full, watch, texts=texts):
            file.write(piece.encode("utf-8"))
    return index.count


def _collection(index: Index, full: Texts, watch: Watch, *, texts: bool) -> Iterator[str]:
    """Yield the file piece by piece: one line for each annotation and each record."""
    annotations, rest = _parted(index)
    yield _open(_head(index, len(annotations))) + ',\n"variorum:records": [\n'
    yield from _listed(_beside(one, full if texts else {}) for one in watch.over(rest))
    yield '\n],\n"first": ' + _open(_page(index)) + ', "items": [\n'
    yield from _listed(_annotation(one, index, full) for one in watch.over(annotations))
    yield "\n]}}\n"


def _parted(index: Index) -> tuple[list[Record], list[Record]]:
    """Return the records that are annotations, and all others; both in dataset order."""
    annotations: list[Record] = []
    rest: list[Record] = []
    for kind in KINDS:
        for record in index.of(kind):
            tag = index.get("tag", record.tag) if isinstance(record, TagLink) else record
            is_rejected = isinstance(tag, Tag) and tag.rejected
            is_one = isinstance(record, Tag | TagLink | Note | Region | ReadMark)
            (annotations if is_one and not is_rejected else rest).append(record)
    return annotations, rest


def _open(made: Json) -> str:
    """Return an object without its closing brace."""
    return _dumped(made)[:-1]


def _dumped(made: Json) -> str:
    return json.dumps(made, ensure_ascii=False)


def _listed(items: Iterable[Json]) -> Iterator[str]:
    before = ""
    for item in items:
        yield before + _dumped(item)
        before = ",\n"


def _head(index: Index, total: int) -> Json:
    project = next(index.of("project"), None)
    whole = _collection_iri(index)
    return {
        "@context": context(),
        "id": whole,
        "type": "AnnotationCollection",
        "label": project.title if isinstance(project, Project) else "",
        "generator": {"id": "urn:variorum", "type": "Software", "name": "Variorum"},
        "total": total,
        "last": _page_iri(whole),
    }


def _page(index: Index) -> Json:
    whole = _collection_iri(index)
    return {"id": _page_iri(whole), "type": "AnnotationPage", "partOf": whole, "startIndex": 0}


def _page_iri(whole: str) -> str:
    return f"{whole}#1"


def _collection_iri(index: Index) -> str:
    project = next(index.of("project"), None)
    return urn(project.id) if project else "urn:variorum:collection"


def _beside(record: Record, texts: Texts) -> Json:
    """Return a record that is no annotation; the index holds no texts, so it is put in here."""
    if not isinstance(record, TextVersion):
        return node(record)
    text = {"variorum:text": texts[record.id]} if record.id in texts else {}
    return {**node(record, without=("text",)), "format": "text/plain", **text}


def _annotation(record: Record, index: Index, texts: Texts) -> Json:
    """Return a tag, link, memo, region or read mark as an annotation."""
    made: Json = {"id": urn(record.id), "type": "Annotation"}
    if isinstance(record, Tag):
        made |= {"motivation": "classifying", "body": _bodies(record, index)}
    elif isinstance(record, TagLink):
        made |= _linking(record)
    elif isinstance(record, Note):
        body = {"type": "TextualBody", "value": record.text, "format": "text/plain"}
        made |= {"motivation": "commenting", "body": body, "target": urn(record.subject)}
    elif isinstance(record, Region):
        made |= {"motivation": "classifying", "body": _tagging(f"REGION {record.kind.value}")}
    else:
        made |= {"motivation": "bookmarking"}
    if isinstance(record, Tag | Region | ReadMark):
        made["target"] = _place(record, index, texts)
    return {**made, **_signed(record, index), **_own(record)}


def _bodies(tag: Tag, index: Index) -> list[Json]:
    gist = says(tag, index)
    described = {"type": "TextualBody", "purpose": "describing", "value": gist}
    label = _tagging(tag.kind.value.upper())
    return [label, {**described, "format": "text/plain"}] if gist else [label]


def _tagging(value: str) -> Json:
    return {"type": "TextualBody", "purpose": "tagging", "value": value}


def _linking(link: TagLink) -> Json:
    meant = next((found for name in _POINTS_AT if (found := getattr(link, name))), "")
    purpose = "identifying" if link.role is LinkRole.ACTOR else "linking"
    body = {"type": "SpecificResource", "purpose": purpose, "source": urn(meant)}
    return {"motivation": "linking", "body": body, "target": urn(link.tag)}


def _place(record: Tag | Region | ReadMark, index: Index, texts: Texts) -> Json:
    start, end = record.start, record.end
    text = texts[record.text_version]
    before = whole_graphemes(text, max(0, start - CONTEXT), start)[0]
    after = whole_graphemes(text, end, min(len(text), end + CONTEXT))[1]
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    quote = {"type": "TextQuoteSelector", "exact": text[start:end]}
    context_ = {"prefix": text[before:start], "suffix": text[end:after]}
    article = index.article_of(record)
    scope = {"scope": article.url} if article and _WEB.fullmatch(article.url) else {}
    source = urn(record.text_version)
    return {"source": source, **scope, "selector": [position, {**quote, **context_}]}


def _signed(record: Record, index: Index) -> Json:
    made: Json = {"created": record.created}
    if record.author:
        name = index.name("annotator", record.author)
        made["creator"] = {"id": urn(record.author), "type": "Person", "name": name}
    return made


def _own(record: Record) -> Json:
    """Return what the standard has no words for."""
    without = {Tag: _SPAN, TagLink: ("author", "created", "tag", *_POINTS_AT), Note: _NOTE}
    return own_fields(record, without=without.get(type(record), _SPAN))


_NOTE = ("author", "created", "subject", "text")
