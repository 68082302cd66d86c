"""Larger small things: collapsible sections, empty states, search fields, thin bars, rules."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QProgressBar,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from variorum.ui import fonts, icons, plain
from variorum.ui.overriding import override
from variorum.ui.widgets.buttons import button
from variorum.ui.widgets.paint import paint_progress


class ChevronSection(QWidget):
    """A title with a chevron that shows or hides what is below it."""

    toggled = Signal(bool)
    """Whether the section is now open."""

    def __init__(self, title: str, *, opened: bool = True, parent: QWidget | None = None) -> None:
        """Make a section whose body is still empty: see `body`."""
        super().__init__(parent)
        self._head = QToolButton()
        self._head.setText(title)
        self._head.setCheckable(True)
        self._head.setFont(fonts.ui("body", fonts.Weight.DemiBold))
        self._head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._head.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._head.setIconSize(QSize(14, 14))
        self._head.setStyleSheet("QToolButton:checked { background: transparent; }")
        self.body = QWidget()
        """Where the content goes; it has a vertical layout."""
        inner = QVBoxLayout(self.body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(2)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(2)
        outer.addWidget(self._head)
        outer.addWidget(self.body)
        self._head.clicked.connect(self._on_head_clicked)
        self.set_open(opened=opened)

    def add(self, widget: QWidget) -> None:
        """Add a widget to the body."""
        inner = self.body.layout()
        assert inner is not None  # set in __init__  # noqa: S101
        inner.addWidget(widget)

    def set_title(self, title: str) -> None:
        """Show another title."""
        self._head.setText(title)

    def is_open(self) -> bool:
        """Tell whether the body is shown."""
        return self._head.isChecked()

    def set_open(self, *, opened: bool) -> None:
        """Show or hide the body without emitting."""
        self._head.setChecked(opened)
        self.body.setVisible(opened)
        icons.bind(self._head, "chevron-down" if opened else "chevron-right", "text2", 14)

    def head(self) -> QToolButton:
        """Return the button that opens and closes."""
        return self._head

    def _on_head_clicked(self) -> None:
        opened = self._head.isChecked()
        self.set_open(opened=opened)
        self.toggled.emit(opened)


class EmptyState(QWidget):
    """What an empty list says: what is missing, and the next step as a button."""

    action_triggered = Signal()

    def __init__(
        self,
        icon: str,
        title: str,
        text: str = "",
        action: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Say `title` and `text`; `action` is the word on the button, none if empty."""
        super().__init__(parent)
        self._icon = icon
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 64, 24, 24)
        column.setSpacing(8)
        column.addStretch(1)
        heading = plain.label(title, wrap=True)
        heading.setFont(fonts.ui("h3", fonts.Weight.DemiBold))
        for part in (heading, plain.label(text, "secondary", wrap=True)):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(part)  # shown before it has a parent, it would be a window
            part.setVisible(bool(part.text()))
        if action:
            made = button(action)
            made.clicked.connect(self.action_triggered)
            column.addSpacing(8)
            column.addWidget(made, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self._heading = heading

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        side = 32.0
        left = (self.width() - side) / 2
        place = QRectF(left, self._heading.y() - side - 12, side, side)
        icons.paint(QPainter(self), self._icon, place, "text3")


class SearchField(QLineEdit):
    """A field with a magnifier; Esc empties it first and leaves only when it is empty."""

    clears_on_escape = True
    """Whether Esc empties the field first; else it goes on to whoever holds the field."""

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        """Show `hint` while the field is empty."""
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setClearButtonEnabled(False)
        magnifier = QAction(self)
        icons.bind(magnifier, "search", "text2", 16)
        self.addAction(magnifier, QLineEdit.ActionPosition.LeadingPosition)
        for drawn in self.findChildren(QToolButton):  # Qt makes a button of the picture
            drawn.setAccessibleName(hint)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() and self.clears_on_escape:
            self.clear()
            event.accept()
        else:
            super().keyPressEvent(event)


class ProgressBarThin(QProgressBar):
    """A 4 px bar; `set_share` takes 0 to 1, and a full one stands in the colour `ok`."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make an empty bar; `name` is what a screen reader calls it."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTextVisible(False)
        self.setRange(0, 1000)
        self.setFixedHeight(4)
        self._full_is_ok = True

    def set_share(self, share: float, *, full_is_ok: bool = True) -> None:
        """Fill the bar to `share` (0 to 1)."""
        self._full_is_ok = full_is_ok
        self.setValue(round(max(0.0, min(1.0, share)) * 1000))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        share = self.value() / self.maximum()
        done = self._full_is_ok and self.value() == self.maximum()
        paint_progress(QPainter(self), QRectF(self.rect()), share, "ok" if done else "accent")


def rule(parent: QWidget | None = None) -> QFrame:
    """Return a hairline between sections."""
    made = QFrame(parent)
    made.setProperty("kind", "rule")
    made.setFixedHeight(1)
    return made
