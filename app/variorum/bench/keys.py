"""Typing into a field, each letter up to what it brings on the screen."""

from collections.abc import Iterable

from PySide6.QtWidgets import QLineEdit

from variorum.bench.measure import Act, Cost, cost, cpu
from variorum.bench.settling import settle

_LETTERS = 4


def painted(act: Act) -> float:
    """Return the milliseconds of CPU from an act to what it brings on the screen."""

    def work() -> None:
        act()
        settle()

    return 1000 * cpu(work)


def typed(field: QLineEdit, words: Iterable[str]) -> Cost:
    """Return the milliseconds of CPU that the first letters of some words cost, each by itself."""
    spent: list[float] = []
    for word in words:
        field.clear()
        settle()
        spent += [painted(_setting(field, word[:end])) for end in range(1, _LETTERS + 1)]
    return cost(spent)


def _setting(field: QLineEdit, text: str) -> Act:
    return lambda: field.setText(text)
