"""Which runs of the window go on, and which ended without having been told to.

Each run has three files in the user's data folder: a lock that the system frees when the process
dies, a small note of where the analyst is (ids and a place, no text), and the trace that a crash
leaves. A run that ends as it should takes them away.
"""

import json
import logging
import sqlite3
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import BinaryIO, Literal

from filelock import FileLock, Timeout

from variorum.model.ids import new_id, now
from variorum.store.osfiles import create_private, private_folder
from variorum.store.passing import sweep

_log = logging.getLogger(__name__)
_REPORT = "problem-report.txt"
_LIMIT = 200_000
"""Bytes of a trace that are read: a report is for people."""


@dataclass(frozen=True, slots=True)
class Note:
    """Where the analyst is: project, article and caret, each empty while there is none.

    `state`: the run is `running`, has been told to make ready for the end of the session
    (`leaving`), or `ended` after an error that was reported.
    """

    started: str
    project: str = ""
    article: str = ""
    caret: int = 0
    state: Literal["running", "leaving", "ended"] = "running"


@dataclass(frozen=True, slots=True)
class Ended:
    """A run that did not end as it should.

    `how`: `error` if the program reported one of its own and was closed afterwards, `crash` if it
    left a trace and died, `killed` if it was ended from outside, or with the machine. `trace` is
    what it left, as it was written.
    """

    how: Literal["error", "crash", "killed"]
    note: Note
    trace: str


class Run:
    """One run of the window, from its first paint to its end."""

    def __init__(self, folder: Path) -> None:
        """Begin it; `folder` is the user's data folder. Raises OSError where nothing is written."""
        runs = private_folder(private_folder(folder) / "runs")
        stem = runs / new_id()
        self._note = Note(started=now())
        self._marker, self._trace = stem.with_suffix(".json"), stem.with_suffix(".trace")
        self._lock = FileLock(stem.with_suffix(".lock"), timeout=0, mode=0o600)
        self._lock.acquire()
        create_private(self._trace)
        self.trace: BinaryIO = self._trace.open("ab", buffering=0)
        """Where a crash may leave its trace."""
        self._write()

    def at(self, project: str, article: str, caret: int) -> None:
        """Note where the analyst is."""
        self._change(
            replace(self._note, project=project, article=article, caret=caret, state="running")
        )

    def leaving(self) -> None:
        """Note that the session ends: if the process is gone afterwards, nothing was wrong."""
        self._change(replace(self._note, state="leaving"))

    def report(self, text: str) -> None:
        """Add the report of an error."""
        self.trace.write(text.encode("utf-8", "backslashreplace"))

    def end(self) -> None:
        """Take the run's files away; what was reported stays for the next start to tell."""
        if self.trace.closed:
            return
        self.trace.close()
        if self._trace.stat().st_size:
            self._change(replace(self._note, state="ended"))
        else:
            _remove(self._marker, self._trace)
        self._lock.release()
        if not self._marker.exists():
            _remove(Path(self._lock.lock_file))

    def _change(self, note: Note) -> None:
        if note != self._note:
            self._note = note
            self._write()

    def _write(self) -> None:
        draft = self._marker.with_suffix(".tmp")
        _remove(draft)
        create_private(draft)
        draft.write_text(json.dumps(asdict(self._note)), encoding="utf-8")
        draft.replace(self._marker)


def last_end(folder: Path) -> Ended | None:
    """Return the newest run that did not end as it should, and forget all of them.

    Runs that still go on are left alone. The private copies of those that are gone go, too.
    """
    sweep()
    found: list[Ended] = []
    for marker in sorted((folder / "runs").glob("*.json")):
        lock = FileLock(marker.with_suffix(".lock"), timeout=0, mode=0o600)
        with suppress(Timeout), lock:
            ended = _ended(marker)
            if ended is not None:
                found.append(ended)
            _remove(marker, marker.with_suffix(".trace"), marker.with_suffix(".tmp"))
        if not marker.exists():
            _remove(marker.with_suffix(".lock"))
    return max(found, key=lambda one: one.note.started, default=None)


def keep_report(folder: Path, text: str) -> None:
    """Keep the report of a problem in place of the last one, for this user's eyes only."""
    path = private_folder(folder) / _REPORT
    _remove(path)
    create_private(path)
    path.write_text(text, encoding="utf-8")


def kept_report(folder: Path) -> str:
    """Return the report kept last, or an empty text."""
    with suppress(FileNotFoundError):
        return (folder / _REPORT).read_text(encoding="utf-8")
    return ""


def sqlite_version() -> str:
    """Return which SQLite projects are written with."""
    return sqlite3.sqlite_version


def _ended(marker: Path) -> Ended | None:
    try:
        note = Note(**json.loads(marker.read_text(encoding="utf-8")))
    except (ValueError, TypeError):
        _log.warning("unreadable note of a run: %s", marker.name)
        note = Note(started="")
    try:
        with marker.with_suffix(".trace").open("rb") as file:
            trace = file.read(_LIMIT).decode("utf-8", "replace")
    except FileNotFoundError:
        trace = ""
    if not trace and note.state == "leaving":
        return None
    if note.state == "ended":
        return Ended("error", note, trace)
    return Ended("crash" if trace else "killed", note, trace)


def _remove(*paths: Path) -> None:
    for path in paths:
        # Windows does not remove what another process has open; it is tried again next time.
        with suppress(FileNotFoundError) if sys.platform != "win32" else suppress(OSError):
            path.unlink()
