"""An OpenDocument text with its tracked changes accepted (OASIS ODF 1.3, part 3)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from variorum.ingest.incoming import Block, Extracted, row_blocks
from variorum.ingest.packed import Package, walk
from variorum.model.reading import Reading
from variorum.model.vocabulary import RegionKind

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CHANGES = f"{_TEXT}tracked-changes"
_COMMENT = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation"
_TITLE = ".//{http://purl.org/dc/elements/1.1/}title"
_SPACE = re.compile(r"[ \t\r\n]+")
_MAX_SPACES = 100


def read_odt(data: bytes, file: str, how: Reading) -> list[Extracted]:
    """Return the document as one article; raises UserError import.damaged, .locked or .bomb."""
    del how
    with Package(data, file) as package:
        text = _Text()
        text.read(package.xml("content.xml"))
        meta = package.xml("meta.xml") if "meta.xml" in package else None
    title = (meta.findtext(_TITLE) or "").strip() if meta is not None else ""
    blocks = [one for one in text.blocks if one.text.strip()]
    if blocks and blocks[0].kind:
        title = blocks[0].text
        blocks[0] = Block(title, RegionKind.HEADLINE)
    blocks += [Block(note, RegionKind.REFERENCES) for note in text.notes if note.strip()]
    return [
        Extracted(
            blocks=tuple(blocks),
            extractor="odt/1",
            steps=tuple(_steps(text)),
            known={"title": title},
            left_out="\n".join(text.comments),
        )
    ]


def _steps(text: "_Text") -> Iterator[str]:
    if text.deleted:
        yield f"deletions:words={text.deleted}"
    if text.notes:
        yield f"notes:appended={len(text.notes)}"
    if text.comments:
        yield f"left_out:words={sum(len(one.split()) for one in text.comments)}"


@dataclass(slots=True)
class _Paragraph:
    kind: RegionKind | None
    in_note: bool
    text: list[str] = field(default_factory=list)


class _Text:
    """Walks the content and gathers paragraphs, notes and comments; rows become lines."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.notes: list[str] = []
        self.comments: list[str] = []
        self.deleted = 0
        self._open: list[_Paragraph] = []
        self._rows: list[list[list[Block]]] = []
        self._in_note = 0
        self._citing = 0

    def read(self, root: Element) -> None:
        """Gather what is in `root`."""
        for entering, element in walk(root, (_CHANGES, _COMMENT)):
            if entering:
                self._enter(element)
            else:
                self._leave(element)

    def _enter(self, element: Element) -> None:
        tag = element.tag
        if tag in {f"{_TEXT}p", f"{_TEXT}h"}:
            kind = RegionKind.SUBHEAD if tag.endswith("h") else None
            self._open.append(_Paragraph(kind, bool(self._in_note)))
        elif tag == _CHANGES:
            deletions = element.iter(f"{_TEXT}deletion")
            self.deleted += sum(len("".join(_spoken(one)).split()) for one in deletions)
            return
        elif tag == _COMMENT:
            self.comments.append(" ".join("".join(_spoken(element)).split()))
            return
        elif tag == f"{_TEXT}note":
            self._in_note += 1
        elif tag == f"{_TEXT}note-citation":
            self._citing += 1
        elif tag == f"{_TABLE}table-row":
            self._rows.append([])
        elif tag == f"{_TABLE}table-cell" and self._rows:
            self._rows[-1].append([])
        self._add(_sign(element) + _SPACE.sub(" ", element.text or ""))

    def _leave(self, element: Element) -> None:
        tag = element.tag
        if tag in {f"{_TEXT}p", f"{_TEXT}h"} and self._open:
            self._close(self._open.pop())
        elif tag == f"{_TEXT}note":
            self._in_note -= 1
        elif tag == f"{_TEXT}note-citation":
            self._citing -= 1
        elif tag == f"{_TABLE}table-row" and self._rows:
            self._put(row_blocks(self._rows.pop()))
        self._add(_SPACE.sub(" ", element.tail or ""))

    def _add(self, text: str) -> None:
        between = self._in_note and not (self._open and self._open[-1].in_note)
        if self._open and not self._citing and not between:
            self._open[-1].text.append(text)

    def _close(self, paragraph: _Paragraph) -> None:
        text = "".join(paragraph.text)
        if paragraph.in_note:
            self.notes.append(text)
        else:
            self._put([Block(text, paragraph.kind)])

    def _put(self, blocks: list[Block]) -> None:
        if self._rows and self._rows[-1]:
            self._rows[-1][-1] += blocks
        else:
            self.blocks += blocks


def _sign(element: Element) -> str:
    """Return the character that an empty element stands for."""
    if element.tag == f"{_TEXT}s":
        count = element.get(f"{_TEXT}c", "1")
        return " " * (min(int(count), _MAX_SPACES) if count.isdecimal() else 1)
    return {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}.get(element.tag, "")


def _spoken(element: Element) -> Iterator[str]:
    """Yield the text of the paragraphs of a change or a comment, not who made it and when."""
    for one in element.iter():
        if one.tag in {f"{_TEXT}p", f"{_TEXT}h"}:
            yield from one.itertext()
            yield "\n"
