"""The text of a PDF, by PDFium; scans are told, repeated page edges are left out and said."""

import ctypes
import re
from collections import Counter
from collections.abc import Iterable
from contextlib import ExitStack
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from variorum.ingest.decoding import MAX_BYTES
from variorum.ingest.incoming import Block, Extracted
from variorum.ingest.lines import Line, paragraphs
from variorum.model.errors import UserError
from variorum.model.reading import Reading

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument  # type: ignore[import-untyped]  # has no stubs

_MAX_PAGES = 2000
_PASSWORD = 4
_LINE = re.compile("([^\r\n\ufffe]*\ufffe?)(\r\n|\r|\n)?")
"""PDFium puts U+FFFE for a hyphen at the end of a line, and no line end."""
_DIGITS = re.compile(r"\d+")
_EDGE = re.compile(
    r"(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?"
    r"|https?://\S+(?:\s+\d+/\d+)?"
    r"|\d{1,2}[./]\d{1,2}[./]\d{2,4},\s+\d{1,2}:\d{2}(?:\s?[AP]M)?(?:\s.*)?",
    re.IGNORECASE,
)
_EDGE_LINES = 2
_URL = re.compile(r"https?://[^\s<>\"]+")


def read_pdf(data: bytes, file: str, how: Reading) -> list[Extracted]:
    """Return the text of a PDF as one article.

    Raises UserError import.damaged, import.locked (a password), import.scan (pictures of pages, no
    text), import.bomb (more than 2,000 pages) or import.too_large.
    """
    del how
    with ExitStack() as stack:
        document = _opened(data, file)
        stack.callback(document.close)
        if len(document) > _MAX_PAGES:
            raise UserError("import.bomb", file=file)
        pages = _pages(document, file)
        title = document.get_metadata_dict().get("Title", "")
    empty = sum(not page for page in pages)
    if empty == len(pages):
        raise UserError("import.scan", file=file)
    edges = _edges(pages)
    kept = [[line for line in page if not line.edge or _shape(line) not in edges] for page in pages]
    rest = [line.text for page in pages for line in page if line.edge and _shape(line) in edges]
    found, joined = paragraphs(kept)
    words = sum(len(line.split()) for line in rest)
    steps = (
        *((f"hyphens:joined={joined}",) if joined else ()),
        *((f"pages:without_text={empty}",) if empty else ()),
        *((f"left_out:words={words}",) if words else ()),
    )
    urls = {address for line in rest for address in _URL.findall(line)}
    return [
        Extracted(
            blocks=tuple(Block(text) for text in found),
            extractor=f"pypdfium2/{version('pypdfium2')}",
            steps=steps,
            known={"title": _title(title, found), "url": urls.pop() if len(urls) == 1 else ""},
            left_out="\n".join(dict.fromkeys(rest)),
        )
    ]


def _opened(data: bytes, file: str) -> "PdfDocument":
    from pypdfium2 import PdfDocument, PdfiumError  # noqa: PLC0415  # slow to load, seldom needed

    try:
        return PdfDocument(data)
    except PdfiumError as error:
        if error.err_code == _PASSWORD:
            raise UserError("import.locked", file=file) from error
        raise UserError("import.damaged", file=file) from error


def _pages(document: "PdfDocument", file: str) -> list[list[Line]]:
    from pypdfium2 import PdfiumError  # noqa: PLC0415  # the same

    pages: list[list[Line]] = []
    length = 0
    try:
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            length += text.count_chars()
            if length > MAX_BYTES:
                raise UserError("import.too_large", file=file, limit=MAX_BYTES)
            pages.append(_lines(text))
            text.close()
            page.close()
    except PdfiumError as error:
        raise UserError("import.damaged", file=file) from error
    return pages


def _lines(page: Any) -> list[Line]:  # noqa: ANN401  # pypdfium2 has no types
    """Return the lines of a page in reading order, each with the box of its first character."""
    whole = page.get_text_range()
    # Boxes are found by PDFium's index, which may count in UTF-16.
    units = len(whole.encode("utf-16-le", "surrogatepass")) // 2 == page.count_chars()
    lines: list[Line] = []
    index = 0
    for found in _LINE.finditer(whole):
        text = found[1]
        stripped = text.strip()
        if stripped:
            start = index + len(text) - len(text.lstrip())
            end = start + len(stripped.rstrip("\ufffe"))
            left, bottom, right, top = _box(page, start, end) if units else _NONE
            lines.append(Line(stripped, left, bottom, right, top - bottom))
        index += len(found[0].encode("utf-16-le", "surrogatepass")) // 2
    count = len(lines)
    return [
        line.at_edge() if at < _EDGE_LINES or at >= count - _EDGE_LINES else line
        for at, line in enumerate(lines)
    ]


_NONE = (0.0, 0.0, 0.0, 0.0)


def _box(page: Any, start: int, end: int) -> tuple[float, float, float, float]:  # noqa: ANN401  # the same
    from pypdfium2 import PdfiumError  # noqa: PLC0415  # the same

    try:
        first = page.get_charbox(start, loose=True)
        last = page.get_charbox(end - 1, loose=True)
    except (PdfiumError, IndexError, ctypes.ArgumentError):
        return _NONE
    return first[0], first[1], last[2], first[3]


def _shape(line: Line) -> str:
    return _DIGITS.sub("#", line.text)


def _edges(pages: Iterable[list[Line]]) -> set[str]:
    """Return the shapes (digits as #) of running heads, feet, page numbers and print stamps."""
    counted: Counter[str] = Counter()
    sure: set[str] = set()
    number = 0
    for page in pages:
        shapes = {_shape(line) for line in page if line.edge}
        sure |= {_shape(line) for line in page if line.edge and _EDGE.fullmatch(line.text)}
        counted.update(shapes)
        number += 1
    often = max(2, (number + 1) // 2)
    return sure | {shape for shape, count in counted.items() if number > 1 and count >= often}


def _title(stated: str, found: list[str]) -> str:
    """Trust the file's own title only where the text bears it out."""
    first = found[0] if found else ""
    stated = stated.strip()
    if first and stated.startswith(first):
        return first
    return stated if any(stated == one for one in found[:3]) else ""
