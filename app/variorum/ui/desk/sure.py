"""Accept all sure ones: a list, one confirmation, one act, worked out off the window's thread."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from variorum.model.catalogue import Catalogue
from variorum.model.changes import ChangeSet
from variorum.model.errors import UserError
from variorum.model.ids import Id
from variorum.model.proposal import ActorProposal, Inbox
from variorum.model.records import Article
from variorum.model.view import Supposition
from variorum.shell.phrases import Message
from variorum.ui.desk.effects import plain_effect
from variorum.ui.desk.questions import Known, counted_tags
from variorum.ui.reconcile.tick_list import TickRow
from variorum.ui.reconcile.values import Effect
from variorum.ui.reconcile.weigh_dialog import SureDialog
from variorum.ui.reconcile.words import tr
from variorum.workspace.accepting import accept_all, sure_ones

if TYPE_CHECKING:
    from variorum.ui.main_window import MainWindow

_LETTERS = 6


class Sure(QObject):
    """The command in one window."""

    def __init__(self, window: "MainWindow") -> None:
        """Wait for the command."""
        super().__init__(window)
        self._window = window
        self._asked = 0
        self._stop = Event()
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="accept")
        window.status.cancelled.connect(self._stop.set)

    def group(self) -> dict[str, Callable[[], object]]:
        """Return what the command does."""
        return {"reconcile.accept_sure": lambda: self._window.bridge.ask_inbox(self._offer)}

    def _offer(self, inbox: Inbox) -> None:
        """List what is sure, made beside the window: there may be thousands."""
        bridge = self._window.bridge
        known = Known(Catalogue(bridge.session.state.catalogue))

        def look() -> tuple[list[ActorProposal], list[TickRow]]:
            found = sure_ones(inbox)
            return found, [_row(one, known) for one in found]

        bridge.beside(look, lambda made: self._ask(*made))

    def _ask(self, found: Sequence[ActorProposal], rows: Sequence[TickRow]) -> None:
        if not found:
            words = self.tr("No open question is sure enough to be accepted unseen.")
            self._window.show_message(Message(words, "", ""), "info")
            return
        dialog = SureDialog(rows, self._window)

        def chosen() -> list[ActorProposal]:
            keys = set(dialog.chosen())
            return [one for one in found if one.key in keys]

        dialog.weighed.connect(lambda: self._weigh(dialog, chosen()))
        dialog.accepted.connect(lambda: self._accept(chosen()))
        dialog.finished.connect(self._window.activateWindow)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _weigh(self, dialog: SureDialog, chosen: Sequence[ActorProposal]) -> None:
        """Tell what all of it would move."""
        bridge = self._window.bridge
        if not (bridge.is_open and dialog.isVisible()):
            return
        self._asked += 1
        number = self._asked
        known = Known(bridge.session.state.catalogue)
        dialog.show_effect(Effect(tr("If you accept"), tr("Working it out…")))

        def show(found: Supposition) -> None:
            if number == self._asked and dialog.isVisible():
                dialog.show_effect(plain_effect(found, known))

        author = bridge.session.author or bridge.session.newcomer
        self._make(chosen, author, lambda act: bridge.suppose(act, show))

    def _accept(self, chosen: Sequence[ActorProposal]) -> None:
        bridge, status = self._window.bridge, self._window.status
        self._asked += 1
        try:
            author = bridge.session.signed()
        except UserError as failure:
            bridge.refused.emit(failure)
            return
        status.start_progress(self.tr("Accepting {n}").format(n=len(chosen)))

        def do(act: ChangeSet) -> None:
            status.stop_progress()
            if act.changes:
                bridge.do(act)

        self._make(chosen, author, do)

    def _make(
        self, chosen: Sequence[ActorProposal], author: Id, then: Callable[[ChangeSet], None]
    ) -> None:
        """Make the act off this thread and hand it to `then`, unless it was cancelled."""
        bridge = self._window.bridge
        self._stop.clear()
        catalogue = Catalogue(bridge.session.state.catalogue)

        def work() -> ChangeSet | None:
            return accept_all(
                chosen,
                catalogue,
                author,
                progress=bridge.progressed.emit,
                cancelled=self._stop.is_set,
            )

        def take(act: ChangeSet | None) -> None:
            if act is not None:
                then(act)
            else:
                self._window.status.stop_progress(self.tr("Cancelled: nothing was accepted"))

        bridge.when(self._pool.submit(work), take)


def _row(one: ActorProposal, known: Known) -> TickRow:
    """Return a proposal as a line: its name, the forms that join it, their tags."""
    forms = [form for form in one.forms if form.ticked]
    rest = ", ".join(form.text for form in forms if form.text != one.name)
    count = counted_tags(sum(form.count for form in forms))
    articles = {article for form in forms for article in form.articles}
    letters = known.letters(articles & known.catalogue.all(Article).keys())
    where = ", ".join(letters) if len(letters) <= _LETTERS else tr("%n articles", len(letters))
    after = f"  ←  {rest}" if rest else ""
    return TickRow(one.key, one.name, "", after, "", f"{count}, {where}", ticked=True)
