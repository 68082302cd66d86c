"""The second article: a reader without tools of its own, below a bar that says what it is."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from variorum.ui import fonts, plain, theme
from variorum.ui.reader.view import ReaderView
from variorum.ui.widgets import Badge, ElidedLabel, IconButton, KeyCap, button


@dataclass(frozen=True, slots=True)
class Heading:
    """What the bar says of an article; `source` is its outlet and date as shown."""

    label: str
    title: str
    source: str


class BesideBar(QWidget):
    """Badge, title, outlet and date of the second article; make it the main one, close it."""

    swap_requested = Signal()
    close_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without an article."""
        super().__init__(parent)
        self.setFixedHeight(round(theme.current().metric["toolbar"]))
        self._badge = Badge("", rounded=True, parent=self)
        self._title = ElidedLabel(font=fonts.ui("strong", fonts.Weight.DemiBold), parent=self)
        self._source = ElidedLabel(font=fonts.ui("small"), ink="text2", parent=self)
        self.swap = button(self.tr("Make main"), "quiet", "arrow-left", self)
        plain.set_tooltip(
            self.swap, self.tr("This article is for reading. Enter makes it the one you tag.")
        )
        self.swap.setAccessibleDescription(self.tr("Enter in its text does the same"))
        self.shut = IconButton("close", self.tr("Close the article beside"), parent=self)
        self.swap.clicked.connect(self.swap_requested)
        self.shut.clicked.connect(self.close_requested)
        self._arrange()

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 10, 1)
        row.setSpacing(8)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch(1)
        names.addWidget(self._title)
        names.addWidget(self._source)
        names.addStretch(1)
        row.addWidget(self._badge)
        row.addLayout(names, 1)
        row.addWidget(self.swap)
        row.addWidget(KeyCap("Enter"))
        row.addWidget(self.shut)

    def set_heading(self, heading: Heading) -> None:
        """Name another article."""
        self._badge.set_letter(heading.label)
        self._badge.setVisible(bool(heading.label))
        self._title.setText(heading.title)
        self._source.setText(heading.source)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current().colours
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours["paper"])
        painter.fillRect(0, self.height() - 1, self.width(), 1, colours["line"])


class BesidePane(QWidget):
    """The second article, for reading. Its single keys are the owner's to serve."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without an article."""
        super().__init__(parent)
        self.bar, self.reader = BesideBar(), ReaderView()
        self.reader.bar.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.reader, 1)
        self.setFocusProxy(self.reader)
        self.setAccessibleName(self.tr("Article beside"))
        self.reader.setAccessibleName(self.tr("Article beside"))

    def set_heading(self, heading: Heading) -> None:
        """Name the article, in the bar and for those who hear it."""
        self.bar.set_heading(heading)
        name = " ".join(part for part in (heading.label, heading.title) if part)
        said = self.tr("Text of the article beside: {0}").format(name)
        self.reader.text_widget().setAccessibleName(said)
