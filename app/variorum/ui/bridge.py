"""Between the workspace and the widgets: acts go down, announcements come up on the GUI thread."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from variorum.model.changes import ChangeSet
from variorum.model.errors import UserError
from variorum.model.ids import Id
from variorum.model.proposal import Inbox
from variorum.model.summary import Summary
from variorum.model.view import Supposition, View
from variorum.ui.errands import Door, Errands
from variorum.workspace import annotating
from variorum.workspace.announce import Announcement, Changed, Marked, Refused, Saved
from variorum.workspace.collecting import share_one_heap
from variorum.workspace.memo_book import MemoBook
from variorum.workspace.other_figures import OtherFigures
from variorum.workspace.projects import create_project, open_project
from variorum.workspace.reconciling import Reconciler
from variorum.workspace.sample import make_sample, make_tour
from variorum.workspace.session import Poster, Session
from variorum.workspace.suggesting import Suggester
from variorum.workspace.supposing import Viewed

if TYPE_CHECKING:
    from variorum.workspace.inbox import InboxKeeper


def _load_inbox() -> None:
    """Load what works on Reconcile, which is asked for soon after a project is open."""
    import_module("variorum.workspace.inbox")


class Bridge(Errands):
    """The open project as Qt sees it. At most one project at a time."""

    changed = Signal(object)
    saved = Signal(str)
    marked = Signal(str)
    memos_changed = Signal()
    pending = Signal()
    opened = Signal()
    closed = Signal()
    summarised = Signal(object)
    progressed = Signal(float)

    def __init__(self, author: str, parent: QObject | None = None) -> None:
        """Start without a project; `author` is the annotator's name."""
        super().__init__(parent)
        share_one_heap()  # before the first of the threads that work beside the window
        self.author_name = author
        self._session: Session | None = None
        self._reconciler: Reconciler | None = None
        self._inbox: InboxKeeper | None = None
        self.suggester: Suggester | None = None
        """What proposes tags in the open project."""
        self.other_figures: OtherFigures | None = None
        """What finds comparable figures in other articles of it."""
        self.memos: MemoBook | None = None
        """The memos on the records of the open project."""
        self.may_leave: Callable[[], bool] = lambda: True
        """Asked before another project takes the place of the one that is open."""
        self._stale = True
        self._summarising = False
        self._is_shut = False

    # -- the project -----------------------------------------------------------------------

    @property
    def session(self) -> Session:
        """The open project; only asked for while one is open."""
        assert self._session is not None  # commands are disabled without a project  # noqa: S101
        return self._session

    def sign_as(self, name: str) -> None:
        """Let `name` be the author of what follows, in this project and the next."""
        self.author_name = name
        if self._session:
            self._session.author_name = name

    @property
    def is_open(self) -> bool:
        """Whether a project is open."""
        return self._session is not None

    def holds(self, path: Path) -> bool:
        """Tell whether the project at `path` is the one open: it must not be opened twice."""
        here = path.parent.resolve() / path.name
        return self._session is not None and self._session.path == here

    def create(self, path: Path) -> None:
        """Have a project created and opened; `opened` follows, or `refused`."""
        self._come_in(lambda post: create_project(path, path.stem, self.author_name, post=post))

    def open(self, path: Path) -> None:
        """Have a project opened; `opened` follows, or `refused` and the one open now stays."""
        self._come_in(lambda post: open_project(path, self.author_name, post=post))

    def open_sample(self, folder: Path) -> None:
        """Have the sample opened, made in `folder` the first time."""
        self._open_made(lambda: make_sample(folder, self.author_name))

    def open_tour(self, folder: Path) -> None:
        """Have the tour's copy of the sample opened, made anew in `folder`."""
        self._open_made(lambda: make_tour(folder, self.author_name))

    def _open_made(self, make: Callable[[], Path]) -> None:
        self._come_in(lambda post: open_project(make(), self.author_name, post=post))

    def _come_in(self, opening: Callable[[Poster], Session]) -> None:
        """Open off the GUI thread: a file from elsewhere is checked from end to end first."""
        door = Door()

        def come() -> Session:
            session = opening(lambda call: self.later(door.guard(call)))
            annotating.make_ready(session.state.catalogue)
            return session

        future = self._opener.submit(come)
        future.add_done_callback(
            lambda done: self.later(
                lambda: self._finish(done, lambda session: self._adopt(session, door))
            )
        )

    def close(self) -> None:
        """Finish what is pending and let go of the file."""
        if self._session and self._reconciler and self.suggester and self.other_figures:
            self._door.is_open = False
            self._session.leave()  # else the window would stand while much is read to its end
            if self._inbox is not None:
                self._inbox.close()
                self._inbox = None
            self._reconciler.close()
            self.suggester.close()
            self.other_figures.close()
            self._session.close()
            self._session = self._reconciler = self.suggester = self.other_figures = None
            self.memos = None
            self.closed.emit()

    def shut(self) -> None:
        """Let go of the file for good; what is being opened is not wanted any more."""
        self._is_shut = True
        self._shut_off()
        self.close()

    def _adopt(self, session: Session, door: Door) -> None:
        if self._is_shut or not self.may_leave():
            session.close()
            return
        self.close()
        self._session, self._door = session, door
        self._reconciler, self.suggester = Reconciler(session), Suggester(session)
        self.other_figures = OtherFigures(session)
        self._stale, self._summarising = True, False
        self.memos = MemoBook(session, self.memos_changed.emit)  # hears of an act before we do
        session.listen(self._on_announced)
        self.opened.emit()
        self.soon(_load_inbox, lambda _loaded: None)

    def memo_texts(self) -> Mapping[Id, str]:
        """Return the memo on each record of the open project that has one, by the record's id."""
        return self.memos.texts if self.memos else {}

    # -- acts ------------------------------------------------------------------------------

    def do(self, change_set: ChangeSet) -> bool:
        """Do an act; say why not and return False where it is refused at once."""
        return self._try(lambda: self.session.do(change_set))

    def undo(self) -> None:
        """Take back the newest act."""
        self._try(self.session.undo)

    def redo(self) -> None:
        """Do again what was undone last."""
        self._try(self.session.redo)

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except UserError as failure:
            self.refused.emit(failure)
            return False
        self.pending.emit()
        return True

    # -- the summary -----------------------------------------------------------------------

    def ask_summary(self) -> None:
        """Have the summary brought up to date; `summarised` follows if anything is stale."""
        if self._stale and not self._summarising and self._reconciler:
            self._stale, self._summarising = False, True
            door, future = self._door, self._reconciler.summary()
            future.add_done_callback(
                lambda done: self.later(door.guard(lambda: self._on_summed_up(done)))
            )

    def sum_up(self, then: Callable[[Summary], None]) -> None:
        """Hand the summary of the counting view as it is now to `then`."""
        assert self._reconciler is not None  # asked while a project is open  # noqa: S101
        self.when(self._reconciler.summary(), then)

    def view(self, view: View, then: Callable[[Viewed], None]) -> None:
        """Hand the summary under a view to `then`, with what the view moves."""
        assert self._reconciler is not None  # asked while a project is open  # noqa: S101
        self.when(self._reconciler.viewed(view), then)

    def suppose(self, act: ChangeSet, then: Callable[[Supposition], None]) -> None:
        """Hand to `then` how statuses and figures would move if `act` were done."""
        assert self._reconciler is not None  # asked while a project is open  # noqa: S101
        self.when(self._reconciler.supposition(act), then)

    def ask_inbox(self, then: Callable[[Inbox], None]) -> "Future[Inbox]":
        """Hand to `then` what is open in Reconcile; nothing works on it before it is asked for.

        The future is done once it is worked out, or could not be.
        """
        if self._inbox is None:
            from variorum.workspace.inbox import InboxKeeper  # noqa: PLC0415  # not at the start

            assert self._reconciler is not None  # asked while a project is open  # noqa: S101
            self._inbox = InboxKeeper(self.session, self._reconciler)
        coming = self._inbox.inbox()
        self.when(coming, then)
        return coming

    def _on_summed_up(self, done: "Future[Summary]") -> None:
        self._summarising = False
        self._finish(done, self.summarised.emit)
        self.ask_summary()

    # -- coming up -------------------------------------------------------------------------

    def _on_announced(self, fact: Announcement) -> None:
        if isinstance(fact, Changed):
            self._stale = True
            self.changed.emit(fact)
        elif isinstance(fact, Saved):
            self.saved.emit(fact.time)
        elif isinstance(fact, Refused):
            self.refused.emit(fact.error)
        elif isinstance(fact, Marked):
            self._stale = True
            self.marked.emit(fact.article)
