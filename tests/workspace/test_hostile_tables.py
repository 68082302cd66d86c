"""Tables of a whole project, whose rows are made in the file itself, run no formula either."""

import csv
import json
import re
import zipfile
from pathlib import Path

import pytest

from variorum.model.kinds import KINDS
from variorum.workspace.handing_over import hand_over
from variorum.workspace.session import Session
from variorum.workspace.taking_in import look, take

FORMULAS = (
    *("=1+1", "+1+1", "-1+1", "@SUM(1,1)", "=cmd|' /C calc'!A0", '=HYPERLINK("x","y")'),
    *("\uff1d1+1", "\uff0b1", "\uff0d1", "\uff20A1", "'=1+1", "\u200b=1+1"),
)


@pytest.fixture
def hostile(session: Session, tmp_path: Path) -> Session:
    """Return a project with a tag on each formula, and an actor and quantity of its name."""
    text = "".join(f"{one}\n\nWords between. \n\n" for one in FORMULAS)
    places = [(text.index(one + "\n"), len(one)) for one in FORMULAS]
    spans = [
        {"start": start, "end": start + length, "label": label}
        for start, length in places
        for label in ("actor", "figure", "claim")
    ]
    path = tmp_path / "in.jsonl"
    path.write_text(json.dumps({"text": text, "spans": spans}) + "\n", encoding="utf-8")
    found = look(session, path, "prodigy")
    take(session, found, found.proposals)
    return session


def _cells(folder: Path) -> dict[str, set[str]]:
    found = {}
    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            found[path.stem] = {cell for row in csv.reader(file) for cell in row}
    return found


def test_no_cell_for_spreadsheets_runs(hostile: Session, tmp_path: Path) -> None:
    hand_over(hostile, "csv", tmp_path / "exact")
    hand_over(hostile, "csv-spreadsheet", tmp_path / "safe")
    exact, safe = _cells(tmp_path / "exact"), _cells(tmp_path / "safe")
    assert len(exact) >= len(KINDS)
    assert set(FORMULAS) <= exact["tags"], "every formula is the quote of a tag"
    assert {f"'{one}" for one in FORMULAS} <= safe["tags"]
    runs = {
        cell
        for cells in safe.values()
        for cell in cells
        if cell[:1] in {*"=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"}
        and not re.fullmatch(r"[+-]?[0-9.]+", cell)
    }
    assert runs == set()


def test_every_cell_of_the_workbook_is_a_text(hostile: Session, tmp_path: Path) -> None:
    hand_over(hostile, "xlsx", tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as parts:
        sheets = [parts.read(name) for name in parts.namelist() if "/sheet" in name]
    assert any(b">=1+1<" in sheet for sheet in sheets)
    for sheet in sheets:
        assert b"<f" not in sheet
        assert set(re.findall(rb' t="(\w+)"', sheet)) <= {b"inlineStr"}
