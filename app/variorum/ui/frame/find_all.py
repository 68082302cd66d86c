"""Find in all articles: a question, the places, Enter to go there."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from variorum.shell.phrases import english
from variorum.shell.wording import counted
from variorum.ui import plain
from variorum.ui.frame.found import Found, FoundModel
from variorum.ui.frame.found_list import FoundList
from variorum.ui.widgets import SearchField, button

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

    Up, Down and Enter reach the list from the field; there Space ticks places to tag together.
    """

    asked = Signal(str)
    """The question, shortly after it was typed."""
    chosen = Signal(object)
    """The Found to go to."""
    tag_wanted = Signal(object)
    """The places ticked, a list of Found, are to be tagged; never empty."""

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
        self.list = FoundList(self.model)
        self.list.setAccessibleName(self.tr("Places found"))
        self.said = plain.label("", "secondary")
        self.tag = button("")
        self.tag.setAutoDefault(False)
        self._asked = ""
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
        foot = QHBoxLayout()
        foot.addWidget(self.said, 1)
        foot.addWidget(self.tag)
        column.addLayout(foot)
        hint = self.tr(
            "Space ticks a place or an article, Ctrl+A all; Ctrl+Enter tags; Enter opens."
        )
        column.addWidget(plain.label(hint, "faint"))
        self._count()
        self._say(self._help())

    def _connect(self) -> None:
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._timer.start)
        self._timer.timeout.connect(self._ask)
        self.articles.activated.connect(self._on_article_picked)
        self.list.opened.connect(self._take)
        self.list.tag_wanted.connect(self._want_tag)
        self.list.typed.connect(self._type_on)
        self.tag.clicked.connect(self._want_tag)
        self.model.dataChanged.connect(self._count)
        self.model.modelReset.connect(self._count)

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

        `more`: there are places beyond these. Ticks stay where the question is the same.
        """
        if query != self.field.text():
            return
        here = self._current()
        ticked = [one.place for one in self.model.ticked()] if query == self._asked else []
        self._asked = query
        self.model.set_places(places, ticked)
        self._offer_articles(places)
        self.list.select(self.model.row_of(here.place if here else None))
        self._say(self._summary(query, places, more=more))

    def set_tagged(self, said: str) -> None:
        """Say that the places ticked are tagged; they are ticked no more."""
        self.model.untick()
        self._say(said)

    def _say(self, text: str) -> None:
        self.said.setText(text)

    def _help(self) -> str:
        return self.tr('All the words, in any order; "words together"; begin* for beginnings')

    def _offer_articles(self, places: Sequence[Found]) -> None:
        titles = {one.article: f"{one.label}  {one.title}".strip() for one in places}
        self.articles.clear()
        self.articles.addItem(self.tr("All articles"), None)
        for article, title in titles.items():
            self.articles.addItem(plain.visible(title), article)

    def _summary(self, query: str, places: Sequence[Found], *, more: bool) -> str:
        if not query.strip():
            return self._help()
        if not places:
            if not query[-1].isalnum() or '"' in query:
                return self.tr("Not found")
            last = query.rsplit(maxsplit=1)[-1]
            return self.tr("Not found; {0}* finds words that begin so").format(last)
        articles = len({one.article for one in places})
        where = counted(articles, self.tr("{n} article"), self.tr("{n} articles"), english)
        what = counted(len(places), self.tr("{n} place"), self.tr("{n} places"), english)
        template = self.tr("the first {0} in {1}") if more else self.tr("{0} in {1}")
        return template.format(what, where)

    def _ask(self) -> None:
        self._timer.stop()
        self.asked.emit(self.field.text())

    def _current(self) -> Found | None:
        return self.model.place(self.list.currentIndex().row())

    def _on_article_picked(self, row: int) -> None:
        self.model.narrow(self.articles.itemData(row))
        self.list.select(self.model.row_of(None))

    def _take(self, place: Found) -> None:
        self.hide()
        self.chosen.emit(place)

    # -- ticks -----------------------------------------------------------------------------

    def _count(self) -> None:
        count = len(self.model.ticked())
        words = counted(count, self.tr("Tag {n} place…"), self.tr("Tag {n} places…"), english)
        self.tag.setText(words if count else self.tr("Tag ticked places…"))
        self.tag.setEnabled(count > 0)

    def _want_tag(self) -> None:
        ticked = self.model.ticked()
        if ticked:
            self.tag_wanted.emit(ticked)
        elif self.model.rowCount():
            self._say(self.tr("Tick places first: Space, or Ctrl+A for all"))

    def _type_on(self, text: str) -> None:
        """Go on typing the question from the list."""
        self.field.setFocus()
        self.field.insert(text)

    # -- keys ------------------------------------------------------------------------------

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.field
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and self._on_key(Qt.Key(event.key()), event.modifiers())
        ):
            return True
        return super().eventFilter(watched, event)

    def _on_key(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        if key in _STEPS:
            self.list.select(self.list.currentIndex().row() + _STEPS[key])
            self.list.setFocus()
        elif key not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return False
        elif held & Qt.KeyboardModifier.ControlModifier:
            self._want_tag()
        elif self._timer.isActive():
            self._ask()
        else:
            place = self._current()
            if place is not None:
                self._take(place)
        return True
