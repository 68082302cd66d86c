"""The summary workspace: follows the summary, fetches quotes, rules on independence."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from variorum.model.ids import Id
from variorum.model.summary import Summary
from variorum.model.verdict import Status
from variorum.model.view import COUNTING, Move, View
from variorum.model.vocabulary import Ruling
from variorum.ui.bridge import Bridge
from variorum.ui.desk.acting import attempt
from variorum.ui.desk.aside import aside, elsewhere
from variorum.ui.desk.briefing import Briefing
from variorum.workspace import annotating, ruling
from variorum.workspace.announce import Changed
from variorum.workspace.pages import analysts
from variorum.workspace.quoting import Context, contexts
from variorum.workspace.supposing import Viewed

if TYPE_CHECKING:
    from variorum.ui.summary.digest import Digest
    from variorum.ui.summary.pane import SummaryPane
    from variorum.ui.summary.values import Choices, Page, Quote


class SummaryDesk(QWidget):
    """Shows the summary of the open project; its pane is made when it first comes into view."""

    quote_opened = Signal(object)
    """The id of the tag whose sentence is wanted."""
    spot_opened = Signal(object)
    """The `cause.Spot` that is wanted in its article."""
    article_opened = Signal(object)
    """The id of the article wanted in the reader."""
    memo_wanted = Signal(str, object)
    """Kind and id of the record whose memo is wanted."""
    annotate_requested = Signal()
    """There is nothing to show yet."""
    hinted = Signal(str)
    """Words for the status bar."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._bridge = bridge
        self._quotes: dict[Id, Context | None] = {}
        self._asked: set[Id] = set()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._memos: Mapping[Id, str] = {}
        self._ready: Summary | None = None
        self._shown: Summary | None = None
        self._digest: Digest | None = None
        self._making: object = None
        """What stands for the digest that is being made, if one is."""
        self.briefing = Briefing(bridge, self)
        """Freezes briefs and tells what moved."""
        self.briefing.hinted.connect(self.hinted)
        bridge.changed.connect(self._on_changed)
        bridge.summarised.connect(self._on_summarised)
        bridge.memos_changed.connect(self._show_memos)

    @cached_property
    def pane(self) -> "SummaryPane":
        """All that is shown; current while it is in view."""
        from variorum.ui.desk.summary_pages import FurtherPages  # noqa: PLC0415  # after the article
        from variorum.ui.desk.summary_rulings import Rulings  # noqa: PLC0415
        from variorum.ui.desk.summary_taking import Taking  # noqa: PLC0415
        from variorum.ui.desk.summary_weighing import Weighings  # noqa: PLC0415
        from variorum.ui.summary.pane import SummaryPane  # noqa: PLC0415

        pane = SummaryPane(self)  # where it stays: one that is moved is styled anew
        pane.set_quotes(self._known)
        self._column.addWidget(pane)
        pane.show()  # now and not in the next turn: it may be given the focus at once
        pane.annotate_requested.connect(self.annotate_requested)
        asks = pane.asks
        asks.maker.elsewhere = elsewhere(self._bridge, lambda: self._ready)
        asks.quote_opened.connect(self.quote_opened)
        asks.article_opened.connect(self.article_opened)
        asks.spot_opened.connect(self.spot_opened)
        asks.memo_wanted.connect(self.memo_wanted)
        asks.independence_ruled.connect(self._on_independence_ruled)
        self._further = FurtherPages(self._bridge, pane, self.briefing.rows)
        self._rulings = Rulings(self._bridge, asks, self._computed, self)
        self._taking = Taking(self._bridge, asks, self)
        self._weighings = Weighings(self._bridge, asks, self._rulings, self)
        asks.hint.connect(self.hinted)
        self.briefing.connect_to(asks)
        pane.view_changed.connect(self._on_view_changed)
        return pane

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._bring_up_to_date()

    def _bring_up_to_date(self) -> None:
        """Show the summary last computed, if it is not what the pane shows."""
        pane = self.pane
        self._show_memos()
        if self._ready is not None and self._ready is not self._shown:
            self._shown = self._ready
            self._on_view_changed(pane.view)

    def _computed(self, group: Id) -> Status:
        """Return the status of a proposition as the law counts."""
        rows = self._ready.propositions if self._ready else ()
        return next(
            (row.verdict.status for row in rows if row.proposition.id == group), Status.NO_EVIDENCE
        )

    def _choices(self) -> "Choices":
        """Return all that the filters offer, whatever is left out now."""
        from variorum.ui.summary.choices import choices_of  # noqa: PLC0415  # comes with the pane

        assert self._ready is not None  # asked for with a summary  # noqa: S101
        return choices_of(self._ready, analysts(self._bridge.session.state.catalogue))

    def _on_view_changed(self, view: View) -> None:
        """Show the summary under a view; an answer to an older question is passed over."""
        ready = self._ready
        if ready is None:
            return
        if view == COUNTING:
            self._show(Viewed(ready, ()))
            return

        def take(found: Viewed) -> None:
            if self.pane.view is view and self._ready is ready:
                self._show(found)

        self._bridge.view(view, take)

    def _show(self, found: Viewed) -> None:
        """Show a summary, as soon as what is told of a large one as a whole was made beside."""
        from variorum.ui.summary.digest import Digest  # noqa: PLC0415  # comes with the pane

        summary, before, view = found.summary, self._digest, self.pane.view

        def take(digest: Digest) -> None:
            if making is self._making and self.pane.view is view:
                self._making = None
                self._show_digest(digest, found.moves)

        self._making = making = object()
        aside(self._bridge, summary, lambda: Digest(summary, before), take)

    def _show_digest(self, digest: "Digest", moves: Sequence[Move]) -> None:
        session = self._bridge.session
        ruled = ruling.ruled(session.state.catalogue, session.author)
        self._digest = digest
        self.pane.set_summary(digest, moves, self._choices(), ruled)
        self._further.show_summary(digest.summary)

    def _show_memos(self) -> None:
        memos = self._bridge.memo_texts()
        if self.isVisible() and memos is not self._memos:
            self._memos = memos
            self.pane.set_memos(memos)

    def begin(self) -> None:
        """Forget the last project."""
        self._quotes.clear()
        self.briefing.begin()
        self._asked.clear()
        self._ready = self._shown = self._digest = self._making = None
        if "pane" in self.__dict__:
            self.pane.asks.maker.forget()
            self.pane.forget()

    @property
    def is_current(self) -> bool:
        """Whether the summary last computed is here with the quotes that are in view."""
        if self._ready is None or self._making is not None or self._asked:
            return False
        return self._shown is None or self.pane.pages.overview.is_settled

    def is_read(self, page: "Page") -> bool:
        """Tell whether a page of the pane shows what it reads from the file, and what is made."""
        return self._further.is_read(page) and not self.pane.asks.maker.is_making(page)

    @property
    def summary(self) -> Summary | None:
        """The summary computed last."""
        return self._ready

    def _known(self, tags: Sequence[Id]) -> "Mapping[Id, Quote]":
        """Return the quotes that are here; the others are read, and the card shown anew."""
        from variorum.ui.summary.values import Quote  # noqa: PLC0415  # brings the pane along

        wanted = [tag for tag in tags if tag not in self._quotes and tag not in self._asked]
        if wanted:
            self._asked.update(wanted)
            self._bridge.session.ask(
                lambda store: contexts(store, wanted), lambda found: self._take(wanted, found)
            )
        return {tag: Quote(tag, *found) for tag in tags if (found := self._quotes.get(tag))}

    def _take(self, wanted: Sequence[Id], found: Mapping[Id, Context]) -> None:
        for tag in wanted:
            if tag in self._asked:
                self._asked.discard(tag)
                self._quotes[tag] = found.get(tag)
        self.pane.pages.overview.show_quotes()

    def _on_changed(self, fact: Changed) -> None:
        for change in fact.change_set.changes:
            if change.kind == "tag":
                self._quotes.pop(change.id, None)
                self._asked.discard(change.id)
        self._bridge.ask_summary()

    def _on_summarised(self, summary: Summary) -> None:
        self._ready = summary
        self.briefing.follow(summary)
        if self.isVisible():
            self._bring_up_to_date()

    def _on_independence_ruled(self, one: Id, other: Id, ruling_: Ruling | None) -> None:
        session = self._bridge.session
        attempt(
            self._bridge,
            lambda: annotating.set_independence(
                session.state.catalogue, one, other, ruling_, session.signed()
            ),
        )
