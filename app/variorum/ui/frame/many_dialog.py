"""More files than can be looked at one by one: how many, what becomes of them, and two choices."""

from PySide6.QtWidgets import QCheckBox, QWidget

from variorum.ui import plain
from variorum.ui.frame.dialog import FrameDialog

_MEGABYTE = 1_000_000


class ManyDialog(FrameDialog):
    """Asks before very many files are imported."""

    def __init__(
        self, files: int, size: int, at_once: int, *, keeps: bool, parent: QWidget | None = None
    ) -> None:
        """Tell of `files` of `size` bytes in all, saved `at_once` at a time."""
        super().__init__(self.tr("Import very many files"), parent)
        self.setMinimumWidth(560)
        megabytes = f"{size / _MEGABYTE:,.1f}"
        what = self.tr("{n} files, {size} MB: too many to look at one by one.")
        how = self.tr(
            "They are read and saved {n} at a time while you go on working. You can stop at any"
            " time: what was saved stays. Texts that are here already are passed over, so the same"
            " folder imported again goes on where it stopped."
        )
        self.renew = QCheckBox(
            self.tr("A &text of an address that is here is a new text of that article")
        )
        self.renew.setChecked(True)
        self.keep = QCheckBox(self.tr("Keep the &files with the project"))
        self.keep.setChecked(keeps)
        self.body.addWidget(plain.label(what.format(n=f"{files:,}", size=megabytes), wrap=True))
        self.body.addWidget(plain.label(how.format(n=at_once), "secondary", wrap=True))
        self.body.addWidget(self.renew)
        self.body.addWidget(self.keep)
        self.add_buttons(self.tr("&Import"))
