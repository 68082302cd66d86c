"""Rows read straight from the pages of a file that SQLite can no longer read.

After "Database File Format" (sqlite.org/fileformat2.html), sections 1.6 and 2.1: B-tree pages,
records, overflow chains. Every offset is checked; what does not fit is passed over.
"""

import struct
from collections.abc import Iterator
from typing import NamedTuple

_LEAF, _INTERIOR = 0x0D, 0x05
_HEADER = 100
_FIRST_BLOB = 12
_WIDTHS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_MOST = 64 << 20
"""Bytes of the largest row taken seriously."""

Value = int | float | str | bytes | None


class Row(NamedTuple):
    """One row of a table as its page holds it; an INTEGER PRIMARY KEY is in `rowid` only."""

    rowid: int
    values: tuple[Value, ...]


class Pages:
    """The pages of a database file without its header; numbered from 1, all of one size."""

    def __init__(self, data: bytes, size: int) -> None:
        """Read `data` in pages of `size` bytes."""
        self._data = data
        self._size = size
        self.count = len(data) // size

    def _page(self, number: int) -> bytes:
        return self._data[(number - 1) * self._size : number * self._size]

    def trunk(self, number: int) -> tuple[int, tuple[int, ...]]:
        """Read a page of the list of free pages: the next page of the list, and the free ones."""
        page = self._page(number)
        following, count = struct.unpack_from(">II", page)
        return following, struct.unpack_from(f">{min(count, self._size // 4 - 2)}I", page, 8)

    def is_leaf(self, number: int) -> bool:
        """Tell whether a page says it is a leaf of a table."""
        start = _HEADER if number == 1 else 0
        return self._page(number)[start] == _LEAF

    def below(self, root: int) -> Iterator[int]:
        """Yield the leaves of the tree that starts at `root`, as far as it holds together."""
        seen: set[int] = set()
        waiting = [root]
        while waiting:
            number = waiting.pop()
            if number in seen or not 1 <= number <= self.count:
                continue
            seen.add(number)
            if self.is_leaf(number):
                yield number
            else:
                waiting += reversed(self._children(number))

    def _children(self, number: int) -> list[int]:
        page, start = self._page(number), _HEADER if number == 1 else 0
        if page[start] != _INTERIOR:
            return []
        (last,) = struct.unpack_from(">I", page, start + 8)
        cells = self._cells(page, start, 12)
        return [*(struct.unpack_from(">I", page, cell)[0] for cell in cells), last]

    def _cells(self, page: bytes, start: int, header: int) -> list[int]:
        (count,) = struct.unpack_from(">H", page, start + 3)
        count = min(count, (self._size - start - header) // 2)
        found = struct.unpack_from(f">{count}H", page, start + header)
        return [cell for cell in found if start + header <= cell <= self._size - 4]

    def rows(self, number: int) -> Iterator[Row]:
        """Yield the rows of a leaf that make sense."""
        page, start = self._page(number), _HEADER if number == 1 else 0
        for cell in self._cells(page, start, 8):
            try:
                yield self._row(page, cell)
            except (IndexError, ValueError, struct.error):
                continue

    def _row(self, page: bytes, at: int) -> Row:
        length, at = _varint(page, at)
        rowid, at = _varint(page, at)
        if length > min(_MOST, len(self._data)):
            message = "longer than the file"
            raise ValueError(message)
        return Row(_signed(rowid), _values(self._payload(page, at, length)))

    def _payload(self, page: bytes, at: int, length: int) -> bytes:
        """Return a row's bytes: what its page holds of them, and the chain of pages after it."""
        most = self._size - 35
        local = length
        if length > most:
            least = (self._size - 12) * 32 // 255 - 23
            local = least + (length - least) % (self._size - 4)
            local = local if local <= most else least
        parts = [page[at : at + local]]
        missing = length - len(parts[0])
        following = 0
        if length > most:
            (following,) = struct.unpack_from(">I", page, at + local)
        while missing > 0:
            if not 1 <= following <= self.count:
                message = "a chain that breaks off"
                raise ValueError(message)
            more = self._page(following)
            parts.append(more[4 : 4 + missing])
            missing -= len(parts[-1])
            (following,) = struct.unpack_from(">I", more)
        return b"".join(parts)


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Return a number of one to nine bytes and where the next thing begins."""
    value = 0
    for step in range(8):
        byte = data[at + step]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:  # noqa: PLR2004  # the bit that says that more follows
            return value, at + step + 1
    return value << 8 | data[at + 8], at + 9


def _signed(number: int) -> int:
    return number - (1 << 64) if number >= 1 << 63 else number


def _values(record: bytes) -> tuple[Value, ...]:
    size, at = _varint(record, 0)
    kinds = []
    while at < size:
        kind, at = _varint(record, at)
        kinds.append(kind)
    if at != size:
        message = "a header that does not end where it says"
        raise ValueError(message)
    values: list[Value] = []
    for kind in kinds:
        width = _width(kind)
        part = record[at : at + width]
        if len(part) != width:
            message = "a value that breaks off"
            raise ValueError(message)
        values.append(_value(kind, part))
        at += width
    return tuple(values)


def _width(kind: int) -> int:
    if kind >= _FIRST_BLOB:
        return (kind - _FIRST_BLOB) // 2
    return 8 if kind == 7 else _WIDTHS.get(kind, 0)  # noqa: PLR2004  # a floating-point number


def _value(kind: int, part: bytes) -> Value:
    if kind >= _FIRST_BLOB:
        return part.decode("utf-8") if kind % 2 else part
    if kind in _WIDTHS:
        return int.from_bytes(part, "big", signed=True)
    if kind == 7:  # noqa: PLR2004  # a floating-point number
        (number,) = struct.unpack(">d", part)
        return float(number)
    if kind in {10, 11}:
        message = "a kind of value that no file has"
        raise ValueError(message)
    return {8: 0, 9: 1}.get(kind)
