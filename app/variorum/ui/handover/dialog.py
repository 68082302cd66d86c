"""Export: the formats, what of the project, how the file begins, what it would lose, where to."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from variorum.model.handover import EVERYTHING, Selection
from variorum.shell.phrases import Message
from variorum.shell.report.blocks import Block
from variorum.ui import plain
from variorum.ui.frame.dialog import AskDialog, FrameDialog
from variorum.ui.handover.formats import FormatList
from variorum.ui.handover.options import ExportOptions
from variorum.ui.handover.preview import Preview
from variorum.ui.handover.values import ExportChoice, ExportFormat, LostRow, Passage, Stock
from variorum.ui.handover.where import Where
from variorum.ui.widgets import button


class ExportDialog(FrameDialog):
    """Formats and options at the left, a preview at the right, the path and the button below."""

    looked_at = Signal(str, object)
    """A format and a Selection whose beginning and losses are wanted."""
    lost_wanted = Signal()
    """The records of the loss that is told are to be listed."""
    opened = Signal(int)
    """The record to go to, by its key; the dialogue is left."""

    def __init__(
        self,
        formats: Sequence[ExportFormat],
        stock: Stock,
        folder: Path,
        stem: str,
        parent: QWidget | None = None,
    ) -> None:
        """Offer `formats` of what is in `stock`; the path begins as `folder`/`stem`."""
        super().__init__(self.tr("Export"), parent)
        self.setMinimumSize(760, 500)
        self.fit(1000, 680)
        self._formats = {each.key: each for each in formats}
        self._stem = stem
        self._format = formats[0]
        self._lists_lost, self._size = False, ""
        self.list = FormatList(formats, self)
        self.options = ExportOptions(stock, self)
        self.preview = Preview(self)
        self._problem = plain.label("", "warning", wrap=True)
        self._safe = plain.label("", "secondary", wrap=True)
        self._show_lost = button("", "quiet")
        self._where = Where(folder, self)
        self._take = self._fill_foot()
        self._lay_out()
        self.list.picked.connect(self._on_picked)
        self.options.changed.connect(self._ask)
        self.preview.opened.connect(self._on_opened)
        self.preview.returned.connect(self._toggle_lost)
        self._show_lost.clicked.connect(self._toggle_lost)

    def begin(self, key: str = "", wanted: Selection = EVERYTHING) -> None:
        """Choose the format of the last time and what it was asked for; ask for its beginning."""
        self.options.choose(wanted)
        self.list.pick(key if key in self._formats else self._format.key)

    def choice(self) -> ExportChoice:
        """Return format, path and what of the project."""
        return ExportChoice(self._format.key, self._where.path(), self._selection())

    def pick(self, key: str) -> None:
        """Choose a format."""
        self.list.pick(key)

    def path_field(self) -> QLineEdit:
        """Return the field of the path."""
        return self._where.field

    # -- values in -------------------------------------------------------------------------

    def show_beginning(self, parts: Sequence[Passage]) -> None:
        """Show how the files of what is chosen begin."""
        if not self._lists_lost:
            self.preview.set_parts(parts)

    def show_page(self, blocks: Sequence[Block], plain_text: str, problem: str) -> None:
        """Show how a report begins: as a page, or where it has none as text."""
        if blocks:
            self.preview.set_page(blocks)
        else:
            self.preview.set_parts([Passage("", plain_text)])
        self._say(problem, "", can_list=False)

    def show_failure(self, said: str) -> None:
        """Say why there is no beginning to be shown."""
        self.preview.set_words(said)

    def show_weighed(self, count: int, problem: str, safe: str) -> None:
        """Say how many records there are and what would be lost of them."""
        number = self.locale().toString(count)
        self._size = self.tr("the beginning of {n} records").format(n=number)
        if not self._lists_lost:
            self.preview.set_said(self._size)
        self._name_take(self.tr("E&xport {n} records").format(n=number))
        self._say(problem, safe, can_list=bool(problem))

    def show_lost(self, rows: Sequence[LostRow]) -> None:
        """List the records of the loss that is told."""
        if self._lists_lost:
            self.preview.set_lost(rows)

    # -- layout ----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.list, 1)
        left.addWidget(self.options)
        told = QHBoxLayout()
        told.setSpacing(8)
        words = QVBoxLayout()
        words.addWidget(self._problem)
        words.addWidget(self._safe)
        told.addLayout(words, 1)
        told.addWidget(self._show_lost, 0, Qt.AlignmentFlag.AlignTop)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.preview, 1)
        right.addLayout(told)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(left)
        row.addLayout(right, 1)
        self.body.addLayout(row)

    def _fill_foot(self) -> QPushButton:
        self._show_lost.setAutoDefault(False)
        self._where.changed.connect(self._allow)
        self.foot.addWidget(self._where, 4)
        return self.add_buttons("")

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self.list, self.list.focus)

    # -- choosing --------------------------------------------------------------------------

    def _selection(self) -> Selection:
        return EVERYTHING if self._format.is_report else self.options.selection()

    def _on_picked(self, key: str) -> None:
        self._format = self._formats[key]
        self.options.setEnabled(not self._format.is_report)
        self.options.follow(bare=self._format.bare)
        name = f"{self._stem}{self._format.suffix}"
        self._where.propose(name, is_folder=self._format.is_folder)
        self._ask()

    def _ask(self) -> None:
        self._lists_lost = False
        self._say("", "", can_list=False)
        self._name_take(self._format.action or self.tr("E&xport"))
        if self._format.missing:
            self.preview.set_said("")
            self.preview.set_words(self._format.missing)
        else:
            self._size = self.tr("the beginning")
            self.preview.set_said(self._size)
            self.looked_at.emit(self._format.key, self._selection())

    def _say(self, problem: str, safe: str, *, can_list: bool) -> None:
        for label, text in ((self._problem, problem), (self._safe, safe)):
            label.setText(text)
            label.setVisible(bool(text))
        self._show_lost.setVisible(can_list)
        self._show_lost.setText(self.tr("Sh&ow them"))

    def _toggle_lost(self) -> None:
        self._lists_lost = not self._lists_lost
        if self._lists_lost:
            self._show_lost.setText(self.tr("Sh&ow the preview"))
            self.lost_wanted.emit()
        else:
            self._show_lost.setText(self.tr("Sh&ow them"))
            self.preview.set_lost(None)
            self.preview.set_said(self._size)
            self._show_lost.setFocus()

    def _on_opened(self, key: int) -> None:
        self.reject()
        self.opened.emit(key)

    # -- leaving ---------------------------------------------------------------------------

    def _name_take(self, text: str) -> None:
        self.rename(self._take, text)
        self._allow()

    def _allow(self) -> None:
        self._take.setEnabled(not self._where.is_empty() and not self._format.missing)

    @override
    def accept(self) -> None:
        """Leave to export; what is there already is replaced only if the analyst says so."""
        path = self.choice().path
        if not self._take.isEnabled() or (path.exists() and not self._may_replace(path)):
            return
        super().accept()

    def _may_replace(self, path: Path) -> bool:
        message = Message(
            self.tr("{name} is there already.").format(name=path.name),
            self.tr("It stays as it is until the new one is written whole."),
            "",
        )
        ask = AskDialog(self.tr("Replace?"), message, self.tr("&Replace"), parent=self)
        return ask.exec() == QDialog.DialogCode.Accepted
