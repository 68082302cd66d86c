"""Runs that end as they should leave nothing; others are found at the next start, once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from variorum.workspace.runs import Run, keep_report, kept_report, last_end

SCRIPT = """
import faulthandler, os, signal, sys
from pathlib import Path
from variorum.workspace.runs import Run
run = Run(Path(sys.argv[1]))
run.at("/a/p.variorum", "article", 7)
faulthandler.enable(run.trace)
eval(sys.argv[2])
"""


def die(folder: Path, how: str) -> None:
    done = subprocess.run(  # noqa: S603  # this Python, a script of ours
        [sys.executable, "-c", SCRIPT, str(folder), how], capture_output=True, check=False
    )
    assert done.returncode, done.stderr


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "runs").iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_killed_run_is_found_once(tmp_path: Path) -> None:
    die(tmp_path, "os.kill(os.getpid(), signal.SIGKILL)")
    found = last_end(tmp_path)
    assert found
    assert (found.how, found.trace) == ("killed", "")
    assert (found.note.project, found.note.article, found.note.caret) == (
        "/a/p.variorum",
        "article",
        7,
    )
    assert last_end(tmp_path) is None
    assert files(tmp_path) == []


@pytest.mark.parametrize("how", ["faulthandler._sigsegv()", "os.abort()"])
def test_a_crash_leaves_its_trace(tmp_path: Path, how: str) -> None:
    die(tmp_path, how)
    found = last_end(tmp_path)
    assert found
    assert found.how == "crash"
    assert found.trace.startswith("Fatal Python error: ")
    assert files(tmp_path) == []


def test_a_run_that_ends_leaves_nothing(tmp_path: Path) -> None:
    run = Run(tmp_path)
    run.at("/a/p.variorum", "article", 7)
    run.end()
    run.end()
    assert last_end(tmp_path) is None
    assert files(tmp_path) == []


def test_a_run_that_goes_on_is_left_alone(tmp_path: Path) -> None:
    run = Run(tmp_path)
    before = files(tmp_path)
    assert last_end(tmp_path) is None
    assert files(tmp_path) == before
    run.end()


def test_an_error_that_was_reported_is_told_after_a_good_end(tmp_path: Path) -> None:
    run = Run(tmp_path)
    run.report("Error of the program: KeyError\n")
    run.end()
    found = last_end(tmp_path)
    assert found
    assert (found.how, found.trace) == ("error", "Error of the program: KeyError\n")
    assert files(tmp_path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_who_is_killed_while_the_session_ends_was_well(tmp_path: Path) -> None:
    die(tmp_path, "(run.leaving(), os.kill(os.getpid(), signal.SIGKILL))")
    assert last_end(tmp_path) is None
    die(tmp_path, "(run.leaving(), run.at('', '', 0), os.kill(os.getpid(), signal.SIGKILL))")
    assert last_end(tmp_path), "the end of the session was called off"


def test_a_note_that_cannot_be_read_still_tells_of_an_end(tmp_path: Path) -> None:
    (tmp_path / "runs").mkdir()
    (tmp_path / "runs" / "1.json").write_text("{", encoding="utf-8")
    found = last_end(tmp_path)
    assert found
    assert (found.how, found.note.project) == ("killed", "")
    assert files(tmp_path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_what_is_written_is_for_this_user_alone(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        folder = tmp_path / "data"
        run = Run(folder)
        run.at("/a/p.variorum", "", 0)
        keep_report(folder, "one")
        keep_report(folder, "two")
        found = [folder, *folder.rglob("*")]
        assert [path for path in found if path.stat().st_mode & 0o077] == []
        run.end()
    finally:
        os.umask(old)
    assert kept_report(folder) == "two"
    assert kept_report(tmp_path / "elsewhere") == ""
