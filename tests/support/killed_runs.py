"""Runs of the program that are killed or end, each in a process of its own.

To start Python and to load the program costs ten times what a run does before it is killed: where
the system can, each is forked from a process that has loaded it and done nothing yet.
"""

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

_FORKS = sys.platform == "linux"  # elsewhere a process that has loaded the desktop must not
_MAKER: Any = multiprocessing.get_context("forkserver" if _FORKS else "spawn")
if _FORKS:
    _MAKER.set_forkserver_preload(
        ["pytest", "variorum.workspace.handing_over", "variorum.ui.desk.furnishing"]
    )


class Run:
    """A process that does some work and tells of it by the function it is given first."""

    def __init__(self, folder: Path, work: Callable[..., object], *given: object) -> None:
        """Start it; what it complains of is written in `folder`."""
        self._complaints = folder / "complaints.txt"
        self._hearing, telling = _MAKER.Pipe(duplex=False)
        self._process = _MAKER.Process(
            target=_work, args=(self._complaints, dict(os.environ), telling, work, *given)
        )
        self._process.start()
        telling.close()

    def told(self) -> Any:  # noqa: ANN401  # whatever it has to tell
        """Return the next thing that it tells; it must not end instead."""
        try:
            return self._hearing.recv()
        except EOFError:
            pytest.fail("it ended: " + self.end()[1])

    def all_told(self) -> list[Any]:
        """Wait until it tells nothing more; return what it told."""
        return list(self._left())

    def kill(self) -> list[Any]:
        """Kill it; return what it told of besides."""
        self._process.kill()
        told = list(self._left())
        _, complaints = self.end()
        assert "Traceback" not in complaints
        return told

    def _left(self) -> Iterator[Any]:
        while True:
            try:
                yield self._hearing.recv()
            except (EOFError, OSError):  # its end, or a word that it died over
                return

    def end(self) -> tuple[int, str]:
        """Wait for its end; return its exit code and its complaints."""
        self._process.join()
        self._hearing.close()
        code = self._process.exitcode
        self._process.close()
        return code, self._complaints.read_text(encoding="utf-8")


def _work(
    complaints: Path,
    environment: dict[str, str],
    telling: Connection,
    work: Callable[..., object],
    *given: object,
) -> None:
    os.environ.clear()
    os.environ.update(environment)
    with complaints.open("w", encoding="utf-8") as file:
        os.dup2(file.fileno(), 2)
    work(telling.send, *given)
