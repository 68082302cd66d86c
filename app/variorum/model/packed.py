"""Many ids in little room: proposals may stand for hundreds of thousands of tags."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from typing_extensions import override

from variorum.model.ids import Id, id_text
from variorum.model.lazy import LazyTuple

_SIZE = 16


class PackedIds(LazyTuple[Id]):
    """Ids as their 16 bytes each; reads like a tuple of them and equals one."""

    __slots__ = ("_bytes",)

    def __init__(self, blob: bytes | bytearray = b"") -> None:
        """Hold the ids that `blob` spells, 16 bytes each; it is not copied."""
        self._bytes = blob

    @classmethod
    def of(cls, ids: Iterable[Id]) -> "PackedIds":
        """Return these ids packed."""
        return cls(b"".join(bytes.fromhex(one.replace("-", "")) for one in ids))

    @override
    def __len__(self) -> int:
        return len(self._bytes) // _SIZE

    @override
    def _value_at(self, place: int) -> Id:
        return id_text(self._bytes[place * _SIZE : (place + 1) * _SIZE])

    @override
    def __eq__(self, other: object) -> bool:
        if isinstance(other, PackedIds):
            return self._bytes == other._bytes
        return super().__eq__(other)

    __hash__ = LazyTuple.__hash__

    @override
    def __repr__(self) -> str:
        return f"PackedIds({len(self)})"


class AskedIds(LazyTuple[Id]):
    """Ids that are looked for when they are asked for: of many proposals few are looked at."""

    __slots__ = ("_look",)

    def __init__(self, look: Callable[[], Sequence[Id]]) -> None:
        """Ask `look` for them, which finds the same ones each time."""
        self._look = look

    @override
    def __len__(self) -> int:
        return len(self._look())

    @override
    def __iter__(self) -> Iterator[Id]:
        return iter(self._look())

    @override
    def _value_at(self, place: int) -> Id:
        return self._look()[place]
