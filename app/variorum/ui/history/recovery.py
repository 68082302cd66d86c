"""What can be done where a project file is damaged: go on from a copy, or rescue what is left."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from variorum.ui import plain
from variorum.ui.frame.dialog import FrameDialog
from variorum.ui.widgets import button


class RecoveryDialog(FrameDialog):
    """Offers both ways, shows the report of a rescue, and opens what came of it."""

    copy_wanted = Signal()
    rescue_wanted = Signal()
    open_wanted = Signal()

    def __init__(self, path: str, copy: str, parent: QWidget | None = None) -> None:
        """Say that the project at `path` is damaged; `copy` is when the last copy was made."""
        super().__init__(self.tr("Recover a damaged project"), parent)
        self.setMinimumWidth(600)
        said = (
            plain.label(path, "secondary", wrap=True),
            plain.label(self.tr("The damaged file is only read; it stays as it is."), wrap=True),
        )
        for label in said:
            self.body.addWidget(label)
        last = self.tr("&Go on from the copy of {0}…").format(copy)
        self.copy = self._offer(
            last if copy else self.tr("There is no copy of it on this computer"),
            self.tr("All that was done since that time is missing in it.") if copy else "",
        )
        self._has_copy = bool(copy)
        self.copy.setEnabled(self._has_copy)
        self.copy.clicked.connect(self.copy_wanted)
        self.rescue = self._offer(
            self.tr("&Rescue into a new file…"),
            self.tr(
                "All that can still be read is brought over, completed from the copy; "
                "the report says what is lost. The history begins anew."
            ),
        )
        self.rescue.clicked.connect(self.rescue_wanted)
        self.report = plain.Editor()
        self.report.setReadOnly(True)
        self.report.setAccessibleName(self.tr("Report"))
        self.report.setMinimumHeight(150)
        self.report.hide()
        self.body.addWidget(self.report, 1)
        self._open = self.add_buttons(self.tr("Open the new project"), cancel=self.tr("Close"))
        self._open.clicked.connect(self.open_wanted)
        self._open.hide()

    def _offer(self, text: str, note: str) -> QPushButton:
        made = button(text)
        made.setAutoDefault(False)
        self.body.addWidget(made)
        if note:
            self.body.addWidget(plain.label(note, "secondary", wrap=True))
        return made

    def show_report(self, text: str) -> None:
        """Show what came of it, and offer to open it."""
        self._say(text)
        self._open.show()
        self._open.setFocus()

    def show_failure(self, text: str) -> None:
        """Say why nothing came of it."""
        self._say(text)
        self.rescue.setFocus()

    def wait(self, text: str) -> None:
        """Say what is being done; nothing can be chosen meanwhile."""
        self._say(text)
        self.copy.setEnabled(False)
        self.rescue.setEnabled(False)

    def _say(self, text: str) -> None:
        self.copy.setEnabled(self._has_copy)
        self.rescue.setEnabled(True)
        self.report.setPlainText(plain.visible(text))
        self.report.show()
        self.resize(max(self.width(), 680), max(self.height(), 520))


class LeaveDialog(FrameDialog):
    """Asked before a project is left with something in it that is not on disk. Esc stays."""

    def __init__(
        self, title: str, said: Sequence[str], leave: str, save: str, parent: QWidget | None = None
    ) -> None:
        """Say what is at stake; `leave` and `save` are words of buttons, without `save` none."""
        super().__init__(title, parent)
        self.setMinimumWidth(480)
        for text in said:
            self.body.addWidget(plain.label(text, wrap=True))
        self.leaves = False
        """Whether the project is to be left all the same."""
        made = button(leave, "danger")
        made.setAutoDefault(False)
        made.clicked.connect(self._leave)
        self.foot.addWidget(made)
        stay = self.tr("Stay")
        take = self.add_buttons(save or stay, cancel=stay if save else "")
        if not save:
            take.clicked.disconnect()
            take.clicked.connect(self.reject)

    def _leave(self) -> None:
        self.leaves = True
        self.reject()
