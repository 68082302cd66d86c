"""Holding Python's collector of cycles back while millions of records are made that stay."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def few_collections() -> Iterator[None]:
    """Collect nothing inside: every round would look at all the records made so far.

    They hold no cycles; those that others hold are found by the first round after.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
