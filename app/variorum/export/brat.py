"""brat standoff: a folder with a text and an annotation file for each article, and a configuration.

A tag is a text-bound annotation, in fragments where it runs over a line, because a line of the file
is one annotation. Values from a list are attributes, other values and memos a note; who is meant
is a normalisation (the role, the id, the name), and a relation where that is named in the text.
Offsets are code points of the text. Rejected tags are left out, and tags of white space alone.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from variorum.export.brat_config import ATTRIBUTES, COMPARATORS, FREE, annotation_conf
from variorum.export.dataset import refuse_damaged
from variorum.export.file_names import FileNames
from variorum.export.files import whole_folder
from variorum.export.index import Index
from variorum.export.manifest import MANIFEST, unchanged, write_manifest
from variorum.export.spans import relations
from variorum.export.tag_values import tag_value
from variorum.export.watching import Watch
from variorum.model.ids import Id
from variorum.model.records import Record, TextVersion
from variorum.model.tags import Tag, TagLink
from variorum.text.spans import Span, strip_space

CONFIG = "annotation.conf"
_BREAK = re.compile("[\t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
"""What ends a line for one reader or another, or a column of it."""

_TARGETS = ("actor", "outlet", "topic", "proposition", "quantity")


def write_standoff(records: Iterable[Record], folder: Path, watch: Watch, *, texts: bool) -> int:
    """Write the folder, whole or not at all; return the number of records.

    The texts are always in it. An earlier export is replaced if nothing in it was changed since.
    Raises UserError export.exists, export.unwritable or export.damaged, and Cancelled.
    """
    del texts
    watch.passes(2)
    index, full = Index(), dict[Id, str]()
    for record in watch.over(records):
        if isinstance(record, TextVersion):
            full[record.id] = record.text
        refuse_damaged(record, full)
        index.add(record)
    tags: dict[Id, list[Tag]] = defaultdict(list)
    for tag in watch.over(index.tags()):
        if not tag.rejected:
            tags[tag.text_version].append(tag)
    names = FileNames()
    with whole_folder(folder, ours=unchanged(folder), mark=MANIFEST) as part:
        (part / CONFIG).write_bytes(annotation_conf().encode("utf-8"))
        for version, text in full.items():
            name = names.free(_words(version, index))
            (part / f"{name}.txt").write_bytes(text.encode("utf-8"))
            lines = "".join(f"{line}\n" for line in _lines(tags[version], text, index))
            (part / f"{name}.ann").write_bytes(lines.encode("utf-8"))
        write_manifest(part)
    return index.count


def _words(version: Id, index: Index) -> str:
    article = index.article_of(index.get("text_version", version))
    return f"{article.label} {article.title or article.file_name}" if article else ""


def _lines(tags: Sequence[Tag], text: str, index: Index) -> Iterator[str]:
    """Yield the lines of an annotation file."""
    placed = [(tag, pieces) for tag in tags if (pieces := fragments(text, tag.start, tag.end))]
    ids = {tag.id: f"T{number}" for number, (tag, _) in enumerate(placed, start=1)}
    for tag, pieces in placed:
        where = ";".join(f"{start} {end}" for start, end in pieces)
        words = " ".join(text[start:end] for start, end in pieces)
        yield f"{ids[tag.id]}\t{tag.kind.upper()} {where}\t{words}"
    kept = [tag for tag, _ in placed]
    yield from _numbered("R", (_relation(one, ids) for one in relations(kept, index)))
    yield from _numbered("A", (line for tag in kept for line in _attributes(tag, ids, index)))
    yield from _numbered("N", (line for tag in kept for line in _meanings(tag, ids, index)))
    yield from _numbered("#", (line for tag in kept for line in _notes(tag, ids, index)))


def _numbered(letter: str, lines: Iterable[str]) -> Iterator[str]:
    return (f"{letter}{number}\t{line}" for number, line in enumerate(lines, start=1))


def fragments(text: str, start: int, end: int) -> list[Span]:
    """Return [start, end) in pieces without a break; white space around a break is in none."""
    breaks = [found.span() for found in _BREAK.finditer(text, start, end)]
    starts = [start, *(behind for _, behind in breaks)]
    ends = [*(before for before, _ in breaks), end]
    last = len(breaks)
    found: list[Span] = []
    for number, (first, behind) in enumerate(zip(starts, ends, strict=True)):
        bare = strip_space(text, first, behind)
        first = bare[0] if number else first  # noqa: PLW2901  # the edges of the tag stay
        behind = bare[1] if number < last else behind  # noqa: PLW2901  # the same
        if bare[0] < bare[1]:
            found.append((first, behind))
    return found


def _relation(found: Mapping[str, str], ids: Mapping[Id, str]) -> str:
    return f"{found['type']} Arg1:{ids[Id(found['from'])]} Arg2:{ids[Id(found['to'])]}"


def _attributes(tag: Tag, ids: Mapping[Id, str], index: Index) -> Iterator[str]:
    for name in ATTRIBUTES[tag.kind]:
        value = tag.comparator and COMPARATORS[tag.comparator]
        shown = value if name == "comparator" else tag_value(tag, name, index)
        if shown is not None:
            yield f"{name} {ids[tag.id]} {shown}"


def _meanings(tag: Tag, ids: Mapping[Id, str], index: Index) -> Iterator[str]:
    for link in sorted(index.links[tag.id], key=lambda link: (link.position, link.id)):
        kind, target = _target(link)
        name = _flat(index.name(kind, target))
        yield f"Reference {ids[tag.id]} {link.role}:{target}\t{name}"


def _target(link: TagLink) -> tuple[str, Id]:
    return next((kind, found) for kind in _TARGETS if (found := getattr(link, kind)))


def _notes(tag: Tag, ids: Mapping[Id, str], index: Index) -> Iterator[str]:
    values = [
        f"{name}={_flat(str(value))}"
        for name in FREE[tag.kind]
        if (value := tag_value(tag, name, index)) is not None
    ]
    memos = [_flat(note.text) for note in index.notes[tag.id]]
    parts = [*(["; ".join(values)] if values else []), *memos]
    if parts:
        yield f"AnnotatorNotes {ids[tag.id]}\t{' | '.join(parts)}"


def _flat(text: str) -> str:
    return _BREAK.sub(" ", text).strip()
