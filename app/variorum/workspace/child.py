"""The process that reads untrusted files: takes tasks from its input until that ends.

A task is a line of JSON (``function``, ``given``, ``size``, ``cpu``, ``memory``) and `size` bytes;
the answer a line (``state``, ``size``) and so many bytes of JSON. Nothing is pickled, no Qt is
loaded, and what libraries print goes nowhere.
"""

import json
import os
import traceback
from importlib import import_module
from typing import Any, BinaryIO

from variorum.model.errors import UserError
from variorum.workspace import limits

AS_CHILD = "--read-untrusted"
"""The one argument by which a program with its interpreter inside is started as this process."""


def serve() -> None:
    """Confine this process, then answer tasks one by one."""
    tasks = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in range(3):
        os.dup2(nowhere, number)
    limits.confine()
    for line in tasks:
        task = json.loads(line)
        _answer(answers, *_done(task, tasks.read(task["size"])))


def _done(task: dict[str, Any], data: bytes) -> tuple[str, Any]:
    """Return what became of a task; whatever goes wrong in a reader is said, without its text."""
    module, _, function = task["function"].partition(":")
    call = getattr(import_module(module), function)
    limits.allow(task["cpu"])
    limits.allow_memory(task["memory"])
    try:
        return "done", call(data, task["given"])
    except UserError as error:
        return "refused", {"code": error.code, "params": dict(error.params)}
    except (MemoryError, RecursionError):
        return "costly", None
    except Exception as error:  # noqa: BLE001  # a file no reader foresaw must not end the batch
        return "failed", _place(error)


def _place(error: Exception) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}, {last.filename.rpartition(os.sep)[2]}:{last.lineno}"


def _answer(answers: BinaryIO, state: str, result: Any) -> None:  # noqa: ANN401  # any JSON
    try:
        body = json.dumps(result).encode("ascii")
    except (MemoryError, RecursionError):
        state, body = "costly", b"null"
    answers.write(json.dumps({"state": state, "size": len(body)}).encode("ascii") + b"\n")
    answers.write(body)
    answers.flush()
