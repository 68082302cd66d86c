"""All formats in one list, wherever what writes them lives."""

from collections.abc import Iterable
from pathlib import Path

from variorum.export import formats
from variorum.export.dataset import CONTEXT, FORMAT, VERSION
from variorum.export.files import whole_file, whole_path
from variorum.export.plain import PLAIN, plain_rows, plain_tables
from variorum.export.watching import Watch
from variorum.model.errors import UserError
from variorum.model.handover import Format
from variorum.model.records import Record
from variorum.store.lines import Shape
from variorum.store.plain_copy import write_plain
from variorum.store.reading import Reading
from variorum.workspace.held_records import HeldRecords

FORMATS: tuple[Format, ...] = (*(one.format for one in formats.EXPORTERS.values()), PLAIN)
"""All formats, in the order they are offered."""

DATASET = "dataset"


def format_named(name: str) -> Format:
    """Return a format; raise UserError export.format (`form`) if there is none of this name."""
    return PLAIN if name == PLAIN.name else formats.format_named(name)


def write(records: Iterable[Record], form: Format, out: Path, watch: Watch, *, texts: bool) -> int:
    """Write records as `form` to `out`, whole or not at all; see `export.formats.write`."""
    if form is not PLAIN:
        return formats.write(records, form, out, watch, texts=texts)
    if not texts:
        raise UserError("export.texts", form=form.title)
    with whole_path(out) as part:
        return write_plain(part, plain_tables(), plain_rows(watch.over(records)))


def write_whole(held: Reading, form: Format, out: Path, watch: Watch, *, texts: bool) -> int:
    """Write a whole project held still: the same bytes as `write` of all its records.

    The dataset and tables are written straight from the rows: sooner, and in a memory that does
    not grow with the project.
    """
    if form.name == DATASET:
        return _write_lines(held, out, watch, texts=texts)
    if form is not PLAIN and formats.EXPORTERS[form.name].held:
        records = HeldRecords(held.at_hand())
        return formats.write_held(records, form, out, watch, texts=texts)
    return write(held.records(), form, out, watch, texts=texts)


def _write_lines(held: Reading, out: Path, watch: Watch, *, texts: bool) -> int:
    marks = {"project": {"format": f'"{FORMAT}"', "version": str(VERSION)}}
    count = 0
    with whole_file(out) as file:
        for number, data in held.lines(Shape(marks, CONTEXT, texts)):
            watch.by(number)
            file.write(data)
            count += number
    return count
