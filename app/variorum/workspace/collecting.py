"""Holding Python's collector of cycles back while millions of records are made that stay."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def few_collections() -> Iterator[None]:
    """Collect nothing inside: every round would look at all the records made so far."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
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
    if sys.platform != "linux":
        return
    import ctypes  # noqa: PLC0415  # after long work only

    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # other libraries have none
    if trim is not None:
        trim(0)


def look_again() -> None:
    """Let rounds look at everything again, as once the project is closed."""
    gc.unfreeze()
