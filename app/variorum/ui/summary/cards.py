"""The grounds of the summary: titled cards, clear scroll areas, panes side by side."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSplitter, QVBoxLayout, QWidget

from variorum.ui import fonts, plain

_GAP = 14


class TitledCard(QFrame):
    """A card with a title over what is put in; without a title, that alone.

    What is put in is best made with the card as its parent: what is moved is styled anew.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        """Hold nothing yet."""
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 10, 12, 10)
        self._column.setSpacing(6)
        self._head = QHBoxLayout()
        if title:
            heading = plain.label(title, parent=self)
            heading.setFont(fonts.ui("strong", fonts.Weight.DemiBold))
            heading.setContentsMargins(4, 0, 0, 0)
            self._head.addWidget(heading, 1)
            self._column.addLayout(self._head)

    def put(self, content: QWidget) -> None:
        """Put `content` below the title."""
        self._column.addWidget(content, 1)

    def put_beside(self, widget: QWidget) -> None:
        """Put a widget at the right of the title."""
        self._head.addWidget(widget)


def clear_scroll(area: QScrollArea, content: QWidget) -> None:
    """Let `area` scroll `content`, sideways where it is too narrow, both without a ground."""
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    content.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)


def side_by_side(
    left: QWidget, right: QWidget, widths: tuple[int, int], parent: QWidget | None = None
) -> QSplitter:
    """Return two panes with a gap between them that can be dragged."""
    return _split(Qt.Orientation.Horizontal, (left, right), widths, parent)


def over_and_under(over: QWidget, under: QWidget, parent: QWidget | None = None) -> QSplitter:
    """Return two panes one above the other, with a gap that can be dragged."""
    return _split(Qt.Orientation.Vertical, (over, under), (1, 1), parent)


def bare(parent: QWidget | None = None) -> tuple[QWidget, QVBoxLayout]:
    """Return a widget of no look of its own, and the column of what stands in it."""
    made = QWidget(parent)
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    return made, column


def _split(
    orientation: Qt.Orientation,
    panes: tuple[QWidget, QWidget],
    sizes: tuple[int, int],
    parent: QWidget | None = None,
) -> QSplitter:
    split = QSplitter(orientation, parent)
    split.setHandleWidth(_GAP)
    split.setChildrenCollapsible(False)
    split.setProperty("kind", "gap")
    for at, pane in enumerate(panes):
        split.addWidget(pane)
        split.setStretchFactor(at, sizes[at])
    split.setSizes(list(sizes))
    return split
