"""A check names what is wrong and where."""

import sqlite3
from typing import TYPE_CHECKING

import pytest

from variorum.model.errors import UserError
from variorum.model.journal import Finding
from variorum.store import checking
from variorum.store.connection import connect
from variorum.store.failures import understandable
from variorum.store.opening import open_project

if TYPE_CHECKING:
    from conftest import Trial


def tampered(trial: "Trial", sql: str) -> set[tuple[str, str | int]]:
    """Alter the closed file behind the program's back; return codes with what they point at."""
    trial.store.close()
    database = sqlite3.connect(trial.path)
    database.execute(sql)
    database.commit()
    database.close()
    trial.store = open_project(trial.path, "Mira")
    return {(finding.code, _where(finding)) for finding in trial.store.check()}


def _where(finding: Finding) -> str | int:
    params = finding.params
    return params.get("seq", params.get("id", params.get("kind", params.get("part", ""))))


def test_a_sound_project_has_no_findings(trial: "Trial") -> None:
    trial.do(trial.make.tag(trial.version))
    assert trial.store.check() == []


def test_a_flipped_byte_in_a_text_is_found(trial: "Trial") -> None:
    trial.store.close()
    data = trial.path.read_bytes()
    at = data.index(b"Nobody said why.")
    trial.path.write_bytes(data[:at] + b"M" + data[at + 1 :])
    trial.store = open_project(trial.path, "Mira")
    codes = {finding.code for finding in trial.store.check()}
    assert codes & {"check.fingerprint", "check.chain", "check.replay"}
    assert codes <= {"check.fingerprint", "check.chain", "check.replay", "check.search"}


def test_an_altered_text_is_found(trial: "Trial") -> None:
    tag = trial.make.tag(trial.version)
    trial.do(tag)
    found = tampered(trial, "UPDATE text_version SET text = 'Ä' || text")
    version = trial.version.id
    assert found == {
        ("check.fingerprint", version),
        ("check.quote", tag.id),
        ("check.replay", version),
        ("check.search", ""),
    }


def test_a_tag_out_of_its_text_is_found(trial: "Trial") -> None:
    tag = trial.make.tag(trial.version)
    trial.do(tag)
    found = tampered(trial, 'UPDATE tag SET "end" = 400')
    assert found == {("check.range", tag.id), ("check.replay", tag.id)}


def test_a_record_without_a_journal_is_found(trial: "Trial") -> None:
    blob = f"x'{'ab' * 16}'"
    found = tampered(trial, f"INSERT INTO topic VALUES ({blob}, NULL, 'now', 'x')")  # noqa: S608  # a constant
    assert found == {("check.unjournaled", "abababab-abab-abab-abab-abababababab")}


def test_a_record_gone_from_its_table_is_found(trial: "Trial") -> None:
    proposition = trial.make.proposition()
    trial.do(proposition)
    assert tampered(trial, "DELETE FROM proposition") == {("check.replay", proposition.id)}


def test_a_dangling_reference_is_found(trial: "Trial") -> None:
    found = tampered(trial, "DELETE FROM article")
    assert ("check.reference", "text_version") in found


@pytest.mark.parametrize("seq", [1, 2, 3])
def test_an_altered_event_is_located(trial: "Trial", seq: int) -> None:
    found = tampered(trial, f"UPDATE event SET author = randomblob(16) WHERE seq = {seq}")  # noqa: S608  # a number
    assert ("check.chain", seq) in found
    assert {code for code, _ in found} <= {"check.chain", "check.act"}


@pytest.mark.parametrize(
    "change",
    [
        *(
            "name = 'other'",
            """params = '[["a","b"]]'""",
            "author = randomblob(16)",
            "time = 'then'",
        ),
        *("state = 'undone'", "kind = 'base'", "seal = randomblob(32)", "seal = NULL"),
    ],
)
def test_an_altered_act_is_located(trial: "Trial", change: str) -> None:
    trial.do(trial.make.proposition("one"), act="made")
    newest = trial.store.history(1)[0].tx
    where = "number = (SELECT max(number) FROM act)"
    assert ("check.act", newest) in tampered(trial, f"UPDATE act SET {change} WHERE {where}")  # noqa: S608  # constants


def test_the_last_event_is_sealed_as_well(trial: "Trial") -> None:
    newest = trial.store.history(1)[0].tx
    sql = "UPDATE event SET time = 'then' WHERE seq = (SELECT max(seq) FROM event)"
    assert ("check.act", newest) in tampered(trial, sql)


def test_undo_and_redo_leave_the_states_the_acts_ask_for(trial: "Trial") -> None:
    for name in "abc":
        trial.do(trial.make.proposition(name))
    for turn in (trial.store.undo, trial.store.undo, trial.store.redo, trial.store.undo):
        turn(trial.me)
    assert trial.store.check() == []
    trial.do(trial.make.proposition("d"))
    assert trial.store.check() == []


def test_a_removed_event_is_located(trial: "Trial") -> None:
    assert ("check.sequence", 2) in tampered(trial, "DELETE FROM event WHERE seq = 2")


def test_an_unreadable_journal_is_a_finding_and_no_crash(trial: "Trial") -> None:
    found = tampered(trial, "UPDATE event SET after = 'no json' WHERE seq = 4")
    assert ("check.unreadable", "replay") in found


def test_a_value_no_record_can_have_is_found(trial: "Trial") -> None:
    found = tampered(trial, "UPDATE article SET inferred = 'no json'")
    assert ("check.record", "article") in found


def test_a_damaged_structure_is_found(trial: "Trial") -> None:
    trial.store.close()
    database = sqlite3.connect(trial.path)
    (page,) = database.execute(
        "SELECT rootpage FROM sqlite_schema WHERE name = 'event_entity'"
    ).fetchone()
    (size,) = database.execute("PRAGMA page_size").fetchone()
    database.close()
    with trial.path.open("rb+") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * 64)
    trial.store = open_project(trial.path, "Mira")
    codes = {finding.code for finding in trial.store.check()}
    assert codes & {"check.integrity", "check.unreadable"}


def test_a_value_no_memory_holds_is_damage_and_no_crash(trial: "Trial") -> None:
    """Seen in one fuzzed file: SQLite runs out of memory over a length that a page makes up."""
    with pytest.raises(UserError) as caught, understandable(trial.path):
        raise MemoryError
    assert caught.value.code == "project.damaged"


def test_a_check_that_is_broken_off_finds_nothing(trial: "Trial") -> None:
    trial.do(trial.make.proposition("one"))
    trial.store.close()
    database = connect(trial.path, "immutable")
    database.conn.set_progress_handler(lambda: True, 1)
    for part in range(checking.PARTS):
        with pytest.raises(sqlite3.OperationalError, match="interrupted"):
            list(checking.check_part(database, part))
    database.close()
