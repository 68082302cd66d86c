"""A book as its chapters, one article each, in reading order (EPUB 3.3, 5 and 4.2)."""

from xml.etree.ElementTree import Element

from variorum.ingest.charset import decode_page
from variorum.ingest.incoming import Block, Extracted
from variorum.ingest.markup import blocks_of, parse
from variorum.ingest.packed import Package, beside
from variorum.model.errors import UserError
from variorum.model.reading import Reading
from variorum.model.vocabulary import RegionKind

_CONTAINER = "META-INF/container.xml"
_ROOT = ".//{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PAGES = ("application/xhtml+xml", "text/html")
_FEW_WORDS = 20


def read_epub(data: bytes, file: str, how: Reading) -> list[Extracted]:
    """Return the chapters; pages of a few words (covers, titles) are in none, but told.

    Raises UserError import.damaged, .locked, .bomb or .empty.
    """
    with Package(data, file) as package:
        root = package.xml(_CONTAINER).find(_ROOT)
        opf = root.get("full-path", "") if root is not None else ""
        book = package.xml(opf)
        found = [
            blocks
            for member in _spine(book, opf)
            if member in package and (blocks := _chapter(package.read(member), file, how))
        ]
    if not found:
        raise UserError("import.empty", file=file)
    chapters = [one for one in found if _words(one) >= _FEW_WORDS] or found
    rest = [block.text for one in found if one not in chapters for block in one]
    known = _known(book)
    words = sum(len(line.split()) for line in rest)
    return [
        Extracted(
            blocks=tuple(blocks),
            extractor="epub/1",
            steps=(f"left_out:words={words}",) if words else (),
            known={**known, "title": _heading(blocks)},
            left_out="\n".join(rest),
        )
        for blocks in chapters
    ]


def _spine(book: Element, opf: str) -> list[str]:
    """Return the members in reading order, the table of contents not among them."""
    pages = {
        item.get("id", ""): beside(opf, item.get("href", ""))
        for item in book.iter(f"{_OPF}item")
        if item.get("media-type") in _PAGES and "nav" not in item.get("properties", "").split()
    }
    order = [item.get("idref", "") for item in book.iter(f"{_OPF}itemref")]
    return list(dict.fromkeys(pages[one] for one in order if one in pages))


def _chapter(page: bytes, file: str, how: Reading) -> list[Block]:
    declared = f"{how.encoding}!" if how.encoding else ""
    return blocks_of(parse(decode_page(page, declared, file)[0])) if page.strip() else []


def _words(blocks: list[Block]) -> int:
    return sum(len(one.text.split()) for one in blocks)


def _heading(blocks: list[Block]) -> str:
    named = (one.text for one in blocks[:3] if one.kind is RegionKind.HEADLINE)
    return " ".join(next(named, "").split())


def _known(book: Element) -> dict[str, str]:
    def first(name: str) -> str:
        return " ".join((book.findtext(f".//{_DC}{name}") or "").split())

    return {
        "outlet": first("publisher"),
        "byline": first("creator"),
        "published": first("date"),
        "language": first("language").lower()[:2],
    }
