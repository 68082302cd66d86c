"""Copies and rescues from the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from variorum.cli.main import cli
from variorum.store import connection
from variorum.workspace.projects import create_project
from variorum.workspace.restoring import back_up


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a closed project that was copied before its article came."""
    path = tmp_path / "p.variorum"
    session = create_project(path, "Trial", "Ada")
    back_up(session).result()
    session.close()
    (tmp_path / "a.txt").write_text("A ferry sank.", encoding="utf-8")
    assert run("import", path, tmp_path / "a.txt").exit_code == 0
    return path


def run(*args: object):  # type: ignore[no-untyped-def]  # noqa: ANN201  # click's result
    return CliRunner().invoke(cli, [str(arg) for arg in args], catch_exceptions=True)


def test_copies_are_listed_and_gone_back_to(project: Path) -> None:
    (line,) = run("restore", project).stdout.splitlines()
    assert line.startswith("1\t")
    assert "asked for" in line
    assert "as that copy." in run("restore", project, "--copy", 1).stderr
    assert '"record": "article"' not in dataset(project)


def dataset(project: Path) -> str:
    out = project.with_name("all.jsonl")
    assert run("export", project, "--out", out).exit_code == 0
    return out.read_text(encoding="utf-8")


def test_a_copy_becomes_a_project_of_its_own(project: Path) -> None:
    out = project.with_name("again.variorum")
    assert run("restore", project, "--copy", 1, "--out", out).exit_code == 0
    assert run("check", out).exit_code == 0


def test_a_copy_that_is_not_there(project: Path) -> None:
    assert run("restore", project, "--copy", 2).exception.code == "restore.none"


def test_a_rescue_reports(project: Path) -> None:
    project.write_bytes(bytes(100) + project.read_bytes()[100:])
    done = run("rescue", project, "--out", project.with_name("new.variorum"))
    assert "1 article" in done.stdout
    assert "knows of nothing that is missing" in done.stdout
    told = run("rescue", project, "--out", project.with_name("more.variorum"), "--json")
    assert json.loads(told.stdout)["kept"]["article"] == 1
    assert run("check", project.with_name("new.variorum")).exit_code == 0


def test_nothing_comes_of_another_file(project: Path) -> None:
    text = project.with_name("a.txt")
    done = run("rescue", text, "--out", project.with_name("new.variorum"))
    assert done.exception.code == "rescue.nothing"


def test_the_doctor_finds_this_machine_well(tmp_path: Path) -> None:
    done = run("doctor", "--in", tmp_path)
    assert done.exit_code == 0, done.stdout
    assert "Journal mode delete, syncs 3" in done.stdout
    assert "it sees: Doctor (process" in done.stdout
    assert done.stdout.count("the file is sound: held") == 3
    assert [path.name for path in tmp_path.iterdir()] == ["data"]
    assert json.loads((tmp_path / "data" / "projects.json").read_text(encoding="utf-8")) == {}


def test_the_doctor_says_what_does_not_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    weaker = dict(connection.WRITER_PRAGMAS) | {"synchronous": "NORMAL"}
    monkeypatch.setattr(connection, "WRITER_PRAGMAS", tuple(weaker.items()))
    done = run("doctor", "--in", tmp_path, "--json")
    assert done.exit_code == 1
    states = {one["name"]: one["state"] for one in json.loads(done.stdout)}
    assert states["journal"] == "broken"
    assert states["kill"] == "held"


def test_a_hand_over_tells_what_it_took_out(project: Path) -> None:
    (project.parent / "b.txt").write_text("A heron saw the lamps.", encoding="utf-8")
    assert run("import", project, project.parent / "b.txt").exit_code == 0
    out = project.with_name("part.variorum")
    done = run("handover", project, "--out", out, "--without-article", "A", "--anonymous")
    assert done.exit_code == 0
    assert "Taken out: 1 article" in done.stdout
    assert "Its verdicts are those of the project." in done.stdout
    assert b"ferry" in project.read_bytes()
    assert b"ferry" not in out.read_bytes()
    assert b"heron" in out.read_bytes()
    assert run("check", out).exit_code == 0
    told = run(
        "handover", project, "--out", project.with_name("2.variorum"), "--anonymous", "--json"
    )
    assert json.loads(told.stdout)["taken"] == {}
    again = run("handover", project, "--out", out, "--anonymous")
    assert again.exception.code == "project.exists"


def test_a_project_without_copies_says_so(tmp_path: Path) -> None:
    path = tmp_path / "bare.variorum"
    assert run("new", path).exit_code == 0
    done = run("restore", path)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "There is no copy yet." in done.stderr
