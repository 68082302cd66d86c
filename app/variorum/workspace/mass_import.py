"""Very many files at once, for a window: read and saved on a worker, piece by piece.

What is written goes through the store alone, so that the window's thread has nothing to do until
all is there; then it follows (`Brought.follow`). Stopped or killed, whole pieces stay.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from variorum.model.catalogue import IN_TEXT
from variorum.model.changes import Change, ChangeSet
from variorum.model.errors import Cancelled, UserError
from variorum.model.ids import Id
from variorum.model.records import Article
from variorum.model.tags import Tag
from variorum.workspace.collecting import few_collections
from variorum.workspace.import_pieces import pieces
from variorum.workspace.importing import Candidate, Importer
from variorum.workspace.originals import keep_originals
from variorum.workspace.session import Session
from variorum.workspace.versions import NewVersion, new_version, same_address

AT_ONCE = 500
"""Files of a piece: what else is to be saved or read waits for one at most."""

_TOLD = 500
"""Files that could not be read, and tags without a place, that are remembered by name."""


@dataclass(frozen=True, slots=True)
class MassWishes:
    """Whether the files are kept, and whether a text of a known address is the article's next."""

    keep: bool = False
    renew: bool = True


@dataclass(slots=True)
class Brought:
    """What came of it: texts imported, known before and refused, new texts of articles.

    `errors` and `left` (label of the article, tag) are the first of many; `unplaced` counts all.
    """

    done: int = 0
    everything: int = 0
    imported: int = 0
    known: int = 0
    refused: int = 0
    renewed: int = 0
    moved: int = 0
    unplaced: int = 0
    missed: int = 0
    stopped: bool = False
    errors: list[UserError] = field(default_factory=list)
    left: list[tuple[str, Tag]] = field(default_factory=list)
    _new: list[Change] = field(default_factory=list)
    _versions: list[ChangeSet] = field(default_factory=list)

    def follow(self, session: Session) -> None:
        """Let the session that shows the project know of it; to be called on its thread."""
        if self._new:
            session.follow(ChangeSet("import", tuple(self._new), (("count", str(self.imported)),)))
        for act in self._versions:
            session.follow(act)


def bring(
    aside: Session,
    paths: Iterable[Path],
    wishes: MassWishes,
    author: Id,
    told: Callable[[Brought, int, int], bool],
) -> Brought:
    """Import files and folders; `told` hears (so far, files looked at, all), False stops.

    `aside` is a session of this thread's own (`Session.aside`), `author` somebody of the project.
    """
    found = Brought()
    taking = _Taking(aside, wishes, author, found)
    try:
        for piece in pieces(
            aside, paths, at_once=AT_ONCE, go_on=lambda done, of: told(found, done, of), skim=True
        ):
            found.everything = piece.everything
            taking.take(piece.found)
            found.done = piece.done
    except Cancelled:
        found.stopped = True
    return found


class _Taking:
    """Saves pieces, each on disk before the next is read."""

    def __init__(self, aside: Session, wishes: MassWishes, author: Id, found: Brought) -> None:
        self._session, self._wishes, self._author = aside, wishes, author
        self._found = found
        self._importer = Importer(aside)

    @few_collections()
    def take(self, candidates: Sequence[Candidate]) -> None:
        """Save what can be imported and count the rest."""
        session, found = self._session, self._found
        renewed = same_address(session, candidates) if self._wishes.renew else {}
        if self._wishes.keep:
            found.missed += len(keep_originals(session, candidates))
        own = [one for at, one in enumerate(candidates) if at not in renewed]
        act = self._importer.act(own)
        if act:
            self._save(act)
            found.imported += sum(one.importable for one in own)
            found._new += [one for one in act.changes if one.kind not in IN_TEXT]  # noqa: SLF001  # its maker
        for at, article in renewed.items():
            self._renew(article, candidates[at])
        errors = [one.error for one in candidates if one.error]
        found.known += sum(bool(one.duplicate_of) for one in candidates)
        found.refused += len(errors)
        found.errors += errors[: _TOLD - len(found.errors)]

    def _renew(self, article: Article, candidate: Candidate) -> None:
        found = self._found
        made = new_version(self._session, article, candidate)
        self._save(made.act, made)
        found.renewed += 1
        found.moved += made.moved
        found.unplaced += len(made.unplaced)
        found._versions.append(made.act)  # noqa: SLF001  # as above
        room = _TOLD - len(found.left)
        found.left += [(article.label, tag) for tag in made.unplaced[:room]]

    def _save(self, act: ChangeSet, made: NewVersion | None = None) -> None:
        session, author = self._session, self._author
        session.submit(lambda store: store.commit(act, author)).result()
        if made and made.marks:
            marks = made.marks
            session.submit(lambda store: store.mark_read(marks)).result()
        session.state.apply(act)
