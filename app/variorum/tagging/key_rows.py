"""Keys of very many records, in strings that are searched as a whole: a key is typed at a time."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from variorum.model.ids import Id

_END = "\0"
"""Behind each row; no key holds it."""
_ROWS = 500
"""Of a block when it is made; one twice as long is parted."""


@dataclass(slots=True)
class _Block:
    ids: list[Id]
    text: str

    def insert(self, at: int, record: Id, row: str) -> None:
        rows = self.text.split(_END)
        rows.insert(at, row)
        self.ids.insert(at, record)
        self.text = _END.join(rows)

    def remove(self, at: int) -> None:
        rows = self.text.split(_END)
        del rows[at], self.ids[at]
        self.text = _END.join(rows)

    def holding(self, part: str) -> Iterator[tuple[Id, str]]:
        text, end = self.text, 0
        while (found := text.find(part, end)) >= 0:
            start, end = text.rfind(_END, 0, found) + 1, text.index(_END, found)
            yield self.ids[text.count(_END, 0, start)], text[start:end]


class KeyRows:
    """A row of text for each of many records, in an order kept as rows come and go."""

    def __init__(self, rows: Iterable[tuple[Id, str]]) -> None:
        """Hold `rows`, which are in order and hold no NUL."""
        self._blocks: list[_Block] = []
        listed = list(rows)
        for first in range(0, len(listed), _ROWS):
            some = listed[first : first + _ROWS]
            text = "".join(f"{row}{_END}" for _, row in some)
            self._blocks.append(_Block([one for one, _ in some], text))

    def __iter__(self) -> Iterator[Id]:
        """Yield the records, in order."""
        return chain.from_iterable(block.ids for block in self._blocks)

    def holding(self, part: str) -> Iterator[tuple[Id, str]]:
        """Yield, in order, the records whose rows hold a part, each with its row."""
        return chain.from_iterable(block.holding(part) for block in self._blocks)

    def insert(self, record: Id, row: str, place: Callable[[Id], Any]) -> None:
        """Take in a record; `place` says by what all are ordered."""
        if not self._blocks:
            self._blocks.append(_Block([record], row + _END))
            return
        number = self._number(record, place)
        block = self._blocks[number]
        block.insert(bisect_left(block.ids, place(record), key=place), record, row)
        if len(block.ids) > 2 * _ROWS:
            rows = zip(block.ids, block.text.split(_END), strict=False)  # behind the last end: none
            self._blocks[number : number + 1] = KeyRows(rows)._blocks  # noqa: SLF001  # of its own class

    def remove(self, record: Id, place: Callable[[Id], Any]) -> bool:
        """Let a record go, if it is here; tell whether it was."""
        block = self._blocks[self._number(record, place)] if self._blocks else _Block([], "")
        at = bisect_left(block.ids, place(record), key=place)
        if at == len(block.ids) or block.ids[at] != record:
            return False
        block.remove(at)
        if not block.ids:
            self._blocks.remove(block)
        return True

    def _number(self, record: Id, place: Callable[[Id], Any]) -> int:
        """Return which block a record stands in, or would."""
        after = bisect_right(self._blocks, place(record), key=lambda block: place(block.ids[0]))
        return max(after - 1, 0)
