"""Articles in: look off the GUI thread, show what was found, import what the analyst ticks."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from variorum.model.errors import Cancelled, UserError
from variorum.model.ids import Id
from variorum.model.records import Article, Outlet
from variorum.shell import phrases
from variorum.shell.import_phrases import reading_notes
from variorum.shell.wording import counted
from variorum.ui.bridge import Bridge
from variorum.ui.frame.details_form import DetailsDialog
from variorum.ui.frame.import_dialog import ImportDialog
from variorum.ui.frame.status_bar import StatusBar
from variorum.ui.frame.values import ImportChoice, ImportItem
from variorum.workspace.adjudicating import is_adjudicated
from variorum.workspace.details import article_details, details_act
from variorum.workspace.importing import Candidate, import_act, look, look_at_text

_PREVIEWED = 4000


class Intake(QObject):
    """Runs one import at a time."""

    memo_wanted = Signal(str, object)
    """Kind and id of the record whose memo is wanted."""

    def __init__(self, bridge: Bridge, status: StatusBar, window: QWidget) -> None:
        """Show progress in `status` and dialogues over `window`."""
        super().__init__(window)
        self._bridge = bridge
        self._status = status
        self._window = window
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="intake")
        self._stop = Event()
        self.ask: Callable[[Sequence[ImportItem]], Sequence[ImportChoice] | None] = self._ask
        """Shows the dialogue; a test puts its own answer here."""

    def take_paths(self, paths: Sequence[Path]) -> None:
        """Look at files and folders, then ask and import."""
        session = self._bridge.session
        if self._may_write():
            self._begin(lambda: look(session, paths, self._go_on))

    def take_text(self, text: str, name: str) -> None:
        """Look at a pasted text, then ask and import."""
        session = self._bridge.session
        if self._may_write():
            self._begin(lambda: look_at_text(session, text, name))

    def edit_details(self, article: Article) -> None:
        """Show the form of an article and save what changed."""
        session = self._bridge.session
        if not self._may_write():
            return
        known = article_details(session, article)
        dialog = DetailsDialog(known, self._outlets(), self._window)
        if is_adjudicated(session.state.catalogue, article.id):
            dialog.say(self.tr("Adjudicated: only adjudicated tags of this article count (F4)"))
        self._show_memo(dialog, article.id)
        dialog.memo.clicked.connect(lambda: self.memo_wanted.emit("article", article.id))
        self._bridge.memos_changed.connect(partial(self._show_memo, dialog, article.id))
        if dialog.exec() == QDialog.DialogCode.Accepted:
            act = details_act(session, article, dialog.details())
            if act:
                self._bridge.do(act)

    def _show_memo(self, dialog: DetailsDialog, article: Id) -> None:
        dialog.memo.set_memo(self._bridge.memo_texts().get(article, ""))

    def cancel(self) -> None:
        """Stop looking; nothing has been imported yet."""
        self._stop.set()

    def close(self) -> None:
        """Stop and wait."""
        self.cancel()
        self._pool.shutdown()

    def _may_write(self) -> bool:
        """Say why not before the analyst is asked anything."""
        refusal = self._bridge.session.refusal
        if refusal is not None:
            self._bridge.refused.emit(refusal)
        return refusal is None

    def _begin(self, work: Callable[[], list[Candidate]]) -> None:
        self._stop.clear()
        self._status.start_progress(self.tr("Reading articles"))
        self._bridge.when(self._pool.submit(_caught, work), self._on_looked)

    def _go_on(self, done: int, everything: int) -> bool:
        self._bridge.progressed.emit(done / everything if everything else 1.0)
        return not self._stop.is_set()

    def _on_looked(self, found: "list[Candidate] | None") -> None:
        if found is None:
            self._status.stop_progress(self.tr("Import cancelled; nothing was changed"))
            return
        self._status.stop_progress()
        choices = self.ask([_item(str(key), one) for key, one in enumerate(found)])
        if not choices:
            return
        chosen = [replace(found[int(one.key)], metadata=one.details) for one in choices]
        act = import_act(self._bridge.session, chosen)
        if act and self._bridge.do(act):
            self._status.set_hint(
                counted(
                    len(chosen),
                    self.tr("{n} article imported"),
                    self.tr("{n} articles imported"),
                    phrases.english,
                )
            )

    def _ask(self, items: Sequence[ImportItem]) -> Sequence[ImportChoice] | None:
        dialog = ImportDialog(items, self._outlets(), self._window)
        return dialog.choices() if dialog.exec() == QDialog.DialogCode.Accepted else None

    def _outlets(self) -> list[str]:
        outlets = self._bridge.session.state.catalogue.all(Outlet).values()
        return sorted(outlet.name for outlet in outlets)


def _caught(work: Callable[[], list[Candidate]]) -> list[Candidate] | None:
    try:
        return work()
    except Cancelled:
        return None


def _item(key: str, one: Candidate) -> ImportItem:
    if one.error:
        return ImportItem(key, one.name, "refused", message=_said(one.error))
    if one.incoming is None:
        return ImportItem(key, one.name, "refused")
    incoming = one.incoming
    # Of several articles in a file the titles tell them apart.
    shown = (incoming.place and one.metadata.title) or incoming.encoding or incoming.extractor
    detail = f"{shown} · {len(incoming.text):,}"
    read = reading_notes(incoming.encoding, incoming.steps) or [incoming.encoding]
    notes = "; ".join(filter(None, [incoming.extractor, *read]))
    state, message = "ok", ""
    if one.duplicate_of:
        state, message = "duplicate", one.duplicate_of
    return ImportItem(
        key,
        one.name,
        state,
        detail,
        message,
        one.metadata,
        incoming.text[:_PREVIEWED],
        notes,
        incoming.left_out,
    )


def _said(failure: UserError) -> str:
    return str(phrases.error(failure))
