"""The left side of the summary: its pages with counts, and what is heard."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from variorum.ui import fonts, theme
from variorum.ui.charts.canvas import LEFT, RIGHT, Canvas
from variorum.ui.summary.cards import clear_scroll
from variorum.ui.summary.filters import Filters
from variorum.ui.summary.values import Page
from variorum.ui.summary.words import page_name
from variorum.ui.widgets import rule
from variorum.ui.widgets.painted_button import PaintedButton

WIDTH = 182

_ICONS = {
    Page.OVERVIEW: "grid",
    Page.PROPOSITIONS: "quote",
    Page.ACTORS: "users",
    Page.FIGURES: "hash",
    Page.STANCES: "scale",
    Page.OUTLETS: "outlet",
    Page.ARTICLES: "article",
    Page.TIMELINE: "timeline",
    Page.NETWORK: "network",
    Page.BRIEFS: "clock",
}


class Nav(QWidget):
    """The list of pages, and below it what is heard."""

    page_chosen = Signal(object)
    """A Page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show the pages, nothing to leave out yet."""
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self._entries: dict[Page, NavEntry] = {}
        self._group = QButtonGroup(self)
        self.filters = Filters()
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 10, 2, 10)
        column.setSpacing(2)
        pages = QVBoxLayout()
        pages.setContentsMargins(0, 0, 6, 0)
        pages.setSpacing(2)
        for page in Page:
            pages.addWidget(self._entry(page))
        column.addLayout(pages)
        column.addSpacing(10)
        column.addWidget(rule())
        column.addSpacing(6)
        area = QScrollArea()
        clear_scroll(area, self.filters)
        column.addWidget(area, 1)

    def set_page(self, page: Page) -> None:
        """Show which page is open."""
        self._entries[page].setChecked(True)
        self.setFocusProxy(self._entries[page])

    def set_counts(self, counts: Mapping[Page, int]) -> None:
        """Show how much each page holds."""
        for page, count in counts.items():
            self._entries[page].set_count(count)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        canvas, rect = Canvas(QPainter(self), theme.current()), QRectF(self.rect())
        canvas.box(rect, "panel", 0)
        canvas.box(QRectF(rect.right() - 1, 0, 1, rect.height()), "line", 0)

    def _entry(self, page: Page) -> "NavEntry":
        entry = NavEntry(_ICONS[page], page_name(page))
        entry.clicked.connect(lambda: self.page_chosen.emit(page))
        self._entries[page] = entry
        self._group.addButton(entry)
        entry.setChecked(page is Page.OVERVIEW)
        return entry


class NavEntry(PaintedButton):
    """One page: icon, name, count."""

    def __init__(self, icon: str, name: str, parent: QWidget | None = None) -> None:
        """Show no count yet."""
        super().__init__(parent)
        self._icon, self._count = icon, ""
        self.setText(name)
        self.setCheckable(True)
        self.setFixedHeight(32)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_count(self, count: int) -> None:
        """Show a count."""
        self._count = self.locale().toString(count)
        self.setAccessibleName(f"{self.text()}, {self._count}")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(WIDTH - 16, 32)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        canvas, rect = Canvas(QPainter(self), theme.current()), QRectF(self.rect())
        if self.isChecked():
            canvas.box(rect, "accentSoft")
            canvas.box(QRectF(0, 8, 3, rect.height() - 16), "accent", 1.5)
        elif self.underMouse():
            canvas.box(rect, "hover")
        ink = "text" if self.isChecked() else "text2"
        canvas.icon(self._icon, QRectF(11, rect.center().y() - 8, 16, 16), ink)
        weight = fonts.Weight.DemiBold if self.isChecked() else fonts.Weight.Normal
        name = QRectF(38, 0, rect.width() - 82, rect.height())
        canvas.text(name, self.text(), fonts.ui("body", weight), "text", LEFT)
        count = QRectF(rect.right() - 52, 0, 42, rect.height())
        canvas.text(count, self._count, fonts.tabular(fonts.ui("small")), "text2", RIGHT)
        if self.hasFocus():
            canvas.ring(rect, 6)
