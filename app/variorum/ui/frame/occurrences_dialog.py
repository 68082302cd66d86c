"""The preview before all occurrences of a name are tagged: each with a tick, here or everywhere."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QWidget

from variorum.ui import plain
from variorum.ui.frame.dialog import FrameDialog

_KeyRole = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class OccurrenceRow:
    """One place: `key` is the caller's, `label` the article's letter, `here` whether it is open."""

    key: int
    label: str
    before: str
    words: str
    after: str
    here: bool


class OccurrencesDialog(FrameDialog):
    """Lists the places; Space ticks, Enter tags what is ticked, Esc leaves."""

    def __init__(
        self, words: str, rows: Sequence[OccurrenceRow], parent: QWidget | None = None
    ) -> None:
        """Show `rows` ticked, those of the open article alone unless it has none."""
        super().__init__(self.tr("Tag all occurrences"), parent)
        self.resize(720, 480)
        self._rows = rows
        here = sum(row.here for row in rows)
        said = self.tr("“{0}” stands untagged at {1} places in this article, at {2} in all.")
        self.body.addWidget(
            plain.label(said.format(plain.visible(words), here, len(rows)), "secondary", wrap=True)
        )
        self._everywhere = QCheckBox(self.tr("In a&ll articles"))
        self._everywhere.setChecked(not here)
        self._everywhere.setEnabled(0 < here < len(rows))
        self._everywhere.toggled.connect(self._fill)
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Places to tag"))
        self._list.itemChanged.connect(self._count)
        self.body.addWidget(self._everywhere)
        self.body.addWidget(self._list, 1)
        self._take = self.add_buttons("")
        self._fill()
        self._list.setFocus()

    def chosen(self) -> list[int]:
        """Return the keys of the places ticked."""
        items = (self._list.item(at) for at in range(self._list.count()))
        return [
            int(item.data(_KeyRole)) for item in items if item.checkState() is Qt.CheckState.Checked
        ]

    def _fill(self) -> None:
        self._list.clear()
        for row in self._rows:
            if row.here or self._everywhere.isChecked():
                line = f"{row.label}   …{row.before}{row.words}{row.after}…"
                item = QListWidgetItem(plain.visible(line))
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setData(_KeyRole, row.key)
                item.setCheckState(Qt.CheckState.Checked)
                self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._count()

    def _count(self) -> None:
        count = len(self.chosen())
        self.rename(self._take, self.tr("Tag {0}").format(count))
        self._take.setEnabled(count > 0)
