"""`override` (PEP 698) where typing_extensions would be loaded too early."""

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from typing_extensions import override
else:
    T = TypeVar("T")

    def override(method: T) -> T:
        """Return `method` as it is: the mark is for type checkers."""
        return method


__all__ = ["override"]
