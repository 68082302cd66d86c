"""Marked-up text as it stands, whole: for chapters and exports that hold no page around it."""

import re
from typing import TYPE_CHECKING

from variorum.ingest.incoming import Block
from variorum.model.vocabulary import RegionKind

if TYPE_CHECKING:
    from lxml.etree import _Element

_OPEN_AND_SHUT = re.compile(
    r"(?i)<(a|b|div|em|i|iframe|li|p|script|span|style|td|textarea|title)(\s[^<>]*)?/>"
)
_SILENT = frozenset(("script", "style", "template", "rp", "rt", "head", "title"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCKS = _HEADINGS | {
    *("p", "div", "li", "tr", "blockquote", "pre", "section", "article", "aside", "header"),
    *("footer", "figure", "figcaption", "table", "ul", "ol", "dl", "dt", "dd", "body", "hr"),
    *("nav", "main"),
}
_SPACE = re.compile(r"[ \t\r\n]+")


def parse(page: str) -> "_Element":
    """Parse HTML, or XHTML with its empty elements, as a browser would; fetches nothing."""
    from lxml import html  # noqa: PLC0415  # lazy: only for pages

    written = _OPEN_AND_SHUT.sub(r"<\1\2></\1>", page)
    parser = html.HTMLParser(encoding="utf-8", no_network=True)
    # As bytes: text with an XML declaration is refused.
    return html.document_fromstring(written.encode("utf-8", "replace") or b" ", parser=parser)


def blocks_of(root: "_Element") -> list[Block]:
    """Return the paragraphs of a tree in order; headings as headline (the first) and subheads."""
    gathered = _Gathering()
    stack: list[tuple[_Element, bool]] = [(root, False)]
    while stack:
        element, leaving = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if leaving or not tag or tag in _SILENT:
            gathered.leave(tag)
            gathered.add(element.tail or "" if element is not root else "")
            continue
        gathered.enter(tag)
        gathered.add(element.text or "")
        stack.append((element, True))
        stack += [(child, False) for child in reversed(element)]
    gathered.leave("body")
    return gathered.blocks


class _Gathering:
    """Puts pieces of text together until a block begins or ends."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._pieces: list[str] = []
        self._heading = False
        self._as_written = 0

    def enter(self, tag: str) -> None:
        """Begin an element."""
        if tag in _BLOCKS:
            self._end()
        self._heading |= tag in _HEADINGS
        self._as_written += tag == "pre"
        if tag == "br":
            self._pieces.append("\n")
        elif tag in {"td", "th"} and "".join(self._pieces).strip():
            self._pieces.append("\t")

    def leave(self, tag: str) -> None:
        """End an element."""
        if tag in _BLOCKS:
            self._end()
        if tag in _HEADINGS:
            self._heading = False
        self._as_written -= tag == "pre"

    def add(self, text: str) -> None:
        """Add running text, its white space as a browser shows it."""
        self._pieces.append(text if self._as_written else _SPACE.sub(" ", text))

    def _end(self) -> None:
        text = re.sub(r" *\n *", "\n", "".join(self._pieces)).strip(" \t\n")
        self._pieces.clear()
        if not text:
            return
        first = not any(one.kind is RegionKind.HEADLINE for one in self.blocks)
        kind = (RegionKind.HEADLINE if first else RegionKind.SUBHEAD) if self._heading else None
        self.blocks.append(Block(re.sub(r"  +", " ", text), kind))
