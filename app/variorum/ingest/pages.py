"""A saved page: an article, or an export of Factiva with many."""

from variorum.ingest.charset import MAX_PAGE, decode_page
from variorum.ingest.factiva import split_factiva
from variorum.ingest.incoming import Extracted
from variorum.ingest.saved_html import read_html
from variorum.model.reading import Reading


def read_page(data: bytes, file: str, how: Reading) -> list[Extracted]:
    """Return the articles of an .html file."""
    declared = f"{how.encoding}!" if how.encoding else ""
    if len(data) <= MAX_PAGE and (b"articleParagraph" in data or b"<b>HD" in data):
        found = split_factiva(*decode_page(data, declared, file))
        if found:
            return found
    return read_html(data, file, declared)
