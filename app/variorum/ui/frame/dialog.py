"""What all dialogues share: a heading, a body, a foot with buttons; and the plain question."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from variorum.shell.phrases import Message
from variorum.ui import fonts, plain
from variorum.ui.widgets import button, rule

_TAKE = QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Return)
_SCROLL_BAR = 12


class FrameDialog(QDialog):
    """A dialogue with a heading; `body` and `foot` are its layouts."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        """Show `title` as heading and in the window's frame."""
        super().__init__(parent)
        plain.set_title(self, title)
        self.setModal(True)
        heading = plain.label(title)
        heading.setFont(fonts.ui("h2", fonts.Weight.DemiBold))
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(heading)
        column.addLayout(self.body, 1)
        column.addWidget(rule())
        column.addLayout(self.foot)

    def fit(self, width: int, height: int) -> None:
        """Take this size, or as much of it as the window has; never less than the minimum."""
        owner = self.parentWidget()
        room = owner.window().size() if owner else QSize(width, height)
        self.resize(QSize(width, height).boundedTo(room).expandedTo(self.minimumSize()))

    def add_buttons(self, accept: str, *, cancel: str | None = None) -> QPushButton:
        """Add Cancel and the button that accepts; return the latter. Ctrl+Enter accepts too."""
        self.foot.addStretch(1)
        if cancel != "":
            leave = button(cancel or self.tr("Cancel"))
            leave.setAutoDefault(False)
            leave.clicked.connect(self.reject)
            self.foot.addWidget(leave)
        take = button(accept, "primary")
        take.setDefault(True)
        take.setShortcut(_TAKE)
        take.clicked.connect(self.accept)
        self.foot.addWidget(take)
        return take

    @staticmethod
    def rename(take: QPushButton, text: str) -> None:
        """Say otherwise what the button does; Qt takes its key away with the old words."""
        take.setText(text)
        take.setShortcut(_TAKE)


class AskDialog(FrameDialog):
    """A question that stops the work: what happened, what is safe, what to do."""

    def __init__(
        self,
        title: str,
        message: Message,
        accept: str,
        *,
        cancel: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Ask; an empty `cancel` leaves only the button that accepts."""
        super().__init__(title, parent)
        self.setMinimumWidth(440)
        for text, kind in ((message.what, ""), (message.safe, "secondary"), (message.do, "")):
            if text:
                self.body.addWidget(plain.label(text, kind, wrap=True))
        self.add_buttons(accept, cancel=cancel)


class AboutDialog(FrameDialog):
    """Name, version, licence."""

    def __init__(self, version: str, parent: QWidget | None = None) -> None:
        """Show the version of the application."""
        super().__init__(self.tr("Variorum"), parent)
        lines = (
            self.tr("Version {version}").format(version=version),
            self.tr("Annotate news articles by keyboard and reconcile the tags across sources."),
            self.tr("MIT licence. Typefaces: Source Sans Pro and Source Serif Pro (OFL)."),
            self.tr("It works on this computer only and contacts nobody."),
        )
        for line in lines:
            self.body.addWidget(plain.label(line, wrap=True))
        self.setMinimumWidth(420)
        self.add_buttons(self.tr("Close"), cancel="")


def scrolled(form: QWidget) -> QScrollArea:
    """Return a form in what scrolls it where a small window has no room for all of it."""
    made = QScrollArea()
    made.setWidget(form)
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setMaximumHeight(form.sizeHint().height() + 2)
    made.setMinimumWidth(form.minimumSizeHint().width() + _SCROLL_BAR)
    return made
