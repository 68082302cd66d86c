"""The codebook of REFI-QDA: the four kinds of tag and what each of them may be.

Guids are the same in every project, so that codebooks of several projects are one.
"""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from variorum.export.index import Index
from variorum.export.refi_xml import Element
from variorum.model.records import Note
from variorum.model.tags import Tag
from variorum.model.vocabulary import ActorRole, Attitude, LinkRole, Polarity, TagKind

_NAMESPACE = uuid.UUID("7a1c9c1e-3f0e-5b58-9d3a-6f1f6f1d8f21")
_GUIDELINE = "guideline: "


@dataclass(frozen=True, slots=True)
class _Code:
    name: str
    color: str
    meaning: str
    children: type[StrEnum] | None


_CODES: Mapping[TagKind, _Code] = {
    TagKind.ACTOR: _Code("Actor", "#4f7d3a", "Who acts, speaks or is named.", ActorRole),
    TagKind.CLAIM: _Code("Claim", "#2b63b5", "What is asserted, denied or withheld.", Polarity),
    TagKind.STANCE: _Code("Stance", "#8a4fa3", "Who is for or against what.", Attitude),
    TagKind.FIGURE: _Code("Figure", "#a8611a", "How much of what.", None),
}


def code_guid(kind: TagKind, value: str = "") -> str:
    """Return the guid of the code of a kind, or of what a tag of that kind may be."""
    return str(uuid.uuid5(_NAMESPACE, f"{kind}/{value}" if value else str(kind)))


def codes_of(tag: Tag, index: Index) -> list[str]:
    """Return the guids of the codes of a tag: the most exact ones there are, at least one."""
    values: list[str] = []
    if tag.kind is TagKind.CLAIM:
        links = [link for link in index.links[tag.id] if link.role is LinkRole.PROPOSITION]
        found = {link.polarity.value for link in links if link.polarity}
        values = [value for value in Polarity if value in found]
    elif tag.kind is TagKind.ACTOR:
        values = [tag.role.value] if tag.role else []
    elif tag.kind is TagKind.STANCE:
        values = [tag.attitude.value] if tag.attitude else []
    return [code_guid(tag.kind, value) for value in values] or [code_guid(tag.kind)]


def codes(index: Index) -> Element:
    """Return the `Codes` element; guidelines of the project are the descriptions of the kinds."""
    guidelines = dict(_guidelines(index))
    return Element(
        "Codes",
        children=[_code(kind, made, guidelines.get(kind, "")) for kind, made in _CODES.items()],
    )


def _code(kind: TagKind, made: _Code, guideline: str) -> Element:
    described = [Element("Description", text="\n".join(filter(None, (made.meaning, guideline))))]
    below = [
        Element("Code", _attributes(code_guid(kind, value), _below(made, value), made.color))
        for value in made.children or ()
    ]
    return Element("Code", _attributes(code_guid(kind), made.name, made.color), described + below)


def _below(made: _Code, value: str) -> str:
    """Return a name that tells its parent's, for programs whose codes are one flat list."""
    return f"{made.name}: {value.replace('_', ' ')}"


def _attributes(guid: str, name: str, color: str) -> dict[str, str]:
    return {"guid": guid, "name": name, "isCodable": "true", "color": color}


def _guidelines(index: Index) -> Iterator[tuple[TagKind, str]]:
    """Yield (kind, guideline), the newest last: memos on the project whose first line says so."""
    notes = [note for note in index.of("note") if isinstance(note, Note)]
    for note in sorted(notes, key=lambda note: note.created):
        first, _, body = note.text.partition("\n")
        named = first.strip().removeprefix(_GUIDELINE)
        if note.about == "project" and first.startswith(_GUIDELINE) and named in list(TagKind):
            yield TagKind(named), body.strip()
