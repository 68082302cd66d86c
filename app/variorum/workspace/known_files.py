"""Files whose text a project has already, known by their bytes: an import goes on where it ended.

Only what an import of many files asks before it reads them: most bytes are frozen as they are.
"""

import codecs
import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from variorum.ingest.files import load
from variorum.ingest.reading import is_plain
from variorum.model.errors import UserError
from variorum.workspace.known_texts import texts_known
from variorum.workspace.session import Session


def known_files(session: Session, files: Sequence[Path]) -> dict[Path, str]:
    """Return what the article is called that has a file's bytes as its text.

    Nothing is read but the first file and the last one if neither is known, as of new material.
    """
    return _known(session, files) if _known(session, {files[0], files[-1]}) else {}


def _known(session: Session, files: Iterable[Path]) -> dict[Path, str]:
    hashes = {file: sha256 for file in files if (sha256 := _fingerprint(file))}
    names = texts_known(session, list(hashes.values()))
    return {file: names[sha256] for file, sha256 in hashes.items() if sha256 in names}


def _fingerprint(file: Path) -> str:
    """Return the SHA-256 of plain text in UTF-8; nothing for what must be read to be known."""
    if not is_plain(file.name):
        return ""
    try:
        data = load(file).data
    except UserError:
        return ""  # reading it says why
    return "" if data.startswith(codecs.BOM_UTF8) else hashlib.sha256(data).hexdigest()
