"""An export before it is written: its size, what any format would lose of it, how it begins."""

import zipfile
from collections.abc import Collection, Iterator
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from variorum.export.references import references
from variorum.export.selecting import select
from variorum.export.watching import Watch
from variorum.model.catalogue import Catalogue
from variorum.model.handover import Format, Selection
from variorum.model.ids import Id
from variorum.model.kinds import KINDS
from variorum.model.records import Article, Record
from variorum.model.vocabulary import Progress
from variorum.store.store import Store
from variorum.workspace.session import Session
from variorum.workspace.writing import write

_TAGS, _NAMES = 30, 3
"""Tags of one article, and records of each other kind, that stand for all in a preview."""
_BYTES = 24_000
_LINE = 700
_PARTS = 40
_TEXTS = (
    *(".qde", ".qdc", ".xml", ".xmi", ".json", ".jsonl", ".jsonld", ".txt", ".csv", ".tsv"),
    *(".md", ".conf", ".ann", ".py", ".conll"),
)
_WORKBOOK = ".xlsx"
_TELLING = ("README", "reading", "spans", "tags")
_SHEET_ROWS, _CELL = 12, 40


class Part(NamedTuple):
    """A file of an export, and how it begins; `text` is empty where it is not made of text."""

    name: str
    text: str


def missing_package(form: Format) -> str:
    """Return the package without which `form` cannot be written, if it is not installed."""
    return form.needs if form.needs and find_spec(form.needs) is None else ""


def beginning(session: Session, form: Format, selection: Selection) -> tuple[Part, ...]:
    """Return how the files of an export begin: written as they will be, of an excerpt.

    Raises UserError ``export.*``.
    """
    records = session.read(lambda store: excerpt(store, selection)).result()
    with TemporaryDirectory() as folder:
        out = Path(folder) / f"export{form.extension}"
        chosen = select(lambda: records, selection)
        write(chosen, form, out, Watch(), texts=selection.texts or not form.bare)
        return tuple(islice(_parts(out), _PARTS))


def excerpt(store: Store, selection: Selection) -> list[Record]:
    """Return the first tags of the first article of a selection, and what they point at."""
    catalogue = store.catalogue()
    found: dict[Id, Record] = {}
    for article in _first(catalogue, selection):
        opened = store.open_article(article.id)
        tags = [tag for tag in opened.in_text_order() if _is_wanted(tag, selection)][:_TAGS]
        links = [link for tag in tags for link in opened.linked(tag.id).links]
        around = (*opened.regions.values(), *opened.notes.values(), *opened.marks.values())
        for record in (article, opened.version, *tags, *links, *around):
            found[record.id] = record
    for kind in KINDS.values():
        few = islice(catalogue.all(kind).values(), _NAMES) if kind is not Article else ()
        found |= {record.id: record for record in few}
    _close(found, catalogue)
    order = {kind: place for place, kind in enumerate(KINDS)}
    return sorted(found.values(), key=lambda one: (order[one.kind_name], one.id))


def _first(catalogue: Catalogue, selection: Selection) -> list[Article]:
    """Return the first article, one with an own text, that the selection takes; or none."""
    articles = sorted(catalogue.all(Article).values(), key=lambda one: (one.label, one.id))
    chosen = [
        one
        for one in articles
        if (not selection.articles or one.id in selection.articles)
        and (one.progress is Progress.DONE or not selection.finished)
    ]
    return chosen[:1]


def _is_wanted(tag: Record, selection: Selection) -> bool:
    kinds: Collection[object] = selection.kinds
    is_kind = not kinds or getattr(tag, "kind", None) in kinds
    is_signed = not selection.analysts or tag.author in selection.analysts
    return is_kind and is_signed and (getattr(tag, "adjudicated", False) or not selection.decided)


def _close(found: dict[Id, Record], catalogue: Catalogue) -> None:
    """Add what the records found point at; drop those whose targets are not in the catalogue."""
    names = {record.id: record for record in catalogue}
    waiting = list(found.values())
    while waiting:
        for _field, _kind, target in references(waiting.pop()):
            if target not in found and target in names:
                found[target] = names[target]
                waiting.append(names[target])
    hanging = [one.id for one in found.values() if not _stands(one, found)]
    while hanging:
        for one in hanging:
            del found[one]
        hanging = [one.id for one in found.values() if not _stands(one, found)]


def _stands(record: Record, found: dict[Id, Record]) -> bool:
    return all(target in found for _field, _kind, target in references(record))


# -- reading back --------------------------------------------------------------------------


def _parts(out: Path) -> Iterator[Part]:
    if out.is_dir():
        for path in sorted(out.rglob("*"), key=_place):
            if path.is_file():
                with path.open("rb") as file:
                    yield Part(path.relative_to(out).as_posix(), _words(file.read(_BYTES)))
    elif out.suffix == _WORKBOOK:
        yield from _sheets(out)
    elif zipfile.is_zipfile(out):
        yield from _members(out)
    else:
        with out.open("rb") as file:
            yield Part("", _words(file.read(_BYTES)))


def _place(path: Path) -> tuple[int, str]:
    """Return the order to look at the files of a folder in: those that tell most come first."""
    return (_TELLING.index(path.stem) if path.stem in _TELLING else len(_TELLING), str(path))


def _members(out: Path) -> Iterator[Part]:
    with zipfile.ZipFile(out) as packed:
        names = [one for one in packed.namelist() if one.endswith(_TEXTS)]
        for name in sorted(names, key=lambda one: (one.count("/"), one)):
            with packed.open(name) as member:
                yield Part(name, _words(member.read(_BYTES)))


def _sheets(out: Path) -> Iterator[Part]:
    from openpyxl import load_workbook  # noqa: PLC0415  # slow to import, seldom needed

    book = load_workbook(out, read_only=True)
    try:
        for sheet in book.worksheets:
            rows = islice(sheet.iter_rows(values_only=True), _SHEET_ROWS)
            yield Part(str(sheet.title), "\n".join(" | ".join(map(_cell, row)) for row in rows))
    finally:
        book.close()


def _cell(value: object) -> str:
    text = "" if value is None else str(value).replace("\n", " ")
    return text if len(text) <= _CELL else text[: _CELL - 1] + "…"


def _words(data: bytes) -> str:
    """Return how a file of text begins, long lines cut; of another file nothing."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.start < len(data) - 4 or len(data) < _BYTES:
            return ""
        text = data[: error.start].decode("utf-8-sig")
    if "\0" in text:
        return ""
    lines = text.splitlines()
    return "\n".join(line if len(line) <= _LINE else line[:_LINE] + "…" for line in lines)
