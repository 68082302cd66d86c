"""Identities: UUIDv7, monotonic within one process, sortable by time of creation."""

import os
import re
import threading
import time
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NewType

Id = NewType("Id", str)
"""Canonical text of a UUID: 36 characters, lower case."""

_lock = threading.Lock()
_last = 0

_RANDOM_BITS = 74
_TAIL = 12
"""Digits of the last group, all of them random."""
_CANONICAL = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def new_id() -> Id:
    """Return a fresh UUIDv7 (RFC 9562), greater than every one made before it here."""
    return _spelled(_taken(1))


def new_ids(expected: int) -> Iterator[Id]:
    """Yield fresh ids, each greater than the one before; the first so many are made at once."""
    yield from _in_a_row(_taken(expected), expected)
    while True:
        yield new_id()


def _taken(count: int) -> int:
    """Return the first of so many numbers in a row that no other id will have."""
    global _last  # noqa: PLW0603  # the monotonic counter is one per process by definition
    with _lock:
        millis = time.time_ns() // 1_000_000
        random = int.from_bytes(os.urandom(10)) >> (80 - _RANDOM_BITS)
        first = max(millis << _RANDOM_BITS | random, _last + 1)
        _last = first + count - 1
    return first


def _spelled(value: int) -> Id:
    high, low = value >> 62, value & (1 << 62) - 1
    time_part, rand_a = high >> 12, high & 0xFFF
    number = time_part << 80 | 7 << 76 | rand_a << 64 | 0b10 << 62 | low
    return id_text(number.to_bytes(16))


def _in_a_row(first: int, count: int) -> Iterator[Id]:
    """Yield ids of numbers in a row: all but the last group of digits is seldom another."""
    end = first + count
    while first < end:
        text = _spelled(first)
        start, tail = text[:-_TAIL], int(text[-_TAIL:], 16)
        tails = range(tail, min(tail + end - first, 16**_TAIL))
        yield from (Id(f"{start}{one:012x}") for one in tails)
        first += len(tails)


def id_text(blob: bytes | bytearray) -> Id:
    """Return the canonical text of an id's 16 bytes."""
    digits = blob.hex()
    return Id(f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}")


def id_bytes(text: Id) -> bytes:
    """Return the 16 bytes of an id; raise ValueError if it spells no bytes."""
    return bytes.fromhex(text.replace("-", ""))


def continue_after(known: Id) -> None:
    """Make every id from now on greater than `known`, whatever the clock says."""
    global _last  # noqa: PLW0603  # see new_id
    number = uuid.UUID(known).int
    high, low = number >> 64, number & (1 << 62) - 1
    with _lock:
        _last = max(_last, ((high >> 16) << 12 | high & 0xFFF) << 62 | low)


def parse_id(text: str) -> Id:
    """Return `text` as a canonical id; raise ValueError unless it is one already."""
    if not _CANONICAL.fullmatch(text):
        message = f"not a canonical UUID: {text!r}"
        raise ValueError(message)
    return Id(text)


def now() -> str:
    """Return the current time as records carry it: UTC, milliseconds, `Z`."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
