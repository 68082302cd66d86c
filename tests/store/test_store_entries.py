"""The journal's entries of whole records: short, and read back as they were."""

import json
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.model.ids import id_text
from variorum.model.kinds import KINDS, FieldType, fields_of, to_plain
from variorum.model.records import Annotator
from variorum.store.connection import connect
from variorum.store.entries import entry, plain_of
from variorum.store.opening import open_project
from variorum.store.receiving import last_seq, project_id
from variorum.store.registry import Entry, Registry
from variorum.store.store import Store

LONG = "Nobody counted the barges. " * 60
ANY = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from('"\\\n\t\r\0\x1f\x7f'))
FILES = Path(__file__).parent / "files"


def plainly(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def any_value(field: FieldType) -> st.SearchStrategy[Any]:
    """Return a strategy for the plain values of a field, those that hold nothing more often."""
    one: st.SearchStrategy[Any] = ANY
    if field.base in (bool, int):
        one = st.booleans() if field.base is bool else st.integers(0, 3)
    if field.many:
        return st.lists(one, max_size=2)
    return st.none() | one if field.optional else one


@st.composite
def plains(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    kind = draw(st.sampled_from(sorted(KINDS)))
    return kind, {field.name: draw(any_value(field)) for field in fields_of(kind)}


@given(plains())
def test_an_entry_is_read_back_as_it_was(case: tuple[str, dict[str, Any]]) -> None:
    kind, plain = case
    found = plain_of(kind, entry(kind, plain))
    assert found == plain
    assert plainly(found) == plainly(plain), "false is not 0"


@given(plains())
def test_an_entry_that_names_every_field_is_read_as_well(case: tuple[str, dict[str, Any]]) -> None:
    kind, plain = case
    assert plain_of(kind, plainly(plain)) == plain


def test_what_holds_nothing_is_left_out() -> None:
    told = {"id": "i", "created": "now", "kind": "figure", "text_version": "v", "quote": "0"}
    nothing = dict.fromkeys(("role", "value", "tolerance", "author")) | {"unit": "", "place": ""}
    plain = told | nothing | {"rejected": False, "start": 0, "inferred": [], "likelihood_low": 0}
    assert entry("tag", plain) == plainly(told | {"likelihood_low": 0}), "0 of 0 to 9 is something"


def test_no_entry_is_none() -> None:
    assert plain_of("tag", None) is None


@given(ANY, ANY)
def test_a_record_with_a_long_text_is_written_as_any(name: str, end: str) -> None:
    record: dict[str, Any] = {
        "text": LONG + end,
        "id": f"{name}.",
        "steps": [name, '"text":""', "text"],
        "article": '"text":""',
        "extractor": f"{name}.",
        "number": 3,
    }
    assert entry("text_version", record) == plainly(record)


def opened_as_its_own(version: int, path: Path) -> Store:
    """Open a released file as the copy of the project that it was written as."""
    copy(FILES / f"v{version}.variorum", path)
    database = connect(path, "immutable")
    replica = id_text(database.execute("SELECT replica FROM act").fetchone()[0])
    entry_of = Entry(project_id(database), replica, last_seq(database, replica))
    database.close()
    Registry().keep(path, entry_of)
    return open_project(path, "Mira")


@pytest.mark.parametrize("version", [1, 2, 3, 4, 5])
def test_acts_told_at_length_are_undone_and_done_again(version: int, tmp_path: Path) -> None:
    """Lines of the journal from before version 6 and those written since go together."""
    store = opened_as_its_own(version, tmp_path / "old.variorum")
    me = next(one.id for one in store.records() if isinstance(one, Annotator))

    def journaled() -> list[dict[str, Any]]:
        return [to_plain(one) for one in store.records() if one.kind_name != "read_mark"]

    start, done = journaled(), 0
    while store.undo(me) is not None:
        done += 1
    assert done > 1
    assert store.check() == []
    assert len(journaled()) < len(start)
    for _ in range(done):
        assert store.redo(me) is not None
    assert journaled() == start
    assert store.check() == []
    store.close()
