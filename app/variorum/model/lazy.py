"""Sequences of values that are made when they are looked at: held packed, or not held at all."""

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from operator import eq
from typing import TypeVar, overload

from typing_extensions import override

T = TypeVar("T")


class Lazy(Sequence[T]):
    """Such a sequence; a kind of it says how many values there are and makes one."""

    __slots__ = ()

    @abstractmethod
    def _value_at(self, place: int) -> T:
        """Return the value at a place from 0 on, which is there."""

    @override
    def __iter__(self) -> Iterator[T]:
        return map(self._value_at, range(len(self)))

    @overload
    def __getitem__(self, place: int) -> T: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[T, ...]: ...

    @override
    def __getitem__(self, place: int | slice) -> T | tuple[T, ...]:
        found = range(len(self))[place]
        return (
            self._value_at(found) if isinstance(found, int) else tuple(map(self._value_at, found))
        )


class LazyTuple(Lazy[T]):
    """One that does not change, and equals every sequence of the same values."""

    __slots__ = ()

    @override
    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(eq, self, other))

    @override
    def __hash__(self) -> int:
        return hash(tuple(self))

    @override
    def __repr__(self) -> str:
        return repr(tuple(self))
