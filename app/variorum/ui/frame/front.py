"""What the window shows without a project: the menus' heads, welcome page and status bar."""

from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from variorum.ui.actions import Actions
from variorum.ui.frame.status_bar import StatusBar
from variorum.ui.frame.welcome import WelcomePage


class Front(QWidget):
    """The middle of the window: a stack whose first page greets, the status bar below it."""

    def __init__(self, window: QMainWindow) -> None:
        """Make it for `window`, whose menu bar gets the titles of the menus."""
        super().__init__()
        self.commands = Actions(window)
        self.status = StatusBar()
        self.welcome = WelcomePage(self.commands)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.welcome)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.stack, 1)
        self.column.addWidget(self.status)
        self.commands.head(window.menuBar())
