"""REFI-QDA 1.5: a project (.qdpx) for programs of qualitative analysis, or its codebook (.qdc).

Articles are text sources, tags selections with codings, names cases that refer to their selections,
links links, memos notes, annotators users. Positions are code points; the end is exclusive, as the
programs read it. Texts are UTF-8 files without a mark at the start. Who made a link or a name, and
when, has no place.
"""

import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from variorum import __version__
from variorum.export.dataset import refuse_damaged
from variorum.export.files import whole_file
from variorum.export.index import Index
from variorum.export.refi_codes import codes, codes_of
from variorum.export.refi_values import (
    Names,
    description,
    link_name,
    made_guid,
    named_values,
    reference,
    variable_values,
    variables,
)
from variorum.export.refi_xml import DECLARATION, Element, opening, written
from variorum.export.watching import Watch
from variorum.model.ids import Id
from variorum.model.records import ActorLink, Note, Project, PropositionLink, Record, TextVersion
from variorum.model.tags import Tag, TagLink

_ORIGIN = f"Variorum {__version__}"
_CASES = ("outlet", "actor", "topic", "proposition", "quantity")
_NAME = 80
_LOT = 100
"""Pieces written at once."""
_DATE = (1980, 1, 1, 0, 0, 0)
"""Of the parts of the file, so that the same project gives the same bytes."""


def write_codebook(records: Iterable[Record], out: Path, watch: Watch, *, texts: bool) -> int:
    """Write the codes, whole or not at all; return the number of records. There are no `texts`."""
    del texts
    index = Index()
    for record in watch.over(records):
        index.add(record)
    book = Element(
        "CodeBook", {"xmlns": "urn:QDA-XML:codebook:1.0", "origin": _ORIGIN}, [codes(index)]
    )
    with whole_file(out) as file:
        file.write((DECLARATION + written(book) + "\n").encode("utf-8"))
    return index.count


def write_project(records: Iterable[Record], out: Path, watch: Watch, *, texts: bool) -> int:
    """Write the project, whole or not at all; return the number of records.

    Its `texts` are always in it. All records are held in memory while this runs. Raises UserError
    export.unwritable or export.damaged, and Cancelled.
    """
    del texts
    watch.passes(2)
    index, full = Index(), dict[Id, str]()
    with whole_file(out) as file, zipfile.ZipFile(file, "w", compresslevel=6) as parts:
        for record in watch.over(records):
            if isinstance(record, TextVersion):
                full[record.id] = record.text
                parts.writestr(_part(f"sources/{record.id}.txt"), record.text.encode("utf-8"))
            refuse_damaged(record, full)
            index.add(record)
        with parts.open(_part("project.qde"), "w", force_zip64=True) as project:
            pieces = _Project(index, watch).pieces()
            while lot := "".join(islice(pieces, _LOT)):
                project.write(lot.encode("utf-8"))
    return index.count


def _part(path: str) -> zipfile.ZipInfo:
    part = zipfile.ZipInfo(path, _DATE)
    part.compress_type = zipfile.ZIP_DEFLATED
    return part


