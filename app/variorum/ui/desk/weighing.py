"""Between a dialogue that weighs an act and the project: the effect first, then the act."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from variorum.model.changes import ChangeSet
from variorum.model.errors import UserError
from variorum.model.ids import Id
from variorum.model.view import Supposition
from variorum.ui.desk.effects import plain_effect
from variorum.ui.desk.questions import Known
from variorum.ui.messages import message_of
from variorum.ui.reconcile.values import Effect
from variorum.ui.reconcile.words import tr

if TYPE_CHECKING:
    from variorum.ui.main_window import MainWindow
    from variorum.ui.reconcile.weigh_dialog import WeighDialog

MakeAct = Callable[[Id], ChangeSet]
"""Makes the act as the dialogue stands, signed by an author."""


class Weighing(QObject):
    """Opens dialogues over one window, tells them what would follow, and does what is accepted."""

    def __init__(self, window: "MainWindow") -> None:
        """Weigh nothing yet."""
        super().__init__(window)
        self._window = window
        self._asked = 0

    def open(self, dialog: "WeighDialog", act: MakeAct) -> None:
        """Show a dialogue; its act is done if it is accepted."""
        focus = QApplication.focusWidget()
        dialog.weighed.connect(lambda: self._weigh(dialog, act))
        dialog.accepted.connect(lambda: self._do(act))
        dialog.finished.connect(self._window.activateWindow)
        if focus is not None:
            dialog.finished.connect(focus.setFocus)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._forget)
        dialog.open()

    def _forget(self) -> None:
        self._asked += 1

    def _weigh(self, dialog: "WeighDialog", act: MakeAct) -> None:
        bridge = self._window.bridge
        if not (bridge.is_open and dialog.isVisible()):
            return
        session = bridge.session
        self._asked += 1
        number = self._asked
        try:
            made = act(session.author or session.newcomer)
        except UserError as failure:
            said = message_of(failure)
            words = f"{said.what} {said.do}".strip()
            dialog.show_effect(Effect(tr("Not yet"), words), allowed=False)
            return
        known = Known(session.state.catalogue)

        def show(found: Supposition) -> None:
            if number == self._asked:
                dialog.show_effect(plain_effect(found, known))

        bridge.suppose(made, show)

    def _do(self, act: MakeAct) -> None:
        bridge = self._window.bridge
        try:
            made = act(bridge.session.signed())
        except UserError as failure:
            bridge.refused.emit(failure)
            return
        if made.changes:
            bridge.do(made)
