"""The help: pages at the left, one of them at the right, a field that finds words in all."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QUrl
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from variorum.ui import plain, theme
from variorum.ui.frame.help_dress import dress, place_of
from variorum.ui.frame.help_pages import Page, with_keys
from variorum.ui.widgets import SearchField

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class HelpWindow(QDialog):
    """A window beside the work. Up and Down choose a page, Enter goes to the next place found.

    Links lead from page to page; Alt+Left and Alt+Right go back and forward, Esc leaves.
    """

    def __init__(
        self,
        pages: Sequence[Page],
        key_of: Callable[[str, str], str],
        parent: QWidget | None = None,
    ) -> None:
        """Show the first of `pages`; `key_of` as in `with_keys`."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Help"))
        self.setModal(False)
        self.resize(960, 700)
        self._pages: dict[str, Page] = {}
        self._behind: list[str] = []
        self._ahead: list[str] = []
        self.field = SearchField(self.tr("Find in the help"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Pages"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page = plain.own_page()
        self.page.setAccessibleName(self.tr("Page of the help"))
        self._said = plain.label("", "secondary")
        self._lay_out()
        self._connect()
        self.set_pages(pages, key_of)
        self.field.setFocus()

    def set_pages(self, pages: Sequence[Page], key_of: Callable[[str, str], str]) -> None:
        """Show other pages, or the same with the keys of today."""
        name = self.name()
        made = (replace(page, text=with_keys(page.text, key_of)) for page in pages)
        self._pages = {page.name: page for page in made}
        self._fill()
        self.open(name if name in self._pages else next(iter(self._pages)))

    def name(self) -> str:
        """Return the file name of the page that is open."""
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item else ""

    def shown(self) -> list[str]:
        """Return the file names of the pages listed."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [item.data(Qt.ItemDataRole.UserRole) for item in items if not item.isHidden()]

    def open(self, name: str, fragment: str = "") -> None:  # type: ignore[override]  # of a page
        """Open a page, at the heading that `fragment` names."""
        before = self.name()
        self._go(name)
        if before and before != name:
            self._behind.append(before)
            self._ahead.clear()
        start = place_of(self.page.document(), fragment) if fragment else -1
        if start >= 0:
            self._scroll_to(start)

    def back(self) -> None:
        """Return to the page before."""
        self._step(self._behind, self._ahead)

    def forward(self) -> None:
        """Go where `back` came from."""
        self._step(self._ahead, self._behind)

    # -- building --------------------------------------------------------------------------

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.field)
        left.addWidget(self.list, 1)
        left.addWidget(self._said)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(16)
        row.addLayout(left)
        row.addWidget(self.page, 1)
        self.list.setFixedWidth(232)
        self.field.setFixedWidth(232)
        self.page.document().setDocumentMargin(22)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._search)
        self.field.returnPressed.connect(self._next_place)
        self.field.installEventFilter(self)
        self.list.currentItemChanged.connect(self._on_chosen)
        self.page.anchorClicked.connect(self._on_link)
        theme.watcher().changed.connect(self._show)
        for keys, call in (
            ("Alt+Left", self.back),
            ("Alt+Right", self.forward),
            ("Ctrl+F", self.field.setFocus),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(call)

    def _fill(self) -> None:
        with QSignalBlocker(self.list):
            self.list.clear()
            for page in self._pages.values():
                item = QListWidgetItem(page.title)
                item.setData(Qt.ItemDataRole.UserRole, page.name)
                self.list.addItem(item)

    # -- pages -----------------------------------------------------------------------------

    def _go(self, name: str) -> None:
        with QSignalBlocker(self.list):
            self.list.setCurrentRow(list(self._pages).index(name))
        self._show()

    def _step(self, source: list[str], other: list[str]) -> None:
        if source:
            other.append(self.name())
            self._go(source.pop())

    def _on_chosen(self, item: QListWidgetItem | None, before: QListWidgetItem | None) -> None:
        if item is not None:
            if before is not None:
                self._behind.append(str(before.data(Qt.ItemDataRole.UserRole)))
                self._ahead.clear()
            self._show()

    def _on_link(self, url: QUrl) -> None:
        name = url.path() or self.name()
        if name in self._pages:
            self.open(name, url.fragment())

    def _show(self) -> None:
        page = self._pages.get(self.name())
        if page is not None:
            plain.show_own_page(self.page.document(), page.text)
            dress(self.page.document())
            self.page.moveCursor(QTextCursor.MoveOperation.Start)
            self.page.verticalScrollBar().setValue(0)
            self._light_up()

    def _scroll_to(self, position: int) -> None:
        cursor = QTextCursor(self.page.document())
        cursor.setPosition(position)
        self.page.setTextCursor(cursor)
        top = self.page.cursorRect(cursor).top()
        bar = self.page.verticalScrollBar()
        bar.setValue(bar.value() + top - 20)

    # -- finding ---------------------------------------------------------------------------

    def _search(self, text: str) -> None:
        """List only the pages with all the words, and open the first of them."""
        words = text.casefold().split()
        for row, page in enumerate(self._pages.values()):
            there = page.text.casefold()
            self.list.item(row).setHidden(not all(word in there for word in words))
        found = self.shown()
        if found and self.name() not in found:
            self.open(found[0])
        self._said.setText("" if found else self.tr("No page has these words"))
        self._light_up()
        self._next_place()

    def _light_up(self) -> None:
        """Light up the first of the words wherever the page has it."""
        word = self._word()
        look = QTextCharFormat()
        look.setBackground(theme.current().colour("claimTint2"))
        lit = []
        cursor = self.page.document().find(word) if word else QTextCursor()
        while not cursor.isNull():
            one = QTextEdit.ExtraSelection()
            one.cursor, one.format = cursor, look
            lit.append(one)
            cursor = self.page.document().find(word, cursor)
        self.page.setExtraSelections(lit)

    def _next_place(self) -> None:
        word = self._word()
        if word and not self.page.find(word):
            self.page.moveCursor(QTextCursor.MoveOperation.Start)
            self.page.find(word)

    def _word(self) -> str:
        return next(iter(self.field.text().split()), "")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                self._choose(step)
                return True
        return super().eventFilter(watched, event)

    def _choose(self, step: int) -> None:
        shown = self.shown()
        if shown:
            here = shown.index(self.name()) + step if self.name() in shown else 0
            self.open(shown[max(0, min(here, len(shown) - 1))])
