"""The summary workspace: follows the summary, fetches quotes, rules on independence."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from variorum.model.errors import UserError
from variorum.model.ids import Id
from variorum.model.summary import Summary
from variorum.model.vocabulary import Ruling
from variorum.ui.bridge import Bridge
from variorum.ui.summary.pane import SummaryPane
from variorum.ui.summary.values import Quote
from variorum.workspace import annotating
from variorum.workspace.announce import Changed
from variorum.workspace.quoting import Context, contexts


class SummaryDesk(QWidget):
    """Shows the summary of the open project."""

    quote_opened = Signal(object)
    """The id of the tag whose sentence is wanted."""
    article_opened = Signal(object)
    """The id of the article wanted in the reader."""
    annotate_requested = Signal()
    """There is nothing to show yet."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._bridge = bridge
        self._quotes: dict[Id, Quote] = {}
        self._summary: Summary | None = None
        self.is_current = False
        """Whether the pane shows the summary as it was last computed, quotes included."""
        self.pane = SummaryPane()
        self.pane.set_quotes(self._known)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pane)
        self.pane.quote_opened.connect(self.quote_opened)
        self.pane.article_opened.connect(self.article_opened)
        self.pane.annotate_requested.connect(self.annotate_requested)
        self.pane.independence_ruled.connect(self._on_independence_ruled)
        bridge.changed.connect(self._on_changed)
        bridge.summarised.connect(self._on_summarised)

    def begin(self) -> None:
        """Forget the last project."""
        self._quotes.clear()
        self._summary = None
        self.is_current = False

    @property
    def summary(self) -> Summary | None:
        """The summary shown last."""
        return self._summary

    def _known(self, tags: Sequence[Id]) -> Mapping[Id, Quote]:
        return {tag: self._quotes[tag] for tag in tags if tag in self._quotes}

    def _on_changed(self, fact: Changed) -> None:
        for change in fact.change_set.changes:
            if change.kind == "tag":
                self._quotes.pop(change.id, None)
        self._bridge.ask_summary()

    def _on_summarised(self, summary: Summary) -> None:
        self._summary = summary
        session = self._bridge.session
        wanted = [tag for tag in _tags_of(summary) if tag not in self._quotes]

        def take(found: dict[Id, Context]) -> None:
            for tag, (before, quote, after) in found.items():
                self._quotes[tag] = Quote(tag, before, quote, after)
            if self._summary is summary:
                self.pane.set_summary(summary)
                self.is_current = True

        session.ask(lambda store: contexts(store, wanted), take)

    def _on_independence_ruled(self, one: Id, other: Id, ruling: Ruling | None) -> None:
        session = self._bridge.session
        try:
            act = annotating.set_independence(
                session.state.catalogue, one, other, ruling, session.signed()
            )
        except UserError as failure:
            self._bridge.refused.emit(failure)
            return
        if act.changes:
            self._bridge.do(act)


def _tags_of(summary: Summary) -> dict[Id, None]:
    """Return every tag whose words some card may show."""
    voices = (
        voice.tag
        for row in summary.propositions
        for voice in (*row.verdict.counted, *row.verdict.not_counted)
    )
    figures = (figure.tag for row in summary.quantities for figure in row.verdict.figures)
    stances = (row.tag for row in summary.stances)
    return dict.fromkeys([*voices, *figures, *stances])
