"""Push buttons of the four kinds, and icon buttons large enough to hit."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from variorum.ui import fonts, icons, plain, theme
from variorum.ui.overriding import override
from variorum.ui.widgets.labels import KeyCap

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


def keyed_button(
    text: str,
    key: str,
    act: Callable[[], object],
    kind: str = "plain",
    parent: QWidget | None = None,
) -> QPushButton:
    """Return a button that prints the key that does the same; pressed, it calls `act`."""
    made = button(text, kind, parent=parent)
    made.setAutoDefault(False)
    made.clicked.connect(lambda: act())  # noqa: PLW0108  # Qt would hand over whether checked
    if not key:
        return made
    plain.set_tooltip(made, key)
    cap = KeyCap(key, made)
    cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    size = cap.sizeHint()
    made.setMinimumHeight(34)
    made.setMinimumWidth(made.sizeHint().width() + size.width() + 12)
    made.setStyleSheet(f"padding-right: {size.width() + 18}px")
    inner = QHBoxLayout(made)
    inner.setContentsMargins(0, 0, 10, 0)
    inner.addStretch(1)
    inner.addWidget(cap)
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
