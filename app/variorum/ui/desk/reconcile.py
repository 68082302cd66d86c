"""The Reconcile workspace on the open project: asks, shows what follows, does what is answered."""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from variorum.model.errors import UserError
from variorum.model.ids import Id
from variorum.model.proposal import Inbox, Proposal
from variorum.model.records import Actor
from variorum.model.resolve import merged
from variorum.model.view import Move
from variorum.ui.bridge import Bridge
from variorum.ui.frame.ranking import PaletteItem
from variorum.workspace.carding import Material, material
from variorum.workspace.quoting import contexts

if TYPE_CHECKING:
    from variorum.ui.desk.questions import Known
    from variorum.ui.frame.palette import Palette
    from variorum.ui.reconcile.pane import ReconcilePane
    from variorum.ui.reconcile.values import Given

_SETTLE = 1500
"""Milliseconds after an act elsewhere before the questions are worked out again."""


class ReconcileDesk(QWidget):
    """Asks what may be one; its pane is made when it first comes into view."""

    quote_opened = Signal(object)
    """The id of the tag whose sentence is wanted."""
    counted = Signal(int)
    """How many questions are open."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        """Ask nothing yet."""
        super().__init__(parent)
        self._bridge = bridge
        self._inbox = Inbox()
        self._key = ""
        self._asked = 0
        """Questions about effects so far: an answer to an older one is not shown any more."""
        self._known: Known | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._later = QTimer(self, singleShot=True, interval=_SETTLE)
        self._later.timeout.connect(self.ask)
        bridge.changed.connect(self._on_changed)

    @cached_property
    def pane(self) -> "ReconcilePane":
        """All that is shown."""
        from variorum.ui.reconcile.pane import ReconcilePane  # noqa: PLC0415  # when first shown

        pane = ReconcilePane()
        self._column.addWidget(pane)
        pane.show()  # now and not in the next turn: it may be given the focus at once
        pane.wanted.connect(self._on_wanted)
        pane.given.connect(self._on_given)
        pane.altered.connect(self._on_altered)
        pane.quote_opened.connect(lambda tag: self.quote_opened.emit(Id(tag)))
        return pane

    @cached_property
    def _chooser(self) -> "Palette":
        from variorum.ui.frame.palette import Palette  # noqa: PLC0415  # when first asked for

        made = Palette(self.window(), prefixes=False)
        made.ask_for(self.tr("Merge into which actor?"))
        made.chosen.connect(self._on_actor_chosen)
        return made

    def begin(self) -> None:
        """Forget the last project."""
        self._inbox, self._key, self._known = Inbox(), "", None
        self._later.stop()
        self.counted.emit(0)

    def ask(self) -> None:
        """Have the questions worked out; they are shown when they are there."""
        if self._bridge.is_open:
            self._bridge.ask_inbox(self._on_inbox)

    def ask_later(self) -> None:
        """Have the questions counted when there is nothing more urgent."""
        self._later.start()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.ask()

    def _on_changed(self, _fact: object) -> None:
        if self.isVisible():
            self.ask()
        else:
            self._later.start()

    # -- the list ----------------------------------------------------------------------------

    def _on_inbox(self, inbox: Inbox) -> None:
        from variorum.ui.desk.questions import LISTED, in_order  # noqa: PLC0415  # not at the start

        self._inbox = inbox
        self.counted.emit(len(in_order(inbox)))
        if not self.isVisible():
            return
        claims = [one.tag for one in inbox.claims[:LISTED]]
        self._bridge.session.ask(lambda store: contexts(store, claims), self._list)

    def _list(self, quotes: Mapping[Id, tuple[str, str, str]]) -> None:
        from variorum.ui.desk.questions import Known, in_order, sections  # noqa: PLC0415  # as above

        inbox = self._inbox
        known = Known(self._bridge.session.state.catalogue, quotes)
        open_ = len(in_order(inbox))
        self.pane.set_sections(sections(inbox, known), open_, inbox.decided, self._key)

    def _proposal(self, key: str) -> Proposal | None:
        from variorum.ui.desk.questions import in_order  # noqa: PLC0415  # as above

        return next((one for one in in_order(self._inbox) if one.key == key), None)

    # -- the card ----------------------------------------------------------------------------

    def _on_wanted(self, key: str) -> None:
        from variorum.ui.desk.questions import samples  # noqa: PLC0415  # as above

        self._key = key
        proposal = self._proposal(key)
        if proposal is None:
            return
        reading = material(self._bridge.session, proposal, samples(proposal))
        self._bridge.when(reading, lambda found: self._show(proposal, found))

    def _show(self, proposal: Proposal, found: Material) -> None:
        from variorum.ui.desk.questions import Known, card, in_order  # noqa: PLC0415  # as above

        every = [one.key for one in in_order(self._inbox)]
        if proposal.key != self._key or proposal.key not in every:
            return  # it was answered, or another was wanted, while this was read
        catalogue = self._bridge.session.state.catalogue
        self._known = Known(catalogue, found.quotes, found.articles, found.speakers, found.type)
        place = self.tr("{n} of {all}").format(n=every.index(proposal.key) + 1, all=len(every))
        self.pane.show_card(card(proposal, self._known), place)

    # -- answers -----------------------------------------------------------------------------

    def _on_altered(self, given: "Given") -> None:
        """Say what would follow from accepting the card as it stands."""
        from variorum.ui.desk.answers import act_of  # noqa: PLC0415  # as above
        from variorum.ui.desk.questions import effect, title_of  # noqa: PLC0415  # as above

        proposal = self._proposal(given.key)
        if proposal is None or self._known is None:
            return
        self._asked += 1
        number = self._asked
        session = self._bridge.session
        try:
            act = act_of(proposal, given, self._known, session.author or session.newcomer)
        except UserError as failure:
            self._say(title_of(proposal), failure)
            return

        def show(moves: tuple[Move, ...]) -> None:
            if number == self._asked:
                self.pane.show_effect(effect(title_of(proposal), moves))

        self._bridge.suppose(act, show)

    def _say(self, title: str, failure: UserError) -> None:
        """Say below the card what is missing in the answer."""
        from variorum.ui.messages import message_of  # noqa: PLC0415  # as above
        from variorum.ui.reconcile.values import Effect  # noqa: PLC0415  # as above

        said = message_of(failure)
        self.pane.show_effect(Effect(title, f"{said.what} {said.do}".strip()))

    def _on_given(self, given: "Given") -> None:
        from variorum.ui.reconcile.values import Answer  # noqa: PLC0415  # as above

        proposal = self._proposal(given.key)
        if proposal is None or self._known is None:
            return
        if given.answer is Answer.LATER:
            self.pane.listing.step(1)
        elif given.answer is Answer.MERGE:
            self._merging = given
            self._chooser.open(self._actors())
        else:
            self._do(proposal, given)

    def _do(self, proposal: Proposal, given: "Given", into: Id | None = None) -> None:
        from variorum.ui.desk.answers import act_of  # noqa: PLC0415  # as above

        known = self._known
        assert known is not None  # a card is shown  # noqa: S101
        try:
            act = act_of(proposal, given, known, self._bridge.session.signed(), into)
        except UserError as failure:
            if self._bridge.session.refusal is failure:
                self._bridge.refused.emit(failure)
            else:
                self._say(self.tr("Not yet"), failure)
            return
        if act.changes:
            self._bridge.do(act)

    def _actors(self) -> list[PaletteItem]:
        catalogue = self._bridge.session.state.catalogue
        away = merged(catalogue, "actor")
        return [
            PaletteItem("actor", actor.id, actor.name, actor.description, icon="user")
            for actor in catalogue.all(Actor).values()
            if actor.id not in away
        ]

    def _on_actor_chosen(self, item: PaletteItem) -> None:
        proposal = self._proposal(self._merging.key)
        if proposal is not None:
            self._do(proposal, self._merging, Id(item.key))
