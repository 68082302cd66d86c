"""The two sides of a proposition's card beside each other, and their heads."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from variorum.ui import fonts, plain
from variorum.ui.summary.words import tr
from variorum.ui.widgets import CountPill


class _Sides(QWidget):
    """Says how large it would be without its height at that width, which nobody gives it."""

    @override
    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()


def columns(stacks: Sequence[tuple[str, list[QWidget]]], question: QWidget | None) -> QWidget:
    """Lay two sides beside each other; one side alone fills both columns.

    Each stack is its head (side, tab, how many are heard) and its cards.
    """
    holder = _Sides()
    outer = QVBoxLayout(holder)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.setSpacing(8)
    heads, row = QHBoxLayout(), QHBoxLayout()
    for layout in (heads, row):
        layout.setSpacing(10)
        outer.addLayout(layout)
    for title, _cards in stacks:
        heads.addWidget(_side_head(title), 1)
    found = [list(cards) for _title, cards in stacks] or [[]]
    if len(found) == 1:
        cards = found[0]
        found = [cards[::2], cards[1::2]] if len(cards) > 1 or question else [cards]
    if question is not None:
        min(found, key=len).append(question)
    for cards in found:
        stack = QVBoxLayout()
        stack.setSpacing(10)
        for card in cards:
            stack.addWidget(card)
        stack.addStretch(1)
        row.addLayout(stack, 1)
    return holder


def left_out_head(count: int) -> QWidget:
    """Return the heading over the voices that are not counted."""
    hint = tr("the reason stands beside each")
    return section_head(tr("Not counted"), str(count), hint)


def section_head(title: str, count: str = "", hint: str = "") -> QWidget:
    """Return a small heading with a count beside it and a hint at the right."""
    head = QWidget()
    row = QHBoxLayout(head)
    row.setContentsMargins(0, 4, 0, 0)
    row.setSpacing(8)
    strong = plain.label(title)
    strong.setFont(fonts.ui("small", fonts.Weight.DemiBold))
    row.addWidget(strong)
    if count:
        row.addWidget(CountPill(count))
    row.addStretch(1)
    if hint:
        weak = plain.label(hint, "secondary")
        weak.setFont(fonts.ui("small"))
        row.addWidget(weak)
    return head


def _side_head(title: str) -> QWidget:
    words, _, heard = title.partition("\t")
    head = QWidget()
    row = QHBoxLayout(head)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    strong = plain.label(words)
    strong.setFont(fonts.ui("small", fonts.Weight.DemiBold))
    weak = plain.label(heard, "secondary")
    weak.setFont(fonts.ui("small"))
    row.addWidget(strong)
    row.addWidget(weak, 1)
    return head
