"""What the export dialogue is shown: made off the GUI thread, the latest wish first."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from variorum.model.errors import Cancelled, UserError
from variorum.model.handover import Feature, Format, Loss, Selection, Survey
from variorum.model.summary import Summary
from variorum.shell import handover_phrases
from variorum.shell.phrases import english
from variorum.shell.report.blocks import Block
from variorum.shell.wording import counted
from variorum.ui.bridge import Bridge
from variorum.ui.handover.dialog import ExportDialog
from variorum.ui.handover.values import LostRow, Passage
from variorum.ui.messages import message_of, tr
from variorum.workspace.handing_over import Watch, weigh
from variorum.workspace.lost_records import LIMIT, LostRecord, Whereabouts, list_lost
from variorum.workspace.outlook import Part, beginning
from variorum.workspace.reporting import report
from variorum.workspace.session import Session

T = TypeVar("T")

_SHOWN = 40
"""Blocks of a report that the preview shows."""

_ICONS = {"actor": "user", "proposition": "quote", "quantity": "hash", "article": "article"}
_ICONS |= {"text_version": "article", "tag": "pen", "tag_link": "link", "read_mark": "check"}


class Outlook(QObject):
    """Serves one dialogue as long as it is open."""

    left_for = Signal(object)
    """The Whereabouts of a record the analyst wants to see."""

    def __init__(self, bridge: Bridge, dialog: ExportDialog, formats: Mapping[str, Format]) -> None:
        """Answer what `dialog` asks for of `formats`; other formats are reports."""
        super().__init__(dialog)
        self._bridge, self._dialog, self._formats = bridge, dialog, formats
        self._pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="outlook")
        self._now: tuple[str, Selection] = ("", Selection())
        self._stop = Event()
        self._weighing: _Weight | None = None
        self._weighed: dict[_Weight, Survey] = {}
        self._begun: dict[tuple[str, Selection], tuple[Part, ...] | UserError] = {}
        self._page: _Page | None = None
        self._places: list[Whereabouts] = []
        self._is_over = False
        dialog.looked_at.connect(self._look)
        dialog.lost_wanted.connect(self._list)
        dialog.opened.connect(lambda key: self.left_for.emit(self._places[key]))
        dialog.finished.connect(self._end)

    def count(self) -> int:
        """Return how many records what is chosen has, 0 while they are not counted."""
        found = self._found()
        return found.count if found else 0

    def _found(self) -> Survey | None:
        form = self._formats.get(self._now[0])
        return self._weighed.get(_weight(form, self._now[1])) if form else None

    def _end(self) -> None:
        self._is_over = True
        self._stop.set()
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _when(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Do `work` beside the window and hand over what came of it while somebody looks."""

        def unless_over(found: T) -> None:
            if not self._is_over:
                then(found)

        self._bridge.when(self._pool.submit(work), unless_over)

    # -- the beginning ---------------------------------------------------------------------

    def _look(self, key: str, selection: Selection) -> None:
        self._now = (key, selection)
        form, session = self._formats.get(key), self._bridge.session
        if form is None:
            self._look_at_report()
            return
        if self._now in self._begun:
            self._show_beginning(self._now)
        else:
            wish = self._now
            self._when(
                lambda: _caught(lambda: beginning(session, form, selection)),
                lambda found: self._on_begun(wish, found),
            )
        self._weigh(form, selection)

    def _on_begun(self, wish: tuple[str, Selection], found: "tuple[Part, ...] | UserError") -> None:
        self._begun[wish] = found
        if wish == self._now:
            self._show_beginning(wish)

    def _show_beginning(self, wish: tuple[str, Selection]) -> None:
        found = self._begun[wish]
        if isinstance(found, UserError):
            self._dialog.show_failure(str(message_of(found)))
        else:
            self._dialog.show_beginning([Passage(*part) for part in found])

    # -- what would be lost ----------------------------------------------------------------

    def _weigh(self, form: Format, selection: Selection) -> None:
        weight = _weight(form, selection)
        if weight in self._weighed:
            self._show_weighed()
        elif weight != self._weighing:
            self._stop.set()
            stop = self._stop = Event()
            self._weighing = weight
            session = self._bridge.session
            watch = Watch(lambda _done, _all: not stop.is_set())
            self._when(
                lambda: _unless_stopped(lambda: weigh(session, form, selection, watch)),
                lambda found: self._on_weighed(weight, found),
            )

    def _on_weighed(self, weight: "_Weight", found: Survey | None) -> None:
        if found is not None:
            self._weighed[weight] = found
            if self._weighing == weight:
                self._weighing = None
            self._show_weighed()

    def _show_weighed(self) -> None:
        form, found = self._formats.get(self._now[0]), self._found()
        if form is None or found is None:
            return
        safe = "" if found.losses else self.tr("Nothing is lost but the history.")
        told = handover_phrases.losses(form, found.losses, tr)
        self._dialog.show_weighed(found.count, told, safe)

    def _list(self) -> None:
        session, survey, wish = self._bridge.session, self._found(), self._now
        losses = survey.losses if survey else ()

        def show(found: Mapping[Feature, Sequence[LostRecord]]) -> None:
            if wish == self._now:
                self._dialog.show_lost(self._rows(losses, found))

        self._when(lambda: list_lost(session, losses), show)

    def _rows(
        self, losses: Sequence[Loss], found: Mapping[Feature, Sequence[LostRecord]]
    ) -> list[LostRow]:
        rows: list[LostRow] = []
        self._places = []
        for loss in losses:
            head = handover_phrases.loss(loss, tr)
            if len(loss.ids) > LIMIT:
                head = self.tr("{0}, the first {1}").format(head, LIMIT)
            rows.append(LostRow(head))
            for record in found[loss.feature]:
                icon = _ICONS.get(record.kind, "note")
                rows.append(LostRow(record.words, len(self._places), record.label, icon))
                self._places.append(record.seen)
        return rows

    # -- reports ---------------------------------------------------------------------------

    def _look_at_report(self) -> None:
        if self._page is not None:
            self._show_page()
        else:
            self._bridge.sum_up(self._compose)

    def _compose(self, summary: Summary) -> None:
        if self._is_over:
            return
        session = self._bridge.session
        self._when(lambda: _Page(session, summary), self._on_composed)

    def _on_composed(self, page: "_Page") -> None:
        self._page = page
        if self._now[0] not in self._formats:
            self._show_page()

    def _show_page(self) -> None:
        assert self._page is not None  # it was made  # noqa: S101
        page = self._page
        one = self.tr("{n} status rests on something nobody has confirmed yet; the report says so.")
        many = self.tr(
            "{n} statuses rest on something nobody has confirmed yet; the report says so."
        )
        problem = counted(page.provisional, one, many, english) if page.provisional else ""
        blocks = () if self._now[0] == "md" else page.blocks
        self._dialog.show_page(blocks, page.markdown, problem)


class _Page:
    """How a report begins; made beside the window."""

    def __init__(self, session: Session, summary: Summary) -> None:
        from variorum.shell.report.compose import beginning as begun  # noqa: PLC0415  # not before
        from variorum.shell.report.markdown import to_markdown  # noqa: PLC0415  # the same

        found = begun(report(session, summary, quoted=False).result(), _SHOWN)
        self.blocks: tuple[Block, ...] = tuple(found)
        self.markdown = to_markdown(self.blocks)
        self.provisional = sum(row.verdict.provisional for row in summary.propositions)


_Weight = tuple[frozenset[Feature], Selection]
"""What decides what is lost: what a format carries, and which records there are."""


def _weight(form: Format, selection: Selection) -> _Weight:
    return form.carries, replace(selection, texts=True)


def _caught(work: Callable[[], T]) -> T | UserError:
    try:
        return work()
    except UserError as failure:
        return failure


def _unless_stopped(work: Callable[[], T]) -> T | None:
    try:
        return work()
    except Cancelled:
        return None
