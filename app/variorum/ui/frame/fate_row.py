"""What a file is to become: an article of its own, or the new text of one that is here."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from variorum.ui import plain
from variorum.ui.frame.values import ArticleName, Carried
from variorum.ui.widgets import rule

_SHOWN = 12
"""Lines of a list that drops down."""


class FateRow(QWidget):
    """Two choices in a row: what it becomes, and of which article it is the new text."""

    chosen = Signal(str)
    """The key of the article whose new text it is to be, empty for an article of its own."""

    def __init__(self, articles: Sequence[ArticleName], parent: QWidget | None = None) -> None:
        """Offer `articles`; without any there is nothing to choose."""
        super().__init__(parent)
        self._articles = tuple(articles)
        self._rows = {one.key: row for row, one in enumerate(self._articles)}
        label = plain.label(self.tr("Ta&ke as"), "secondary")
        self.kind = QComboBox()
        self.kind.addItem(self.tr("an article of its own"))
        self.kind.addItem(self.tr("a new text of"))
        self.kind.setAccessibleName(self.tr("Take as"))
        label.setBuddy(self.kind)
        self.article, self._typed = QComboBox(), QLineEdit()
        self.article.setLineEdit(self._typed)
        self.article.setAccessibleName(self.tr("Article that gets the new text"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.kind)
        row.addWidget(self.article, 1)
        row.addStretch(0)
        self._prepare()
        self.kind.activated.connect(self._on_kind)
        self.article.activated.connect(lambda _: self._tell())
        self._typed.editingFinished.connect(self._on_typed)
        self.setVisible(bool(self._articles))

    def show_fate(self, key: str) -> None:
        """Show what was chosen for a file."""
        with QSignalBlocker(self.kind), QSignalBlocker(self.article):
            self.kind.setCurrentIndex(1 if key in self._rows else 0)
            self._show_article(self._rows.get(key, -1))
        self.article.setVisible(key in self._rows)

    def is_decided(self) -> bool:
        """Tell whether an article is chosen if one is asked for."""
        return self.kind.currentIndex() == 0 or self.article.currentIndex() >= 0

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the article that was typed, not the whole dialogue."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.modifiers():
            super().keyPressEvent(event)

    def named(self, key: str) -> str:
        """Return what an article is called."""
        row = self._rows.get(key)
        return "" if row is None else self._articles[row].text

    def _prepare(self) -> None:
        """Let the article be found by any part of its name."""
        field = self.article
        field.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        field.setModel(QStringListModel([plain.visible(one.text) for one in self._articles], field))
        field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        field.setMinimumContentsLength(20)
        field.setMaxVisibleItems(_SHOWN)
        self._typed.setPlaceholderText(self.tr("letter or words of the title"))
        found = QCompleter(field.model(), field)
        found.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        found.setFilterMode(Qt.MatchFlag.MatchContains)
        found.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        found.setMaxVisibleItems(_SHOWN)
        field.setCompleter(found)

    def _on_kind(self, kind: int) -> None:
        self.article.setVisible(kind == 1)
        if kind == 1:
            with QSignalBlocker(self.article):
                self._show_article(-1)
            self.article.setFocus()
        else:
            self.chosen.emit("")

    def _show_article(self, row: int) -> None:
        self.article.setCurrentIndex(row)
        self.article.setEditText(self.article.itemText(row) if row >= 0 else "")
        self._typed.setCursorPosition(0)

    def _on_typed(self) -> None:
        """Take what was typed if it is an article; else go back to the one chosen before."""
        typed = self.article.currentText()
        row = self.article.findText(typed, Qt.MatchFlag.MatchFixedString)
        if row < 0 and typed:
            row = self.article.findText(f"{typed} ", Qt.MatchFlag.MatchStartsWith)
        with QSignalBlocker(self.article):
            self._show_article(row if row >= 0 else self.article.currentIndex())
        self._tell()

    def _tell(self) -> None:
        row = self.article.currentIndex()
        if self.kind.currentIndex() == 1 and 0 <= row < len(self._articles):
            self.chosen.emit(self._articles[row].key)


class CarryingBox(QWidget):
    """What becomes of the tags: how many go along, and a line for each that has no place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.said = plain.label("", wrap=True)
        self.left = QListWidget()
        self.left.setAccessibleName(self.tr("Tags without a place"))
        self.left.setWordWrap(True)
        self.left.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._kept = plain.label(
            self.tr(
                "Title, outlet, date and all else that is known of the article stay as they are."
            ),
            "secondary",
            wrap=True,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(rule())
        column.addWidget(self.said)
        column.addWidget(self.left, 1)
        column.addStretch(0)
        column.addWidget(self._kept)
        self.show_carried(None)

    def show_carried(self, found: Carried | None) -> None:
        """Show what was found; None while it is being looked up."""
        self.left.clear()
        self.left.setVisible(bool(found and found.unplaced))
        if found is None:
            self.said.setText(self.tr("Looking which tags go along…"))
            return
        self.said.setText(found.problem or self._words(found))
        self.left.addItems([plain.visible(one) for one in found.unplaced])

    def _words(self, found: Carried) -> str:
        if not found.moved and not found.unplaced:
            return self.tr("The article has no tags yet.")
        moved = self.tr("1 tag moves") if found.moved == 1 else self.tr("{n} tags move")
        left = len(found.unplaced)
        rest = self.tr("all have a place in it.")
        if left:
            one, many = self.tr("1 has no place in it:"), self.tr("{n} have no place in it:")
            rest = (one if left == 1 else many).format(n=left)
        return f"{moved.format(n=found.moved)}, {rest}"
