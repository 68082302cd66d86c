"""The files of an import: each with a tick if it can be imported, or with why it cannot."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from variorum.ui import icons, plain
from variorum.ui.frame.values import ImportItem

_LOOK = {"ok": ("article", "text2"), "duplicate": ("copy", "warn"), "refused": ("error", "error")}


class ImportList(QListWidget):
    """A line for each of `listed`, in their order."""

    def __init__(self, items: Sequence[ImportItem], parent: QWidget | None = None) -> None:
        """Show `items`; what can be imported is ticked."""
        super().__init__(parent)
        self.listed = list(items)
        self.setAccessibleName(self.tr("Files"))
        self.setMinimumWidth(230)
        self.setMaximumWidth(330)
        self.setIconSize(QSize(18, 18))
        self.setWordWrap(True)
        self.setSpacing(1)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for item in self.listed:
            self.addItem(_line(item))

    def replace(self, keys: Collection[str], items: Sequence[ImportItem]) -> int:
        """Put items in the place of those of these keys; return the row of the first."""
        gone = [row for row, item in enumerate(self.listed) if item.key in keys]
        at = gone[0] if gone else len(self.listed)
        with QSignalBlocker(self):
            for row in reversed(gone):
                self.takeItem(row)
                del self.listed[row]
            for row, item in enumerate(items, start=at):
                self.insertItem(row, _line(item))
                self.listed.insert(row, item)
        self.setCurrentRow(at)
        return at

    def tick(self, row: int, *, ticked: bool) -> None:
        """Take a file in or leave it out."""
        state = Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        self.item(row).setCheckState(state)

    def tick_all(self, *, ticked: bool) -> None:
        """Take all in that can be, or none."""
        with QSignalBlocker(self):
            for row, item in enumerate(self.listed):
                if item.state == "ok":
                    self.tick(row, ticked=ticked)
        if self.listed:
            self.itemChanged.emit(self.item(0))

    def ticked(self) -> list[ImportItem]:
        """Return what is to be imported."""
        return [
            item
            for row, item in enumerate(self.listed)
            if item.state == "ok" and self.item(row).checkState() == Qt.CheckState.Checked
        ]

    def say_fate(self, row: int, words: str) -> None:
        """Say in a file's line what it is to become; empty says what it is."""
        item = self.listed[row]
        with QSignalBlocker(self):
            self.item(row).setText(_words(item.name, words or item.detail))


def _line(item: ImportItem) -> QListWidgetItem:
    detail = item.detail if item.state == "ok" else item.message
    made = QListWidgetItem(_words(item.name, detail))
    name, ink = _LOOK[item.state]
    made.setIcon(icons.icon(name, ink))
    made.setData(Qt.ItemDataRole.ToolTipRole, plain.tooltip(item.message or item.name))
    flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    if item.state == "ok":
        made.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable)
        made.setCheckState(Qt.CheckState.Checked)
    else:
        made.setFlags(flags)
    return made


def _words(name: str, detail: str) -> str:
    return f"{plain.visible(name)}\n{plain.visible(detail)}"
