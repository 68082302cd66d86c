"""However a window or a command ends, its project is whole; the next start says what happened."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from ended_window import LAST, sit
from killed_runs import Run

from variorum.model.records import Article
from variorum.model.vocabulary import TagKind
from variorum.paths import sample_corpus
from variorum.workspace.importing import import_act, look
from variorum.workspace.projects import create_project, open_project

SUPPORT = Path(__file__).parent.parent / "support"

ALONE = ("SIGTERM", "crash")
"""Deeds of a window in a Python of its own, which ends as that of the program does."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project of two articles without tags."""
    monkeypatch.setenv("VARIORUM_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("VARIORUM_CONFIG_DIR", str(tmp_path / "config"))
    path = tmp_path / "p.variorum"
    session = create_project(path, "Test", "Ada")
    articles = sorted((sample_corpus() / "articles").iterdir())[:2]
    act = import_act(session, look(session, articles, lambda _done, _all: True))
    assert act
    session.do(act).result()
    session.close()
    return path


def run(project: Path | str, deed: str) -> tuple[int, dict[str, object]]:
    """Let a window do something; return its exit code and what it told of itself last."""
    if deed in ALONE:
        return _run_alone(project, deed)
    folder = Path(os.environ["VARIORUM_CONFIG_DIR"])
    folder.mkdir(exist_ok=True)
    window = Run(folder, sit, str(project), deed)
    told = window.all_told()
    code, complaints = window.end()
    assert told, f"it told nothing: {complaints}"
    return code, told[-1]


def _run_alone(project: Path | str, deed: str) -> tuple[int, dict[str, object]]:
    done = subprocess.run(  # noqa: S603  # this Python, a script of ours
        [sys.executable, SUPPORT / "ended_window.py", str(project), deed],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout, f"it told nothing: {done.stderr}"
    return done.returncode, json.loads(done.stdout.splitlines()[-1])


def tags_in(project: Path) -> int:
    """Check a project as it was left, its lock and its journal; return how many tags it has."""
    assert not project.with_name(project.name + "-journal").exists()
    session = open_project(project, "Ada")
    try:
        assert session.refusal is None, "the lock is free"
        assert session.check().result() == []
        found = session.submit(lambda store: store.linked_tags(list(TagKind))).result()
        return len(found)
    finally:
        session.close()


@pytest.mark.parametrize(
    "how",
    [
        "SIGTERM",
        pytest.param("SIGINT", marks=pytest.mark.slow),
        pytest.param("SIGHUP", marks=pytest.mark.slow),
        pytest.param("close", marks=pytest.mark.slow),
        pytest.param("dialogue", marks=pytest.mark.slow),
        pytest.param("logout", marks=pytest.mark.slow),
    ],
)
def test_an_orderly_end_saves_what_is_pending(project: Path, how: str) -> None:
    code, told = run(project, how)
    assert code == (-signal.SIGKILL if how == "logout" else 0)
    if how != "logout":
        assert not project.with_name(project.name + ".owner").exists()
        runs = project.parent / "data" / "runs"
        assert list(runs.iterdir()) == []
    assert tags_in(project) == told["place"][2] == 8  # type: ignore[index]
    _, again = run(LAST, "look")
    assert again["said"] == "", "there is nothing to tell of"
    assert again["place"] == told["place"]


@pytest.mark.parametrize(
    ("how", "said", "report"),
    [
        ("SIGKILL", "was ended from outside", "The program left no trace."),
        pytest.param("crash", "crashed last time", "Segmentation fault", marks=pytest.mark.slow),
        pytest.param(
            "error",
            "met an error of its own",
            "Error of the program: KeyError",
            marks=pytest.mark.slow,
        ),
    ],
)
def test_after_a_crash_the_next_start_says_so_and_goes_back(
    project: Path, how: str, said: str, report: str
) -> None:
    code, told = run(project, how)
    assert (code == 0) == (how == "error")
    _, again = run(LAST, "look")
    assert said in str(again["said"])
    assert "Nothing is lost: the project was checked" in str(again["said"])
    assert again["place"] == told["place"]
    written = (project.parent / "data" / "problem-report.txt").read_text(encoding="utf-8")
    assert report in written
    assert "Variorum: " in written
    assert tags_in(project) == 8
    _, third = run(LAST, "look")
    assert third["said"] == "", "it is told once"


@pytest.mark.slow
def test_no_word_of_an_article_is_in_what_a_crash_leaves(project: Path) -> None:
    run(project, "error")
    left = b"".join(
        path.read_bytes() for path in (project.parent / "data").rglob("*") if path.is_file()
    )
    run(LAST, "look")
    left += (project.parent / "data" / "problem-report.txt").read_bytes()
    session = open_project(project, "Ada")
    texts = session.submit(
        lambda store: [one.text for one in store.records() if one.kind_name == "text_version"]
    ).result()
    session.close()
    words = left.decode("utf-8").split()
    said = {" ".join(words[at : at + 4]) for at in range(len(words))}
    for text in texts:
        words = text.split()
        assert not said & {" ".join(words[at : at + 4]) for at in range(len(words) - 3)}


@pytest.mark.slow
@pytest.mark.parametrize("work", ["looking", "saving", "exporting"])
def test_an_end_in_the_middle_of_work_leaves_it_whole_or_not_begun(
    project: Path, work: str
) -> None:
    more = project.parent / "more"
    more.mkdir()
    for number in range(30):
        (more / f"{number}.txt").write_text(f"Ship {number} came. " * 200, encoding="utf-8")
    before = {path.name for path in project.parent.iterdir()}
    code, _ = run(project, work)
    assert code == 0
    assert tags_in(project) == 0
    session = open_project(project, "Ada")
    try:
        articles = len(session.state.catalogue.all(Article))
    finally:
        session.close()
    assert articles == (32 if work == "saving" else 2)
    left = {path.name for path in project.parent.iterdir()} - before - {"config"}
    assert left in (set(), {"p.jsonl"}), "no draft is left"
    if left:
        assert (project.parent / "p.jsonl").read_bytes().endswith(b"}\n")


COMMAND = """
import os, signal, sys
from variorum.store.store import Store
from variorum.export import watching
from variorum.cli import main
where, number, *sys.argv[1:] = sys.argv[1:]


def then_end(real):
    def told(*args, **more):
        os.kill(os.getpid(), int(number))
        return real(*args, **more)
    return told


if where == "write":
    Store._write = then_end(Store._write)
else:
    Store.still = then_end(Store.still)
main()
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
@pytest.mark.parametrize("where", ["write", "read"])
def test_a_command_that_is_told_to_end_leaves_a_checked_file(
    project: Path, number: int, where: str
) -> None:
    before = tags_in(project)
    out = project.parent / "out"
    out.mkdir()
    rest = (
        ("annotate", project, sample_corpus() / "tags.jsonl")
        if where == "write"
        else ("export", project, "--out", out / "all.jsonl")
    )
    done = subprocess.run(  # noqa: S603  # this Python, a script of ours
        [sys.executable, "-c", COMMAND, where, str(int(number)), *map(str, rest)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == (1 if number == signal.SIGINT else 128 + number), done.stderr
    assert "Traceback" not in done.stderr
    assert not project.with_name(project.name + ".owner").exists()
    assert tags_in(project) in {before, 495}
    assert [path.name for path in out.iterdir()] in ([], ["all.jsonl"])
