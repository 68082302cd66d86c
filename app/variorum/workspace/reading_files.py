"""A file to its articles: what only needs decoding here, all else in the process with limits."""

from pathlib import Path

from variorum.ingest import plainly
from variorum.ingest.files import load
from variorum.ingest.incoming import Incoming
from variorum.ingest.reading import is_plain, read_bytes
from variorum.model.reading import Reading
from variorum.workspace.limited import Limited


def read_file(path: Path, how: Reading, reader: Limited) -> list[Incoming]:
    """Return the articles of a file; raise UserError (import or limited)."""
    name, data = load(path)
    if is_plain(name):
        return read_bytes(data, name, how)
    plain = reader.run(plainly.READ, data, plainly.given(name, how), name)
    return plainly.articles(plain, name)
