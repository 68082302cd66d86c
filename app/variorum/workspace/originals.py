"""Where the text of an article is from, and the file itself where it is kept."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from variorum.ingest.files import load
from variorum.model.details import Origin
from variorum.model.errors import UserError
from variorum.model.ids import Id
from variorum.model.records import Article
from variorum.store.store import Store
from variorum.workspace.importing import Candidate
from variorum.workspace.session import Session

_STEP = "original:sha256="


def keep_originals(session: Session, candidates: Iterable[Candidate]) -> list[str]:
    """Keep the files that importable candidates are from; to be called before they are imported.

    Each is read again; one that is gone or is another by now is not kept. Returns their names.
    All are held at once, so they should be no more than are looked at together.
    """
    wanted = {one.source: one for one in candidates if one.importable and one.source}
    missed: list[str] = []
    found: list[bytes] = []
    for path, one in wanted.items():
        data = _unchanged(path, one)
        if data is None:
            missed.append(one.name)
        else:
            found.append(data)
    if found:
        session.submit(lambda store: store.keep_originals(found)).result()
    return missed


def _unchanged(path: Path, one: Candidate) -> bytes | None:
    """Return the bytes of a file, or None if they are no longer those that were read."""
    assert one.incoming is not None  # importable  # noqa: S101
    try:
        data = load(path).data
    except UserError:
        return None
    same = hashlib.sha256(data).hexdigest() == _fingerprint(one.incoming.steps)
    return data if same else None


def origin_of(session: Session, article: Id) -> Origin:
    """Return where the latest text of an article is from and what read it."""
    label = session.state.catalogue.all(Article)[article].file_name

    def read(store: Store) -> Origin:
        version = store.open_article(article).version
        sha256 = _fingerprint(version.steps)
        return Origin(
            file_name=label,
            sha256=sha256,
            kept=store.original_size(sha256),
            extractor=version.extractor,
            encoding=version.encoding,
            steps=version.steps,
            number=version.number,
            imported=version.created,
        )

    return session.submit(read).result()


def original_of(session: Session, article: Id) -> bytes:
    """Return the file the latest text of an article is from.

    Raises UserError original.not_kept (`file`), or original.damaged.
    """
    origin = origin_of(session, article)
    data = session.submit(lambda store: store.original(origin.sha256)).result()
    if data is None:
        raise UserError("original.not_kept", file=origin.file_name)
    return data


def save_original(session: Session, article: Id, path: Path) -> None:
    """Write the file the latest text of an article is from; errors as of `original_of`.

    Raises UserError project.unwritable (`path`, `problem`) if it cannot be written.
    """
    data = original_of(session, article)
    try:
        path.write_bytes(data)
    except OSError as error:
        problem = error.strerror or ""
        raise UserError("project.unwritable", path=str(path), problem=problem) from error


def _fingerprint(steps: Iterable[str]) -> str:
    return next((one.removeprefix(_STEP) for one in steps if one.startswith(_STEP)), "")
