"""Articles in: look off the GUI thread, show what was found, import what the analyst ticks."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from variorum.model.changes import ChangeSet
from variorum.model.errors import Cancelled
from variorum.model.ids import Id
from variorum.shell import phrases
from variorum.shell.wording import counted
from variorum.ui.bridge import Bridge
from variorum.ui.desk.import_asking import ImportAsking, found_in
from variorum.ui.desk.looked import Found, Looked
from variorum.ui.desk.mass_intake import MassIntake
from variorum.ui.desk.new_texts import NewTexts
from variorum.ui.frame.message_bar import MessageBar
from variorum.ui.frame.status_bar import StatusBar
from variorum.ui.frame.values import ImportChoice, ImportItem
from variorum.ui.settings import Settings
from variorum.workspace.copies import with_links
from variorum.workspace.import_pieces import Extent, extent
from variorum.workspace.importing import Candidate, import_act, look, look_at_text
from variorum.workspace.originals import keep_originals

T = TypeVar("T")


class Intake(QObject):
    """Runs one import at a time."""

    def __init__(
        self,
        bridge: Bridge,
        status: StatusBar,
        message: MessageBar,
        settings: Settings,
        window: QWidget,
    ) -> None:
        """Show progress in `status`, what came of it in `message`, dialogues over `window`."""
        super().__init__(window)
        self._bridge = bridge
        self._status = status
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="intake")
        self.beside = ThreadPoolExecutor(max_workers=1, thread_name_prefix="details")
        """For what does not wait for an import."""
        self._stop = Event()
        self.asking = ImportAsking(bridge, self._pool, settings, window)
        self.ask: Callable[[Sequence[ImportItem]], Sequence[ImportChoice] | None] = self.asking.ask
        """Shows the dialogue; a test puts its own answer here."""
        self.mass = MassIntake(self.asking, status, message)
        self._new_texts = NewTexts(bridge, self._pool, message, window)

    def take_paths(self, paths: Sequence[Path]) -> None:
        """Look at files and folders, then ask and import; very many go piece by piece."""
        if not self._may_write():
            return
        session = self._bridge.session.aside()
        self._stop.clear()
        self._status.start_progress(self.tr("Reading articles"))

        def work() -> Found | Extent:
            held = extent(paths)
            if held.is_many:
                return held
            return found_in(session, look(session, paths, self._go_on))

        def show(found: "Found | Extent | None") -> None:
            if isinstance(found, Extent):
                self._status.stop_progress()
                self.mass.take(paths, found)
            else:
                self._on_looked(found)

        self._bridge.when(self._pool.submit(_caught, work), show)

    def take_text(self, text: str, name: str) -> None:
        """Look at a pasted text, then ask and import."""
        if not self._may_write():
            return
        session = self._bridge.session.aside()
        self._stop.clear()
        self._status.start_progress(self.tr("Reading articles"))
        looking = self._pool.submit(
            _caught, lambda: found_in(session, look_at_text(session, text, name))
        )
        self._bridge.when(looking, self._on_looked)

    def cancel(self) -> None:
        """Stop looking; what was saved of very many files stays."""
        self._stop.set()
        self.mass.cancel()

    def close(self) -> None:
        """Stop and wait."""
        self.cancel()
        self._pool.shutdown()
        self.beside.shutdown()

    def _may_write(self) -> bool:
        """Say why not before the analyst is asked anything."""
        refusal = self._bridge.session.refusal
        if refusal is not None:
            self._bridge.refused.emit(refusal)
        return refusal is None

    def _go_on(self, done: int, everything: int) -> bool:
        self._bridge.progressed.emit(done / everything if everything else 1.0)
        return not self._stop.is_set()

    def _on_looked(self, found: Found | None) -> None:
        if found is None:
            self._status.stop_progress(self.tr("Import cancelled; nothing was changed"))
            return
        self._status.stop_progress()
        looked = self.asking.looked = Looked(found, self.asking.called)
        choices = self.ask(looked.items())
        if choices:
            self._take(looked, choices)

    # -- what was chosen ---------------------------------------------------------------------

    def _take(self, looked: Looked, choices: Sequence[ImportChoice]) -> None:
        chosen = {one.key: replace(looked.chosen(one.key), metadata=one.details) for one in choices}
        own = [one for one in choices if not one.version_of]
        texts = [(Id(one.version_of), chosen[one.key]) for one in choices if one.version_of]
        candidates = [chosen[one.key] for one in own]
        places, links = looked.links(own)
        author, keeps = self._bridge.session.signed(), self.asking.keeps
        session = self._bridge.session.aside()

        def work() -> tuple[ChangeSet | None, list[str]]:
            missed = keep_originals(session, chosen.values()) if keeps else []
            act = import_act(session, candidates)
            return with_links(act, places, links, author) if act and links else act, missed

        def save(made: tuple[ChangeSet | None, list[str]]) -> None:
            act, missed = made
            if act is None or self._bridge.do(act):
                self._new_texts.take(texts, lambda: self._say(candidates, missed))

        self._bridge.when(self._pool.submit(work), save)

    def _say(self, candidates: Sequence[Candidate], missed: Sequence[str]) -> None:
        one, many = self.tr("{n} article imported"), self.tr("{n} articles imported")
        said = counted(len(candidates), one, many, phrases.english) if candidates else ""
        if missed:
            first = self.tr("{n} file has changed and was not kept")
            several = self.tr("{n} files have changed and were not kept")
            kept = counted(len(missed), first, several, phrases.english)
            said = f"{said}; {kept}" if said else kept
        if said:
            self._status.set_hint(said)


def _caught(work: Callable[[], T]) -> T | None:
    """Return what `work` returns, or None if it was cancelled."""
    try:
        return work()
    except Cancelled:
        return None
