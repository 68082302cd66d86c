"""Very many files: read and saved piece by piece, so that memory stays small and none is lost.

Each piece is one act, on disk before the next is read. An import that ends early, by a kill or by
the analyst, keeps whole pieces; done again, it passes over the texts that are there.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from variorum.ingest.files import plan
from variorum.model.errors import UserError
from variorum.model.reading import Reading
from variorum.workspace.importing import Candidate, Progress, look_at_files
from variorum.workspace.known_files import known_files
from variorum.workspace.session import Session


def always(_done: int, _all: int) -> bool:
    """Go on in any case."""
    return True


FILES_AT_ONCE = 2000
BYTES_AT_ONCE = 30_000_000
"""What is read before it is saved; a single larger file is a piece by itself."""

FILES_SHOWN = 1000
"""Files that are looked at one by one before they are imported."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How many files there are to read, and their size in bytes."""

    files: int
    size: int

    @property
    def is_many(self) -> bool:
        """Whether they are more than can be looked at one by one."""
        return self.files > FILES_SHOWN or self.size > BYTES_AT_ONCE


def extent(paths: Iterable[Path]) -> Extent:
    """Return how much files and folders hold; reads none of it."""
    files = plan(paths).files
    return Extent(len(files), sum(map(_size, files)))


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of the files, looked at: `done` of `everything` are looked at with them."""

    found: list[Candidate]
    done: int
    everything: int


def pieces(  # noqa: PLR0913  # three are wishes, by name
    session: Session,
    paths: Iterable[Path],
    how: Reading | None = None,
    *,
    at_once: int | None = None,
    go_on: Progress = always,
    skim: bool = False,
) -> Iterator[Piece]:
    """Yield the articles of files and folders; what is yielded should be saved before going on.

    Only so are texts seen to be in the project when a later piece has them too. With `skim`, files
    whose bytes are a text of the project come unread. Raises Cancelled when `go_on`, asked for
    each file that is read, says so.
    """
    files, refused = plan(paths)
    first = [_refused(error) for error in refused]
    done = 0
    for piece in _cut(files, at_once or FILES_AT_ONCE):
        known = known_files(session, piece) if skim and not (how and how.encoding) else {}
        done += len(known)
        found = [Candidate(file.name, duplicate_of=known[file], source=file) for file in known]
        unread = [file for file in piece if file not in known]
        found += look_at_files(session, unread, _counting(go_on, done, len(files)), how)
        done += len(unread)
        yield Piece(first + found, done, len(files))
        first = []
    if first:
        yield Piece(first, done, len(files))


def _counting(go_on: Progress, before: int, everything: int) -> Progress:
    return lambda done, _all: go_on(before + done, everything)


def _refused(error: UserError) -> Candidate:
    return Candidate(name=str(error.params.get("file", "")), error=error)


def _cut(files: Sequence[Path], at_once: int) -> Iterator[list[Path]]:
    piece: list[Path] = []
    size = 0
    for file in files:
        more = _size(file)
        if piece and (len(piece) >= at_once or size + more > BYTES_AT_ONCE):
            yield piece
            piece, size = [], 0
        piece.append(file)
        size += more
    if piece:
        yield piece


def _size(file: Path) -> int:
    try:
        return file.lstat().st_size
    except OSError:
        return 0  # gone by now: reading it says so
