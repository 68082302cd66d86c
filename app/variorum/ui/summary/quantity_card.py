"""One quantity: its name, what its figures amount to, and their plot."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from variorum.model.ids import Id
from variorum.model.summary import QuantityRow
from variorum.ui import fonts, theme
from variorum.ui.charts.interval_plot import IntervalPlot
from variorum.ui.summary.cards import clear_scroll
from variorum.ui.summary.figure_values import Drawn, drawn
from variorum.ui.widgets import Chip, ChipLook, ElidedLabel


class PlotView(QWidget):
    """A plot on the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._plot = IntervalPlot(())
        self._size = QSize(0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_plot(self, plot: IntervalPlot, words: str) -> None:
        """Show a plot; `words` say the same aloud."""
        self._plot, self._size = plot, plot.size().toSize()
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return self._size

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(320, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        self._plot.paint(painter, QRectF(self.rect()), theme.current())


class QuantityCard(QFrame):
    """A quantity's title, verdict and plot; buttons may be added to its head."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._title = ElidedLabel(font=fonts.ui("strong", fonts.Weight.DemiBold))
        self._row: QuantityRow | None = None
        self._labels: Mapping[Id, str] = {}
        self._chip = Chip("")
        self._plot = PlotView()
        self._head = QHBoxLayout()
        self._head.setSpacing(8)
        self._head.addWidget(self._title, 1)
        area = QScrollArea()
        clear_scroll(area, self._plot)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 12, 8)
        column.setSpacing(6)
        column.addLayout(self._head)
        column.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(area, 1)

    def add(self, widget: QWidget) -> None:
        """Add a widget at the right of the title."""
        self._head.addWidget(widget)

    def show_row(
        self, row: QuantityRow | None, labels: Mapping[Id, str], ready: Drawn | None = None
    ) -> None:
        """Show a quantity; what its card shows may have been made `ready` before."""
        self.setVisible(row is not None)
        if row is None or (row is self._row and labels is self._labels):
            return
        self._row, self._labels = row, labels
        self._title.setText(row.quantity.name)
        found = ready if ready and ready.row is row else drawn(row, labels)
        self._chip.setText(found.conclusion)
        self._chip.set_look(ChipLook(tone=found.tone, icon=found.icon))
        self._plot.show_plot(found.plot, found.words)

    def wanted_height(self) -> int:
        """Return the height at which the whole plot is seen."""
        return self._plot.sizeHint().height() + 88
