"""The Excel workbook, read back by hand: texts only, nothing cut, nothing run."""

import io
import re
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from variorum.export.cells import columns, rows
from variorum.export.index import Index
from variorum.export.long_cells import LONGEST, pieces
from variorum.export.sheets import SEE_LONG, write_workbook
from variorum.export.tables import TABLES
from variorum.export.watching import Watch
from variorum.export.workbook import Workbook
from variorum.model.errors import Cancelled
from variorum.model.ids import Id
from variorum.model.kinds import KINDS
from variorum.model.records import Note, Record, TextVersion

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
ME = Id("00000000-0000-4000-8000-000000000001")


def read(path: Path) -> dict[str, list[list[str]]]:
    """Return the rows of each sheet; escapes of ECMA-376 (22.9.2.19) are taken back."""
    with zipfile.ZipFile(path) as parts:
        assert parts.testzip() is None
        book = parsed(parts.read("xl/workbook.xml"))
        relations = parsed(parts.read("xl/_rels/workbook.xml.rels"))
        targets = {one.get("Id"): one.get("Target") for one in relations}
        return {
            str(sheet.get("name")): _rows(parts.read(f"xl/{targets[sheet.get(f'{OFFICE}id')]}"))
            for sheet in book.iter(f"{MAIN}sheet")
        }


def parsed(raw: bytes) -> ET.Element:
    """Return the root of a part."""
    return ET.fromstring(raw)  # noqa: S314  # we wrote it ourselves


def _rows(raw: bytes) -> list[list[str]]:
    root = parsed(raw)
    return [[_cell(cell) for cell in line] for line in root.iter(f"{MAIN}row")]


