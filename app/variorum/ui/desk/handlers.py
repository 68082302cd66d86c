"""What each command does."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QWidget

from variorum.shell.phrases import Message, checked, finding
from variorum.ui.desk.answering import Answering
from variorum.ui.desk.dressing import Dressing
from variorum.ui.desk.file_handlers import FileHandlers
from variorum.ui.desk.finishing import Finishing
from variorum.ui.desk.helping import Helping
from variorum.ui.desk.marking import Marking
from variorum.ui.desk.memos import Memos
from variorum.ui.desk.occurring import Occurring
from variorum.ui.desk.on_tag import OnTag
from variorum.ui.desk.printing import Printing
from variorum.ui.desk.recalling import Recalling
from variorum.ui.desk.reconciling import Reconciling
from variorum.ui.desk.redacting import Redacting
from variorum.ui.desk.sticky import Sticky
from variorum.ui.desk.touring import Touring
from variorum.ui.frame.preferences import PreferencesDialog
from variorum.ui.messages import tr
from variorum.workspace.suggesting import language_model

if TYPE_CHECKING:
    from variorum.ui.main_window import MainWindow


class Handlers(QObject):
    """Connects every command of a window to what it does."""

    def __init__(self, window: "MainWindow") -> None:
        """Connect them all."""
        super().__init__(window)
        self._window = window
        self._actions = window.actions_
        self.files = FileHandlers(window)
        self.touring, self.helping = Touring(window), Helping(window)
        self.recalling = Recalling(window)
        self.redacting = Redacting(window)
        for group in self.groups():
            for command, handler in group.items():
                self._actions.on(command, handler)

    def groups(self) -> list[dict[str, Callable[[], object]]]:
        """Return what each command does, menu by menu."""
        return [
            self.files.group(),
            self._edits(),
            self._views(),
            Dressing(self._window).group(),
            self._tags(),
            Answering(self._window).group(),
            OnTag(self._window).group(),
            Sticky(self._window).group(),
            Occurring(self._window).group(),
            Finishing(self._window).group(),
            Marking(self._window).group(),
            Memos(self._window).group(),
            Printing(self._window).group(),
            Reconciling(self._window).group(),
            self.recalling.group(),
            self.redacting.group(),
            self._window.furniture.beside.group(),
            self.touring.group(),
            self.helping.group(),
            self._moves(),
            self._rest(),
        ]

    def _edits(self) -> dict[str, Callable[[], object]]:
        window, beside = self._window, self._window.furniture.beside
        return {
            "edit.undo": self._undo,
            "edit.redo": window.bridge.redo,
            "edit.copy": self._copy,
            "edit.find": beside.open_find,
            "edit.find_next": lambda: beside.in_focus().reader.find_next(forward=True),
            "edit.find_previous": lambda: beside.in_focus().reader.find_next(forward=False),
            "app.preferences": self._preferences,
        }

    def _views(self) -> dict[str, Callable[[], object]]:
        desk = self._window.annotate
        return {
            "view.library": self._showing("view.library", desk.library),
            "view.panel": self._showing("view.panel", desk.panel),
            "view.types": desk.reader.open_types,
        }

    def _tags(self) -> dict[str, Callable[[], object]]:
        desk = self._window.annotate
        return {
            "tag.repeat": desk.tagger.repeat,
            "tag.cycle": desk.reader.cycle_overlap,
            "sentence.read": desk.mark_read,
            "selection.grow": desk.reader.grow,
            "selection.shrink": desk.reader.shrink,
        }

    def _moves(self) -> dict[str, Callable[[], object]]:
        window, desk = self._window, self._window.annotate
        return {
            "workspace.annotate": lambda: window.furniture.going.to_workspace("annotate"),
            "workspace.reconcile": lambda: window.furniture.going.to_workspace("reconcile"),
            "workspace.summary": lambda: window.furniture.going.to_workspace("summary"),
            "go.back": window.furniture.going.back,
            "go.forward": window.furniture.going.forward,
            "go.next_sentence": desk.reader.next_sentence,
            "go.previous_sentence": desk.reader.previous_sentence,
            "go.next_article": lambda: desk.step(1),
            "go.previous_article": lambda: desk.step(-1),
            "go.palette": window.furniture.going.open_palette,
            "go.next_pane": lambda: window.furniture.going.next_pane(1),
            "go.previous_pane": lambda: window.furniture.going.next_pane(-1),
        }

    def _rest(self) -> dict[str, Callable[[], object]]:
        window = self._window
        return {
            "tools.agreement": self._compare,
            "tools.check": self._check,
            "brief.freeze": window.summary.briefing.freeze,
            "window.minimise": window.showMinimized,
            "window.full_screen": self._full_screen,
        }

    # -- view and tags ---------------------------------------------------------------------

    def _undo(self) -> None:
        self._window.bridge.undo()
        self._window.furniture.standing.expect_redo()

    def _showing(self, command: str, pane: QWidget) -> Callable[[], None]:
        action = self._actions[command]
        action.setChecked(True)
        return lambda: pane.setVisible(action.isChecked())

    def keep_zoom(self, percent: int) -> None:
        """Remember the reading size the analyst chose by wheel or in the reader's bar."""
        self._window.status.set_zoom(percent)
        settings = self._window.settings
        settings.set_preferences(replace(settings.preferences(), zoom=percent))

    def keep_single_keys(self, on: bool) -> None:  # noqa: FBT001  # a signal's value
        """Let single keys tag, or not, from now on."""
        settings = self._window.settings
        settings.set_preferences(replace(settings.preferences(), single_keys=on))
        self._actions.set_single_keys(enabled=on)

    def _copy(self) -> None:
        focus = QApplication.focusWidget()
        if isinstance(focus, QLineEdit | QPlainTextEdit):
            focus.copy()

    # -- the rest --------------------------------------------------------------------------

    def _preferences(self) -> None:
        window = self._window
        dialog = PreferencesDialog(
            window.settings.preferences(), window, actions=self._actions, model=language_model()
        )
        if dialog.exec() == QDialog.DialogCode.Accepted:
            if dialog.key_editor:
                window.settings.set_keys(dialog.key_editor.chosen())
            window.settings.set_preferences(dialog.preferences())
            window.use_preferences(dialog.preferences())

    def _compare(self) -> None:
        article = self._window.annotate.article
        said = self._window.furniture.agreement.compare(article) if article else None
        if said is not None:
            self._window.show_message(said, "info")

    def _check(self) -> None:
        bridge = self._window.bridge
        bridge.when(bridge.session.check(), self._on_checked)

    def _on_checked(self, found: Sequence[object]) -> None:
        if not found:
            self._window.show_message(Message(checked(0, tr), "", ""), "ok")
            return
        first = found[0]
        said = finding(first.code, first.params, tr)  # type: ignore[attr-defined]  # Finding
        self._window.show_message(
            Message(checked(len(found), tr), said, self.tr("Open a backup copy.")), "error"
        )

    def _full_screen(self) -> None:
        window = self._window
        if window.isFullScreen():
            window.showNormal()
        else:
            window.showFullScreen()
