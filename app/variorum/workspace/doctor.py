"""A check-up on this very machine: a project is made, edited, killed, reopened and verified."""

import json
import platform
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median

from variorum import __version__
from variorum.model.changes import ChangeSet, created
from variorum.model.checkup import Result
from variorum.model.errors import UserError
from variorum.model.ids import new_id, now
from variorum.model.records import Actor, Proposition
from variorum.store.registry import Registry, data_folder
from variorum.store.store import Store
from variorum.workspace.importing import import_act, look_at_text
from variorum.workspace.projects import create_project, open_project
from variorum.workspace.session import Session

_TEXT = "The harbour office said two ferries were late.\n\nNobody was hurt, it said."
_TITLE = (("title", "Check-up"),)
_PACKAGES = ("PySide6_Essentials", "sqlite-utils", "click", "filelock", "pint", "rapidfuzz", "lxml")
_KILLED_AFTER = (3, 11, 29)
"""Acts after which the second process is killed, one round each."""

_START = "import sys,json;sys.path[:]=json.loads(sys.argv[1]);"
_WORK = (
    _START + "from variorum.workspace.doctor import work_until_killed;"
    "work_until_killed(sys.argv[2], sys.argv[3])"
)
_LOOK = (
    _START + "from variorum.workspace.doctor import look_whether_locked;"
    "look_whether_locked(sys.argv[2])"
)


def check_up(folder: Path | None = None) -> Iterator[Result]:
    """Yield what was found, step by step; nothing stays behind.

    `folder` is where the trial project lies for a while: the folder your projects lie in is the one
    worth trying. By default the system's folder for temporary files. Raises UserError
    ``project.unwritable`` where nothing can be written.
    """
    yield from _versions()
    yield Result("folder", "told", {"path": str(folder or tempfile.gettempdir())})
    try:
        place = tempfile.TemporaryDirectory(prefix="variorum-doctor-", dir=folder)
    except OSError as error:
        problem = error.strerror or ""
        raise UserError("project.unwritable", path=str(folder), problem=problem) from error
    with place as room:
        path = Path(room) / "trial.variorum"
        session = create_project(path, "Check-up", "Doctor")
        try:
            yield from _edited(session)
            yield _locked(path)
        finally:
            session.close()
        yield from _killed(session.path)
        Registry().forget(session.path)


def _versions() -> Iterator[Result]:
    yield Result("variorum", "told", {"version": __version__})
    yield Result("python", "told", {"version": platform.python_version()})
    yield Result("system", "told", {"name": platform.platform()})
    yield Result("sqlite", "told", {"version": sqlite3.sqlite_version})
    for name in _PACKAGES:
        try:
            yield Result(name, "told", {"version": version(name)})
        except PackageNotFoundError:
            yield Result(name, "broken", {"version": ""})
    yield Result("data", "told", {"path": str(data_folder())})


def _edited(session: Session) -> Iterator[Result]:
    """Import, edit, undo and search; look at how the file is written."""
    act = import_act(session, look_at_text(session, _TEXT, "text"))
    if act is not None:
        session.do(act).result()
    me, times = session.signed(), []
    for number in range(20):
        actor = Actor(id=new_id(), author=me, created=now(), name=f"Office {number}")
        begin = time.perf_counter()
        session.do(ChangeSet("project.create", created(actor), _TITLE)).result()
        times.append(time.perf_counter() - begin)
    session.undo().result()
    standing = len(session.state.catalogue.all(Actor)) == len(times) - 1
    yield Result("edit", "held" if standing else "broken", {"acts": str(len(times))})
    yield Result("commit", "told", {"milliseconds": f"{median(times) * 1000:.1f}"})
    found = session.submit(lambda store: len(store.search("ferries", 10))).result()
    yield Result("search", "held" if found == 1 else "broken", {"hits": str(found)})
    yield session.submit(_written).result()
    problems = session.check().result()
    yield Result("check", "broken" if problems else "held", {"findings": str(len(problems))})


def _written(store: Store) -> Result:
    facts = store.promises()
    held = facts == {"journal_mode": "delete", "synchronous": "3", "foreign_keys": "1"}
    return Result("journal", "held" if held else "broken", facts)


def _locked(path: Path) -> Result:
    """Let a second process open the project: it may only read, and must know who writes."""
    try:
        said = subprocess.run(  # noqa: S603  # this Python, a function of ours
            [*_python(_LOOK), str(path)], capture_output=True, check=False, text=True, timeout=60
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return Result("lock", "skipped", {"problem": str(error)})
    holder = said.stdout.strip()
    held = holder.startswith("Doctor ")
    return Result("lock", "held" if held else "broken", {"holder": holder or said.stderr[-200:]})


def look_whether_locked(path: str) -> None:
    """Print who has the project open for writing, as a second process sees it."""
    session = open_project(Path(path), "Second")
    refusal = session.refusal
    sys.stdout.write(str(refusal.params.get("owner", "")) if refusal else "nobody")
    session.close()


def _killed(path: Path) -> Iterator[Result]:
    """Kill a process in the middle of its work, several times: all it told of must be there."""
    told: set[str] = set()
    for acts in _KILLED_AFTER:
        try:
            told |= _work_and_kill(path, f"round {acts}", acts)
        except OSError as error:
            yield Result("kill", "skipped", {"problem": str(error)})
            return
        session = open_project(path, "Doctor")
        there = {one.text for one in session.state.catalogue.all(Proposition).values()}
        problems = session.check().result()
        session.close()
        held = told <= there and not problems
        facts = {"told": str(len(told)), "there": str(len(told & there))}
        yield Result("kill", "held" if held else "broken", facts)


def _work_and_kill(path: Path, name: str, acts: int) -> set[str]:
    with subprocess.Popen(  # noqa: S603  # this Python, a function of ours
        [*_python(_WORK), str(path), name], stdout=subprocess.PIPE, text=True
    ) as worker:
        assert worker.stdout is not None  # asked for above  # noqa: S101
        lines = [worker.stdout.readline() for _ in range(acts)]
        worker.kill()
        lines += worker.stdout.readlines()
    return {line.rstrip("\n") for line in lines if line.endswith("\n")}


def work_until_killed(path: str, name: str) -> None:
    """Write one proposition after the other, and tell of each once it is saved."""
    session = open_project(Path(path), "Doctor")
    me = session.signed()
    number = 0
    while True:
        text = f"{name}, act {number}"
        one = Proposition(id=new_id(), author=me, created=now(), text=text)
        session.do(ChangeSet("project.create", created(one), _TITLE)).result()
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
        number += 1


def _python(code: str) -> list[str]:
    """Return how to run `code` with our own modules, whatever the working directory holds.

    Raises OSError where this program brings its interpreter inside.
    """
    if getattr(sys, "frozen", False):
        message = "this program cannot start a second one of itself"
        raise OSError(message)
    return [sys.executable, "-c", code, json.dumps(sys.path)]
