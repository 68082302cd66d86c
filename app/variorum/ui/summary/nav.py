"""The left side of the summary: its pages with counts, and which articles are shown."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from variorum.model.ids import Id
from variorum.model.records import Article
from variorum.ui import fonts, plain, theme
from variorum.ui.charts.canvas import LEFT, RIGHT, Canvas
from variorum.ui.summary.cards import clear_scroll
from variorum.ui.summary.values import Page
from variorum.ui.summary.words import page_name, tr
from variorum.ui.widgets import rule
from variorum.ui.widgets.order import tab_through

WIDTH = 182
_TICK = 28

_ICONS = {
    Page.OVERVIEW: "grid",
    Page.PROPOSITIONS: "quote",
    Page.ACTORS: "users",
    Page.FIGURES: "hash",
    Page.STANCES: "scale",
    Page.ARTICLES: "article",
}


class Nav(QWidget):
    """The list of pages and the check list of articles."""

    page_chosen = Signal(object)
    """A Page."""
    articles_chosen = Signal(object)
    """The ids of the articles checked, as a tuple."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show the pages, no articles yet."""
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self._entries: dict[Page, NavEntry] = {}
        self._group = QButtonGroup(self)
        self._boxes: dict[Id, _ArticleBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 10, 8, 10)
        column.setSpacing(2)
        for page in Page:
            column.addWidget(self._entry(page))
        column.addSpacing(12)
        column.addWidget(rule())
        column.addSpacing(10)
        heading = plain.label(tr("Articles shown"), "secondary")
        heading.setFont(fonts.ui("small", fonts.Weight.DemiBold))
        heading.setContentsMargins(8, 0, 0, 4)
        column.addWidget(heading)
        self._list = QWidget()
        rows = QVBoxLayout(self._list)
        rows.setContentsMargins(8, 0, 0, 0)
        rows.setSpacing(7)
        area = QScrollArea()
        clear_scroll(area, self._list)
        column.addWidget(area, 1)

    def set_page(self, page: Page) -> None:
        """Show which page is open."""
        self._entries[page].setChecked(True)
        self.setFocusProxy(self._entries[page])

    def set_counts(self, counts: Mapping[Page, int]) -> None:
        """Show how much each page holds."""
        for page, count in counts.items():
            self._entries[page].set_count(count)

    def set_articles(self, articles: Sequence[Article]) -> None:
        """List the articles; those known keep their tick, new ones are ticked."""
        if [article.id for article in articles] == list(self._boxes):
            for article in articles:
                self._boxes[article.id].show_article(article)
            return
        ticks = {article: box.isChecked() for article, box in self._boxes.items()}
        rows = self._list.layout()
        while rows is not None and (item := rows.takeAt(0)) is not None:
            found = item.widget()
            if found is not None:
                found.deleteLater()
        self._boxes = {}
        for article in articles:
            box = _ArticleBox(article)
            box.setChecked(ticks.get(article.id, True))
            box.clicked.connect(self._on_box_clicked)
            self._boxes[article.id] = box
            self._rows().addWidget(box)
        self._rows().addStretch(1)
        tab_through([*self._entries.values(), *self._boxes.values()])

    def shown(self) -> tuple[Id, ...]:
        """Return the articles ticked."""
        return tuple(article for article, box in self._boxes.items() if box.isChecked())

    def box(self, article: Id) -> QCheckBox:
        """Return the check box of an article."""
        return self._boxes[article]

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        canvas, rect = Canvas(QPainter(self), theme.current()), QRectF(self.rect())
        canvas.box(rect, "panel", 0)
        canvas.box(QRectF(rect.right() - 1, 0, 1, rect.height()), "line", 0)

    def _rows(self) -> QVBoxLayout:
        layout = self._list.layout()
        assert isinstance(layout, QVBoxLayout)  # made in __init__  # noqa: S101
        return layout

    def _entry(self, page: Page) -> "NavEntry":
        entry = NavEntry(_ICONS[page], page_name(page))
        entry.clicked.connect(lambda: self.page_chosen.emit(page))
        self._entries[page] = entry
        self._group.addButton(entry)
        entry.setChecked(page is Page.OVERVIEW)
        return entry

    def _on_box_clicked(self) -> None:
        self.articles_chosen.emit(self.shown())


class NavEntry(QAbstractButton):
    """One page: icon, name, count."""

    def __init__(self, icon: str, name: str, parent: QWidget | None = None) -> None:
        """Show no count yet."""
        super().__init__(parent)
        self._icon, self._count = icon, ""
        self.setText(name)
        self.setCheckable(True)
        self.setFixedHeight(32)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_count(self, count: int) -> None:
        """Show a count."""
        self._count = self.locale().toString(count)
        self.setAccessibleName(f"{self.text()}, {self._count}")
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

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


class _ArticleBox(QCheckBox):
    """The tick of one article, its title cut where there is no room."""

    def __init__(self, article: Article) -> None:
        super().__init__()
        self.setFont(fonts.ui("small"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_article(article)

    def show_article(self, article: Article) -> None:
        """Show the letter and the title of an article."""
        title = article.title or article.file_name
        self._words = plain.visible(f"{article.label}  {title}")
        self.setAccessibleName(f"{article.label}, {title}")
        plain.set_tooltip(self, title)
        self._cut()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        """Cut the words; an ampersand is a character here, not a shortcut."""
        room = self.width() - _TICK
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
