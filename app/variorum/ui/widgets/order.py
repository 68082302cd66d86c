"""The order in which Tab goes through widgets that come and go."""

from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

_BY_TAB = frozenset(
    one for one in Qt.FocusPolicy.__members__.values() if one & Qt.FocusPolicy.TabFocus
)
"""Looked up, because to compare bits of an enumeration takes longer than all the rest."""


def tab_as_laid_out(root: QWidget, without: Collection[QWidget] = ()) -> None:
    """Let Tab go through what is in the layouts of `root` in their order, `without` some parts.

    Qt puts every widget made later at the end of the window's round.
    """
    tab_through(_stops(root.layout(), without))


def tab_through(stops: Iterable[QWidget]) -> None:
    """Let Tab go from one of `stops` to the next."""
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def _stops(layout: QLayout | None, without: Collection[QWidget]) -> Iterator[QWidget]:
    for number in range(layout.count() if layout is not None else 0):
        item = layout.itemAt(number) if layout is not None else None
        widget = item.widget() if item is not None else None
        if widget is None:
            yield from _stops(item.layout() if item is not None else None, without)
            continue
        if widget in without:
            continue
        if widget.focusProxy() is None and widget.focusPolicy() in _BY_TAB:
            yield widget
        yield from _stops(widget.layout(), without)
