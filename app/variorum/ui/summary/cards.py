"""The grounds of the summary: titled cards, clear scroll areas, panes side by side."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSplitter, QVBoxLayout, QWidget

from variorum.ui import fonts, plain

_GAP = 14


def titled_card(title: str, content: QWidget, beside: QWidget | None = None) -> QFrame:
    """Return a card with a title over `content`; without a title, `content` alone.

    `beside` stands at the right of the title.
    """
    card = QFrame()
    card.setProperty("kind", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(12, 10, 12, 10)
    column.setSpacing(6)
    if title:
        heading = plain.label(title)
        heading.setFont(fonts.ui("strong", fonts.Weight.DemiBold))
        heading.setContentsMargins(4, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(heading, 1)
        if beside is not None:
            row.addWidget(beside)
        column.addLayout(row)
    column.addWidget(content, 1)
    return card


def clear_scroll(area: QScrollArea, content: QWidget) -> None:
    """Let `area` scroll `content` up and down, both without a ground of their own."""
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    content.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)


def side_by_side(
    left: QWidget, right: QWidget, widths: tuple[int, int], parent: QWidget | None = None
) -> QSplitter:
    """Return two panes with a gap between them that can be dragged."""
    return _split(Qt.Orientation.Horizontal, (left, right), widths, parent)


def over_and_under(over: QWidget, under: QWidget, heights: tuple[int, int] = (1, 1)) -> QSplitter:
    """Return two panes one above the other, with a gap that can be dragged."""
    return _split(Qt.Orientation.Vertical, (over, under), heights)


def _split(
    orientation: Qt.Orientation,
    panes: tuple[QWidget, QWidget],
    sizes: tuple[int, int],
    parent: QWidget | None = None,
) -> QSplitter:
    split = QSplitter(orientation, parent)
    split.setHandleWidth(_GAP)
    split.setChildrenCollapsible(False)
    split.setStyleSheet("QSplitter::handle { background: transparent; }")
    for at, pane in enumerate(panes):
        split.addWidget(pane)
        split.setStretchFactor(at, sizes[at])
    split.setSizes(list(sizes))
    return split
