"""A table of articles: which column holds what, beside its first rows."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QGridLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from variorum.ui import fonts, plain
from variorum.ui.frame.dialog import FrameDialog

_SHOWN = 90
"""Letters of a cell."""


class ColumnsDialog(FrameDialog):
    """`columns` are what was chosen; a text is needed, all else may be missing."""

    def __init__(
        self,
        fields: Sequence[str],
        names: Sequence[str],
        rows: Sequence[Sequence[str]],
        found: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        """Offer the headings `names` for each of `fields`; `found` are those known by heading."""
        super().__init__(self.tr("Columns of the table"), parent)
        self.setMinimumSize(600, 420)
        self.fit(820, 560)
        self._found = dict(found)
        self._fields = {field: self._choice(field, names, found.get(field, "")) for field in fields}
        self._table = _table(names, rows)
        self._table.setAccessibleName(self.tr("First rows"))
        self._lay_out()
        self._take = self.add_buttons(self.tr("&Read with these columns"))
        self._show_chosen()

    def columns(self) -> dict[str, str]:
        """Return the column of each field that has one."""
        chosen = {name: str(field.currentData() or "") for name, field in self._fields.items()}
        return {name: column for name, column in chosen.items() if column}

    def field(self, name: str) -> QComboBox:
        """Return the choice for a field."""
        return self._fields[name]

    def _choice(self, field: str, names: Sequence[str], chosen: str) -> QComboBox:
        made = QComboBox()
        # A field known by its heading cannot be given up again, only be taken from elsewhere.
        if field not in self._found:
            made.addItem(self.tr("none"), "")
        for name in names:
            made.addItem(plain.visible(name) or self.tr("no heading"), name)
        made.setCurrentIndex(max(0, made.findData(chosen)))
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(14)
        made.setAccessibleName(self._said(field))
        made.currentIndexChanged.connect(self._show_chosen)
        return made

    def _said(self, field: str) -> str:
        return {
            "text": self.tr("Text"),
            "title": self.tr("Title"),
            "outlet": self.tr("Outlet"),
            "byline": self.tr("Byline"),
            "published": self.tr("Published"),
            "url": self.tr("Address"),
            "language": self.tr("Language"),
        }.get(field, field)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        half = (len(self._fields) + 1) // 2
        for number, (name, field) in enumerate(self._fields.items()):
            row, column = number % half, 2 * (number // half)
            grid.addWidget(plain.label(self._said(name), "secondary"), row, column)
            grid.addWidget(field, row, column + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self.body.addLayout(grid)
        self.body.addWidget(self._table, 1)

    def _show_chosen(self) -> None:
        """Let the columns stand out that are taken; without a text nothing can be read."""
        if not hasattr(self, "_take"):
            return
        chosen = self.columns()
        by_name = {column: field for field, column in chosen.items()}
        for at in range(self._table.columnCount()):
            item = self._table.horizontalHeaderItem(at)
            if item is None:
                continue
            name = str(item.data(Qt.ItemDataRole.UserRole))
            field = by_name.get(name)
            shown = plain.visible(name)
            item.setText(f"{shown}\n{self._said(field)}" if field else f"{shown}\n")
            weight = fonts.Weight.DemiBold if field else fonts.Weight.Normal
            item.setFont(fonts.ui("small", weight))
        self._take.setEnabled("text" in chosen)


def _table(names: Sequence[str], rows: Sequence[Sequence[str]]) -> QTableWidget:
    made = QTableWidget(len(rows), len(names))
    for at, name in enumerate(names):
        head = QTableWidgetItem(plain.visible(name))
        head.setData(Qt.ItemDataRole.UserRole, name)
        head.setTextAlignment(Qt.AlignmentFlag.AlignLeft)
        made.setHorizontalHeaderItem(at, head)
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            words = " ".join(cell.split())
            shown = words if len(words) <= _SHOWN else words[:_SHOWN] + "…"
            made.setItem(row, column, QTableWidgetItem(plain.visible(shown)))
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    made.setTabKeyNavigation(False)
    made.verticalHeader().hide()
    made.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    made.horizontalHeader().setDefaultSectionSize(170)
    made.horizontalHeader().setStretchLastSection(True)
    return made