class _Project:
    """The pieces of ``project.qde``, in the order of its schema."""

    def __init__(self, index: Index, watch: Watch) -> None:
        self._index = index
        self._watch = watch
        self._case_names = Names()
        self._source_names = Names()
        self._notes: dict[Id, list[Element]] = defaultdict(list)
        for note in _notes(index):
            self._notes[note.subject].append(reference("NoteRef", note.id))
        self._linked: dict[Id, dict[Id, None]] = defaultdict(dict)
        for link in self._links():
            self._linked[_target(link)][link.tag] = None

    def pieces(self) -> Iterator[str]:
        """Yield the document."""
        project = next(self._index.of("project"), None)
        title = project.title if isinstance(project, Project) else ""
        head = {
            "xmlns": "urn:QDA-XML:project:1.0",
            "name": title or "Project",
            "origin": _ORIGIN,
            **_signed(project, ("creatingUserGUID", "creationDateTime")),
        }
        yield f"{DECLARATION}{opening(Element('Project', head))}>\n"
        yield from _grouped("Users", map(_user, self._index.of("annotator")))
        yield written(Element("CodeBook", children=[codes(self._index)])) + "\n"
        described = (one for kind in (*_CASES, "article", "text_version") for one in self._of(kind))
        yield from _grouped("Variables", iter(variables(described, self._index)))
        cases = (one for kind in _CASES for one in self._of(kind))
        yield from _grouped("Cases", map(self._case, cases))
        yield from self._sources()
        yield from _grouped("Notes", map(_note, _notes(self._index)))
        yield from _grouped("Links", self._link_elements())
        yield from (written(one) + "\n" for one in self._of_project(project))
        yield "</Project>\n"

    def _of_project(self, project: Record | None) -> Iterator[Element]:
        if project is None:
            return
        said = "; ".join(f"{name} {value}" for name, value in named_values(project, self._index))
        yield from [Element("Description", text=said)] if said else []
        yield from self._notes.get(project.id, ())

    def _of(self, kind: str) -> Iterator[Record]:
        return self._index.of(kind)

    def _links(self) -> Iterator[TagLink]:
        """Yield the links of tags that are not rejected."""
        for link in self._of("tag_link"):
            tag = self._index.get("tag", getattr(link, "tag", None))
            if isinstance(link, TagLink) and isinstance(tag, Tag) and not tag.rejected:
                yield link

    def _case(self, record: Record) -> Element:
        """Return a name as a case, with the places that are linked to it."""
        name = self._case_names.free(self._index.name(record.kind_name, record.id) or record.id)
        selections = [reference("SelectionRef", tag) for tag in self._linked.get(record.id, ())]
        values = variable_values(record, self._index)
        return Element("Case", {"guid": record.id, "name": name}, [*values, *selections])

    def _sources(self) -> Iterator[str]:
        tags: dict[Id, list[Tag]] = defaultdict(list)
        for tag in self._watch.over(self._index.tags()):
            if not tag.rejected:
                tags[tag.text_version].append(tag)
        sources = [one for one in self._of("text_version") if isinstance(one, TextVersion)]
        yield from ["<Sources>\n"] if sources else []
        for version in sources:
            yield from self._source(version, tags[version.id])
        yield from ["</Sources>\n"] if sources else []

    def _source(self, version: TextVersion, tags: list[Tag]) -> Iterator[str]:
        article = self._index.article_of(version)
        label = " ".join(filter(None, (article.label, article.title))) if article else ""
        head = {
            "guid": version.id,
            "name": self._source_names.free(label or version.id),
            "plainTextPath": f"internal://{version.id}.txt",
            **_signed(version),
        }
        yield f"{opening(Element('TextSource', head))}>\n"
        yield from (written(self._selection(tag)) + "\n" for tag in tags)
        values = [*(variable_values(article, self._index) if article else ())]
        values += variable_values(version, self._index)
        notes = [*self._notes.get(version.article, ()), *self._notes.get(version.id, ())]
        yield from (written(one) for one in (*notes, *values))
        yield "</TextSource>\n"

    def _selection(self, tag: Tag) -> Element:
        head = {
            "guid": tag.id,
            "name": _short(tag.quote),
            "startPosition": str(tag.start),
            "endPosition": str(tag.end),
            **_signed(tag),
        }
        codings = [
            Element(
                "Coding",
                {"guid": made_guid("coding", tag.id, code), **_signed(tag)},
                [reference("CodeRef", code)],
            )
            for code in codes_of(tag, self._index)
        ]
        notes = self._notes.get(tag.id, [])
        children = [*description(tag, self._index), *codings, *notes]
        return Element("PlainTextSelection", head, children)

    def _link_elements(self) -> Iterator[Element]:
        for link in self._watch.over(self._links()):
            yield _link(link.id, link_name(link), link.tag, _target(link))
        for tie in self._of("actor_link"):
            if isinstance(tie, ActorLink):
                yield _link(tie.id, tie.kind.value, tie.actor, tie.parent)
        for tie in self._of("proposition_link"):
            if isinstance(tie, PropositionLink):
                yield _link(tie.id, tie.kind.value, tie.proposition, tie.other)
        for note in _notes(self._index):
            if note.about in _CASES:
                yield _link(made_guid("memo", note.id), "memo", note.id, note.subject)


def _grouped(name: str, elements: Iterator[Element]) -> Iterator[str]:
    """Yield a group and its members; a group of none is not written."""
    first = next(elements, None)
    if first is None:
        return
    yield f"<{name}>\n{written(first)}\n"
    yield from (written(element) + "\n" for element in elements)
    yield f"</{name}>\n"


def _user(record: Record) -> Element:
    return Element("User", {"guid": record.id, "name": getattr(record, "name", "")})


def _notes(index: Index) -> Iterator[Note]:
    yield from (note for note in index.of("note") if isinstance(note, Note))


def _note(note: Note) -> Element:
    head = {"guid": note.id, "name": _short(note.text), **_signed(note)}
    return Element("Note", head, [Element("PlainTextContent", text=note.text)])


def _link(guid: str, name: str, origin: str, target: str) -> Element:
    ends = {"originGUID": origin, "targetGUID": target}
    return Element("Link", {"guid": guid, "name": name, "direction": "OneWay", **ends})


def _signed(
    record: Record | None, names: tuple[str, str] = ("creatingUser", "creationDateTime")
) -> dict[str, str]:
    if record is None:
        return {}
    return dict(zip(names, (record.author or "", record.created), strict=True))


def _target(link: TagLink) -> Id:
    ends = (link.actor, link.outlet, link.topic, link.proposition, link.quantity)
    return next(end for end in ends if end)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _NAME else flat[: _NAME - 1] + "…"
