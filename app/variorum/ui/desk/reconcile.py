"""The Reconcile workspace on the open project: asks, shows what follows, does what is answered."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from variorum.model.changes import ChangeSet
from variorum.model.errors import UserError
from variorum.model.ids import Id
from variorum.model.proposal import Proposal
from variorum.ui.bridge import Bridge
from variorum.ui.desk.asking_again import AskingAgain
from variorum.ui.desk.trying import Trying
from variorum.ui.frame.ranking import PaletteItem
from variorum.workspace.announce import Changed

if TYPE_CHECKING:
    from variorum.ui.desk.carding import Carding
    from variorum.ui.desk.enlisting import Enlisting
    from variorum.ui.desk.queue import Asked, Queue
    from variorum.ui.frame.palette import Palette
    from variorum.ui.reconcile.pane import ReconcilePane
    from variorum.ui.reconcile.values import Given


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
        self._inboxes = AskingAgain(bridge, self)
        self._done: list[tuple[str, Proposal]] = []
        """What was answered here, newest last, each with the act: undo brings it back."""
        self._enlisting: Enlisting
        self._carding: Carding
        self._trying: Trying
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._inboxes.arrived.connect(self._on_asked)
        bridge.changed.connect(self._on_changed)

    @cached_property
    def pane(self) -> "ReconcilePane":
        """All that is shown."""
        from variorum.ui.desk.carding import Carding  # noqa: PLC0415  # when first shown
        from variorum.ui.desk.enlisting import Enlisting  # noqa: PLC0415  # as above
        from variorum.ui.reconcile.pane import ReconcilePane  # noqa: PLC0415  # as above

        pane = ReconcilePane(self)
        self._column.addWidget(pane)
        pane.show()  # now and not in the next turn: it may be given the focus at once
        pane.wanted.connect(self._on_wanted)
        pane.given.connect(self._on_given)
        self._enlisting = Enlisting(self._bridge, pane, lambda: self.queue)
        self._carding = carding = Carding(self._bridge, pane, lambda: self.queue)
        self._trying = Trying(self._bridge, pane, lambda key: (self.queue.get(key), carding.known))
        pane.before_wanted.connect(self._on_before_wanted)
        pane.quote_opened.connect(lambda tag: self.quote_opened.emit(Id(tag)))
        return pane

    @cached_property
    def queue(self) -> "Queue":
        """What is open."""
        from variorum.ui.desk.queue import Queue  # noqa: PLC0415  # not at the start

        return Queue()

    @cached_property
    def _chooser(self) -> "Palette":
        from variorum.ui.frame.palette import Palette  # noqa: PLC0415  # when first asked for

        made = Palette(self.window(), prefixes=False)
        made.ask_for(self.tr("Merge into which actor?"))
        made.chosen.connect(self._on_actor_chosen)
        return made

    def enter_card(self) -> None:
        """Put the cursor on the card, now or as soon as there is one."""
        self.pane.stage.enter()

    def shows(self, key: str) -> bool:
        """Tell whether the card of a question is shown."""
        card = self.pane.card
        return card is not None and card.key == key

    def words(self) -> tuple[str, str]:
        """Return how many questions are left, and what was done last."""
        left = self.tr("%n left", "", self.queue.left())
        step = self._bridge.session.steps[0] if self._bridge.is_open else None
        if step is None:
            return left, self.tr("Nothing changes until you accept")
        from variorum.ui.messages import act_name  # noqa: PLC0415  # as elsewhere

        return left, self.tr("Last: {act}").format(act=act_name(step.act, step.params))

    def begin(self) -> None:
        """Forget the last project."""
        self.__dict__.pop("queue", None)
        self._done.clear()
        self._inboxes.forget()
        if "pane" in self.__dict__:
            self._enlisting.forget()
            self._carding.forget()
            self._trying.stop()
        self.counted.emit(0)

    def ask_later(self) -> None:
        """Have the questions counted when there is nothing more urgent."""
        self._inboxes.ask_after(seen=False)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._inboxes.ask()

    def _on_changed(self, fact: Changed) -> None:
        if fact.how == "undo" and self._done and self._done[-1][0] == fact.change_set.act:
            _, proposal = self._done.pop()
            self._inboxes.pass_over()
            self.queue.bring_back(proposal)
            self._enlisting.key = proposal.key
            self._count()
            if self.isVisible():
                self._enlisting.show_now(proposal.key)
        self._inboxes.ask_after(seen=self.isVisible())

    # -- the list ----------------------------------------------------------------------------

    def _on_asked(self, asked: "Asked") -> None:
        self.queue.take(asked)
        self._count()
        if self.isVisible():
            self._enlisting.show()

    def _count(self) -> None:
        self.counted.emit(self.queue.left())

    def _on_wanted(self, key: str) -> None:
        self._enlisting.key = key
        self._carding.want(key)

    # -- answers -----------------------------------------------------------------------------

    def _on_given(self, given: "Given") -> None:
        from variorum.ui.reconcile.values import Answer  # noqa: PLC0415  # as above

        proposal = self.queue.get(given.key)
        if proposal is None:
            return
        if given.answer is Answer.LATER:
            self._leave_for_later(given.key)
        elif given.answer is Answer.MERGE:
            self._merging = given
            from variorum.ui.desk.record_items import open_on  # noqa: PLC0415  # as above

            open_on(self._chooser, self._bridge, "actor")
        else:
            self._do(proposal, given)

    def _leave_for_later(self, key: str) -> None:
        self.queue.postpone(key)
        self._enlisting.show_now("")

    def _on_before_wanted(self) -> None:
        """Go back to what was left for later last, else to the question before."""
        key = self.queue.recall()
        if key:
            self._enlisting.show_now(key)
        else:
            self.pane.listing.step(-1)

    def _do(self, proposal: Proposal, given: "Given", into: Id | None = None) -> None:
        from variorum.ui.desk.answers import act_of  # noqa: PLC0415  # as above

        known = self._carding.known
        assert known is not None  # a card is shown  # noqa: S101
        try:
            act = act_of(proposal, given, known, self._bridge.session.signed(), into)
        except UserError as failure:
            if self._bridge.session.refusal is failure:
                self._bridge.refused.emit(failure)
            else:
                self._trying.say(self.tr("Not yet"), failure)
            return
        if act.changes:
            self._answered(proposal, act)

    def _answered(self, proposal: Proposal, act: ChangeSet) -> None:
        """Do the act and go on to the next question at once."""
        if self._bridge.do(act):
            self._done.append((act.act, proposal))
            self._inboxes.pass_over()
            self.queue.answer(proposal.key)
            self._count()
            self._enlisting.show_now("")

    def _on_actor_chosen(self, item: PaletteItem) -> None:
        proposal = self.queue.get(self._merging.key)
        if proposal is not None:
            self._do(proposal, self._merging, Id(item.key))
