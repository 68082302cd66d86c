"""Tables of spans in: by the names of their columns, from text files and workbooks."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from variorum.exchange.spans_table import read_spans
from variorum.model.errors import UserError
from variorum.model.foreign import ForeignTag


def only(path: Path) -> list[ForeignTag]:
    """Return the tags of a table about one text."""
    (text,) = read_spans(path).texts
    return list(text.tags)


def test_a_table_with_usual_names(tmp_path: Path) -> None:
    path = tmp_path / "spans.csv"
    path.write_bytes(
        b"\xef\xbb\xbfarticle,start,end,label,quote,annotator,strength,comment\r\n"
        b'A,4,7,CLAIM,"said ""no"",\nthen",Ada,2,why\r\n'
        b"\r\n"
        b"B,0,3,PER,Ben,,,\r\n"
        b"B,,,PER,,,,\r\n"
    )
    file = read_spans(path)
    first, second = file.texts
    assert (first.name, first.text, second.name) == ("A", None, "B")
    (tag,) = first.tags
    assert (tag.start, tag.end, tag.label, tag.quote) == (4, 7, "CLAIM", 'said "no",\nthen')
    assert (tag.author, tag.note, tag.values) == ("Ada", "why", {"strength": "2"})
    assert len(second.tags) == 1
    assert file.unread == (("rows without a span", 1),)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_other_delimiters_and_names(tmp_path: Path, delimiter: str) -> None:
    header = ["Document ID", "Start Char", "Length", "Entity Type", "Mention"]
    lines = [delimiter.join(header), delimiter.join(["d1", "5", "3", "ORG", "Co."])]
    path = tmp_path / "x.tsv"
    path.write_text("\n".join(lines), encoding="utf-16")
    (text,) = read_spans(path).texts
    (tag,) = text.tags
    assert (text.name, tag.start, tag.end, tag.label, tag.quote) == ("d1", 5, 8, "ORG", "Co.")


def test_a_whole_text_beside_the_quote(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("id,text,span,label\n7,Ada met Ben.,Ben,PER\n", encoding="utf-8")
    (text,) = read_spans(path).texts
    assert (text.name, text.text) == ("x", "Ada met Ben.")
    assert (text.tags[0].key, text.tags[0].quote, text.tags[0].start) == ("7", "Ben", None)


def test_columns_that_are_told(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("a,b,c,d\nDoc,1,2,PER\n", encoding="utf-8")
    told = {"text": "a", "start": "b", "end": "c", "label": "d"}
    (text,) = read_spans(path, told).texts
    assert (text.name, text.tags[0].start, text.tags[0].label) == ("Doc", 1, "PER")
    with pytest.raises(UserError, match=r"exchange\.unfit .*nope"):
        read_spans(path, {"text": "nope"})


def test_a_workbook_whose_second_sheet_has_the_spans(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["about", "this"])
    sheet = book.create_sheet("coded")
    sheet.append(["file", "begin", "end", "code", "quote", "id"])
    sheet.append(["a.txt", 3.0, 6, "claim", "no", 1])
    sheet.append(["a.txt", 8, 9, "claim", None, 1])
    book.save(tmp_path / "x.xlsx")
    first, second = only(tmp_path / "x.xlsx")
    assert (first.start, first.end, first.quote, first.key) == (3, 6, "no", "1")
    assert (second.key, second.quote) == ("row 3", None)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("x.csv", b"a,b\n1,2\n", "exchange.unfit"),
        ("x.csv", b"", "exchange.unfit"),
        ("x.csv", b"\xff\xfa", "exchange.encoding"),
        ("x.xlsx", b"PK", "exchange.zip"),
    ],
)
def test_what_is_no_table_of_spans_is_said(
    tmp_path: Path, name: str, data: bytes, code: str
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UserError) as caught:
        read_spans(tmp_path / name)
    assert caught.value.code == code
