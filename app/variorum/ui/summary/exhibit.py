"""A chart and its table twin: one or the other in view, both to be taken away."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar, cast

from PySide6.QtCore import QEvent, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from variorum.model.ids import Id
from variorum.ui import fonts, plain, theme
from variorum.ui.summary.asks import Asks
from variorum.ui.summary.table_columns import TableColumn
from variorum.ui.summary.tables import Table
from variorum.ui.summary.words import tr
from variorum.ui.theme import Theme
from variorum.ui.widgets import Segment, Segmented, Unhurried, button

R = TypeVar("R")
CHART, TABLE = "chart", "table"
COPY, SVG, PDF, CSV = "copy", "svg", "pdf", "csv"


class Chart(Protocol):
    """What can be drawn into a rectangle, on screen or paper."""

    def size(self) -> QSizeF:
        """Return the room it needs."""

    def paint(self, painter: QPainter, rect: QRectF, theme: Theme, /) -> None:
        """Draw it."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A chart to be taken away: what it is called, the picture, and its twin as rows of words."""

    name: str
    chart: Chart | None
    alt: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class ChartView(QWidget):
    """A chart on the screen, at least as large as it needs to be."""

    opened = Signal(object)
    """The id of what was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.chart: Chart | None = None
        """What is shown."""
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_chart(self, chart: Chart | None, words: str) -> None:
        """Show a chart; `words` say the same aloud."""
        self.chart = chart
        self.setAccessibleName(plain.visible(words))
        self.setMinimumSize(self.sizeHint())
        self.update()

    def at(self, x: float, y: float) -> Id | None:
        """Return what stands at a point."""
        at = getattr(self.chart, "at", None)
        if at:  # of very many, without a look at each
            return cast("Id | None", at(QRectF(self.rect()), x, y))
        places = getattr(self.chart, "places", None)
        found = places(QRectF(self.rect())) if places else []
        return next((key for rect, key in found if rect.contains(x, y)), None)

    @override
    def sizeHint(self) -> QSize:
        return self.chart.size().toSize() if self.chart else QSize(320, 120)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.chart is not None:
            painter = QPainter(self)
            painter.setClipRect(event.rect())
            self.chart.paint(painter, QRectF(self.rect()), theme.current())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        hand = self.at(at.x(), at.y()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        found = self.at(event.position().x(), event.position().y())
        if found is not None:
            self.opened.emit(found)


class Exhibit(QFrame, Generic[R]):
    """The card of one page: its title, chart or table, and the ways to take them away."""

    face_shown = Signal(str)
    """CHART or TABLE came into view."""
    chart_wanted = Signal()
    """The chart is about to be taken away, in view or not."""

    def __init__(  # noqa: PLR0913  # each says one thing of what is shown
        self,
        title: str,
        columns: Sequence[TableColumn[R]],
        asks: Asks,
        parent: QWidget,
        *,
        name: str,
        first: str = CHART,
    ) -> None:
        """Show a table of `columns`, and a chart given later, `first` of the two at first.

        `name` is what a screen reader calls the table.
        """
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._title, self._asks = title, asks
        # All is made where it will stand, as what is moved is styled anew, in the order of Tab.
        self._choice = Segmented(
            [Segment(CHART, tr("Chart")), Segment(TABLE, tr("Table"))],
            name=tr("Chart or table"),
            parent=self,
        )
        self._choice.picked.connect(self.show_face)
        self._head = self._header()
        self._faces = QStackedWidget(self)
        self.view = ChartView()
        self._faces.addWidget(_scrolled(self.view, self._faces))
        self.table = Table(columns, name=name, maker=asks.maker, parent=self._faces)
        self._faces.addWidget(self.table)
        self._note = plain.label("", "secondary", parent=self)
        self._note.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 12, 10)
        column.setSpacing(8)
        column.addLayout(self._head)
        column.addWidget(self._faces, 1)
        column.addWidget(self._note)
        self.painted = Unhurried(self)
        """Paints it in a turn of its own."""
        self.show_face(first)

    def _header(self) -> QHBoxLayout:
        heading = plain.label(self._title, parent=self)
        heading.setFont(fonts.ui("strong", fonts.Weight.DemiBold))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(heading)
        row.addStretch(1)
        row.addWidget(self._choice)
        row.addWidget(TakeButtons(self.taken, self._asks, parent=self))
        return row

    def add(self, widget: QWidget) -> None:
        """Add a widget to the head, after the title."""
        self._head.insertWidget(2, widget)

    def add_below(self, widget: QWidget) -> None:
        """Add a widget below chart and table."""
        layout = self.layout()
        assert layout is not None  # set in __init__  # noqa: S101
        layout.addWidget(widget)

    def show_face(self, face: str) -> None:
        """Put the chart or the table in view."""
        self._choice.set_value(face)
        self._faces.setCurrentIndex(0 if face == CHART else 1)
        self.setFocusProxy(self.table if face == TABLE else self._choice.button(CHART))
        self.face_shown.emit(face)

    def face(self) -> str:
        """Return which of the two is in view."""
        return CHART if self._faces.currentIndex() == 0 else TABLE

    def show_chart(self, chart: Chart | None, words: str, note: str = "") -> None:
        """Show another chart; `words` say the same aloud, `note` stands below."""
        self.painted.put_off()
        self.view.show_chart(chart, words)
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def taken(self) -> Taken:
        """Return chart and table as they are now."""
        self.chart_wanted.emit()
        header, rows = self.table.as_words()
        return Taken(self._title, self.view.chart, self.view.accessibleName(), header, rows)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.view.update()


def _scrolled(view: ChartView, parent: QWidget) -> QScrollArea:
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(view)
    view.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    return area


class Taking(Protocol):
    """Returns what is to be taken away."""

    def __call__(self) -> Taken: ...  # noqa: D102  # as the class says


class TakeButtons(QWidget):
    """Copy, SVG, PDF, CSV."""

    def __init__(
        self, taken: Taking, asks: Asks, *, drawn: bool = True, parent: QWidget | None = None
    ) -> None:
        """Ask `asks` to take away what `taken` returns when a button is pressed.

        Without `drawn` there is a table only.
        """
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for way, words, tip in (
            (COPY, tr("Copy"), tr("Copy the picture, if there is one, and the table as text")),
            (SVG, tr("SVG"), tr("Save the picture as SVG")),
            (PDF, tr("PDF"), tr("Save the picture as PDF")),
            (CSV, tr("CSV"), tr("Save the table as CSV")),
        ):
            if not drawn and way in {SVG, PDF}:
                continue
            made = button(words, "quiet", parent=self)
            made.setFont(fonts.ui("small", fonts.Weight.DemiBold))
            plain.set_tooltip(made, tip)
            made.clicked.connect(lambda _=False, way=way: asks.take_asked.emit(way, taken()))
            row.addWidget(made)


def spoken(rows: Sequence[Sequence[str]], most: int = 12) -> str:
    """Return rows of words as one sentence for whoever cannot see the chart."""
    said = "; ".join(", ".join(part for part in row if part) for row in rows[:most])
    more = len(rows) - most
    return tr("{rows}; {n} more in the table").format(rows=said, n=more) if more > 0 else said
