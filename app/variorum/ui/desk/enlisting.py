"""The list of open questions: its words are read and its lines made beside the window."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.proposal import Proposal
from variorum.ui.bridge import Bridge
from variorum.ui.desk.questions import Known, Quotes, entry, titles_of
from variorum.ui.desk.queue import Queue
from variorum.ui.reconcile.values import Entry
from variorum.workspace.quoting import contexts

if TYPE_CHECKING:
    from variorum.ui.reconcile.pane import ReconcilePane


class Enlisting(QObject):
    """Keeps the list of one pane."""

    def __init__(self, bridge: Bridge, pane: "ReconcilePane", queue: Callable[[], Queue]) -> None:
        """List nothing yet; `queue` is what is open."""
        super().__init__(pane)
        self._bridge, self._pane, self._queue = bridge, pane, queue
        self._quotes: Quotes = {}
        self.key = ""
        """The question the cursor is to be on; empty for the one near where it was."""
        pane.listing.more_wanted.connect(self._on_more_wanted)

    def forget(self) -> None:
        """Forget the last project."""
        self._quotes, self.key = {}, ""

    def show(self) -> None:
        """Fetch the words of the claims listed, have the lines made, then list what is open."""
        wanted = [tag for tag in titles_of(self._queue().listed()) if tag not in self._quotes]
        if not wanted:
            self._write()
            return

        def take(found: Mapping[Id, tuple[str, str, str]]) -> None:
            self._quotes = {**self._quotes, **found}
            self._write()

        self._bridge.session.ask(lambda store: contexts(store, wanted), take)

    def _write(self) -> None:
        queue = self._queue()
        wanted = queue.unwritten(self._quotes)
        known = Known(Catalogue(self._bridge.session.state.catalogue), self._quotes)

        def take(lines: list[tuple[Proposal, Entry]]) -> None:
            queue.write(lines)
            self.show_now(self.key)

        self._bridge.soon(lambda: [(one, entry(one, known)) for one in wanted], take)

    def show_now(self, key: str) -> None:
        """List what is open with the cursor on `key`; few lines are missing."""
        self.key = key
        queue = self._queue()
        known = Known(self._bridge.session.state.catalogue, self._quotes)
        self._pane.set_sections(queue.sections(known), queue.left(), queue.decided, key)

    def _on_more_wanted(self, sort: str) -> None:
        self.key = self._queue().show_more(sort) or self.key
        self.show()
