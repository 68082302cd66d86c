"""The copies of a project: when and why each was made, what going back to it would change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from variorum.ui import fonts, plain
from variorum.ui.frame.dialog import FrameDialog
from variorum.ui.widgets import button

_SIZE = 2
"""The column of the size."""
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class CopyRow:
    """One copy in words: when it was made, why, how large it is."""

    when: str
    why: str
    size: str


class CopiesDialog(FrameDialog):
    """Copies, newest first. Enter goes back to the one at the cursor."""

    looked_at = Signal(int)
    """What going back to this copy would change is to be shown."""
    back_wanted = Signal(int)
    own_wanted = Signal(int)
    """This copy is to become a project of its own."""
    copy_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without copies."""
        super().__init__(self.tr("Copies of this project"), parent)
        self.setMinimumSize(640, 420)
        self.fit(900, 560)
        hint = self.tr(
            "Going back is one act: the project is copied first, and Ctrl+Z takes it back."
        )
        self.body.addWidget(plain.label(hint, "secondary", wrap=True))
        self.table = _table([self.tr("Made"), self.tr("Why"), self.tr("Size")])
        self.table.setAccessibleName(self.tr("Copies"))
        self.effect = _table(
            [self.tr("Going back"), self.tr("comes"), self.tr("changes"), self.tr("goes")]
        )
        self.effect.setAccessibleName(self.tr("What going back would change"))
        self._said = plain.label("", "secondary", wrap=True)
        self._lay_out()
        self.table.currentCellChanged.connect(self._on_moved)
        self.table.doubleClicked.connect(self._go_back)

    def _lay_out(self) -> None:
        beside = QVBoxLayout()
        beside.addWidget(self.effect, 1)
        beside.addWidget(self._said)
        panes = QHBoxLayout()
        panes.setSpacing(16)
        panes.addWidget(self.table, 4)
        panes.addLayout(beside, 3)
        self.body.addLayout(panes, 1)
        self._now = button(self.tr("Copy &now"))
        self._now.clicked.connect(self.copy_wanted)
        self._own = button(self.tr("Save as a project of its &own…"))
        self._own.clicked.connect(self._make_own)
        for made in (self._now, self._own):
            made.setAutoDefault(False)
            self.foot.addWidget(made)
        self._back = self.add_buttons(self.tr("Go back to it"), cancel=self.tr("Close"))
        self._back.clicked.disconnect()
        self._back.clicked.connect(self._go_back)

    def set_copies(self, rows: Sequence[CopyRow]) -> None:
        """Show these copies and look at the newest."""
        self.table.setRowCount(0)
        self.table.setRowCount(len(rows))
        for at, row in enumerate(rows):
            for column, text in enumerate((row.when, row.why, row.size)):
                self.table.setItem(at, column, _item(text, right=column == _SIZE))
        for made in (self._own, self._back):
            made.setEnabled(bool(rows))
        if rows:
            self.table.setCurrentCell(0, 0)
        else:
            self.say(self.tr("There is no copy yet."))
        self.table.setFocus()

    def set_effect(self, copy: int, counts: Mapping[str, tuple[int, int, int]]) -> None:
        """Show by kind what comes, changes and goes, if this copy is still looked at."""
        if copy != self.table.currentRow():
            return
        self.effect.setRowCount(len(counts))
        for at, (kind, numbers) in enumerate(counts.items()):
            self.effect.setItem(at, 0, _item(kind))
            for column, number in enumerate(numbers, start=1):
                shown = f"{number:,}" if number else "·"
                self.effect.setItem(at, column, _item(shown, right=True))
        self.say("" if counts else self.tr("The project is as this copy: nothing would change."))
        self._back.setEnabled(bool(counts))

    def wait(self, text: str) -> None:
        """Say what is being done; nothing else can be asked for meanwhile."""
        self.say(text)
        for made in (self._now, self._own, self._back):
            made.setEnabled(False)

    def go_on(self, text: str) -> None:
        """Say why nothing came of it; another copy can be chosen."""
        self.say(text)
        self._now.setEnabled(True)
        self._own.setEnabled(self.table.rowCount() > 0)

    def said(self) -> str:
        """Return what is said there now."""
        return self._said.text()

    def say(self, text: str) -> None:
        """Say something below what would change."""
        self._said.setText(text)

    def _on_moved(self, row: int, _column: int, before: int, _of: int) -> None:
        if row >= 0 and row != before:
            self.effect.setRowCount(0)
            self.say(self.tr("Looking…"))
            self.looked_at.emit(row)

    def _make_own(self) -> None:
        if self.table.currentRow() >= 0:
            self.own_wanted.emit(self.table.currentRow())

    def _go_back(self) -> None:
        if self.table.currentRow() >= 0 and self._back.isEnabled():
            self.back_wanted.emit(self.table.currentRow())


def _table(heads: Sequence[str]) -> QTableWidget:
    made = QTableWidget(0, len(heads))
    made.setHorizontalHeaderLabels(list(heads))
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    made.setTabKeyNavigation(False)
    made.setShowGrid(False)
    made.verticalHeader().hide()
    made.verticalHeader().setDefaultSectionSize(28)
    head = made.horizontalHeader()
    head.setHighlightSections(False)
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
    head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    head.setSectionResizeMode(1 if len(heads) == 3 else 0, QHeaderView.ResizeMode.Stretch)  # noqa: PLR2004  # when, why, size
    return made


def _item(text: str, *, right: bool = False) -> QTableWidgetItem:
    made = QTableWidgetItem(plain.visible(text))
    made.setFont(fonts.tabular(fonts.ui("body")))
    if right:
        made.setTextAlignment(_RIGHT)
    return made
