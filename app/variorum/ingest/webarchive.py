"""A page saved by Safari: a property list that holds the page and its address."""

import plistlib
from xml.parsers.expat import ExpatError

from variorum.ingest.incoming import Extracted
from variorum.ingest.saved_html import read_html
from variorum.model.errors import UserError
from variorum.model.reading import Reading


def read_webarchive(data: bytes, file: str, how: Reading) -> list[Extracted]:
    """Return the article of the main resource; raise UserError import.damaged."""
    try:
        main = plistlib.loads(data)["WebMainResource"]
        page, encoding = main["WebResourceData"], str(main.get("WebResourceTextEncodingName", ""))
        url = str(main.get("WebResourceURL", ""))
    except (
        *(plistlib.InvalidFileException, ExpatError, KeyError, IndexError, TypeError),
        *(AttributeError, ValueError, OverflowError, RecursionError),
    ) as error:
        raise UserError("import.damaged", file=file) from error
    if not isinstance(page, bytes):
        raise UserError("import.damaged", file=file)
    declared = f"{how.encoding}!" if how.encoding else encoding
    return read_html(page, file, declared, url if url.startswith("http") else "")
