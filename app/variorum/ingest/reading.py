"""Bytes to articles, by the suffix of the file: the one door to every format.

`read_bytes` takes bytes and gives plain values, so that it can be called in a process of its own.
A reader is a function of a module that is loaded when its format is first met.
"""

import hashlib
from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from variorum.ingest.decoding import MAX_BYTES, decode, normalise
from variorum.ingest.guessing import guess_metadata
from variorum.ingest.incoming import Extracted, Incoming, incoming
from variorum.model.errors import UserError
from variorum.model.reading import Reading

MAX_FILE = 50_000_000
"""The largest file; what is unpacked of it has its own limits (`packed`)."""


class _Reader(NamedTuple):
    """A module of this package and its function (data, file, how) -> list of `Extracted`."""

    module: str
    function: str


PLAIN = {
    ".txt": "plain-text/1",
    ".md": "markdown-as-text/1",
    ".markdown": "markdown-as-text/1",
}
"""Read as they are. Markdown is not rendered: offsets are of the text as it is."""

_READERS = {
    ".html": _Reader("pages", "read_page"),
    ".htm": _Reader("pages", "read_page"),
    ".xhtml": _Reader("pages", "read_page"),
    ".mhtml": _Reader("mail", "read_mhtml"),
    ".mht": _Reader("mail", "read_mhtml"),
    ".webarchive": _Reader("webarchive", "read_webarchive"),
    ".eml": _Reader("mail", "read_eml"),
    ".pdf": _Reader("pdf", "read_pdf"),
    ".csv": _Reader("tables", "read_csv"),
    ".tsv": _Reader("tables", "read_csv"),
    ".jsonl": _Reader("tables", "read_jsonl"),
    ".xlsx": _Reader("tables", "read_xlsx"),
    ".rtf": _Reader("rtf", "read_rtf"),
    ".odt": _Reader("odt", "read_odt"),
    ".epub": _Reader("epub", "read_epub"),
    ".docx": _Reader("docx", "read_docx"),
    ".docm": _Reader("docx", "read_docx"),
}
SUFFIXES = (*PLAIN, *_READERS)
"""The suffixes that can be read, in lower case."""


def read_bytes(data: bytes, name: str, how: Reading) -> list[Incoming]:
    """Return the articles of a file of this name: mostly one, of an archive all.

    Touches no file and no network. Raises UserError import.… with `file` = `name`.
    """
    suffix = _suffix(name)
    if suffix in PLAIN:
        return [_plain(data, name, PLAIN[suffix], how)]
    if len(data) > MAX_FILE:
        raise UserError("import.file_too_large", file=name)
    reader = _READERS[suffix]
    module = import_module(f"variorum.ingest.{reader.module}")
    read: Callable[[bytes, str, Reading], list[Extracted]] = getattr(module, reader.function)
    found = read(data, name, how)
    many = len(found) > 1
    return [
        incoming(one, data, name, f"{number}/{len(found)}" if many else "")
        for number, one in enumerate(found, start=1)
    ]


def is_plain(name: str) -> bool:
    """Tell whether a file of this name is text as it is, which no library has to take apart."""
    return _suffix(name) in PLAIN


def _suffix(name: str) -> str:
    return name[name.rfind(".") :].lower() if "." in name else ""


def _plain(data: bytes, name: str, extractor: str, how: Reading) -> Incoming:
    if how.encoding and len(data) <= MAX_BYTES:
        try:
            text, encoding = data.decode(how.encoding), how.encoding
        except (LookupError, ValueError) as error:
            raise UserError("import.undecodable", file=name, encoding=how.encoding) from error
    else:
        text, encoding = decode(data, name)
    return read_plain(text, encoding, extractor, name, data)


def read_plain(
    text: str, encoding: str, extractor: str, name: str, original: bytes | None = None
) -> Incoming:
    """Freeze text that needs no extraction; its characters stay as they are."""
    text, steps = normalise(text, name)
    frozen = text.encode("utf-8")
    sha256 = hashlib.sha256(frozen).hexdigest()
    if original is not None:  # mostly the same bytes
        same = sha256 if original == frozen else hashlib.sha256(original).hexdigest()
        steps = (f"original:sha256={same}", *steps)
    guesses = guess_metadata(text, name)
    return Incoming(text, sha256, encoding, steps, extractor, guesses, name)
