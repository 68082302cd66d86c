"""The bar at the foot: what is saved and where the analyst is; progress, size, annotator."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from variorum.ui import fonts, icons, plain
from variorum.ui.overriding import override
from variorum.ui.speaking import speak
from variorum.ui.widgets import ElidedLabel, IconButton, ProgressBarThin
from variorum.ui.widgets.paint import paint_box

_STATES = {
    "saved": ("saved", "ok"),
    "pending": ("clock", "text2"),
    "failed": ("error", "error"),
    "read_only": ("info", "warn"),
}


class StatusBar(QWidget):
    """One line at the foot of the window."""

    cancelled = Signal()
    """The analyst asked to stop the work whose progress is shown."""
    zoom_clicked = Signal()
    annotator_clicked = Signal()
    concern_clicked = Signal()
    """The analyst wants to read again what is doubtful about the place of the project."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Say that no project is open."""
        super().__init__(parent)
        self.setFixedHeight(27)
        self._icon = _StateIcon()
        self._saved = _word()
        self._words = [_word() for _ in range(4)]
        self._hint = ElidedLabel(font=fonts.ui("small"), ink="text2")
        self._task = _word()
        self._bar = ProgressBarThin(self.tr("Progress"))
        self._bar.setFixedWidth(90)
        self._cancel = IconButton("close", self.tr("Cancel"))
        self._cancel.setIconSize(QSize(13, 13))
        self._cancel.set_icon("close")
        self._cancel.setMinimumSize(22, 22)
        self._cancel.clicked.connect(self.cancelled)
        self._zoom = _flat(self.tr("Reading size"))
        self._zoom.clicked.connect(self.zoom_clicked)
        self._concern = _flat(self.tr("Where the project lies"))
        self._concern.clicked.connect(self.concern_clicked)
        self._concern.setIconSize(QSize(13, 13))
        icons.bind(self._concern, "warning", "warn", 13)
        self._annotator = _flat(self.tr("Annotator"))
        self._annotator.clicked.connect(self.annotator_clicked)
        self._lay_out()
        self.clear()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 1, 6, 0)
        row.setSpacing(7)
        row.addWidget(self._icon)
        row.addWidget(self._saved)
        for word in self._words:
            row.addSpacing(9)
            row.addWidget(word)
        row.addSpacing(9)
        row.addWidget(self._hint, 1)
        for widget in (self._task, self._bar, self._cancel):
            row.addWidget(widget)
        row.addSpacing(8)
        row.addWidget(self._concern)
        row.addWidget(self._zoom)
        row.addWidget(self._annotator)

    def clear(self) -> None:
        """Say that no project is open."""
        self.set_saved("", self.tr("No project open"))
        self.set_words()
        self.set_hint("")
        self.stop_progress()
        self.set_concern("")
        self._zoom.hide()

    def set_saved(self, state: str, text: str) -> None:
        """Show the state of saving: saved, pending, failed, read_only or empty, and its words."""
        self._icon.set_state(state)
        self._saved.setText(text)

    def text(self) -> str:
        """Return all that the bar says now, parted by bars."""
        labels = (self._saved, *self._words)
        texts = [*(label.text() for label in labels), self._hint.text(), self._task.text()]
        texts.append(self._concern.text())
        return " | ".join(text for text in texts if text)

    def set_words(self, *words: str) -> None:
        """Show up to four facts, such as "Sentence 18 of 37", "14 left", "45 tags"."""
        for index, label in enumerate(self._words):
            text = words[index] if index < len(words) else ""
            label.setText(text)
            label.setVisible(bool(text))

    def set_place(self, sentence: int, sentences: int, left: int, tags: int) -> None:
        """Show the sentence the caret is in (from 1), how many are unread, and the tags."""
        self.set_words(
            self.tr("Sentence {n} of {all}").format(n=sentence, all=sentences),
            self.tr("{n} left").format(n=left),
            self.tr("{n} tags").format(n=tags) if tags != 1 else self.tr("1 tag"),
        )

    def set_hint(self, text: str) -> None:
        """Show a passing remark, such as what was just linked, and have it said."""
        if text != self._hint.text():
            self._hint.setText(text)
            speak(self, text)

    def start_progress(self, text: str, *, can_cancel: bool = True) -> None:
        """Show that work has begun."""
        self._task.setText(text)
        self.set_progress(0)
        for widget in (self._task, self._bar):
            widget.show()
        self._cancel.setVisible(can_cancel)

    def set_task(self, text: str) -> None:
        """Say otherwise what is being worked on."""
        self._task.setText(text)

    def set_progress(self, share: float) -> None:
        """Show how far the work has come (0 to 1)."""
        self._bar.set_share(share, full_is_ok=False)

    def stop_progress(self, text: str = "") -> None:
        """Take the progress away; `text` says what came of the work."""
        self._task.setText(text)
        self._task.setVisible(bool(text))
        self._bar.hide()
        self._cancel.hide()

    def set_zoom(self, percent: int) -> None:
        """Show the reading size."""
        self._zoom.setText(self.tr("{n}%").format(n=percent))
        self._zoom.show()

    def set_concern(self, words: str) -> None:
        """Show in few words what is doubtful about the place of the project; empty: nothing."""
        self._concern.setText(words)
        self._concern.setVisible(bool(words))

    def set_annotator(self, name: str) -> None:
        """Show who tags."""
        self._annotator.setText(plain.visible(name))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_box(painter, QRectF(self.rect()), "window", radius=0)
        paint_box(painter, QRectF(0, 0, self.width(), 1), "line", radius=0)


class _StateIcon(QWidget):
    """The mark before the state of saving."""

    def __init__(self) -> None:
        super().__init__()
        self._state = ""
        self.setFixedSize(15, 15)

    def set_state(self, state: str) -> None:
        """Show one of the states; an empty one has no mark."""
        self._state = state
        self.setVisible(bool(state))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._state:
            name, ink = _STATES[self._state]
            icons.paint(QPainter(self), name, QRectF(self.rect()), ink)


def _word() -> plain.Label:
    made = plain.label("", "secondary")
    made.setFont(fonts.ui("small"))
    return made


def _flat(name: str) -> QPushButton:
    made = QPushButton()
    made.setProperty("kind", "status")
    made.setFont(fonts.ui("small"))
    made.setAccessibleName(name)
    plain.set_tooltip(made, name)
    return made
