"""One file of an import that can be taken in: what it becomes, its details, how it was read."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from variorum.model.details import ArticleDetails
from variorum.ui import fonts, plain
from variorum.ui.frame.details_form import DetailsForm
from variorum.ui.frame.dialog import scrolled
from variorum.ui.frame.fate_row import CarryingBox, FateRow
from variorum.ui.frame.reading_row import ReadingRow
from variorum.ui.frame.values import ArticleName, ImportItem


class ImportSide(QWidget):
    """Shows one item at a time."""

    def __init__(
        self,
        outlets: Sequence[str],
        articles: Sequence[ArticleName],
        parent: QWidget | None = None,
    ) -> None:
        """Make empty fields; `outlets` and `articles` are those known already."""
        super().__init__(parent)
        self._item = ImportItem("", "", "ok")
        self.form = DetailsForm(outlets)
        self.fate = FateRow(articles)
        self.carrying = CarryingBox()
        self.notes = plain.label("", "secondary", wrap=True)
        self.whole = QCheckBox(self.tr("Show what is left out"))
        self.whole.toggled.connect(self._show_text)
        self.preview = plain.Editor()
        self.reading = ReadingRow()
        self.likeness = plain.label("", "warning", wrap=True)
        self.link = QCheckBox(self.tr("Lin&k as a copy"))
        self._upper = QStackedWidget()
        self._lay_out()

    def show_item(
        self, item: ImportItem, details: ArticleDetails, fate: str, *, linked: bool
    ) -> None:
        """Show an item with what was said of it so far."""
        self._item = item
        self.form.set_details(details)
        self.notes.setText(plain.visible(item.notes))
        self.notes.setVisible(bool(item.notes))
        self.whole.setVisible(bool(item.left_out))
        self._show_text()
        with QSignalBlocker(self.link):
            self.link.setChecked(linked)
        self.likeness.setText(item.likeness)
        self.link.setAccessibleDescription(item.likeness)
        self.reading.show_item(item)
        self.fate.show_fate(fate)
        self.show_upper(fate)

    def show_upper(self, fate: str) -> None:
        """Show the form of an article of its own, or the tags that go along to a new text."""
        self._upper.setCurrentIndex(1 if fate else 0)
        for widget in (self.likeness, self.link):
            widget.setVisible(bool(self._item.likeness) and not fate)

    def _lay_out(self) -> None:
        self.preview.setReadOnly(True)
        self.preview.setFont(fonts.reading(15))
        self.preview.setAccessibleName(self.tr("Beginning of the text"))
        self.preview.setMinimumHeight(96)
        self._upper.addWidget(scrolled(self.form))
        self._upper.addWidget(self.carrying)
        self._upper.setMaximumHeight(self.form.sizeHint().height() + 2)
        beneath, alike = QHBoxLayout(), QHBoxLayout()
        for line in (beneath, alike):
            line.setSpacing(12)
        beneath.addWidget(self.notes, 1)
        beneath.addWidget(self.whole)
        beneath.addWidget(self.reading)
        alike.addWidget(self.likeness, 1)
        alike.addWidget(self.link)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.fate)
        column.addWidget(self._upper, 3)
        column.addWidget(self.preview, 2)
        column.addLayout(beneath)
        column.addLayout(alike)

    def _show_text(self) -> None:
        """Show the beginning of the article, or what of the file is not in it."""
        rest = self.whole.isChecked() and self._item.left_out
        self.preview.setPlainText(self._item.left_out if rest else self._item.preview)
        name = self.tr("What is left out") if rest else self.tr("Beginning of the text")
        self.preview.setAccessibleName(name)
