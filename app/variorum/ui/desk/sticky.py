"""Type first: one kind of tag is held, and whatever is selected by mouse becomes one."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from variorum.model.vocabulary import TagKind
from variorum.ui.panel.words import name_of

if TYPE_CHECKING:
    from variorum.ui.main_window import MainWindow


class Sticky(QObject):
    """Holds a kind for one window. Off, a key tags at once; Esc or the command ends holding.

    While it is on, the key of a kind without a selection changes the kind that is held.
    """

    def __init__(self, window: "MainWindow") -> None:
        """Watch the mouse over the text."""
        super().__init__(window)
        self._window = window
        self._desk = window.annotate
        self._action = window.actions_["tag.hold"]
        self._kind: TagKind | None = None
        self._was_double = False
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._tag)
        self._text = self._desk.reader.text_widget()

    def group(self) -> dict[str, Callable[[], object]]:
        """Return what each command does."""
        return {
            "tag.hold": lambda: self._hold(None),
            **{f"tag.{kind}": self._pressing(kind) for kind in TagKind},
        }

    def _pressing(self, kind: TagKind) -> Callable[[], None]:
        def press() -> None:
            holds = self._action.isChecked()
            if holds:
                self._hold(kind)
            if not holds or self._desk.reader.selection():
                self._desk.tagger.tag(kind)

        return press

    def _hold(self, kind: TagKind | None) -> None:
        """Hold a kind while the command is on; nothing once it is off."""
        self._watch()
        self._kind = kind if self._action.isChecked() else None
        self._desk.panel.mark_held(self._kind)
        self._wait.stop()
        if not self._action.isChecked():
            said = ""
        elif kind is None:
            said = self.tr("Press A, C, S or F to hold a kind of tag; Esc ends it")
        else:
            said = self.tr("{0}: select words with the mouse to tag them; Esc ends it")
            said = said.format(name_of(kind))
        self._window.status.set_hint(said)

    def _watch(self) -> None:
        """See what the hands do over the text, for as long as a kind is held."""
        for widget in (self._text, self._text.viewport()):
            widget.removeEventFilter(self)
            if self._action.isChecked():
                widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape and not self._text.is_resizing:
                self._action.setChecked(False)
                self._hold(None)
        elif kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            self._was_double = kind == QEvent.Type.MouseButtonDblClick
            self._wait.stop()
        elif kind == QEvent.Type.MouseButtonRelease and self._kind:
            # A third click may follow a second one, but a name is seldom a sentence.
            third = self._was_double and self._kind is not TagKind.ACTOR
            self._wait.start(QApplication.doubleClickInterval() if third else 0)
        return False

    def _tag(self) -> None:
        if self._kind and self._desk.reader.selection():
            self._desk.tagger.tag(self._kind)
