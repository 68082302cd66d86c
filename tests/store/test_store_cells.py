"""Cells made in SQL and in Python are the same, or SQL leaves them to Python."""

import csv
import io
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.store.cell_dialects import DIALECTS
from variorum.text.harmless import is_formula

TRICKY = (
    " '\"\u00a0\u3000\u200b\u200f\u202e\u2069\ufeff=+@\t\r\n\uff1d"
    "-,;%_x0041_&<>\x01\x1f\x7f\ufffe\0^]["
)
texts = st.text(st.sampled_from(TRICKY) | st.characters(exclude_categories=["Cs"]), max_size=12)


def in_sql(form: str, text: str) -> str | None:
    """Return what SQLite makes of a text."""
    database = sqlite3.connect(":memory:")
    try:
        made: str | None = database.execute(
            f"SELECT {DIALECTS[form].sql('word')} FROM (SELECT ? AS word)",  # noqa: S608  # ours
            [text],
        ).fetchone()[0]
    finally:
        database.close()
    return made


@pytest.mark.parametrize("form", DIALECTS)
@given(texts)
def test_what_sql_makes_is_what_python_makes(form: str, text: str) -> None:
    made = in_sql(form, text)
    assert made is None or made == DIALECTS[form].text(text)


@pytest.mark.parametrize("form", DIALECTS)
@pytest.mark.parametrize("text", ["", "word", "two words, three", 'a "b"', "a\nb", "Ärger & <b>"])
def test_sql_makes_what_is_common(form: str, text: str) -> None:
    assert in_sql(form, text) is not None


@given(texts)
def test_csv_is_what_the_standard_library_writes(text: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow([text, "x"])
    assert f"{DIALECTS['csv'].text(text)},x\r\n" == out.getvalue()


@given(texts)
def test_no_formula_is_left_to_a_spreadsheet(text: str) -> None:
    if is_formula(text):
        assert DIALECTS["csv-spreadsheet"].text(text) is None
        assert in_sql("csv-spreadsheet", text) is None


@pytest.mark.parametrize("form", ["csv-spreadsheet", "xlsx"])
def test_what_no_cell_may_hold_is_left_to_python(form: str) -> None:
    assert in_sql(form, "long " * 7000) is None
    assert DIALECTS[form].text("long " * 7000) is None


@pytest.mark.parametrize("form", DIALECTS)
@given(st.lists(texts | st.just("2026-11-22T00:00:00.000Z") | st.just("-1"), min_size=1))
def test_a_column_of_times_is_made_as_its_cells(form: str, column: list[str]) -> None:
    dialect = DIALECTS[form]
    assert list(dialect.times(column)) == [dialect.text(one) for one in column]
