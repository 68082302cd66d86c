"""Questions whether articles copy others, in little room: of many articles there are very many."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from struct import Struct

from typing_extensions import override

from variorum.model.ids import Id, id_text
from variorum.model.lazy import LazyTuple
from variorum.model.proposal import CopyProposal

_KEY = 12
_ROW = Struct(f"<{_KEY}s16s16sdBd")
"""The key, the original, the copy, how much is contained, how sure that is, the gain."""


class PackedCopies(LazyTuple[CopyProposal]):
    """Such questions as 61 bytes each; reads like a tuple of them and equals one."""

    __slots__ = ("_rows",)

    def __init__(self, rows: bytes | bytearray = b"") -> None:
        """Hold the questions that `rows` spell (see `spelt`); they are not copied."""
        self._rows = rows

    @classmethod
    def weighed(
        cls, proposals: Iterable[CopyProposal], gain: Callable[[CopyProposal], float]
    ) -> "PackedCopies":
        """Return questions by their gain, the surer first of equal ones, then by key."""
        levels: dict[tuple[float, int], list[bytes]] = defaultdict(list)
        for one in proposals:
            worth = gain(one)
            levels[-worth, -one.strength].append(spelt(replace(one, gain=worth)))
        return cls(b"".join(b"".join(sorted(rows)) for _, rows in sorted(levels.items())))

    def keys(self) -> Iterator[str]:
        """Yield the key of each."""
        return (self._rows[at : at + _KEY].hex() for at in range(0, len(self._rows), _ROW.size))

    @override
    def __len__(self) -> int:
        return len(self._rows) // _ROW.size

    @override
    def _value_at(self, place: int) -> CopyProposal:
        key, original, copy, share, strength, gain = _ROW.unpack_from(self._rows, place * _ROW.size)
        return CopyProposal(key.hex(), id_text(original), id_text(copy), share, strength, gain)


def spelt(one: CopyProposal) -> bytes:
    """Return a question as 61 bytes; its key is the digits of twelve bytes."""
    original, copy = _bytes(one.original), _bytes(one.copy)
    return _ROW.pack(
        bytes.fromhex(one.key), original, copy, one.containment, one.strength, one.gain
    )


def _bytes(one: Id) -> bytes:
    return bytes.fromhex(one.replace("-", ""))
