"""Articles in: look off the GUI thread, show what was found, import what the analyst ticks."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from variorum.model.errors import Cancelled, UserError
from variorum.model.ids import Id
from variorum.model.reading import Reading
from variorum.model.records import Article, Outlet
from variorum.shell import phrases
from variorum.shell.wording import counted
from variorum.ui.bridge import Bridge
from variorum.ui.desk.looked import Likenesses, Looked, said
from variorum.ui.frame.columns_dialog import ColumnsDialog
from variorum.ui.frame.details_form import DetailsDialog
from variorum.ui.frame.import_dialog import ImportDialog
from variorum.ui.frame.status_bar import StatusBar
from variorum.ui.frame.values import ImportChoice, ImportItem
from variorum.workspace.adjudicating import is_adjudicated
from variorum.workspace.copies import likenesses, with_links
from variorum.workspace.details import article_details, details_act
from variorum.workspace.importing import Candidate, import_act, look, look_at_text
from variorum.workspace.table_heads import TableHead, fields, table_head

T = TypeVar("T")
Found = tuple[list[Candidate], Likenesses]


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
        self._looked = Looked((), {}, self._called)

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
        session = self._bridge.session

        def found() -> Found:
            candidates = work()
            return candidates, likenesses(session, candidates)

        self._bridge.when(self._pool.submit(_caught, found), self._on_looked)

    def _go_on(self, done: int, everything: int) -> bool:
        self._bridge.progressed.emit(done / everything if everything else 1.0)
        return not self._stop.is_set()

    def _on_looked(self, found: "Found | None") -> None:
        if found is None:
            self._status.stop_progress(self.tr("Import cancelled; nothing was changed"))
            return
        self._status.stop_progress()
        looked = self._looked = Looked(*found, self._called)
        choices = self.ask(looked.items())
        if not choices:
            return
        chosen = [replace(looked.chosen(one.key), metadata=one.details) for one in choices]
        session = self._bridge.session
        act = import_act(session, chosen)
        places, links = looked.links(choices)
        if act and links:
            act = with_links(act, places, links, session.signed())
        if act and self._bridge.do(act):
            self._status.set_hint(
                counted(
                    len(chosen),
                    self.tr("{n} article imported"),
                    self.tr("{n} articles imported"),
                    phrases.english,
                )
            )

    def _called(self, article: Id) -> str:
        found = self._bridge.session.state.catalogue.get(Article, article)
        return f"{found.label} “{found.title}”" if found and found.title else _label(found)

    def _ask(self, items: Sequence[ImportItem]) -> Sequence[ImportChoice] | None:
        dialog = ImportDialog(items, self._outlets(), self._window)
        dialog.encoding_chosen.connect(partial(self._on_encoding_chosen, dialog))
        dialog.columns_wanted.connect(partial(self._on_columns_wanted, dialog))
        taken = dialog.exec() == QDialog.DialogCode.Accepted
        self._window.activateWindow()
        return dialog.choices() if taken else None

    # -- reading anew ------------------------------------------------------------------------

    def _on_encoding_chosen(self, dialog: ImportDialog, key: str, encoding: str) -> None:
        source = self._looked.source(key)
        if source is not None:
            how = replace(self._looked.how(source), encoding=encoding)
            self._read_anew(dialog, source, how)

    def _on_columns_wanted(self, dialog: ImportDialog, key: str) -> None:
        source = self._looked.source(key)
        if source is None:
            return
        how = self._looked.how(source)

        def show(head: TableHead | UserError) -> None:
            if isinstance(head, UserError):
                dialog.say(said(head))
                return
            known = head.found | dict(how.columns)
            asked = ColumnsDialog(fields(), head.names, head.rows, known, dialog)
            if asked.exec() == QDialog.DialogCode.Accepted:
                self._read_anew(dialog, source, replace(how, columns=asked.columns()))

        reading = self._pool.submit(_failing, lambda: table_head(source, how.encoding))
        self._bridge.when(reading, show)

    def _read_anew(self, dialog: ImportDialog, source: Path, how: Reading) -> None:
        session, looked = self._bridge.session, self._looked

        def work() -> Found:
            found = look(session, [source], lambda _done, _all: True, how)
            return found, likenesses(session, looked.instead(source, found))

        def show(read: Found) -> None:
            found, likes = read
            failure = next((one.error for one in found if one.error), None)
            if failure is not None:
                dialog.say(said(failure))
            else:
                dialog.replace_items(*looked.put(source, how, found, likes))

        self._bridge.when(self._pool.submit(work), show)

    def _outlets(self) -> list[str]:
        outlets = self._bridge.session.state.catalogue.all(Outlet).values()
        return sorted(outlet.name for outlet in outlets)


def _label(article: Article | None) -> str:
    return article.label if article else ""


def _caught(work: Callable[[], T]) -> T | None:
    try:
        return work()
    except Cancelled:
        return None


def _failing(work: Callable[[], T]) -> T | UserError:
    try:
        return work()
    except UserError as failure:
        return failure
