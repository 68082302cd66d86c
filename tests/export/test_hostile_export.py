"""What others named cannot run in a spreadsheet, leave its folder, be cut, or become markup."""

import csv
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from variorum.export.formats import EXPORTERS, format_named, write
from variorum.export.long_cells import LONGEST, pieces
from variorum.export.tables import SEE_LONG, Flavour, write_tables
from variorum.export.watching import Watch
from variorum.model.ids import Id
from variorum.model.kinds import fields_of
from variorum.model.records import Note, Record
from variorum.text.harmless import defused, file_name

FORMULAS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1,1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("https://example.org/?"&A1,"open")',
    "\uff1d1+1",
    "  =1+1",
    "\u200b'=1+1",
)
NAMES = (
    "../../../outside",
    "..\\..\\outside",
    "/etc/passwd",
    "C:\\Windows\\x",
    "a\0b",
    "CON",
    "nul.txt",
    "x" * 300,
    "\U0001f6a2" * 300,
    "\u202egnp.exe",
    "<img src=x onerror=alert(1)>",
    " . ",
)
_NOT_FREE = frozenset(
    {
        *("created", "sha256", "quote", "published", "language", "extractor", "encoding"),
        *("event_time", "statement_date", "window_start", "window_end", "as_of", "accessed"),
    }
)
"""Texts of a form of their own: dates, hashes, words of an article."""

_ENDS_CELL = re.compile(r"[\s'\"\u00a0\ufeff\u200b]*([^\s'\"\u00a0\ufeff\u200b])")


def with_words(records: list[Record], words: str) -> list[Record]:
    """Return the records with `words` in every field that a person or a file may fill freely."""
    return [replace(one, **_filled(one, words)) for one in records]  # type: ignore[type-var]  # dataclasses


def _filled(record: Record, words: str) -> dict[str, Any]:
    own = {"text"} if record.kind_name == "text_version" else set()
    return {
        field.name: words
        for field in fields_of(record.kind_name)
        if field.base is str and not field.many and field.name not in _NOT_FREE | own
    }


def test_the_words_reach_every_kind_that_has_any(tricky: list[Record]) -> None:
    found = {one.kind_name for one in tricky if _filled(one, "x")}
    assert found >= {"project", "annotator", "outlet", "article", "actor", "alias", "note", "tag"}
    assert found >= {"proposition", "quantity", "tag_link", "assessment"}


def _cells(path: Path) -> Iterator[tuple[str, str]]:
    for table in sorted(path.glob("*.csv")):
        with table.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                yield from ((f"{table.name}:{column}", cell) for column, cell in row.items())


def _runs(cell: str) -> bool:
    """Tell by hand whether a cell as a spreadsheet gets it may run."""
    if re.fullmatch(r"[+-]?[0-9.]+", cell):
        return False
    return cell[:1] in {*"=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"}


@pytest.mark.parametrize("formula", FORMULAS, ids=map(ascii, FORMULAS))
def test_no_column_of_the_tables_runs_a_formula(
    formula: str, tricky: list[Record], tmp_path: Path
) -> None:
    records = with_words(tricky, formula)
    write_tables(records, tmp_path / "safe", Flavour.SPREADSHEET)
    cells = list(_cells(tmp_path / "safe"))
    assert [where for where, cell in cells if _runs(cell)] == []
    assert [where for where, cell in cells if cell == f"'{formula}"] != []
    assert not any(cell == formula for _, cell in cells)
    write_tables(records, tmp_path / "exact", Flavour.EXACT)
    assert any(cell == formula for _, cell in _cells(tmp_path / "exact"))


@pytest.mark.parametrize("formula", FORMULAS, ids=map(ascii, FORMULAS))
def test_no_cell_of_the_workbook_is_anything_but_a_text(
    formula: str, tricky: list[Record], tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    write(with_words(tricky, formula), format_named("xlsx"), path, Watch(), texts=True)
    with zipfile.ZipFile(path) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if "/sheet" in name]
        rest = b"".join(parts.read(name) for name in parts.namelist() if "/sheet" not in name)
    assert len(sheets) > 20
    for sheet in sheets:
        assert b"<f" not in sheet
        assert set(re.findall(rb' t="(\w+)"', sheet)) <= {b"inlineStr"}
    assert b"definedName" not in rest
    assert b"xternal" not in rest


