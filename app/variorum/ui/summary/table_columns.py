"""The columns of tables: what stands in them, what they sort by, how wide they are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from variorum.ui.summary.grid import OnDemand

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class TableColumn(Generic[R]):
    """One column: its words, what it sorts by (the words if None), its width (0 takes the rest).

    `icon` gives an icon and the token of its colour, or ("", "").
    """

    title: str
    text: Callable[[R], str]
    key: Callable[[R], Any] | None = None
    width: int = 0
    number: bool = False
    serif: bool = False
    icon: Callable[[R], tuple[str, str]] | None = None

    def sort_key(self, row: R) -> Any:  # noqa: ANN401  # any comparable
        """Return what a row is sorted by in this column."""
        return self.key(row) if self.key else self.text(row).casefold()


class ManyColumns(OnDemand[TableColumn[R]]):
    """Some columns, and after them one of the same width for each title, made when looked at."""

    __slots__ = ("first", "titles", "width")

    def __init__(
        self,
        first: Sequence[TableColumn[R]],
        titles: Sequence[str],
        make: Callable[[int], TableColumn[R]],
        width: int,
    ) -> None:
        """Begin with `first`; `make` is asked for the column of the title at a place."""
        super().__init__(
            len(first) + len(titles),
            lambda at: first[at] if at < len(first) else make(at - len(first)),
        )
        self.first, self.titles, self.width = first, titles, width
