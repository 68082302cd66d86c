"""The right side of the export dialogue: how the file begins, or what it would lose."""

from collections.abc import Sequence

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QKeyEvent, QSyntaxHighlighter, QTextCharFormat
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from variorum.shell.report.blocks import Block
from variorum.ui import fonts, icons, plain, theme
from variorum.ui.handover.values import LostRow, Passage
from variorum.ui.widgets import IconButton, SectionHeader

_PAGE, _MARGIN = 560, 18
_NAME = 22
"""Letters of a file's name there is room for."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ROLE = Qt.ItemDataRole.UserRole


class Preview(QWidget):
    """A heading with what is shown of how much, and below it the beginning, a page or a list."""

    opened = Signal(int)
    """The key of a record to go to."""
    returned = Signal()
    """The list was left for the beginning."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._parts: Sequence[Passage] = ()
        self._at = 0
        self._header = SectionHeader(self.tr("Preview"))
        self._said = plain.label("", "secondary")
        self._back = IconButton("chevron-left", self.tr("Previous file"))
        self._on = IconButton("chevron-right", self.tr("Next file"))
        self._back.clicked.connect(lambda: self._turn(-1))
        self._on.clicked.connect(lambda: self._turn(1))
        for widget in (self._said, self._back, self._on):
            self._header.add(widget)
        self.text, self._page = plain.Editor(), plain.sheet()
        self.lost = LostList()
        self.lost.opened.connect(self.opened)
        self.lost.returned.connect(self.returned)
        self._views = QStackedWidget()
        for view in (self.text, self._page, self.lost):
            self._views.addWidget(view)
        self._lines = _Lines(self.text)
        self._lay_out()
        self.set_said("")

    def set_said(self, text: str) -> None:
        """Say beside the heading how much is shown."""
        self._said.setText(text)

    def set_parts(self, parts: Sequence[Passage]) -> None:
        """Show how the files of an export begin, the first one now."""
        name = self._parts[self._at].name if self._parts else ""
        self._parts = parts
        names = [one.name for one in parts]
        self._at = names.index(name) if name in names else 0
        self._views.setCurrentWidget(self.text)
        self._show_part()

    def set_words(self, text: str) -> None:
        """Show a few words instead of a beginning."""
        self.set_parts(())
        self.text.setPlainText(text)

    def set_page(self, blocks: Sequence[Block]) -> None:
        """Show how a report begins, as a page."""
        from variorum.ui.report.pdf import document  # noqa: PLC0415  # only who looks waits

        self.set_parts(())
        made = document(list(blocks), _PAGE)
        made.setDocumentMargin(_MARGIN)
        made.setParent(self._page)
        self._page.setDocument(made)
        self._views.setCurrentWidget(self._page)

    def set_lost(self, rows: Sequence[LostRow] | None) -> None:
        """Show a list of records, or with None the beginning again."""
        if rows is None:
            self._views.setCurrentWidget(self.text)
            self._show_name()
            return
        self.lost.set_rows(rows)
        self._views.setCurrentWidget(self.lost)
        self._header.set_title(self.tr("What would be lost"))
        for arrow in (self._back, self._on):
            arrow.hide()
        self.set_said(self.tr("Enter shows where it is"))
        self.lost.setFocus()

    def _lay_out(self) -> None:
        self.text.setReadOnly(True)
        self.text.setFont(fonts.mono("small"))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.text.setAccessibleName(self.tr("Preview"))
        self.text.setTabChangesFocus(True)
        self._page.setTabChangesFocus(True)
        self._page.setAccessibleName(self.tr("Preview"))
        paper = theme.theme("light")  # a report is on white paper in every theme
        ground, ink = (paper.colour(name).name() for name in ("paper", "text"))
        self._page.setStyleSheet(f"QTextEdit {{ background: {ground}; color: {ink}; }}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._header)
        column.addWidget(self._views, 1)

    def _turn(self, by: int) -> None:
        self._at = (self._at + by) % len(self._parts)
        self._show_part()

    def _show_part(self) -> None:
        self._show_name()
        part = self._parts[self._at] if self._parts else Passage("", "")
        binary = self.tr("This file is not made of text, so it cannot be shown here.")
        self.text.setPlainText(plain.visible(part.text or (binary if self._parts else "")))

    def _show_name(self) -> None:
        name = self._parts[self._at].name if self._parts else ""
        shown = name if len(name) <= _NAME else f"{name[: _NAME // 2]}…{name[-_NAME // 2 :]}"
        self._header.set_title(plain.visible(shown) or self.tr("Preview"))
        for arrow in (self._back, self._on):
            arrow.setVisible(len(self._parts) > 1)


class LostList(QListWidget):
    """What would be lost. Enter goes to a record, Esc returns to the preview."""

    opened = Signal(int)
    returned = Signal()

    def __init__(self) -> None:
        """Make an empty list."""
        super().__init__()
        self.setAccessibleName(self.tr("What would be lost"))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.itemActivated.connect(self._open)

    def set_rows(self, rows: Sequence[LostRow]) -> None:
        """Show rows; the first record is chosen."""
        self.clear()
        bold = fonts.ui("body", fonts.Weight.DemiBold)
        for row in rows:
            item = QListWidgetItem(plain.visible(row.words))
            item.setData(_ROLE, row.key)
            if row.key < 0:
                item.setFont(bold)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            else:
                words = f"{row.badge}   {row.words}" if row.badge else row.words
                item.setText(plain.visible(words))
                item.setIcon(icons.icon(row.icon, "text2"))
                item.setData(Qt.ItemDataRole.ToolTipRole, plain.tooltip(row.words))
            self.addItem(item)
        first = next((at for at, row in enumerate(rows) if row.key >= 0), 0)
        self.setCurrentRow(first)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.returned.emit()
        elif event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._open(self.currentItem())
        else:
            super().keyPressEvent(event)

    def _open(self, item: QListWidgetItem | None) -> None:
        key = item.data(_ROLE) if item else -1
        if isinstance(key, int) and key >= 0:
            self.opened.emit(key)


class _Lines(QSyntaxHighlighter):
    """Lets what a record is stand out in lines of JSON: its record and kind, dates and numbers."""

    def __init__(self, view: QPlainTextEdit) -> None:
        super().__init__(view.document())
        self._rules = (
            (QRegularExpression('"(?:record|type)": ?("[^"]*")'), "warn", True),
            (QRegularExpression('"kind": ?("[^"]*")'), "text", True),
            (QRegularExpression('(?<=[:\\[] |[:\\[,])("\\d{4}(?:-\\d\\d)*"|"\\d+")'), "ok", True),
        )

    @override
    def highlightBlock(self, text: str) -> None:
        if not text.startswith(("{", " ", "[")):
            return
        for expression, ink, bold in self._rules:
            look = QTextCharFormat()
            look.setForeground(theme.current().colour(ink))
            look.setFontWeight(fonts.Weight.DemiBold if bold else fonts.Weight.Normal)
            found = expression.globalMatch(text)
            while found.hasNext():
                match = found.next()
                self.setFormat(match.capturedStart(1), match.capturedLength(1), look)
