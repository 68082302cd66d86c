"""Opens statements side by side, and makes acts of what is decided on two of them."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from variorum.model.ids import Id
from variorum.model.vocabulary import RelationKind
from variorum.ui.bridge import Bridge
from variorum.ui.desk.summary_rulings import Rulings
from variorum.ui.summary.asks import Asks
from variorum.ui.summary.statements import Weighing
from variorum.ui.summary.values import Quote
from variorum.ui.summary.weighing import WeighingDialog
from variorum.workspace import ruling
from variorum.workspace.quoting import Context, contexts, said_on

_Read = tuple[Mapping[Id, Context], Mapping[Id, str]]


class Weighings(QObject):
    """Answers what is to be held against what."""

    def __init__(self, bridge: Bridge, asks: Asks, rulings: Rulings, window: QWidget) -> None:
        """Open dialogues over `window`; acts go through `rulings`."""
        super().__init__(window)
        self._bridge, self._asks = bridge, asks
        self._rulings, self._window = rulings, window
        asks.weighing_asked.connect(self._on_weighing_asked)

    def _on_weighing_asked(self, weighing: Weighing) -> None:
        tags = [one.tag for one in (*weighing.left, *weighing.right)]
        self._bridge.session.ask(
            lambda store: (contexts(store, tags), said_on(store, tags)),
            lambda found: self._open(weighing, found),
        )

    def _open(self, weighing: Weighing, found: _Read) -> None:
        known, said = found
        left, right = (
            tuple(replace(one, said=said.get(one.tag) or one.said) for one in side)
            for side in (weighing.left, weighing.right)
        )
        session = self._bridge.session
        dialog = WeighingDialog(
            Weighing(weighing.title, left, right),
            {tag: Quote(tag, *context) for tag, context in known.items()},
            ruling.ruled(session.state.catalogue, session.author).pairs,
            self._window,
        )
        dialog.decided.connect(self._on_decided)
        dialog.quote_opened.connect(self._asks.quote_opened)
        self._rulings.show(dialog)

    def _on_decided(self, one: Id, other: Id, kind: RelationKind | None, note: str) -> None:
        session = self._bridge.session
        self._rulings.do(
            lambda: ruling.relate(
                session.state.catalogue, "tag", one, other, kind, session.signed(), note
            )
        )
