"""The commands that explain: the help, the key sheet, what this program is."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from variorum import __version__
from variorum.paths import resources
from variorum.ui.frame.dialog import AboutDialog
from variorum.ui.frame.key_sheet import KeySheet
from variorum.workspace.projects import data_dir
from variorum.workspace.runs import kept_report

if TYPE_CHECKING:
    from variorum.ui.frame.help_window import HelpWindow
    from variorum.ui.main_window import MainWindow


class Helping(QObject):
    """What the Help menu of one window does, but for the tour."""

    def __init__(self, window: "MainWindow") -> None:
        """Wait for commands."""
        super().__init__(window)
        self._window = window
        self.help: HelpWindow | None = None
        """The help once it was asked for."""

    def group(self) -> dict[str, Callable[[], object]]:
        """Return what each command does."""
        return {
            "help.contents": self.open,
            "help.keys": lambda: KeySheet(self._window.actions_, self._window).exec(),
            "help.report": self.show_report,
            "help.about": lambda: AboutDialog(__version__, self._window).exec(),
        }

    def open(self) -> None:
        """Show the help, with the keys as they are now, at the page last read."""
        from variorum.ui.frame.help_pages import pages  # noqa: PLC0415  # seldom needed
        from variorum.ui.frame.help_window import HelpWindow  # noqa: PLC0415  # the same

        found = pages(resources() / "help")
        if self.help is None:
            self.help = HelpWindow(found, self._key_of, self._window)
            self.help.finished.connect(self._window.activateWindow)
        else:
            self.help.set_pages(found, self._key_of)
        self.help.show()
        self.help.raise_()
        self.help.activateWindow()

    def show_report(self) -> None:
        """Show the report of the last problem, to be read and copied."""
        from variorum.ui.frame.report_dialog import ReportDialog  # noqa: PLC0415  # seldom needed

        ReportDialog(kept_report(data_dir()), self._window).exec()

    def _key_of(self, command: str, written: str) -> str:
        """Return the key a page writes if it is right, else the command's key, else its name."""
        keys = self._window.actions_.keys(command)
        usual = [*keys, self._window.actions_.command(command).name()][0]
        return written if written in keys or (written == "Enter" and "Return" in keys) else usual
