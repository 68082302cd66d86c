"""The memos of an open project in memory: of actors, propositions, articles; not those on tags.

Notes on tags grow with the reading and come with their article.
"""

from collections.abc import Callable, Iterable, Mapping

from variorum.model.changes import Change
from variorum.model.ids import Id
from variorum.model.records import Note
from variorum.model.views import LinkedTag
from variorum.store.store import Store
from variorum.tagging.memos import guideline_kind
from variorum.workspace.announce import Announcement, Changed
from variorum.workspace.session import Session

_TAG = "tag"


class MemoBook:
    """The text of each record's memo, kept current; of several the annotator's own."""

    def __init__(self, session: Session, changed: Callable[[], None]) -> None:
        """Read the memos of `session`; `changed` is called whenever they are others."""
        self._session = session
        self._changed = changed
        self._notes: dict[Id, Note] = {}
        self._texts: dict[Id, str] | None = None
        self._reading = self._missed = False
        session.listen(self._on_announced)
        self._read()

    @property
    def texts(self) -> Mapping[Id, str]:
        """The text of the memo on each record that has one, by the record's id."""
        if self._texts is None:
            me = self._session.author
            mine_last = sorted(self._notes.values(), key=lambda one: (one.author == me, one.id))
            self._texts = {one.subject: one.text for one in mine_last}
        return self._texts

    def notes(self) -> list[Note]:
        """Return every memo held, oldest first."""
        return sorted(self._notes.values(), key=lambda one: (one.created, one.id))

    def _read(self) -> None:
        self._reading, self._missed = True, False
        self._session.ask(lambda store: store.memos(), self._take)

    def _take(self, found: Iterable[Note]) -> None:
        if self._missed:
            self._read()  # what was written since is not in what was read
            return
        self._reading = False
        self._notes = {one.id: one for one in found if guideline_kind(one) is None}
        self._tell()

    def _on_announced(self, fact: Announcement) -> None:
        if not isinstance(fact, Changed):
            return
        if fact.how == "taken_back":
            self._read()
        elif any(_is_memo(one) for one in fact.change_set.changes):
            self._missed = self._reading
            self._follow(fact.change_set.changes)
            self._tell()

    def _follow(self, changes: Iterable[Change]) -> None:
        for change in changes:
            if not _is_memo(change):
                continue
            after = change.after
            if isinstance(after, Note) and guideline_kind(after) is None:
                self._notes[after.id] = after
            else:
                self._notes.pop(change.id, None)

    def _tell(self) -> None:
        self._texts = None
        self._changed()


NotedTags = list[tuple[Note, LinkedTag]]


def noted_tags(store: Store) -> NotedTags:
    """Return every note on a tag with its tag, oldest first. For the store's thread."""
    notes = store.memos(on_tags=True)
    tags = {linked.tag.id: linked for linked in store.tags({one.subject for one in notes})}
    return [(one, tags[one.subject]) for one in notes if one.subject in tags]


def first_line(text: str) -> str:
    """Return the first line of a memo that says anything."""
    return next((line.strip() for line in text.splitlines() if line.strip()), "")


def _is_memo(change: Change) -> bool:
    return isinstance(change.record, Note) and change.record.about != _TAG
