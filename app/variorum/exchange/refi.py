"""REFI-QDA projects (.qdpx) and codebooks (.qdc), as the programs really write them.

Read leniently: guids in braces and capitals, project files of any name, sources in any folder with
or without byte order mark and CRLF, texts inside the document. Positions are code points of the
source as it is, but for ATLAS.ti, which counts a line break once whatever the source has.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from variorum.exchange.files import Archive, decoded, parse_xml, read_bytes, unfit
from variorum.exchange.refi_parts import (
    Book,
    below,
    case_values,
    children,
    guid,
    link_values,
    local,
    said,
    targets,
    variable_values,
)
from variorum.exchange.refi_selections import openings, selection_tags
from variorum.model.errors import UserError
from variorum.model.foreign import ForeignFile, ForeignLink, ForeignTag, ForeignText

_TEXTS = ("TextSource", "Representation", "Transcript", "TextDescription")
_UNREAD = {
    "PictureSelection": "picture selections",
    "AudioSelection": "audio selections",
    "VideoSelection": "video selections",
    "TranscriptSelection": "transcript selections",
    "Set": "sets",
    "Graph": "graphs",
}
_ONE_BREAK = ("ATLAS", "QUALCODER")
_BREAK = re.compile(r"\r+\n")
_METADATA = ("title", "url", "outlet", "byline", "published", "language")


def read_codebook(path: Path) -> ForeignFile:
    """Read a codebook: labels and what they mean. Raises UserError exchange.xml or .unfit."""
    root = parse_xml(read_bytes(path), path.name)
    book = Book(root)
    if not book.labels:
        raise unfit(path, "REFI-QDA")
    return ForeignFile("qdc", (), codes=tuple(book.labels.values()), meanings=book.meanings)


def read_project(path: Path) -> ForeignFile:
    """Read a project. Raises UserError exchange.zip, .locked, .too_large, .xml or .unfit."""
    archive = Archive(path)
    name = _document(archive)
    if name is None:
        raise unfit(path, "REFI-QDA")
    root = parse_xml(archive.read(name), path.name)
    if local(root) != "Project":
        raise unfit(path, "REFI-QDA")
    return _Project(root, archive).file()


def _document(archive: Archive) -> str | None:
    names = [name for name in archive.names() if name.lower().endswith(".qde")]
    return min(
        names, key=lambda name: (name.count("/"), name.lower() != "project.qde"), default=None
    )


class _Project:
    def __init__(self, root: Element, archive: Archive) -> None:
        self._root = root
        self._archive = archive
        self._origin = root.get("origin", "")
        self._book = Book(root)
        self._users = {
            guid(one): one.get("name", "") for one in below(root, "User") if one.get("guid")
        }
        self._variables = {guid(one): one.get("name", "") for one in below(root, "Variable")}
        self._notes = {guid(one): self._note(one) for one in below(root, "Note")}
        self._seen: set[str] = set()
        self._unread: Counter[str] = Counter()
        self._values = case_values(root)
        self._links: dict[str, list[ForeignLink]] = defaultdict(list)

    def file(self) -> ForeignFile:
        """Return the file."""
        loose = link_values(self._root, self._values)
        texts = [self._text(one) for one in self._sources()]
        texts = self._linked(texts, loose)
        for name, what in _UNREAD.items():
            self._unread[what] += sum(1 for _ in below(self._root, name))
        pages = [one for one in below(self._root, "PDFSelection") if guid(one) not in self._seen]
        self._unread["PDF selections"] += len(pages)
        self._unread["notes"] += len(set(self._notes) - self._seen)
        return ForeignFile(
            "qdpx",
            tuple(texts),
            codes=tuple(self._book.labels.values()),
            unread=tuple((what, count) for what, count in self._unread.items() if count),
            meanings=self._book.meanings,
        )

    def _sources(self) -> Iterator[Element]:
        for name in _TEXTS:
            yield from below(self._root, name)

    def _text(self, source: Element) -> ForeignText:
        held = self._held(source)
        tags: list[ForeignTag] = []
        for one in children(source, "PlainTextSelection"):
            self._seen.add(guid(one))
            tags += selection_tags(
                one,
                self._book.labels,
                self._users,
                self._values.get(guid(one), {}),
                self._notes_of(one),
                ours=self._origin.startswith("Variorum"),
            )
        self._unread["codes of whole documents"] += len(children(source, "Coding"))
        name = source.get("name", "") or guid(source)
        return ForeignText(
            name, held, self._details(source, name), tuple(openings(tags, held or ""))
        )

    def _details(self, source: Element, name: str) -> dict[str, str]:
        found = {"title": name}
        for variable, value in variable_values(self._variables, source):
            key = variable.lower().removeprefix("article ").strip()
            if key in _METADATA:
                found[key] = value
            elif key != "label":
                self._unread["variables of documents"] += 1
        notes = [said(source), *self._notes_of(source)]
        text = "\n".join(filter(None, notes))
        return found | ({"note": text} if text else {})

    def _notes_of(self, element: Element) -> list[str]:
        ends = targets(element, "NoteRef")
        self._seen.update(ends)
        return [self._notes[end] for end in ends if self._notes.get(end)]

    def _held(self, source: Element) -> str | None:
        """Return the text of a source as the file has it, None if it is not in the file."""
        inline = children(source, "PlainTextContent")
        if inline:
            return inline[0].text or ""
        path = source.get("plainTextPath", "")
        scheme, _, name = path.rpartition("://")
        if not name or (scheme and scheme != "internal"):
            return None
        found = self._archive.find(name)
        if found is None:
            return None
        try:
            text = decoded(self._archive.read(found), name)
        except UserError as error:
            if error.code != "exchange.encoding":
                raise
            self._unread["texts that are not UTF-8"] += 1
            return None
        once = any(name in self._origin.upper() for name in _ONE_BREAK)
        return _BREAK.sub("\n", text) if once else text

    def _note(self, note: Element) -> str:
        return (self._held(note) or said(note) or note.get("name") or "").strip()

    def _linked(self, texts: list[ForeignText], loose: list[ForeignLink]) -> list[ForeignText]:
        """Give each text the links between its tags; others are counted."""
        home = {tag.key: at for at, text in enumerate(texts) for tag in text.tags}
        links: dict[int, list[ForeignLink]] = defaultdict(list)
        for one in loose:
            if one.source in self._notes or one.target in self._notes:
                continue
            at = home.get(one.source)
            if at is not None and home.get(one.target) == at:
                links[at].append(one)
            else:
                self._unread["links"] += 1
        return [
            ForeignText(text.name, text.text, text.details, text.tags, tuple(links[at]))
            for at, text in enumerate(texts)
        ]
