"""Many ids in little room: proposals may stand for hundreds of thousands of tags."""

from collections.abc import Iterable, Iterator, Sequence
from typing import overload

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


class DistinctIds(Sequence[Id]):
    """Ids each once, in the order they first come; reads like a tuple of them and equals one.

    They are sorted out when asked for: of many proposals few are looked at.
    """

    __slots__ = ("_ids",)

    def __init__(self, ids: Sequence[Id] = ()) -> None:
        """Hold `ids`, which may come several times; they are not copied."""
        self._ids = ids

    def _once(self) -> tuple[Id, ...]:
        return tuple(dict.fromkeys(self._ids))

    @override
    def __len__(self) -> int:
        return len(self._once())

    @overload
    def __getitem__(self, index: int) -> Id: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Id, ...]: ...
    @override
    def __getitem__(self, index: int | slice) -> Id | tuple[Id, ...]:
        return self._once()[index]

    @override
    def __iter__(self) -> Iterator[Id]:
        return iter(self._once())

    @override
    def __eq__(self, other: object) -> bool:
        if isinstance(other, DistinctIds):
            return self._once() == other._once()
        return isinstance(other, tuple) and self._once() == other

    @override
    def __hash__(self) -> int:
        return hash(self._once())

    @override
    def __repr__(self) -> str:
        return f"DistinctIds({len(self)})"
