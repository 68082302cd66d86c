"""Tags out of UIMA CAS files: XMI or JSON-CAS, alone, in a zip, or in INCEpTION's project zips.

In a project zip ``annotation/<document>/<user>.zip`` is what one annotator did,
``curation/<document>/CURATION_USER.zip`` what was agreed on. What Variorum lays beside comes back
as it was, but for values that were changed since in the other program.
"""

from collections import Counter
from pathlib import Path, PurePosixPath

from variorum.exchange.cas_own import OwnTags
from variorum.exchange.cas_structures import (
    FORM,
    References,
    read_cas_json,
    read_types,
    read_xmi,
)
from variorum.exchange.cas_tags import REGIONS, Layer, Tagger, describe
from variorum.exchange.dataset_lines import own_lines
from variorum.exchange.files import Archive, read_bytes, unfit
from variorum.model.foreign import ForeignFile, ForeignText
from variorum.model.records import Record

OWN = "variorum.jsonl"
_TYPES = "TypeSystem.xml"
_DOCUMENTS = (".xmi", ".json")
_INITIAL = "INITIAL_CAS"
_PROJECT = "exportedproject.json"


def read_cas(path: Path) -> ForeignFile:
    """Read a file or a zip.

    Raises UserError exchange.xml, exchange.json, exchange.zip, exchange.unfit and what reading
    files raises.
    """
    reader = _Reader()
    if path.suffix.lower() == ".zip":
        reader.archive(Archive(path))
    else:
        types = path.with_name(_TYPES)
        known = read_types(read_bytes(types), _TYPES) if types.exists() else {}
        reader.document(path.name, read_bytes(path), known)
    if not reader.texts:
        raise unfit(path, FORM)
    return reader.file()


class _Reader:
    """Collects the texts of a file, each with what every annotator did in it."""

    def __init__(self) -> None:
        self.texts: dict[tuple[str, str], tuple[dict[str, str], Layer]] = {}
        self._unread: Counter[str] = Counter()
        self._own: tuple[Record, ...] = ()

    def archive(self, archive: Archive) -> None:
        """Read a zip: of documents, or of a project with a zip for each annotator."""
        found = [PurePosixPath(name) for name in archive.names()]
        types = archive.find(_TYPES)
        known = read_types(archive.read(types), _TYPES) if types else {}
        for path in found:
            if path.name == OWN and len(path.parts) == 1:
                self._own = self._read_own(archive.read(str(path)))
            elif path.suffix.lower() == ".zip":
                self._inner(path, found, archive)
            elif path.suffix.lower() in _DOCUMENTS and _is_document(path):
                author, whole = _annotator(path)
                self.document(str(path), archive.read(str(path)), known, author, whole)

    def _read_own(self, data: bytes) -> tuple[Record, ...]:
        records, lost = own_lines(data)
        if lost:
            self._unread["own records"] += lost
        return records

    def _inner(self, path: PurePosixPath, found: list[PurePosixPath], archive: Archive) -> None:
        """Read what one annotator did; the untouched text only where nobody did anything."""
        beside = [one for one in found if one.parent == path.parent and one.suffix == path.suffix]
        if path.stem == _INITIAL and len(beside) > 1:
            return
        inner = archive.inner(str(path))
        types = inner.find(_TYPES)
        known = read_types(inner.read(types), _TYPES) if types else {}
        author = "" if path.stem == _INITIAL else path.stem
        for name in inner.names():
            if PurePosixPath(name).suffix.lower() in _DOCUMENTS:
                whole = path.parent.name
                self.document(name, inner.read(name), known, author, whole=whole)

    def document(
        self, name: str, data: bytes, types: References, author: str = "", whole: str = ""
    ) -> None:
        """Read one CAS; `whole` is what its document is called, where the file tells by its name.

        Text that two annotators share is one text.
        """
        is_json = data.lstrip()[:1] == b"{"
        cas = read_cas_json(data, name) if is_json else read_xmi(data, name, types)
        details = describe(cas)
        called = details.pop("name", "") or PurePosixPath(name).stem
        whole = whole or called
        there = self.texts.get((whole, cas.text))
        details, layer = there or ({"name": whole, **details}, Layer())
        self.texts[whole, cas.text] = (details, layer)
        found = Tagger(cas, self._unread, author).layer()
        layer.tags += found.tags
        layer.links += found.links

    def file(self) -> ForeignFile:
        """Return all that was read."""
        own = OwnTags(self._own)
        texts = tuple(
            ForeignText(
                name=details["name"],
                text=text,
                details={key: value for key, value in details.items() if key != "name"},
                tags=tuple(map(own.told, layer.tags)),
                links=tuple(layer.links),
            )
            for (_, text), (details, layer) in self.texts.items()
        )
        unread = self._unread + own.unread
        if self._own:
            del unread[REGIONS]  # they are among our records
        return ForeignFile(FORM, texts, tuple(own.records()), unread=tuple(unread.items()))


def _is_document(path: PurePosixPath) -> bool:
    return path.name != _PROJECT and path.parts[0] not in ("source", "log", "settings")


def _annotator(path: PurePosixPath) -> tuple[str, str]:
    """Return who annotated what: ``annotation/<document>/<user>.xmi``, as some zips have it."""
    is_of_user = len(path.parts) > 2 and path.parts[-3] in ("annotation", "curation")  # noqa: PLR2004  # folders above a user's file
    if not is_of_user:
        return "", ""
    return "" if path.stem == _INITIAL else path.stem, path.parent.name