@pytest.mark.parametrize("length", [LONGEST - 1, LONGEST, 40_000, 70_000])
@pytest.mark.parametrize("first", ["=", "a", "\U0001f6a2"])
def test_no_cell_of_the_tables_for_spreadsheets_is_one_that_is_cut(
    first: str, length: int, tmp_path: Path
) -> None:
    text = first * length
    me = Id("01900000-0000-7000-8000-000000000001")
    note = Note(id=me, created="2026-11-22T10:00:00Z", about="project", subject=me, text=text)
    write_tables([note], tmp_path / "out", Flavour.SPREADSHEET)
    cells = dict(_cells(tmp_path / "out"))
    assert all(len(cell.encode("utf-16-le")) // 2 <= LONGEST for cell in cells.values())
    with (tmp_path / "out" / "long.csv").open(encoding="utf-8-sig", newline="") as file:
        parts = [row for row in csv.DictReader(file) if row["sheet"] == "notes"]
    if parts:
        assert cells["notes.csv:text"] == SEE_LONG
        plain = [row["text"].removeprefix("'") for row in parts]
        assert [int(row["part"]) for row in parts] == [*range(1, len(parts) + 1)]
        assert "".join(plain) == text
    else:
        assert cells["notes.csv:text"] == defused(text)
        assert len(pieces(text)) == 1


FORMS = [name for name, one in EXPORTERS.items() if not one.format.needs]
FORMS += [
    name for name, one in EXPORTERS.items() if one.format.needs and find_spec(one.format.needs)
]
_SAFE = re.compile(r"[\w. ()\-]{1,100}(?:/[\w. ()\-]{1,100})*")


@pytest.mark.parametrize("form", FORMS)
def test_no_name_leaves_its_folder_or_cannot_be_a_file_elsewhere(
    form: str, tricky: list[Record], tmp_path: Path
) -> None:
    for number, words in enumerate(NAMES):
        room = tmp_path / str(number)
        room.mkdir()
        out = room / f"out{format_named(form).extension}"
        write(with_words(tricky, words), format_named(form), out, Watch(), texts=True)
        assert [one.name for one in room.iterdir()] == [out.name]
        names = _names(out)
        assert names
        for name in names:
            assert _SAFE.fullmatch(name), name
            for part in name.split("/"):
                assert part not in {".", ".."}
                assert part[-1] != "."
                stem = part.partition(".")[0].casefold()
                assert stem not in {"con", "prn", "aux", "nul", "com1", "lpt1"}
        assert len({name.casefold() for name in names}) == len(names)


def _names(out: Path) -> list[str]:
    """Return the names of the files in a folder or archive, of archives within too."""
    if out.is_dir():
        return [one.relative_to(out).as_posix() for one in out.rglob("*") if one.is_file()]
    if zipfile.is_zipfile(out):
        with zipfile.ZipFile(out) as parts:
            names = parts.namelist()
        return [name for name in names if name != "[Content_Types].xml"]
    return [out.name]


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(f"{tag} {attrs}")


def test_the_card_of_a_dataset_holds_no_markup_of_others(
    tricky: list[Record], tmp_path: Path
) -> None:
    words = '<img src=x onerror=alert(1)>\n---\nlicense: other\n---\n[a](javascript:b) "'
    write(with_words(tricky, words), format_named("folder"), tmp_path / "out", Watch(), texts=True)
    card = (tmp_path / "out" / "README.md").read_text(encoding="utf-8")
    head, _, body = card.partition("\n---\n")
    tags = _Tags()
    tags.feed(body)
    assert tags.found == []
    assert "](javascript:" not in body
    assert [line for line in card.split("\n") if line.startswith("license:")] == [
        line for line in head.split("\n") if line.startswith("license:")
    ]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Who says what", "Who says what.csv"),
        ("../../etc/passwd", "etc-passwd.csv"),
        ("a\0b", "a-b.csv"),
        ("CON", "Table CON.csv"),
        ("aux.txt", "Table aux.txt.csv"),
        ("COM\u00b9", "Table COM\u00b9.csv"),
        ("Console", "Console.csv"),
        (".hidden", "hidden.csv"),
        ("-rf", "rf.csv"),
        ("\u202egnp\u200b.exe", "gnp-.exe.csv"),
        ("  . ", "Table.csv"),
        ("x" * 300, "x" * 120 + ".csv"),
        ("\U0001f6a2" * 300, "\U0001f6a2" * 30 + ".csv"),
        ("\u0646\u0635: \u05e9\u05dd", "\u0646\u0635- \u05e9\u05dd.csv"),
        ("a\nb\tc", "a-b-c.csv"),
        ("\ud800x", "x.csv"),
    ],
)
def test_a_name_offered_for_a_file_is_one_everywhere(words: str, name: str) -> None:
    assert file_name(words, ".csv", "Table") == name
