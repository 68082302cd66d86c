"""Push buttons of the four kinds, and icon buttons large enough to hit."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from variorum.ui import fonts, icons, plain, theme
from variorum.ui.overriding import override

_INK = {"primary": "accentText", "danger": "error"}


def button(
    text: str, kind: str = "plain", icon: str = "", parent: QWidget | None = None
) -> QPushButton:
    """Return a push button; `kind` is plain, primary, quiet or danger."""
    made = QPushButton(text, parent)
    made.setProperty("kind", kind)
    made.setFont(fonts.ui("body", fonts.Weight.DemiBold))
    if icon:
        icons.bind(made, icon, _INK.get(kind, "text2"), 16)
        made.setIconSize(QSize(16, 16))
    return made


class IconButton(QToolButton):
    """A button of one icon; `tip` is its tooltip and its name for screen readers."""

    def __init__(
        self,
        icon: str,
        tip: str,
        *,
        ink: str = "text2",
        parent: QWidget | None = None,
    ) -> None:
        """Show `icon` in the colour of the token `ink`."""
        super().__init__(parent)
        side = round(theme.current().metric["icon"])
        self.setIconSize(QSize(side, side))
        self.setMinimumSize(28, 28)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoRaise(True)
        self.set_icon(icon, ink)
        self.set_tip(tip)

    def set_icon(self, icon: str, ink: str = "text2") -> None:
        """Show another icon."""
        icons.bind(self, icon, ink, self.iconSize().width())

    def set_tip(self, tip: str) -> None:
        """Say otherwise what the button does."""
        plain.set_tooltip(self, tip)
        self.setAccessibleName(tip)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)
