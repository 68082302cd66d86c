"""The colour the window is first painted in, before theme, fonts and stylesheet are loaded.

Nothing of Qt's namespace `Qt` is touched here: making its enumerations takes a third of the time
in which an empty window starts.
"""

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

FIRST = "#F1F0ED"
"""The window's colour in the light theme, for the first time of all."""


def lay(app: QApplication, colour: str) -> None:
    """Give windows a colour such as ``#rrggbb``, or `FIRST`; the theme will have its own say."""
    made = app.palette()  # a copy; the constructor of QPalette would make the whole of `Qt`
    made.setColor(QPalette.ColorRole.Window, QColor(colour or FIRST))
    app.setPalette(made)
