"""A command that is asked to end leaves its project closed, its lock free, no file half written."""

import signal
import sys
from types import FrameType

_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")
"""What asks a process to end; Windows has no SIGHUP."""


def end_in_order() -> None:
    """Let a signal unwind the command that runs, so that whatever is open is closed."""
    for number in _known():
        signal.signal(number, _unwind)


def _unwind(number: int, _frame: FrameType | None) -> None:
    for one in _known():  # a second one must not stop the closing
        signal.signal(one, signal.SIG_IGN)
    if number == signal.SIGINT:
        raise KeyboardInterrupt
    sys.exit(128 + number)


def _known() -> list[int]:
    return [getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)]
