"""CSV tables: nothing is missing, formulas are defused, spreadsheets and CSV readers agree."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from variorum.export.dataset import read_dataset
from variorum.export.merge import plan_import
from variorum.export.tables import TABLES, Flavour, write_tables
from variorum.model.errors import UserError
from variorum.model.ids import Id
from variorum.model.kinds import KINDS, fields_of, to_plain
from variorum.model.records import Annotator, Note, Outlet, Record
from variorum.paths import sample_corpus
from variorum.text.harmless import defused

NOW = "2026-11-22T10:00:00.000Z"
ME = Id("00000000-0000-4000-8000-000000000001")


@pytest.fixture(scope="module")
def sample(new_project: Callable[..., Any]) -> list[Record]:
    """Return the records of the sample corpus."""
    lines = (sample_corpus() / "tags.jsonl").read_bytes().splitlines(keepends=True)
    project = new_project()
    project.apply(plan_import(read_dataset(lines, created=NOW), project))
    return list(project.records())


def rows(folder: Path, table: str, encoding: str = "utf-8") -> list[dict[str, str]]:
    """Return the rows of a table by column."""
    with (folder / f"{table}.csv").open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file))


def test_every_field_of_every_record_is_in_a_table(sample: list[Record], tmp_path: Path) -> None:
    folder = tmp_path / "out"
    assert write_tables(sample, folder, Flavour.EXACT) == len(sample)
    found = {(kind, row["id"]): row for kind in KINDS for row in rows(folder, TABLES[kind])}
    assert len(found) == len(sample)
    for record in sample:
        row = found[record.kind_name, record.id]
        for name, value in to_plain(record).items():
            if isinstance(value, list):
                assert row[name] == "; ".join(value)
            elif isinstance(value, bool):
                assert row[name] == str(value).lower()
            elif (record.kind_name, name) == ("text_version", "text"):
                assert (folder / row["file"]).read_bytes() == value.encode()
            else:
                assert row[name] == ("" if value is None else str(value))


def test_a_table_of_no_records_still_has_its_columns(tmp_path: Path) -> None:
    write_tables([], tmp_path / "out", Flavour.EXACT)
    for kind in KINDS:
        header = (tmp_path / "out" / f"{TABLES[kind]}.csv").read_text(encoding="utf-8")
        names = {field.name for field in fields_of(kind)} - {"text"}
        assert names <= set(header.strip().split(","))


def test_tags_tell_where_they_stand_and_links_name_what_they_mean(
    sample: list[Record], tmp_path: Path
) -> None:
    write_tables(sample, tmp_path / "out", Flavour.EXACT)
    tag = rows(tmp_path / "out", "tags")[0]
    assert tag["author_name"] == "Sample Expert"
    assert tag["in_article_label"] in "ABCDE"
    assert tag["in_outlet_name"].endswith("(made for this sample)")
    named = [row for row in rows(tmp_path / "out", "links") if row["actor"]]
    assert all(row["actor_name"] and row["tag_name"] and row["in_article"] for row in named)


def test_the_reading_table_has_a_row_for_each_claim_stance_and_figure(
    sample: list[Record], tmp_path: Path
) -> None:
    write_tables(sample, tmp_path / "out", Flavour.EXACT)
    tags = [row for row in rows(tmp_path / "out", "tags") if row["kind"] != "actor"]
    reading = rows(tmp_path / "out", "reading")
    assert {row["tag"] for row in reading} == {row["id"] for row in tags}
    assert all(row["says"] for row in reading)
    assert any(row["says"].startswith("> 13000 ") for row in reading)


def test_an_exact_table_keeps_every_character(tmp_path: Path) -> None:
    text = '=1+1,"x"\r\nline\rtwo\nthree \u2028 🚢'
    note = Note(id=ME, created=NOW, about="annotator", subject=ME, text=text)
    annotator = Annotator(id=ME, created=NOW, name="=A")
    write_tables([annotator, note], tmp_path / "out", Flavour.EXACT)
    (row,) = rows(tmp_path / "out", "notes")
    assert (row["text"], row["subject_name"]) == (text, "=A")


def test_a_spreadsheet_table_has_a_bom_and_no_formulas(tmp_path: Path) -> None:
    outlets = [
        Outlet(id=Id(ME[:-1] + str(number)), created=NOW, name=name)
        for number, name in enumerate(["=HYPERLINK(1)", "+1 000", "@SUM", "-2", "Gazette"])
    ]
    write_tables(outlets, tmp_path / "out", Flavour.SPREADSHEET)
    assert (tmp_path / "out" / "outlets.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    names = [row["name"] for row in rows(tmp_path / "out", "outlets", "utf-8-sig")]
    assert names == ["'=HYPERLINK(1)", "'+1 000", "'@SUM", "-2", "Gazette"]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        *[
            ("=1", "'=1"),
            (" =1", "' =1"),
            ("'=1", "''=1"),
            ("\t1", "'\t1"),
            ("\uff1d1", "'\uff1d1"),
        ],
        *[("-1.50", "-1.50"), ("+3", "+3"), ("-1-1", "'-1-1"), ("a=1", "a=1"), ("", "")],
    ],
)
def test_only_what_would_run_is_defused(cell: str, shown: str) -> None:
    assert defused(cell) == shown


def test_an_earlier_export_is_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    write_tables([Annotator(id=ME, created=NOW, name="A")], folder, Flavour.EXACT)
    write_tables([Annotator(id=ME, created=NOW, name="B")], folder, Flavour.EXACT)
    assert [row["name"] for row in rows(folder, "annotators")] == ["B"]
    assert [entry.name for entry in tmp_path.iterdir()] == ["out"]


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UserError, match=r"export\.exists"):
        write_tables([], tmp_path, Flavour.EXACT)
    assert [entry.name for entry in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_failed_export_leaves_the_earlier_one(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    annotator = Annotator(id=ME, created=NOW, name="A")
    write_tables([annotator], folder, Flavour.EXACT)

    def broken() -> Any:  # noqa: ANN401  # a generator of records
        yield annotator
        message = "the disk went away"
        raise OSError(5, message)

    with pytest.raises(UserError, match="the disk went away"):
        write_tables(broken(), folder, Flavour.EXACT)
    assert [row["name"] for row in rows(folder, "annotators")] == ["A"]
    assert [entry.name for entry in tmp_path.iterdir()] == ["out"]


def test_names_from_the_data_are_never_file_names(sample: list[Record], tmp_path: Path) -> None:
    hostile = Outlet(id=ME, created=NOW, name="../../outside")
    write_tables([*sample, hostile], tmp_path / "out", Flavour.EXACT)
    assert [entry.name for entry in tmp_path.iterdir()] == ["out"]
    texts = {entry.stem for entry in (tmp_path / "out" / "texts").iterdir()}
    assert texts == {record.id for record in sample if record.kind_name == "text_version"}


def test_the_codebook_explains_every_column_of_every_table(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    write_tables([], folder, Flavour.EXACT)
    explained = {(row["table"], row["column"]) for row in rows(folder, "columns") if row["meaning"]}
    found = set()
    for path in folder.glob("*.csv"):
        if path.stem != "columns":
            header = path.read_text(encoding="utf-8").splitlines()[0]
            found |= {(path.stem, column) for column in header.split(",")}
    assert explained == found
