"""`variorum history`: who, when, what, each field before and after, of all or of one record."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from variorum.model.changes import Change, ChangeSet, created, deleted
from variorum.model.ids import new_id, now
from variorum.model.records import Actor, Article
from variorum.workspace.importing import import_act, look_at_text
from variorum.workspace.projects import create_project

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def project(tmp_path: Path) -> tuple[Path, Actor]:
    """Return a project with an article and an actor that was renamed, deleted and brought back."""
    path = tmp_path / "p.variorum"
    session = create_project(path, "Trial", "Ada")
    for text in ("A ferry sank.", "It rained."):
        act = import_act(session, look_at_text(session, text, "pasted"))
        assert act
        session.do(act).result()
    seoul = Actor(id=new_id(), author=session.signed(), created=now(), name="Seuol")
    session.do(ChangeSet("tag.actor", created(seoul), (("quote", "Seuol"),))).result()
    right = replace(seoul, name="Seoul")
    edited = ChangeSet("actor.edit", (Change(seoul, right),), (("name", "Seoul"),))
    session.do(edited).result()
    session.do(ChangeSet("actor.edit", deleted(right), (("name", "Seoul"),))).result()
    session.undo().result()
    assert len(session.state.catalogue.all(Article)) == 2
    session.close()
    return path, right


def test_the_history_tells_before_and_after(run: Run, project: tuple[Path, Actor]) -> None:
    path, _ = project
    code, out, err = run("history", path)
    assert (code, err) == (0, "")
    acts = [line.split("  ", 2)[1:] for line in out.splitlines() if not line.startswith(" ")]
    assert acts == [
        ["Ada", "Undo: edit of Seoul"],
        ["Ada", "Edit of Seoul (undone)"],
        ["Ada", "Edit of Seoul"],
        ["Ada", "Actor “Seuol”"],
        ["Ada", "Import of articles (1)"],
        ["Ada", "Import of articles (1)"],
        ["Ada", "New project"],
    ]
    assert "    Actor “Seoul”: changed\n        name: Seuol → Seoul\n" in out
    assert "It rained." not in out, "the journal's copy of a text is not printed"


def test_json_has_one_act_a_line(run: Run, project: tuple[Path, Actor]) -> None:
    path, seoul = project
    code, out, _ = run("history", path, "--of", seoul.id, "--format", "json")
    lines = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [(one["kind"], one["state"]) for one in lines] == [
        ("undo", "done"),
        ("act", "undone"),
        ("act", "done"),
        ("act", "done"),
    ]
    assert lines[0]["inverts"] == lines[1]["id"]
    assert lines[2]["changes"][0]["fields"] == {"name": ["Seuol", "Seoul"]}
    assert [one["number"] for one in lines] == sorted(
        (one["number"] for one in lines), reverse=True
    )


def test_an_article_goes_by_its_label(run: Run, project: tuple[Path, Actor]) -> None:
    path, _ = project
    _, out, _ = run("history", path, "--of", "b", "--format", "json")
    (line,) = out.splitlines()
    assert json.loads(line)["act"] == "import"


def test_narrower_questions(run: Run, project: tuple[Path, Actor]) -> None:
    path, _ = project
    assert run("history", path, "--kind", "turns")[1].startswith("20")
    assert run("history", path, "--by", "Ada", "--limit", 1)[1].startswith("20")
    code, _, err = run("history", path, "--by", "Noor")
    assert code == 1
    assert "Noor" in err
    assert len(run("history", path, "--limit", 2, "--format", "json")[1].splitlines()) == 2


@pytest.mark.parametrize("name", ["Z", "01a20245-d7ba-7a3f-946f-ee88b515e470"])
def test_what_the_history_does_not_know(run: Run, project: tuple[Path, Actor], name: str) -> None:
    path, _ = project
    code, out, err = run("history", path, "--of", name)
    assert (code, out) == (1, "")
    assert name in err


def test_a_new_project_says_where_it_lies_doubtfully(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    code, _, err = run("new", folder / "p.variorum")
    assert code == 0
    assert "Dropbox keeps in step with other machines." in err
