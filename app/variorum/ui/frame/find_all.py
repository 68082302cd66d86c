"""Find in all articles: a question, the places, Enter to go there."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QListView, QVBoxLayout, QWidget
from typing_extensions import override

from variorum.shell.phrases import english
from variorum.shell.wording import counted
from variorum.ui import plain
from variorum.ui.frame.found import Found, FoundDelegate, FoundModel
from variorum.ui.widgets import SearchField

_PAUSE = 150
"""Milliseconds without a key after which the question is asked."""

_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 10,
    Qt.Key.Key_PageUp: -10,
}


class FindAllDialog(QDialog):
    """A window beside the work that keeps its question and its answers until the next one.

    The focus stays in the field; Up, Down and Enter reach the list from there.
    """

    asked = Signal(str)
    """The question, shortly after it was typed."""
    chosen = Signal(object)
    """The Found to go to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start with an empty question."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Find in all articles"))
        self.setModal(False)
        self.resize(820, 480)
        self.field = SearchField(self.tr('Words, "words together", begin*'), self)
        self.field.clears_on_escape = False
        self.articles = QComboBox()
        self.articles.setAccessibleName(self.tr("Articles"))
        self.articles.setMinimumContentsLength(18)
        self.model = FoundModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(FoundDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setAccessibleName(self.tr("Places found"))
        self.said = plain.label("", "secondary")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.field, 1)
        top.addWidget(self.articles)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        column.addWidget(self.said)

    def _connect(self) -> None:
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._timer.start)
        self._timer.timeout.connect(self._ask)
        self.articles.activated.connect(self._on_article_picked)
        self.list.activated.connect(self._take)
        self.list.clicked.connect(self._take)

    def open_with(self, words: str) -> None:
        """Show the window; `words` replace the question, unless empty."""
        if words:
            self.field.setText(words)
        self.show()
        self.raise_()
        self.activateWindow()
        self.field.setFocus()
        self.field.selectAll()
        if self.field.text():
            self._ask()

    def set_places(self, query: str, places: Sequence[Found], *, more: bool) -> None:
        """Answer a question; an answer to one asked no more is passed over.

        `more`: there are places beyond these.
        """
        if query != self.field.text():
            return
        here = self._current()
        self.model.set_places(places)
        self._offer_articles(places)
        again = next((row for row, one in enumerate(places) if one == here), 0)
        self._select(again)
        self.said.setText(self._summary(query, places, more=more))

    def _offer_articles(self, places: Sequence[Found]) -> None:
        titles = {one.article: f"{one.label}  {one.title}".strip() for one in places}
        self.articles.clear()
        self.articles.addItem(self.tr("All articles"), None)
        for article, title in titles.items():
            self.articles.addItem(plain.visible(title), article)

    def _summary(self, query: str, places: Sequence[Found], *, more: bool) -> str:
        if not query.strip():
            return ""
        if not places:
            return self.tr("Not found")
        articles = len({one.article for one in places})
        where = counted(articles, self.tr("{n} article"), self.tr("{n} articles"), english)
        what = counted(len(places), self.tr("{n} place"), self.tr("{n} places"), english)
        template = self.tr("the first {0} in {1}") if more else self.tr("{0} in {1}")
        return template.format(what, where)

    def _ask(self) -> None:
        self._timer.stop()
        self.asked.emit(self.field.text())

    def _current(self) -> Found | None:
        row = self.list.currentIndex().row()
        return self.model.place(row) if row >= 0 else None

    def _select(self, row: int) -> None:
        last = self.model.rowCount() - 1
        if last >= 0:
            self.list.setCurrentIndex(self.model.index(max(0, min(row, last))))

    def _on_article_picked(self, row: int) -> None:
        self.model.narrow(self.articles.itemData(row))
        self._select(0)

    def _take(self, index: QModelIndex) -> None:
        if index.isValid():
            place = self.model.place(index.row())
            self.hide()
            self.chosen.emit(place)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.field
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and self._on_key(Qt.Key(event.key()))
        ):
            return True
        return super().eventFilter(watched, event)

    def _on_key(self, key: Qt.Key) -> bool:
        if key in _STEPS:
            self._select(self.list.currentIndex().row() + _STEPS[key])
        elif key not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return False
        elif self._timer.isActive():
            self._ask()
        else:
            self._take(self.list.currentIndex())
        return True