def _cell(cell: ET.Element) -> str:
    assert cell.get("t", "inlineStr") == "inlineStr"
    assert cell.find(f"{MAIN}f") is None
    text = "".join(one.text or "" for one in cell.iter(f"{MAIN}t"))
    return re.sub("_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), text)


def test_sheets_hold_the_cells_of_every_record(tricky: list[Record], tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    assert write_workbook(tricky, path, Watch(), texts=True) == len(tricky)
    sheets = read(path)
    index = Index()
    for record in tricky:
        index.add(record)
    assert list(sheets) == ["reading", *TABLES.values(), "long", "columns"]
    for kind in KINDS:
        header, *found = sheets[TABLES[kind]]
        wanted = [dict(zip(columns(kind), one, strict=True)) for one in rows(kind, index)]
        assert [dict(zip(header, one, strict=True)) for one in found] == [
            {name: cell for name, cell in one.items() if name != "file"} for one in wanted
        ]


def test_what_is_odd_comes_back_as_it_was(tmp_path: Path) -> None:
    odd = "=1+1\r\n_x000D_ \x0b\x1f <b>&amp;</b> 🚢 وزير\t \ufffe"
    with (tmp_path / "x").open("wb") as file, Workbook(file) as book:
        book.sheet("odd & <even>", ["a"], [[odd], [""]])
    assert read(tmp_path / "x") == {"odd & <even>": [["a"], [odd], [""]]}


def test_spaces_at_the_ends_of_a_cell_are_to_be_kept(tmp_path: Path) -> None:
    cells = ["a b", " a", "a\n", "\ta", "a\u00a0"]
    with (tmp_path / "x").open("wb") as file, Workbook(file) as book:
        book.sheet("s", ["n"], [[one] for one in cells])
    with zipfile.ZipFile(tmp_path / "x") as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml")
    texts = list(parsed(sheet).iter(f"{MAIN}t"))[1:]
    space = "{http://www.w3.org/XML/1998/namespace}space"
    assert [one.get(space) == "preserve" for one in texts] == [False, True, True, True, False]


def test_zipfile_still_has_the_place_where_another_deflater_goes() -> None:
    with (
        zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as parts,
        parts.open("x", "w") as x,
    ):
        assert hasattr(x, "_compressor")


def test_without_the_quick_deflater_the_same_cells_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "isal", None)
    with (tmp_path / "x").open("wb") as file, Workbook(file) as book:
        book.sheet("s", ["n"], [["a"], ["b & c"]])
    assert read(tmp_path / "x") == {"s": [["n"], ["a"], ["b & c"]]}


def test_whole_articles_are_in_it_unless_left_out(tricky: list[Record], tmp_path: Path) -> None:
    texts = {one.id: one.text for one in tricky if isinstance(one, TextVersion)}
    write_workbook(tricky, tmp_path / "a", Watch(), texts=True)
    found = {line[1]: line[4] for line in read(tmp_path / "a")["long"][1:]}
    assert found == texts
    write_workbook(tricky, tmp_path / "b", Watch(), texts=False)
    assert len(read(tmp_path / "b")["long"]) == 1


def test_a_cell_that_is_too_long_is_told_and_kept_in_parts(tmp_path: Path) -> None:
    text = "🚢" * LONGEST
    note = Note(id=ME, created="2026-11-22T10:00:00Z", about="tag", subject=ME, text=text)
    write_workbook([note], tmp_path / "x", Watch(), texts=True)
    sheets = read(tmp_path / "x")
    header, cells = sheets["notes"]
    assert cells[header.index("text")] == SEE_LONG
    parts = sheets["long"][1:]
    assert [line[:4] for line in parts] == [["notes", ME, "text", str(n)] for n in (1, 2, 3)]
    assert "".join(line[4] for line in parts) == text


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        *[("", [0]), ("a" * LONGEST, [LONGEST]), ("a" * (LONGEST + 1), [LONGEST, 1])],
        *[("🚢" * 16_383 + "a", [16_384]), ("a" + "🚢" * 16_384, [16_384, 1])],
    ],
    ids=["empty", "full", "one more", "pairs", "no half pair"],
)
def test_pieces_count_as_excel_does(text: str, lengths: list[int]) -> None:
    found = pieces(text)
    assert [len(piece) for piece in found] == lengths
    assert "".join(found) == text
    assert all(len(piece.encode("utf-16-le")) // 2 <= LONGEST for piece in found)


@pytest.mark.parametrize(
    ("count", "sheets"), [(0, [1]), (2, [3]), (3, [3, 2]), (4, [3, 3]), (5, [3, 3, 2])]
)
def test_rows_beyond_the_limit_go_on_in_another_sheet(
    count: int, sheets: list[int], tmp_path: Path
) -> None:
    with (tmp_path / "x").open("wb") as file, Workbook(file, rows=3) as book:
        book.sheet("tags", ["n"], [[str(number)] for number in range(count)])
    found = read(tmp_path / "x")
    assert [len(rows) for rows in found.values()] == sheets
    assert [line for rows in found.values() for line in rows[1:]] == [
        [str(n)] for n in range(count)
    ]
    assert list(found)[1:] == [f"tags {n}" for n in range(2, len(sheets) + 1)]


def test_the_same_records_give_the_same_bytes(tricky: list[Record], tmp_path: Path) -> None:
    for name in "ab":
        write_workbook(tricky, tmp_path / name, Watch(), texts=True)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_cancelling_while_it_is_written_leaves_what_was_there(
    tricky: list[Record], tmp_path: Path
) -> None:
    path = tmp_path / "out.xlsx"
    path.write_bytes(b"old")
    seen: list[int] = []

    def go_on(done: int, total: int) -> bool:
        seen.append(done)
        assert total == 2 * len(many)
        return done < len(many)

    many = [*tricky, *(_note(number) for number in range(1_000))]
    many.sort(key=lambda one: (list(KINDS).index(one.kind_name), one.id))
    with pytest.raises(Cancelled):
        write_workbook(many, path, Watch(go_on, len(many)), texts=True)
    assert seen[-1] >= len(many)
    assert [entry.read_bytes() for entry in tmp_path.iterdir()] == [b"old"]


def _note(number: int) -> Note:
    return Note(
        id=Id(f"01900000-0000-7000-8001-{number:012d}"),
        created="2026-11-22T10:00:00Z",
        about="project",
        subject=ME,
        text="x",
    )
