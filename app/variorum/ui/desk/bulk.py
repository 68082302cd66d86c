"""Tagging many places together: surveyed, previewed and made off this thread, done as one act."""

from collections.abc import Callable, Sequence
from threading import Event
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from variorum.model.catalogue import Catalogue
from variorum.model.changes import ChangeSet
from variorum.model.errors import UserError
from variorum.model.views import OpenArticle
from variorum.model.vocabulary import LinkRole, TagKind
from variorum.ui.desk.bulk_rows import preview, summed_up
from variorum.ui.frame.bulk_dialog import BulkChoice, BulkDialog
from variorum.ui.frame.found import Found
from variorum.ui.panel.candidates import PickView
from variorum.workspace.bulk import AsActor, AsClaim, Sought, Span, Spot, surveying, tagging

if TYPE_CHECKING:
    from variorum.ui.main_window import MainWindow

_CONTEXT = 90
"""Code points shown on either side."""
_STEP = 20
"""Places between two reports of progress."""

T = TypeVar("T")


class Bulk(QObject):
    """The dialogue of one window in which places are tagged together."""

    def __init__(self, window: "MainWindow") -> None:
        """Wait for places."""
        super().__init__(window)
        self._window = window
        window.annotate.reader.find_bar.tag_wanted.connect(self.tag_matches)

    def tag_matches(self, spans: Sequence[Span]) -> None:
        """Begin with what the find bar has found in the open article."""
        article = self._window.annotate.article
        if article is not None and spans:
            self.begin([_found(article, *span) for span in spans], self._window, _say_nothing)

    def begin(self, places: Sequence[Found], over: QWidget, then: Callable[[str], object]) -> None:
        """Ask as what to tag `places` in a dialogue over `over`; `then` is told what was done."""
        refusal = self._window.bridge.session.refusal
        if refusal is not None:
            self._window.bridge.refused.emit(refusal)
        else:
            _Job(self._window, places, over, then).start()


class _Job(QObject):
    """One such dialogue with what goes on behind it."""

    def __init__(
        self,
        window: "MainWindow",
        places: Sequence[Found],
        over: QWidget,
        then: Callable[[str], object],
    ) -> None:
        super().__init__(window)
        self._window, self._places, self._over, self._then = window, places, over, then
        self._stop = Event()
        words = {" ".join(one.words.split()) for one in places}
        first = places[0].words if len(words) == 1 else ""
        self._dialog = BulkDialog(first, self._candidates, over)
        self._dialog.survey_wanted.connect(self._survey)
        self._dialog.tag_wanted.connect(self._tag)
        self._dialog.stopped.connect(self._stop.set)
        self._dialog.finished.connect(self._end)
        window.bridge.refused.connect(self._dialog.reject)

    def start(self) -> None:
        """Show the dialogue and look what stands at the places."""
        self._survey(self._dialog.choice())
        self._dialog.open()

    def _candidates(self, role: LinkRole, text: str) -> Sequence[PickView]:
        desk = self._window.annotate
        return desk.offers.views(role, text, desk.article, self._places[0].words)

    def _survey(self, choice: BulkChoice) -> None:
        """Look anew what stands at the places, seen as `choice`."""

        def show(spots: list[Spot] | None) -> None:
            if spots is not None and choice.kind is self._dialog.choice().kind:
                rows = preview(self._places, spots, self._dialog.choice())
                self._dialog.set_places(rows, summed_up(rows, spots))

        places = [one.place for one in self._places]
        self._ask(surveying(places, _as(choice), self._catalogue(), self._may_go_on), show)

    def _tag(self, choice: BulkChoice, places: Sequence[Found]) -> None:
        session = self._window.bridge.session
        try:
            author = session.signed()
        except UserError as failure:
            self._window.bridge.refused.emit(failure)
            return
        wanted = _as(choice)
        if isinstance(wanted, type):
            return
        self._dialog.set_busy(busy=True)
        chosen = [one.place for one in places]
        make = tagging(chosen, wanted, self._catalogue(), author, self._may_go_on)
        self._ask(make, self._do)

    def _do(self, act: ChangeSet | None) -> None:
        if act is None or self._stop.is_set():
            return
        if not act.changes or self._window.bridge.do(act):
            self._dialog.done(BulkDialog.DialogCode.Accepted)
            self._say(int(dict(act.params)["count"]))
        else:
            self._dialog.set_busy(busy=False)

    def _say(self, count: int) -> None:
        template = self.tr("1 place tagged") if count == 1 else self.tr("{0} places tagged")
        said = template.format(count)
        self._window.status.set_hint(said)
        self._then(said)

    def _end(self) -> None:
        self._stop.set()
        self._over.activateWindow()
        if self._over is self._window:
            self._window.annotate.take_focus()
        self._dialog.deleteLater()
        self.deleteLater()

    # -- off this thread -------------------------------------------------------------------

    def _ask(self, work: Callable[..., T], then: Callable[[T], None]) -> None:
        def unless_ended(found: T) -> None:
            if not self._stop.is_set():
                then(found)

        bridge = self._window.bridge
        bridge.when(bridge.session.submit(work), unless_ended)

    def _may_go_on(self, done: int, everything: int) -> bool:
        if done % _STEP == 0:
            self._window.bridge.later(lambda: self._progress(done, everything))
        return not self._stop.is_set()

    def _progress(self, done: int, everything: int) -> None:
        if not self._stop.is_set():
            self._dialog.set_progress(done, everything)

    def _catalogue(self) -> Catalogue:
        """Return a copy, because the project's own goes on while others read."""
        return Catalogue(self._window.bridge.session.state.catalogue)


def _as(choice: BulkChoice) -> Sought:
    """Return what is wanted; only its sort while nobody is picked."""
    is_claim = choice.kind is TagKind.CLAIM
    if choice.pick is None:
        return AsClaim if is_claim else AsActor
    if is_claim:
        return AsClaim(choice.pick, choice.polarity, choice.type)
    return AsActor((choice.pick,))


def _say_nothing(_said: str) -> None:
    pass


def _found(article: OpenArticle, start: int, end: int) -> Found:
    text, home = article.text, article.article
    return Found(
        article=home.id,
        label=home.label,
        title=home.title or home.file_name,
        start=start,
        end=end,
        before=text[max(0, start - _CONTEXT) : start],
        words=text[start:end],
        after=text[end : end + _CONTEXT],
    )
