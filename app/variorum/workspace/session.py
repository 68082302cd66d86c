"""One open project: acts go in, change sets come out, everything is announced."""

from collections.abc import Callable
from concurrent.futures import Future
from copy import copy
from typing import TypeVar

from variorum.model.catalogue import Catalogue
from variorum.model.changes import ChangeSet, created
from variorum.model.errors import UserError
from variorum.model.ids import Id, new_id, now
from variorum.model.journal import Receipt, Step
from variorum.model.records import Annotator, Article, ReadMark, TextVersion
from variorum.model.views import OpenArticle
from variorum.store import backups
from variorum.store.store import Store
from variorum.store.thread import StoreThread
from variorum.workspace.announce import Announcement, Changed, Listener, Marked, Refused, Saved
from variorum.workspace.reads import Reads
from variorum.workspace.state import State

LARGE_ACTS = frozenset(
    ("actor.merge", "group.merge", "group.accept", "group.accept_all", "tag.bulk", "annotate")
)
"""Acts before which the project is copied, unless that was done a short while ago."""

T = TypeVar("T")
Poster = Callable[[Callable[[], None]], None]


def at_once(call: Callable[[], None]) -> None:
    """Run it here and now."""
    call()


class Session(Reads):
    """An open project.

    Its methods are called on one thread, the shell's. Commits run on the store's thread; what
    follows from them is handed to `post`, which a graphical shell uses to come back to its own
    thread (the default runs it where it is, which suits a command that waits for each future).
    """

    def __init__(self, thread: StoreThread, author_name: str, *, post: Poster = at_once) -> None:
        """Take over an opened project; the catalogue is read before this returns."""
        super().__init__(thread)
        self._post = post
        self._listeners: list[Listener] = []
        self._pending = 0
        self._is_closed = False
        self._writes = 0
        catalogue, self.steps = thread.submit(
            lambda store: (store.catalogue(), store.steps())
        ).result()
        self.state = State(catalogue)
        self.author_name = author_name
        self._last_author: Id = self.author or new_id()
        """Who signs an undo when the project as it stands no longer holds them."""
        self._joining: Future[Receipt] | None = None
        self.newcomer: Id = new_id()
        """The id this annotator gets if they are new to the project and write in it."""

    # -- who -------------------------------------------------------------------------------

    @property
    def author(self) -> Id | None:
        """The id of the annotator of this name, once there is one in the project."""
        for annotator in self.state.catalogue.all(Annotator).values():
            if annotator.name == self.author_name:
                return annotator.id
        return None

    def signed(self) -> Id:
        """Return the annotator's id, entering them in the project if they are new to it.

        Joining is no step of the analyst's: undo does not take it back.
        """
        if known := self.author:
            self._last_author = known
            return known
        self._must_be_writable()
        me = self._last_author = self.newcomer
        self.newcomer = new_id()
        who = Annotator(id=me, author=me, created=now(), name=self.author_name)
        joining = ChangeSet("annotator.join", created(who), (("name", who.name),))
        self.state.apply(joining)
        self._joining = self._save(
            lambda store: store.commit(joining, me, undoable=False),
            _nothing,
            Changed(joining, "do"),
        )
        return me

    # -- acts ------------------------------------------------------------------------------

    def do(self, change_set: ChangeSet, *, author: Id | None = None) -> "Future[Receipt]":
        """Show the act at once and save it; the future is done when it is on disk.

        Raises UserError ``project.read_only``. A failed commit reloads what is on disk and
        announces `Refused`.
        """
        self._must_be_writable()
        by = author or self.signed()
        joining = self._joining
        project = self.state.catalogue.project.id

        def write(store: Store) -> Receipt:
            if joining is not None:
                joining.result()  # done by now; an act is not saved without its author
            if change_set.act in LARGE_ACTS:
                backups.take(store.snapshot, project, change_set.act)
            return store.commit(change_set, by)

        self.state.apply(change_set)
        saving = self._save(write, _nothing, Changed(change_set, "do"))
        self._renew(change_set)
        return saving

    def undo(self) -> "Future[ChangeSet | None]":
        """Take back the newest act of this copy of the project that still stands."""
        self._must_be_writable()
        by = self.author or self._last_author
        return self._save(lambda store: store.undo(by), lambda done: self._follow(done, undo=True))

    def redo(self) -> "Future[ChangeSet | None]":
        """Do again the act undone last, unless a new one came between."""
        self._must_be_writable()
        by = self.author or self._last_author
        return self._save(lambda store: store.redo(by), lambda done: self._follow(done, undo=False))

    def mark(
        self, article: Id, *, add: tuple[ReadMark, ...] = (), remove: tuple[ReadMark, ...] = ()
    ) -> "Future[None]":
        """Set and take back read marks: state, neither journaled nor undone."""
        self._must_be_writable()
        self.state.mark(article, add, remove)
        return self._save(lambda store: store.mark_read(add, remove), _nothing, Marked(article))

    def mark_all(self, add: tuple[ReadMark, ...]) -> "Future[None]":
        """Set read marks in any articles, as a dataset brings them."""
        self._must_be_writable()
        for article in self.state.articles:
            self.state.mark(article, add, ())
        marked = map(Marked, (*self.state.articles, Id("")))
        return self._save(lambda store: store.mark_read(add), _nothing, *marked)

    def _must_be_writable(self) -> None:
        if self.refusal is not None:
            raise self.refusal

    def _follow(self, change_set: ChangeSet | None, *, undo: bool) -> None:
        if change_set is not None:
            self.state.apply(change_set)
            self._announce(Changed(change_set, "undo" if undo else "redo"))
            self._renew(change_set)

    def _renew(self, change_set: ChangeSet) -> None:
        """Read the project again if an article that is open has got another text."""
        texts = (one.record for one in change_set.changes if one.kind == TextVersion.kind_name)
        if any(
            isinstance(one, TextVersion) and one.article in self.state.articles for one in texts
        ):
            self.reload()

    def _save(
        self, write: Callable[[Store], T], settle: Callable[[T], None], *facts: Announcement
    ) -> "Future[T]":
        """Queue the write, then announce: what a listener reads comes after what is written."""
        self._pending += 1
        self._writes += 1
        done = self._thread.submit(write)
        for fact in facts:
            self._announce(fact)
        done.add_done_callback(lambda future: self._post(lambda: self._settle(future, settle)))
        return done

    def _settle(self, future: "Future[T]", settle: Callable[[T], None]) -> None:
        self._pending -= 1
        failure = future.exception()
        if isinstance(failure, UserError):
            self._announce(Refused(failure))
            self.reload()
            return
        settle(future.result())
        if self._pending == 0 and not self._is_closed:
            steps = self._thread.submit(lambda store: store.steps())
            steps.add_done_callback(lambda found: self._post(lambda: self._saved(found)))

    def _saved(self, found: "Future[tuple[Step | None, Step | None]]") -> None:
        self.steps = found.result()
        if self._pending == 0:
            self._announce(Saved(now()))

    # -- reading ---------------------------------------------------------------------------

    def ask(self, read: Callable[[Store], T], then: Callable[[T], None]) -> None:
        """Read from the store off this thread and hand the answer to `then` on it."""
        future = self._thread.submit(read)
        future.add_done_callback(lambda done: self._post(lambda: self._answer(done, then)))

    def _answer(self, done: "Future[T]", then: Callable[[T], None]) -> None:
        failure = done.exception()
        if isinstance(failure, UserError):
            self._announce(Refused(failure))
        else:
            then(done.result())

    def load(self, article: Id, then: Callable[[OpenArticle], None]) -> None:
        """Open an article (once) and hand it over; it stays current until it is closed."""
        if opened := self.state.articles.get(article):
            then(opened)
            return

        writes = self._writes

        def keep(found: OpenArticle) -> None:
            if writes != self._writes and article not in self.state.articles:
                self.load(article, then)  # it may have changed since it was asked for
                return
            then(self.state.articles.setdefault(article, found))

        self.ask(lambda store: store.open_article(article), keep)

    def follow(self, change_set: ChangeSet) -> None:
        """Show what was written through the store itself, as a large import is."""
        self.state.apply(change_set)
        self._announce(Changed(change_set, "do"))
        self._renew(change_set)
        steps = self._thread.submit(lambda store: store.steps())
        steps.add_done_callback(lambda found: self._post(lambda: self._saved(found)))

    def reload(self) -> None:
        """Read catalogue and open articles again from the file, and announce it."""
        if self._is_closed:
            return
        wanted, writes = tuple(self.state.articles), self._writes

        def read(store: Store) -> tuple[State, tuple[Step | None, Step | None]]:
            state = State(store.catalogue())
            for article in wanted:
                if state.catalogue.get(Article, article):
                    state.articles[article] = store.open_article(article)
            return state, store.steps()

        def take(found: tuple[State, tuple[Step | None, Step | None]]) -> None:
            if writes != self._writes:
                self.reload()  # what was done since is not in what was read
                return
            self.state, self.steps = found
            self._announce(Changed(ChangeSet("reload", ()), "taken_back"))

        self.ask(read, take)

    def aside(self) -> "Session":
        """Return the session as it is now, for reading on another thread while this one goes on."""
        still = copy(self)
        still._listeners = []  # noqa: SLF001  # of its own class
        still.state = State(Catalogue(self.state.catalogue))
        return still

    # -- listening -------------------------------------------------------------------------

    def listen(self, listener: Listener) -> None:
        """Call `listener` with every announcement from now on."""
        self._listeners.append(listener)

    def _announce(self, fact: Announcement) -> None:
        for listener in tuple(self._listeners):
            listener(fact)

    @property
    def pending(self) -> int:
        """How many acts are shown but not yet on disk."""
        return self._pending

    def close(self) -> None:
        """Finish what is pending and let go of the file."""
        self._is_closed = True
        self._thread.close()


def _nothing(_: object) -> None:
    pass
