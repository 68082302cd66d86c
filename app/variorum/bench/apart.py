"""Calls in a process of their own: memory starts from nothing, and a crash ends only one group."""

import json
import os
import sys
from importlib import import_module
from typing import Any

_ANSWER = "variorum-bench-answer:"
_PATIENCE = 1800.0
"""Seconds after which a call is given up: no group takes a third of it on two slow cores."""


class ApartError(RuntimeError):
    """A call in another process gave no answer; `args` has the end of what it wrote."""


def apart(call: str, *args: str | float) -> Any:  # noqa: ANN401  # any JSON
    """Run ``module:function`` with plain arguments in a fresh process; return its plain answer.

    Raises ApartError where the process ends without an answer.
    """
    import subprocess  # noqa: PLC0415  # not in the fresh process, whose start may be measured

    try:
        done = subprocess.run(  # noqa: S603  # our own interpreter and our own module
            [sys.executable, "-m", "variorum.bench.apart", call, json.dumps(args)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
            timeout=_PATIENCE,
        )
    except subprocess.TimeoutExpired as late:
        message = f"no answer in {_PATIENCE:.0f} s"
        raise ApartError(message) from late
    for line in done.stdout.splitlines():
        if line.startswith(_ANSWER):
            return json.loads(line.removeprefix(_ANSWER))
    raise ApartError("\n".join(done.stderr.splitlines()[-3:]) or f"exit {done.returncode}")


def answer(call: str, args: str) -> None:
    """Do what another process asked for, and print the answer."""
    module, _, function = call.partition(":")
    found = getattr(import_module(module), function)(*json.loads(args))
    sys.stdout.write(f"\n{_ANSWER}{json.dumps(found)}\n")


if __name__ == "__main__":
    answer(*sys.argv[1:])
