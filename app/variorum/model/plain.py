"""Tables for other programs, as values: what a plain copy of a project consists of."""

from dataclasses import dataclass

Cell = str | int | float | bool | list[str] | None
"""A list is one of texts."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `type` is str, int, bool, float or list (of text).

    `target` names what its ids point at, where there is only one.
    """

    name: str
    type: type
    meaning: str
    required: bool = False
    target: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table. The first column is its key; `columns` name tables as their targets."""

    name: str
    columns: tuple[Column, ...]
