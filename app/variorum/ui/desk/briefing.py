"""Briefs: freezes the statuses, tells what moved since, hints when tagging moves some."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from variorum.model.ids import Id
from variorum.model.pages import Brief
from variorum.model.records import Annotator, Decision
from variorum.model.summary import Summary
from variorum.model.view import Move
from variorum.shell import ruling_phrases
from variorum.ui.bridge import Bridge
from variorum.ui.desk.acting import attempt
from variorum.ui.desk.aside import aside
from variorum.ui.messages import tr
from variorum.workspace import ruling, tracing

if TYPE_CHECKING:
    from variorum.ui.summary.asks import Asks

_SHOWN = 60
"""Characters of a proposition in the status bar, so that what became of it is still seen."""


class Briefing(QObject):
    """Follows the summary of one window's project."""

    hinted = Signal(str)
    """Words for the status bar."""

    def __init__(self, bridge: Bridge, window: QWidget) -> None:
        """Ask for names over `window`."""
        super().__init__(window)
        self._bridge, self._window = bridge, window
        self._began: Summary | None = None
        self._opened: Summary | None = None
        self._now: Summary | None = None
        self._article: Id | None = None
        self._told: tuple[Move, ...] = ()
        self._since = 0
        """The last act of the sessions before this one."""

    def begin(self) -> None:
        """Forget the last project."""
        self._began = self._opened = self._now = self._article = None
        self._told = ()
        self._since = 0
        if self._bridge.is_open:
            self._bridge.session.ask(lambda store: store.past().latest(), self._take_since)

    def _take_since(self, number: int) -> None:
        self._since = number

    def follow(self, summary: Summary) -> None:
        """Take a new summary; say so if statuses moved since the article was opened."""
        self._began = self._began or summary
        self._opened = self._opened or summary
        self._now, opened = summary, self._opened

        def tell(moved: tuple[Move, ...]) -> None:
            if summary is not self._now or opened is not self._opened:
                return  # another summary came, or another article was opened
            if moved and moved != self._told:
                self.hinted.emit(_said(moved, self._told))
            self._told = moved

        aside(self._bridge, summary, lambda: _shown(ruling.moved(opened, summary)), tell)

    def on_article_shown(self, article: Id) -> None:
        """Count anew what moves from here on, if it is another article."""
        if article != self._article:
            self._article, self._opened, self._told = article, self._now, ()

    def connect_to(self, asks: "Asks") -> None:
        """Answer what the page of briefs asks."""
        asks.freeze_asked.connect(self.freeze)
        asks.thaw_asked.connect(self._on_thaw_asked)
        asks.causes_asked.connect(
            lambda brief, proposition: self._tell_causes(asks, brief, proposition)
        )

    def _tell_causes(self, asks: "Asks", brief: Id | None, proposition: Id) -> None:
        session = self._bridge.session
        told = tracing.causes_since(session, brief, [proposition], self._since)
        self._bridge.when(
            told, lambda found: asks.causes_told.emit(brief, proposition, found[proposition])
        )

    def rows(self) -> list[Brief]:
        """Return the briefs, newest first, after how things stood when the session began."""
        began, now = self._began, self._now
        if began is None or now is None:
            return []
        catalogue = self._bridge.session.state.catalogue
        session = Brief(None, tr("This session"), "", "", ruling.moved(began, now))
        rows = [session]
        for brief in ruling.briefs(catalogue):
            who = catalogue.get(Annotator, brief.author)
            moves = ruling.since(brief, now)
            name = who.name if who else ""
            rows.append(Brief(brief.id, brief.reason, brief.created, name, moves))
        return rows

    def freeze(self) -> None:
        """Ask for a name and keep the statuses as they are now under it."""
        now = self._now
        if now is None:
            return
        from variorum.ui.summary.briefs import FreezeDialog  # noqa: PLC0415  # brings the pane along

        dialog = FreezeDialog(self._window.window())
        dialog.accepted.connect(lambda: self._freeze(dialog.name.text(), now))
        dialog.finished.connect(self._window.window().activateWindow)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _freeze(self, name: str, now: Summary) -> None:
        session = self._bridge.session
        attempt(
            self._bridge,
            lambda: ruling.freeze_brief(session.state.catalogue, name, now, session.signed()),
        )

    def _on_thaw_asked(self, brief: Id) -> None:
        found = self._bridge.session.state.catalogue.get(Decision, brief)
        if found is not None:
            attempt(self._bridge, lambda: ruling.thaw(found))


def _shown(moved: Iterable[Move]) -> tuple[Move, ...]:
    return tuple(one for one in moved if one.shows)


def _said(moved: tuple[Move, ...], told: tuple[Move, ...]) -> str:
    """Return what moved that was not told yet, before and after, and how many moved in all."""
    said = tr("{count} since this article was opened").format(
        count=ruling_phrases.have_moved(moved, tr)
    )
    newest = next((one for one in moved if one not in told), None)
    if newest is None:
        return said
    text = newest.text if len(newest.text) <= _SHOWN else newest.text[: _SHOWN - 1].rstrip() + "…"
    return f"{text}: {ruling_phrases.move(newest, tr)}; {said}"
