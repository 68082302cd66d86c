"""Untrusted files are read in a process of their own, with limits of memory, CPU and time.

    with Limited() as reader:
        plain = reader.run("variorum.ingest.plainly:read", data, {"name": name}, name)

One process serves a batch and is started anew after it was ended, or after so many files. It is
not started by `multiprocessing`, whose children look for their modules in the working directory
first: a folder of articles could bring its own.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from threading import Event, Timer
from types import TracebackType
from typing import Any, Self

from variorum.model.errors import UserError
from variorum.workspace import limits
from variorum.workspace.child import AS_CHILD

_START = (
    "import sys,json;sys.path[:]=json.loads(sys.argv[1]);"
    "from variorum.workspace.child import serve;serve()"
)
_NO_WINDOW = int(getattr(subprocess, "CREATE_NO_WINDOW", 0))
"""Windows: no console flashes up."""
_TASKS_EACH = 200
"""Files until a process is renewed: what its libraries keep does not add up."""

_LONGEST_ANSWER = 200_000_000
_ANSWER_PER_BYTE = 10
_LONGEST_LINE = 1000
_DYING = 2.0
"""Seconds in which a process that has closed its end is gone."""


class Limited:
    """A process that runs functions on untrusted bytes; started with the first task."""

    def __init__(self) -> None:
        """Start nothing yet."""
        self._process: subprocess.Popen[bytes] | None = None
        self._tasks = 0
        self.started = 0
        """How many processes were needed so far."""

    def __enter__(self) -> Self:
        """Use as a context manager."""
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """End the process."""
        self.close()

    def run(
        self, function: str, data: bytes, given: Mapping[str, Any], file: str, holds: int = 0
    ) -> Any:  # noqa: ANN401  # any JSON
        """Return what ``module:function`` makes of (data, given): values JSON knows, unchecked.

        `file` names the source in errors; `holds` are the bytes of files that the function opens
        itself, which get more room the larger they are. Raises the UserError of the function,
        ``limited.costly`` if a limit was met, ``limited.failed`` (`problem`) if the function or
        its process broke.
        """
        state, result = self._exchange(function, data, given, file, holds)
        if state == "done":
            return result
        if state == "refused":
            raise UserError(str(result["code"]), **result["params"])
        if state == "costly":
            self.close()
            raise UserError("limited.costly", file=file)
        raise UserError("limited.failed", file=file, problem=str(result))

    def close(self) -> None:
        """End the process, whatever it is doing."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):  # what it was still to be told does not matter any more
                    pipe.close()
        process.wait()

    def _exchange(
        self, function: str, data: bytes, given: Mapping[str, Any], file: str, holds: int
    ) -> tuple[str, Any]:
        process = self._ready()
        size = len(data) + holds
        task = {
            "function": function,
            "given": dict(given),
            "size": len(data),
            "cpu": limits.cpu_seconds(size),
            "memory": limits.memory(holds),
        }
        late = Event()
        clock = Timer(limits.wall_seconds(size), _stop, (process, late))
        clock.daemon = True
        clock.start()
        try:
            longest = _LONGEST_ANSWER + _ANSWER_PER_BYTE * holds
            return _ask(process, json.dumps(task).encode("ascii") + b"\n", data, longest)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise self._ended(file, late=late.is_set()) from error
        except BaseException:
            self.close()  # interrupted: what it still says would be taken for the next answer
            raise
        finally:
            clock.cancel()

    def _ended(self, file: str, *, late: bool) -> UserError:
        """Return why a process gave no answer, and forget it."""
        process = self._process
        assert process is not None  # it was asked  # noqa: S101
        with suppress(subprocess.TimeoutExpired):
            process.wait(_DYING)
        self.close()
        if late or limits.met_a_limit(process.returncode):
            return UserError("limited.costly", file=file)
        return UserError("limited.failed", file=file, problem=f"exit {process.returncode}")

    def _ready(self) -> "subprocess.Popen[bytes]":
        if self._tasks >= _TASKS_EACH:
            self.close()
        if self._process is None:
            self._process, self._tasks = _start(), 0
            self.started += 1
        self._tasks += 1
        return self._process


def run_limited(
    function: str, data: bytes, given: Mapping[str, Any], file: str, holds: int = 0
) -> Any:  # noqa: ANN401  # any JSON
    """Run one function in a process that ends with it; see `Limited.run`."""
    with Limited() as reader:
        return reader.run(function, data, given, file, holds)


def _start() -> "subprocess.Popen[bytes]":
    """Start the process; of the environment's wishes for Python and the working directory: none."""
    places = json.dumps([one for one in sys.path if Path(one).is_absolute()])
    is_frozen = bool(getattr(sys, "frozen", False))
    command = [AS_CHILD] if is_frozen else ["-I", "-S", "-B", "-c", _START, places]
    return subprocess.Popen(  # noqa: S603  # the running interpreter
        [sys.executable, *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=_NO_WINDOW,
    )


def _ask(
    process: "subprocess.Popen[bytes]", task: bytes, data: bytes, longest: int
) -> tuple[str, Any]:
    """Send a task and return its answer; raise OSError or ValueError if there is none."""
    assert process.stdin is not None  # both are pipes  # noqa: S101
    assert process.stdout is not None  # noqa: S101
    process.stdin.write(task)
    process.stdin.write(data)
    process.stdin.flush()
    head = json.loads(process.stdout.readline(_LONGEST_LINE))
    if not 0 <= head["size"] <= longest:
        message = "an answer too long"
        raise ValueError(message)
    return head["state"], json.loads(process.stdout.read(head["size"]))


def _stop(process: "subprocess.Popen[bytes]", late: Event) -> None:
    late.set()
    process.kill()
