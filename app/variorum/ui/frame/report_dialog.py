"""The report of the last problem: read it, copy it, send it or not."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from variorum.ui import plain
from variorum.ui.frame.dialog import FrameDialog
from variorum.ui.widgets import button


class ReportDialog(FrameDialog):
    """A text to read and copy; nothing is sent anywhere."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        """Show `report`, or say that there is none."""
        super().__init__(self.tr("Problem report"), parent)
        self.resize(680, 460 if report else 160)
        self._report = report
        said = self.tr(
            "Versions and the place in the program, no text of a project. It stays on this computer"
            " unless you copy it and send it yourself."
        )
        none = self.tr("No problem has been met on this computer.")
        self.body.addWidget(plain.label(said if report else none, "secondary", wrap=True))
        self.text = plain.Editor(plain.visible(report))
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("Report"))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setTabChangesFocus(True)
        self.copy = button(self.tr("&Copy report"))
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(self._copy)
        if report:
            self.body.addWidget(self.text, 1)
            self.foot.addWidget(self.copy)
        self.add_buttons(self.tr("Close"), cancel="")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
        self.copy.setText(self.tr("Copied"))
