"""Rows become articles; columns are found by heading or named; nothing is dropped unsaid."""

import datetime as dt
import io
import json
import zipfile

import openpyxl
import pytest

from variorum.ingest.reading import read_bytes
from variorum.ingest.tables import columns
from variorum.model.errors import UserError
from variorum.model.reading import Reading

CSV = (
    "Headline;Source;Date;Body;Reach\r\n"
    'Mill closes;The Daily;2024-03-05T10:00:00Z;"The mill; it shut.\r\n\r\nSo ""they"" say.";9\r\n'
    "Empty;The Daily;2024-03-06;;1\r\n"
    "Ships;The Evening;6 March 2024;Forty ships \U0001f6a2 left.;2\r\n"
)


def test_a_csv_file_is_an_article_a_row() -> None:
    first, second = read_bytes(CSV.encode("utf-8-sig"), "a.csv", Reading())
    assert first.text == 'The mill; it shut.\n\nSo "they" say.'
    known = first.guesses
    assert (known.title, known.published) == ("Mill closes", "2024-03-05")
    assert known.outlet == "The Daily"
    assert {"title", "outlet", "published"} <= set(known.inferred)
    assert (second.text, second.guesses.published) == ("Forty ships \U0001f6a2 left.", "2024-03-06")
    assert [first.place, second.place] == ["1/2", "2/2"]
    assert "column:text=Body" in first.steps
    assert {"columns:left_out=1", "rows:without_text=1"} <= set(first.steps)
    assert first.left_out == "Reach: 9"


def test_the_analyst_names_the_columns() -> None:
    rows = "a,b,text\nx,y,z\n"
    [one] = read_bytes(rows.encode(), "a.csv", Reading("", {"text": "B", "title": "a"}))
    assert (one.text, one.guesses.title) == ("y", "x")


def test_the_likeliest_heading_wins() -> None:
    assert columns(["Content", "full_text", "DATE"], {}) == {
        "text": "Content",
        "published": "DATE",
    }


def test_the_analyst_names_the_encoding() -> None:
    data = "text\nёж\n".encode("koi8-r")
    [one] = read_bytes(data, "a.csv", Reading("koi8-r"))
    assert (one.text, one.encoding) == ("ёж", "koi8-r")


def test_json_lines_are_an_article_an_object() -> None:
    rows = [{"text": "One \U0001f6a2.", "authors": ["A", "B"], "n": 1}, {"text": "Two."}]
    data = "\n".join(json.dumps(row) for row in rows).encode()
    first, second = read_bytes(data, "a.jsonl", Reading())
    assert (first.text, first.guesses.byline, second.text) == ("One \U0001f6a2.", "A, B", "Two.")
    assert first.extractor == "jsonl/1"


def workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Title", "Date", "Text", None])
    sheet.append(["Mill", dt.datetime(2024, 3, 5, 10, 0), "The mill closed.", "x"])  # noqa: DTZ001  # Excel has no zones
    sheet.append([None, None, "=1+1", None])
    book.create_sheet("More")
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def test_a_workbook_is_an_article_a_row() -> None:
    [one] = read_bytes(workbook(), "a.xlsx", Reading())
    assert (one.text, one.guesses.title) == ("The mill closed.", "Mill")
    assert one.guesses.published == "2024-03-05"
    assert "sheets:left_out=1" in one.steps
    assert one.extractor.startswith("openpyxl/")


def laughing() -> bytes:
    """Return a workbook one cell of which is a billion laughs."""
    entities = "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha" * 500}">' for n in range(9)
    )
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook())) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name.endswith("sheet1.xml"):
                bomb = data.replace(b"The mill", b"&a8;")
                data = f"<!DOCTYPE worksheet [{entities}]>".encode() + bomb
            target.writestr(name, data)
    return made.getvalue()


def inflated() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 60_000_001)
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.csv", b"", "import.empty"),
        ("a.csv", b"x,y\n1,2\n", "import.columns"),
        ("a.csv", b"text\n\n", "import.empty"),
        ("a.csv", b'text\n"open', "import.damaged"),
        ("a.csv", b"text\n" + b"x\n" * 5001, "import.rows"),
        ("a.jsonl", b"[1]", "import.damaged"),
        ("a.jsonl", b'{"format": "variorum-dataset"}', "import.dataset"),
        ("a.jsonl", b'{"text": "x"', "import.damaged"),
        ("a.jsonl", b'{"a":' * 100_000, "import.damaged"),
        ("a.xlsx", b"", "import.damaged"),
        ("a.xlsx", b"PK\x03\x04", "import.damaged"),
        ("a.xlsx", inflated(), "import.bomb"),
        ("a.xlsx", laughing(), "import.damaged"),
    ],
)
def test_what_cannot_be_taken_is_told(name: str, data: bytes, expected: str) -> None:
    with pytest.raises(UserError) as caught:
        read_bytes(data, name, Reading())
    assert (caught.value.code, caught.value.params["file"]) == (expected, name)


def test_a_column_nobody_has_is_told_with_those_there_are() -> None:
    with pytest.raises(UserError) as caught:
        read_bytes(b"a,b\n1,2\n", "a.csv", Reading("", {"text": "Body"}))
    assert (caught.value.params["wanted"], caught.value.params["columns"]) == ("text", "a, b")
