"""Holding Python's collector of cycles back while millions of records are made that stay."""

import gc
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
    """
    gc.freeze()


def look_again() -> None:
    """Let rounds look at everything again, as once the project is closed."""
    gc.unfreeze()
