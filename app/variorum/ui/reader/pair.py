"""Two readers side by side, with one bar below both; usually there is only the first."""

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from variorum.ui.reader.view import ReaderView


class Pair(QWidget):
    """Holds the main reader; a second pane and the bar below both come when they are wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Hold the main reader alone."""
        super().__init__(parent)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.splitter, 1)
        self.reader = ReaderView(self.splitter)

    def add(self, pane: QWidget, bar: QWidget) -> None:
        """Put `pane` right of the reader and `bar` below both, hidden for the present."""
        for widget in (pane, bar):
            widget.hide()
        self.splitter.addWidget(pane)
        self._column.addWidget(bar)
        for index in range(self.splitter.count()):
            self.splitter.setStretchFactor(index, 1)

    def state(self) -> QByteArray:
        """Return how the width is shared out, to be remembered."""
        return self.splitter.saveState()

    def share_out(self, state: QByteArray) -> None:
        """Share the width out as in `state`, in halves where that says nothing."""
        if state.isEmpty() or not self.splitter.restoreState(state):
            self.splitter.setSizes([self.width() // 2] * self.splitter.count())
