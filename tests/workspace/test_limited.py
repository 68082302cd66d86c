"""The process that reads untrusted files keeps its limits, and its end is one file's end only."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from variorum.cli import main as cli_main
from variorum.ingest import plainly
from variorum.model.errors import UserError
from variorum.model.reading import Reading
from variorum.shell import phrases
from variorum.workspace import child, limited, limits
from variorum.workspace.limited import Limited, run_limited

TASKS = """
import os, sys
from variorum.model.errors import UserError

def size(data, given): return [len(data), given]
def memory(data, given): return len(bytearray(10**9))
def spin(data, given):
    while True: pass
def end(data, given): os._exit(3)
def refuse(data, given): raise UserError("import.empty", file="x")
def stumble(data, given): raise ValueError("a secret sentence")
def talk(data, given): print("{"); os.write(1, b"{"); return "said"
def write(data, given):
    with open(given["path"], "wb") as file: file.write(b"x" * 10000)
def qt(data, given): return [one for one in sys.modules if "PySide" in one or "shiboken" in one]
def bounds(data, given):
    import resource, time
    kept = (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_FSIZE, resource.RLIMIT_CORE)
    return [[resource.getrlimit(one)[0] for one in kept], time.process_time()]
def wait(data, given):
    import time
    time.sleep(1000)
"""

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits here")
linux = pytest.mark.skipif(sys.platform != "linux", reason="macOS does not keep this limit")


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Limited]:
    (tmp_path / "tasks_of_the_test.py").write_text(TASKS, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    with Limited() as made:
        yield made


def _task(name: str) -> str:
    return f"tasks_of_the_test:{name}"


def _refused(reader: Limited, name: str) -> UserError:
    with pytest.raises(UserError) as caught:
        reader.run(_task(name), b"x", {}, "a.pdf")
    assert str(phrases.error(caught.value))
    return caught.value


def test_one_process_answers_many_tasks(reader: Limited) -> None:
    for number in range(3):
        data = b"\0\n{" * number * 100_000
        assert reader.run(_task("size"), data, {"n": number}, "a") == [len(data), {"n": number}]
    assert reader.started == 1


def test_a_process_is_renewed_after_so_many_files(
    reader: Limited, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limited, "_TASKS_EACH", 2)
    for _ in range(5):
        reader.run(_task("size"), b"", {}, "a")
    assert reader.started == 3


def test_a_refusal_comes_back_as_it_was_made(reader: Limited) -> None:
    error = _refused(reader, "refuse")
    assert (error.code, error.params) == ("import.empty", {"file": "x"})
    assert reader.started == 1


def test_a_reader_that_stumbles_says_where_and_not_what_it_read(reader: Limited) -> None:
    error = _refused(reader, "stumble")
    assert error.code == "limited.failed"
    assert error.params["problem"] == "ValueError, tasks_of_the_test.py:11"


def test_what_libraries_print_is_no_answer(reader: Limited) -> None:
    assert reader.run(_task("talk"), b"", {}, "a") == "said"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        pytest.param("memory", "limited.costly", marks=linux),
        pytest.param("spin", "limited.costly", marks=posix),
        ("end", "limited.failed"),
    ],
)
def test_a_limit_ends_one_file_and_not_the_batch(
    reader: Limited, name: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "CPU_BASE", 0.2)
    assert _refused(reader, name).code == code
    assert reader.run(_task("size"), b"x", {}, "b") == [1, {}]
    assert reader.started == 2


def test_a_process_that_only_waits_is_given_up(
    reader: Limited, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "wall_seconds", lambda _size: 1.0)
    assert _refused(reader, "wait").code == "limited.costly"


@linux
def test_the_limits_are_those_promised(reader: Limited) -> None:
    (memory, cpu, written, core), used = reader.run(_task("bounds"), b"", {}, "a")
    assert memory < 500_000_000
    assert cpu - used < 5
    assert (written, core) == (0, 0)


@posix
def test_it_writes_no_file(reader: Limited, tmp_path: Path) -> None:
    target = tmp_path / "written"
    with pytest.raises(UserError, match=r"limited\.failed"):
        reader.run(_task("write"), b"", {"path": str(target)}, "a")
    assert target.stat().st_size == 0


def test_it_loads_no_qt(reader: Limited) -> None:
    page = b"<html><body><article><p>" + b"The mill closed. " * 40 + b"</p></article></body></html>"
    reader.run(plainly.READ, page, plainly.given("a.html", Reading()), "a.html")
    assert reader.run(_task("qt"), b"", {}, "a") == []


def test_the_working_directory_brings_no_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hostile = tmp_path / "articles"
    hostile.mkdir()
    for name in ("json", "os", "traceback", "variorum", "encodings", "sitecustomize", "lxml"):
        (hostile / f"{name}.py").write_text("open('met', 'w').close()", encoding="utf-8")
    monkeypatch.chdir(hostile)
    monkeypatch.setenv("PYTHONPATH", str(hostile))
    monkeypatch.setattr(sys, "path", ["", *sys.path])
    task = plainly.given("a.rtf", Reading())
    found = run_limited(plainly.READ, b"{\\rtf1 The mill closed.}", task, "a.rtf")
    assert found[0]["text"] == "The mill closed."
    assert not (hostile / "met").exists()


def test_the_program_itself_can_be_that_process() -> None:
    assert cli_main.__globals__["_AS_CHILD"] == child.AS_CHILD
    given = plainly.given("a.rtf", Reading())
    data = b"{\\rtf1 The mill closed.}"
    task = {"function": plainly.READ, "given": given, "size": len(data)}
    task |= {"cpu": 4, "memory": limits.MEMORY}
    done = subprocess.run(  # noqa: S603  # the running interpreter
        [sys.executable, "-c", "from variorum.cli import main; main()", child.AS_CHILD],
        input=json.dumps(task).encode() + b"\n" + data,
        capture_output=True,
        check=True,
    )
    head, _, body = done.stdout.partition(b"\n")
    assert json.loads(head)["state"] == "done"
    assert json.loads(body)[0]["text"] == "The mill closed."


@pytest.mark.parametrize(
    "answer",
    [
        None,
        {},
        [None],
        [{"text": "x"}],
        [{"text": 1, "steps": [], "guesses": {}, "regions": []}],
    ],
)
def test_an_answer_of_another_shape_is_refused(answer: object) -> None:
    with pytest.raises(UserError, match=r"limited\.failed"):
        plainly.articles(answer, "a.pdf")
