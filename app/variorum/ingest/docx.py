"""A Word document as it reads with its tracked changes accepted; headings become regions.

Read from the document itself (ECMA-376 part 1, 17): python-docx's text of a paragraph drops tracked
insertions and content controls.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from variorum.ingest.incoming import Block, Extracted, row_blocks
from variorum.ingest.packed import Package, beside, walk
from variorum.model.reading import Reading
from variorum.model.vocabulary import RegionKind

EXTRACTOR = "docx/1"
_WORD = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MAIN = "word/document.xml"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_NO_TITLE = re.compile(r"(?i)microsoft word.*|document ?\d*|untitled.*|.*\.docx?|")
_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}


def read_docx(data: bytes, file: str, how: Reading) -> list[Extracted]:
    """Return the document as one article; a Nexis Uni export as the articles in it."""
    from variorum.ingest.nexis import split  # noqa: PLC0415  # it builds on this module

    del how
    whole = read_document(data, file)
    return split(whole) or [whole]


def read_document(data: bytes, file: str) -> Extracted:
    """Return all of a document; raises UserError import.damaged, .locked or .bomb."""
    with Package(data, file) as package:
        main = _main_part(package)
        styles = _styles(package, beside(main, "styles.xml"))
        body = _Text(styles)
        body.read(package.xml(main))
        notes = _Text({})
        for part in ("footnotes.xml", "endnotes.xml"):
            if beside(main, part) in package:
                notes.read(package.xml(beside(main, part)))
        title = _core_title(package)
        rest = _margins(package, main)
    blocks = _with_headline(body.blocks)
    blocks += [Block(one.text, RegionKind.REFERENCES) for one in notes.blocks if one.text.strip()]
    first = blocks[0] if blocks else Block("")
    return Extracted(
        blocks=tuple(blocks),
        extractor=EXTRACTOR,
        steps=tuple(_steps(body, notes, rest)),
        known={"title": first.text if first.kind is RegionKind.HEADLINE else title},
        left_out="\n".join(rest),
    )


def _steps(body: "_Text", notes: "_Text", rest: list[str]) -> Iterator[str]:
    if body.inserted:
        yield f"insertions:words={body.inserted}"
    if body.deleted:
        yield f"deletions:words={body.deleted}"
    if notes.blocks:
        yield f"notes:appended={len(notes.blocks)}"
    words = sum(len(line.split()) for line in rest)
    if words:
        yield f"left_out:words={words}"


def _local(tag: str) -> str:
    for namespace in _WORD:
        if tag.startswith(namespace):
            return tag[len(namespace) :]
    return ""


def _value(element: Element, name: str) -> str:
    return next((element.get(space + name, "") for space in _WORD if element.get(space + name)), "")


def _main_part(package: Package) -> str:
    if "_rels/.rels" not in package:
        return _MAIN
    for relation in package.xml("_rels/.rels"):
        if relation.get("Type", "").endswith("/officeDocument"):
            return relation.get("Target", _MAIN).lstrip("/")
    return _MAIN


def _styles(package: Package, part: str) -> dict[str, RegionKind]:
    """Return what the paragraphs of each style are; built-in names are English in all languages."""
    if part not in package:
        return {}
    found: dict[str, RegionKind] = {}
    for style in package.xml(part):
        named = next((_value(one, "val") for one in style if _local(one.tag) == "name"), "").lower()
        if named == "title":
            found[_value(style, "styleId")] = RegionKind.HEADLINE
        elif named.startswith("heading "):
            found[_value(style, "styleId")] = RegionKind.SUBHEAD
        elif named == "caption":
            found[_value(style, "styleId")] = RegionKind.CAPTION
    return found


def _core_title(package: Package) -> str:
    if "docProps/core.xml" not in package:
        return ""
    title = (package.xml("docProps/core.xml").findtext(_TITLE) or "").strip()
    return "" if _NO_TITLE.fullmatch(title) else title


def _margins(package: Package, main: str) -> list[str]:
    """Return the lines of headers, footers and comments, each once."""
    folder = beside(main, ".").removesuffix(".")
    lines: dict[str, None] = {}
    for name in package.names():
        if re.fullmatch(r"(?:header|footer|comments)\d*\.xml", name.removeprefix(folder + "/")):
            text = _Text({})
            text.read(package.xml(name))
            lines.update(dict.fromkeys(one.text.strip() for one in text.blocks))
    lines.pop("", None)
    return list(lines)


def _with_headline(blocks: list[Block]) -> list[Block]:
    """Take a heading that opens the document for its headline."""
    blocks = [one for one in blocks if one.text.strip()]
    if blocks and blocks[0].kind is RegionKind.SUBHEAD:
        blocks[0] = Block(blocks[0].text, RegionKind.HEADLINE)
    return blocks


@dataclass(slots=True)
class _Paragraph:
    text: list[str] = field(default_factory=list)
    kind: RegionKind | None = None
    goes_on: bool = False
    """Its end was deleted, so that it goes on in the next paragraph."""


class _Text:
    """Walks a part of the document and gathers its paragraphs; rows of tables become lines."""

    def __init__(self, styles: dict[str, RegionKind]) -> None:
        self.blocks: list[Block] = []
        self.inserted = 0
        self.deleted = 0
        self._styles = styles
        self._open: list[_Paragraph] = []
        self._rows: list[list[list[Block]]] = []
        self._carried: list[str] = []
        self._inserting = 0
        self._moved_away = 0

    def read(self, root: Element) -> None:
        """Gather what is in `root`."""
        for entering, element in walk(root, (_FALLBACK,)):
            name = _local(element.tag)
            if entering:
                self._enter(name, element)
            else:
                self._leave(name)

    def _enter(self, name: str, element: Element) -> None:
        if name == "p":
            self._open.append(_Paragraph(self._carried))
            self._carried = []
        elif name == "tr":
            self._rows.append([])
        elif name == "tc" and self._rows:
            self._rows[-1].append([])
        elif name == "ins":
            self._inserting += 1
        elif name == "moveFrom":
            self._moved_away += 1
        elif name == "delText":
            self.deleted += len((element.text or "").split())
        elif name == "pPr" and self._open:
            self._style(element)
        elif self._open and not self._moved_away:
            self._character(name, element)

    def _style(self, properties: Element) -> None:
        paragraph = self._open[-1]
        for one in properties:
            if _local(one.tag) == "pStyle":
                paragraph.kind = self._styles.get(_value(one, "val"))
            if _local(one.tag) == "rPr":
                paragraph.goes_on = any(_local(mark.tag) == "del" for mark in one)

    def _character(self, name: str, element: Element) -> None:
        text = element.text or "" if name == "t" else _CHARACTERS.get(name, "")
        if not text or (name == "tab" and _value(element, "val")):
            return  # a tab with a kind is a stop of the ruler, not a character
        self._open[-1].text.append(text)
        if self._inserting:
            self.inserted += len(text.split())

    def _leave(self, name: str) -> None:
        if name == "ins":
            self._inserting -= 1
        elif name == "moveFrom":
            self._moved_away -= 1
        elif name == "p" and self._open:
            self._close(self._open.pop())
        elif name == "tr" and self._rows:
            self._put(row_blocks(self._rows.pop()))

    def _close(self, paragraph: _Paragraph) -> None:
        if paragraph.goes_on:
            self._carried = paragraph.text
            return
        self._put([Block("".join(paragraph.text), paragraph.kind)])

    def _put(self, blocks: list[Block]) -> None:
        if self._rows and self._rows[-1]:
            self._rows[-1][-1] += blocks
        else:
            self.blocks += blocks
