"""The card of the question at the cursor: what it quotes is read, then it is made and shown."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from variorum.model.catalogue import Catalogue
from variorum.model.proposal import Proposal
from variorum.ui.bridge import Bridge
from variorum.ui.desk.cards import card
from variorum.ui.desk.questions import Known, samples
from variorum.ui.desk.queue import Queue, same
from variorum.ui.reconcile.values import Card
from variorum.ui.reconcile.words import tr
from variorum.workspace.carding import Material, material

if TYPE_CHECKING:
    from variorum.ui.reconcile.pane import ReconcilePane


class Carding(QObject):
    """Follows the cursor of one pane with its card."""

    def __init__(self, bridge: Bridge, pane: "ReconcilePane", queue: Callable[[], Queue]) -> None:
        """Wait to be told what is wanted; `queue` is what is open."""
        super().__init__(pane)
        self._bridge, self._pane, self._queue = bridge, pane, queue
        self._key = ""
        """The question whose card is wanted."""
        self._coming: Proposal | None = None
        """The one whose card is being read for, or made."""
        self._next: Known | None = None
        self._shown: Proposal | None = None
        self.known: Known | None = None
        """What the card shown is made of besides the question."""
        pane.stage.shown.connect(self._on_shown)

    def forget(self) -> None:
        """Forget the last project."""
        self._key, self._coming, self._shown = "", None, None
        self._next = self.known = None

    def want(self, key: str) -> None:
        """Show the card of a question, if it is open."""
        self._key = key
        proposal = self._queue().get(key)
        if proposal is None:
            return
        shown = self._pane.card
        if shown is not None and shown.key == key and same(self._shown, proposal):
            self._shown, self._coming = proposal, None
            self._pane.stage.refresh(self._place(key))  # what was ticked and typed stays
            return
        if same(self._coming, proposal):
            return  # it is on its way
        self._coming = proposal
        self._pane.stage.keep()
        reading = material(self._bridge.session, proposal, samples(proposal))
        self._bridge.when(reading, lambda found: self._show(proposal, found))

    def _place(self, key: str) -> str:
        number, count = self._queue().place(key)
        return tr("{n} of {all}").format(n=number, all=count)

    def _show(self, proposal: Proposal, found: Material) -> None:
        """Have the card made of what was read, beside the window: it may have many members."""
        if not self._is_wanted(proposal):
            return
        catalogue = self._bridge.session.state.catalogue
        known = Known(
            catalogue,
            found.quotes,
            found.articles,
            found.speakers,
            found.type,
            found.spoken_for,
            found.shared,
        )
        as_it_is = replace(known, catalogue=Catalogue(catalogue))

        def take(made: Card) -> None:
            if self._is_wanted(proposal):
                self._next = known
                self._pane.stage.show_card(made, self._place(proposal.key))

        self._bridge.soon(lambda: card(proposal, as_it_is), take)

    def _is_wanted(self, proposal: Proposal) -> bool:
        """Tell whether it was not answered, nor another wanted, while this was read or made."""
        return proposal is self._coming and self._queue().get(proposal.key) is not None

    def _on_shown(self) -> None:
        self._shown, self.known = self._coming, self._next
        self._coming = self._next = None
