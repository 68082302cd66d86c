"""Hands the project of a window over without some of its sources or authors."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from variorum.model.records import Article, Outlet
from variorum.model.redaction import Redacted, Redaction
from variorum.model.summary import Summary
from variorum.shell import redaction_phrases
from variorum.ui.desk.copying import ask_new_file
from variorum.ui.frame.listing_dialog import ListingDialog
from variorum.ui.handover.redact_dialog import RedactDialog
from variorum.ui.messages import tr
from variorum.ui.reconcile.tick_list import TickRow
from variorum.workspace.redacting import authors_of, hand_over_redacted, redaction
from variorum.workspace.session import Session

if TYPE_CHECKING:
    from variorum.ui.main_window import MainWindow


class Redacting(QObject):
    """Asks what to leave out, writes the new file beside the window, tells what is gone."""

    def __init__(self, window: "MainWindow") -> None:
        """Wait for the command."""
        super().__init__(window)
        self._window = window
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="redact")
        window.left.connect(self._pool.shutdown)
        self.dialog: RedactDialog | None = None
        """The question, while it is open."""
        self.told: ListingDialog | None = None
        """What was done, while it is shown."""

    def group(self) -> dict[str, Callable[[], object]]:
        """Return what each command does."""
        return {"project.hand_over": self.open}

    def open(self) -> None:
        """Ask what is to be left out."""
        self.dialog = made = RedactDialog(_rows(self._window.bridge.session), self._window)
        made.accepted.connect(self._on_chosen)
        made.finished.connect(self._on_left)
        made.open()

    def _on_left(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None
        self._window.activateWindow()

    def _on_chosen(self) -> None:
        if self.dialog is None:
            return
        window, bridge = self._window, self._window.bridge
        wanted = _wanted(bridge.session, self.dialog)
        near = bridge.session.path.with_name(f"{bridge.session.path.stem}-part.variorum")
        out = ask_new_file(window, self.tr("Hand over as"), near)
        if out is not None:
            window.status.start_progress(self.tr("Handing over"))
            bridge.sum_up(partial(self._write, out, wanted))

    def _write(self, out: Path, wanted: Redaction, before: Summary) -> None:
        session = self._window.bridge.session
        done = self._pool.submit(hand_over_redacted, session, out, wanted, before)
        self._window.bridge.when(done, partial(self._tell, out.name))

    def _tell(self, name: str, done: Redacted) -> None:
        self._window.status.stop_progress()
        title = self.tr("Handed over")
        intro = self.tr("Saved as {0}").format(name)
        lines = redaction_phrases.told(done, tr)
        self.told = ListingDialog(title, intro, lines, self._window)
        self.told.finished.connect(self._window.activateWindow)
        self.told.open()


def _rows(session: Session) -> list[TickRow]:
    catalogue = session.state.catalogue
    articles = sorted(catalogue.all(Article).values(), key=lambda one: (len(one.label), one.label))
    outlets = sorted(catalogue.all(Outlet).values(), key=lambda one: one.name.casefold())
    return [
        *(
            TickRow(
                f"article:{one.id}",
                one.title or one.file_name,
                letter=one.label,
                detail=tr("article"),
            )
            for one in articles
        ),
        *(
            TickRow(f"outlet:{one.id}", one.name, detail=tr("outlet, with its articles"))
            for one in outlets
        ),
        *(
            TickRow(f"author:{name}", name, detail=tr("author or analyst, with their work"))
            for name in authors_of(session)
        ),
    ]


def _wanted(session: Session, dialog: RedactDialog) -> Redaction:
    named: dict[str, list[str]] = {"article": [], "outlet": [], "author": []}
    for key in dialog.chosen():
        kind, _, name = key.partition(":")
        named[kind].append(name)
    return redaction(
        session,
        articles=named["article"],
        outlets=named["outlet"],
        authors=named["author"],
        anonymous=dialog.anonymous.isChecked(),
    )
