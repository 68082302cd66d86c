"""A project for INCEpTION and other UIMA programs: a zip with a CAS for each text.

Beside the texts lie the type system, which INCEpTION reads its layers from, and the whole project
as a dataset, so that nothing is lost on the way back. A text with characters that XML has no way
to write is a JSON-CAS, all others are XMI.
"""

import re
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from variorum.export.cas_article import structures
from variorum.export.cas_files import cas_json, fits_xml, xmi
from variorum.export.cas_types import types_xml
from variorum.export.dataset import write_dataset
from variorum.export.files import whole_file
from variorum.export.index import Index
from variorum.export.refi_values import Names
from variorum.export.watching import Watch
from variorum.model.ids import Id
from variorum.model.records import Record, TextVersion
from variorum.model.tags import Tag
from variorum.text.harmless import file_name

OWN = "variorum.jsonl"
TYPES = "TypeSystem.xml"
_DATE = (1980, 1, 1, 0, 0, 0)
"""Of every part: the same project gives the same bytes."""

_LONGEST_NAME = 60


def write_cas(records: Iterable[Record], out: Path, watch: Watch, *, texts: bool) -> int:
    """Write the zip, whole or not at all; return the number of records.

    The `texts` are always in it: a CAS is its text. All records are held in memory while this
    runs. Raises UserError export.unwritable or export.damaged, and Cancelled.
    """
    del texts
    watch.passes(2)
    index, full = Index(), dict[Id, str]()
    with whole_file(out) as file, zipfile.ZipFile(file, "w", compresslevel=6) as parts:
        with parts.open(_part(OWN), "w", force_zip64=True) as own:
            write_dataset(_kept(watch.over(records), index, full), own)  # type: ignore[arg-type]  # typeshed: IO[bytes]
        parts.writestr(_part(TYPES), types_xml())
        for name, data in _articles(index, full, watch):
            parts.writestr(_part(name), data.encode("utf-8"))
    return index.count


def _part(path: str) -> zipfile.ZipInfo:
    part = zipfile.ZipInfo(path, _DATE)
    part.compress_type = zipfile.ZIP_DEFLATED
    return part


def _kept(records: Iterable[Record], index: Index, full: dict[Id, str]) -> Iterator[Record]:
    for record in records:
        if isinstance(record, TextVersion):
            full[record.id] = record.text
        index.add(record)
        yield record


def _articles(index: Index, full: dict[Id, str], watch: Watch) -> Iterator[tuple[str, str]]:
    tags: dict[Id, list[Tag]] = defaultdict(list)
    for tag in watch.over(index.tags()):
        tags[tag.text_version].append(tag)
    names = Names()
    for version in index.of("text_version"):
        if isinstance(version, TextVersion):
            text = full[version.id]
            found = structures(version, text, tags.pop(version.id, []), index)
            name = names.free(_name(version, index))
            if fits_xml(text, found):
                yield f"{name}.xmi", xmi(text, found)
            else:
                yield f"{name}.json", cas_json(text, found)


def _name(version: TextVersion, index: Index) -> str:
    """Return what INCEpTION will call the document: a name that no file system minds."""
    article = index.article_of(version)
    label = f"{article.label} {article.title}" if article else ""
    plain = re.sub(r"[^\w]+", "-", label).strip("-")[:_LONGEST_NAME]
    return file_name(plain, "", version.id)
