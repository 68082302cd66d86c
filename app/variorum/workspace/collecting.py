"""Holding Python's collector of cycles back while millions of records are made that stay."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_M_ARENA_MAX = -8
"""Of mallopt, as malloc.h numbers it: how many heaps there may be."""

_FELT = 50_000
"""Objects that a round takes some milliseconds to look at, while every other thread stands."""


@contextmanager
def few_collections() -> Iterator[None]:
    """Collect nothing inside: every round would look at all the records made so far.

    Where so many were made that a round over them would be felt, none looks at them later either.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            if gc.get_count()[0] > _FELT:
                gc.freeze()
            gc.enable()


def leave_alone() -> None:
    """Let no round look at what is there now.

    Records hold no cycles, and a round over millions of them stops every thread for seconds.
    What was freed while they were made goes back to the system.
    """
    gc.freeze()
    give_back()


def give_back() -> None:
    """Return what was freed to the system; the C library of Linux keeps it for itself otherwise."""
    _tell("malloc_trim", 0)


def share_one_heap() -> None:
    """Let threads that start from now on take memory where the others do.

    The C library of Linux gives most threads a heap of their own, and what one of them frees is of
    no use to the next. They seldom ask at one time: Python runs one of them after the other.
    """
    _tell("mallopt", _M_ARENA_MAX, 1)


def _tell(function: str, *values: int) -> None:
    """Call a function of the C library of Linux; other libraries have none of these."""
    if sys.platform != "linux":
        return
    import ctypes  # noqa: PLC0415  # not at the start

    found = getattr(ctypes.CDLL(None), function, None)
    if found is not None:
        found(*values)


def look_again() -> None:
    """Let rounds look at everything again, as once the project is closed."""
    gc.unfreeze()
