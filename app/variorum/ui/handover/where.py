"""Where an export goes: a path to write in, and the system's own dialogue to choose it by."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QToolButton, QWidget

from variorum.ui import icons
from variorum.ui.widgets import button

_LEADING = QLineEdit.ActionPosition.LeadingPosition


class Where(QWidget):
    """A path; its folder is kept when the name changes with the format."""

    changed = Signal()

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        """Begin in `folder`."""
        super().__init__(parent)
        self._folder = folder
        self._is_folder = False
        self.field = QLineEdit()
        """In which the path is written."""
        change = button(self.tr("Chan&ge…"), "quiet")
        change.setAutoDefault(False)
        change.clicked.connect(self._on_change_clicked)
        icons.bind(self.field.addAction(icons.icon("folder"), _LEADING), "folder", "text2", 16)
        for drawn in self.field.findChildren(QToolButton):  # Qt makes a button of the picture
            drawn.setAccessibleName(self.tr("Where to"))
        self.field.setAccessibleName(self.tr("Where to"))
        self.field.textChanged.connect(lambda _text: self.changed.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addWidget(change)

    def path(self) -> Path:
        """Return what is written."""
        return Path(self.field.text().strip()).expanduser()

    def is_empty(self) -> bool:
        """Tell whether nothing is written."""
        return not self.field.text().strip()

    def propose(self, name: str, *, is_folder: bool) -> None:
        """Write another name, that of a file or a folder, in the folder the analyst wrote."""
        self._remember_folder()
        self._is_folder = is_folder
        self.field.setText(str(self._folder / name))

    def _remember_folder(self) -> None:
        path = self.path()
        if self.field.isModified() and path.parent.is_dir():
            self._folder = path.parent

    def _on_change_clicked(self) -> None:
        now = self.field.text()
        if self._is_folder:
            found = QFileDialog.getExistingDirectory(
                self, self.tr("Export into a folder of"), str(Path(now).parent)
            )
            found = str(Path(found) / Path(now).name) if found else ""
        else:
            found, _ = QFileDialog.getSaveFileName(
                self,
                self.tr("Export to"),
                now,
                options=QFileDialog.Option.DontConfirmOverwrite,
            )
        if found:
            self.field.setText(found)
            self.field.setModified(True)
            self._remember_folder()
