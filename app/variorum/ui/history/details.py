"""What an act did, as a table: the record, and each of its fields before and after."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from variorum.ui import fonts, plain
from variorum.ui.theme import current

_ROW = 24
_FOOT = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
_TOP = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class RecordRows:
    """One record that an act touched: its heading, and (field, before, after) in words."""

    title: str
    fields: tuple[tuple[str, str, str], ...]


class DetailsTable(QTableWidget):
    """Read by eye and by arrow keys; nothing in it can be edited."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(0, 3, parent)
        self.setHorizontalHeaderLabels([self.tr("Field"), self.tr("Before"), self.tr("After")])
        self.setAccessibleName(self.tr("What the act changed"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(_ROW)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        head = self.horizontalHeader()
        head.setDefaultAlignment(_TOP)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self.setColumnWidth(0, 130)

    def show_records(self, records: Sequence[RecordRows], more: str = "") -> None:
        """Show what an act did; `more` says what is left out."""
        self.clearSpans()
        self.setRowCount(0)
        self.setRowCount(sum(1 + len(one.fields) for one in records) + bool(more))
        row = 0
        for one in records:
            self._head(row, one.title)
            for number, cells in enumerate(one.fields, start=row + 1):
                for column, cell in enumerate(cells):
                    self._put(number, column, cell)
            row += 1 + len(one.fields)
        if more:
            self._head(row, more)
        for row in range(self.rowCount()):  # not `resizeRowsToContents`: headers pad their rows
            self.setRowHeight(row, max(_ROW, self.sizeHintForRow(row) + 4))
        self.scrollToTop()

    def _head(self, row: int, text: str) -> None:
        item = self._put(row, 0, text)
        item.setFont(fonts.ui("body", fonts.Weight.DemiBold))
        item.setForeground(current().colour("text"))
        item.setTextAlignment(_FOOT)
        self.setSpan(row, 0, 1, 3)

    def _put(self, row: int, column: int, text: str) -> QTableWidgetItem:
        item = QTableWidgetItem(plain.visible(text))
        item.setTextAlignment(_TOP)
        item.setFont(fonts.ui("small"))
        if column == 0:
            item.setForeground(current().colour("text2"))
        self.setItem(row, column, item)
        return item
