"""What the operating system is asked to limit in a process that reads untrusted files.

POSIX: address space, CPU seconds per task, no file is written, no core is left behind. macOS takes
the first limit and does not keep it; Windows has none of these here. There the readers' own budgets
(`ingest.packed`, `ingest.charset`, …) and the parent's clock are what holds.
"""

import math
import sys
import time

MEMORY = 450_000_000
"""Bytes of address space of the process, what Python itself takes included."""

MEMORY_PER_BYTE = 25
"""More for each byte beyond `_PLAIN_SIZE` of a file whose size stands for what it holds."""

CPU_BASE = 3.9
CPU_PER_MEGABYTE = 0.5
"""Seconds of CPU for a task, and more for each megabyte beyond `_PLAIN_SIZE`."""

_PLAIN_SIZE = 10
"""Megabytes. What is larger holds pictures, or is a book; a bomb is small and costs much."""

_WALL_PER_CPU = 10
_MILLION = 1_000_000

if sys.platform != "win32":
    import resource
    import signal


def cpu_seconds(size: int) -> float:
    """Return the CPU seconds a task on so many bytes may take."""
    return CPU_BASE + CPU_PER_MEGABYTE * max(size / _MILLION - _PLAIN_SIZE, 0)


def memory(size: int) -> int:
    """Return the bytes of memory a task on files of so many bytes may take."""
    return MEMORY + MEMORY_PER_BYTE * max(size - _PLAIN_SIZE * _MILLION, 0)


def wall_seconds(size: int) -> float:
    """Return when to give a task up by the clock: a busy machine gets ten times its CPU time."""
    return _WALL_PER_CPU * cpu_seconds(size)


def confine() -> None:
    """Limit this process for good: memory, files, core dumps."""
    if sys.platform == "win32":
        return
    allow_memory(MEMORY)
    _lower(resource.RLIMIT_FSIZE, 0)
    _lower(resource.RLIMIT_CORE, 0)


def allow(seconds: float) -> None:
    """Give this process so many more seconds of CPU, and the rest of the last one."""
    if sys.platform != "win32":
        until = math.ceil(time.process_time() + seconds)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (_least(until, hard), hard))


def allow_memory(size: int) -> None:
    """Let this process have so many bytes of address space."""
    if sys.platform != "win32":
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (_least(size, hard), hard))


def met_a_limit(returncode: int) -> bool:
    """Tell whether a process ended for want of CPU time, or of memory (libraries then abort)."""
    return sys.platform != "win32" and -returncode in {signal.SIGXCPU, signal.SIGABRT}


if sys.platform != "win32":

    def _lower(which: int, value: int) -> None:
        _, hard = resource.getrlimit(which)
        value = _least(value, hard)
        resource.setrlimit(which, (value, value))

    def _least(value: int, hard: int) -> int:
        return value if hard == resource.RLIM_INFINITY else min(value, hard)
