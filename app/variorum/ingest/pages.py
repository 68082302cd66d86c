"""A saved page: an article, or an export of Factiva with many."""

from variorum.ingest.incoming import Extracted
from variorum.ingest.saved_html import read_html
from variorum.model.reading import Reading


def read_page(data: bytes, file: str, how: Reading) -> list[Extracted]:
    """Return the articles of an .html file."""
    return read_html(data, file, f"{how.encoding}!" if how.encoding else "")
