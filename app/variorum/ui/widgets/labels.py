"""Small words: keys, article letters, elided titles, headers of sections."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from variorum.ui import fonts, plain
from variorum.ui.overriding import override
from variorum.ui.widgets.paint import paint_badge, paint_key, paint_pill, paint_text


class KeyCap(QWidget):
    """A key as printed on a button; `text` may be a key sequence such as ``Ctrl+K``."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        """Show the key or keys of `text`."""
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show another key."""
        self._text = key_text(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """Return the key as shown."""
        return self._text

    @override
    def sizeHint(self) -> QSize:
        return key_size(self._text)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_key(painter, QRectF(self.rect()), self._text)


def key_text(sequence: str) -> str:
    """Return a key sequence as it stands on a key: ``Ctrl+K`` as ``Ctrl K``, ``+`` as itself."""
    parts = sequence.replace("++", "+\0").split("+") if len(sequence) > 1 else [sequence]
    return " ".join(part.replace("\0", "+") for part in parts)


def key_size(text: str) -> QSize:
    """Return the size a key needs for `text`."""
    metrics = QFontMetricsF(fonts.ui("micro", fonts.Weight.DemiBold))
    width = max(18, round(metrics.horizontalAdvance(text)) + 10)
    return QSize(width, round(metrics.height()) + 3)


class Badge(QWidget):
    """An article's letter in a little box, or in a circle if `rounded`."""

    def __init__(
        self, letter: str, *, rounded: bool = False, parent: QWidget | None = None
    ) -> None:
        """Show `letter`."""
        super().__init__(parent)
        self._rounded = rounded
        self.setFixedSize(22, 22)
        self.set_letter(letter)

    def set_letter(self, letter: str) -> None:
        """Show another letter."""
        self._letter = letter
        self.setAccessibleName(self.tr("Article {letter}").format(letter=letter))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        paint_badge(painter, rect, self._letter, rounded=self._rounded)


class ElidedLabel(QWidget):
    """One line of text, cut with an ellipsis where there is no room; the tooltip has it whole."""

    def __init__(
        self,
        text: str = "",
        *,
        font: QFont | None = None,
        ink: str = "text",
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        parent: QWidget | None = None,
    ) -> None:
        """Show `text` in a font (the interface's by default) and the colour of a token."""
        super().__init__(parent)
        self._ink, self._mode = ink, mode
        self._text = ""
        if font is not None:
            self.setFont(font)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def text(self) -> str:
        """Return the whole text."""
        return self._text

    def setText(self, text: str) -> None:  # noqa: N802  # as QLabel has it
        """Show another text."""
        self._text = plain.visible(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            plain.set_tooltip(self, self._text if self._elided() != self._text else "")
        return super().event(event)

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        return QSize(round(metrics.horizontalAdvance(self._text)) + 2, round(metrics.height()) + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(24, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink = self._ink if self.isEnabled() else "disabled"
        paint_text(
            painter,
            QRectF(self.rect()),
            self._elided(),
            self.font(),
            ink,
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
        )

    def _elided(self) -> str:
        metrics = QFontMetricsF(self.font())
        return metrics.elidedText(self._text, self._mode, self.width())


class SectionHeader(QWidget):
    """A bold title with an optional count; buttons and hints are added at its right."""

    def __init__(self, title: str, count: int | None = None, parent: QWidget | None = None) -> None:
        """Show `title` and, unless it is None, `count`."""
        super().__init__(parent)
        self._title = plain.label(title)
        self._title.setFont(fonts.ui("strong", fonts.Weight.DemiBold))
        self._count = CountPill()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self._title)
        self._row.addWidget(self._count)
        self._row.addStretch(1)
        self.set_count(count)

    def set_title(self, title: str) -> None:
        """Show another title."""
        self._title.setText(title)

    def set_count(self, count: int | None) -> None:
        """Show another count; None hides it."""
        self._count.setVisible(count is not None)
        self._count.set_text("" if count is None else self.locale().toString(count))

    def add(self, widget: QWidget) -> None:
        """Add a widget at the right end."""
        self._row.addWidget(widget)


class CountPill(QWidget):
    """A number in a grey pill, or in the accent colour if `strong`."""

    def __init__(
        self, text: str = "", *, strong: bool = False, parent: QWidget | None = None
    ) -> None:
        """Show `text`."""
        super().__init__(parent)
        self._strong = strong
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show another number."""
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(fonts.ui("micro", fonts.Weight.DemiBold))
        height = round(metrics.height()) + 4
        return QSize(max(height, round(metrics.horizontalAdvance(self._text)) + 12), height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_pill(QPainter(self), QRectF(self.rect()), self._text, strong=self._strong)
