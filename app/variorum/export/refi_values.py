"""What REFI-QDA has no places of its own for, as variables of cases and sources and in words."""

import dataclasses
import json
import uuid
from collections.abc import Iterable, Iterator
from functools import cache

from variorum.export.cells import JOINT
from variorum.export.gist import says
from variorum.export.index import Index
from variorum.export.references import target_kind
from variorum.export.refi_xml import Element
from variorum.model.ids import Id
from variorum.model.kinds import KINDS, fields_of, to_plain
from variorum.model.records import Actor, Alias, Record
from variorum.model.tags import Tag, TagLink

_NAMESPACE = uuid.UUID("5d0f3c52-7a53-5c1b-8b1e-0c3a4d1a9e77")
_HEAD = frozenset({"id", "author", "created"})
_SHOWN_ELSEWHERE = {
    "project": {"title"},
    "outlet": {"name"},
    "actor": {"name"},
    "topic": {"name"},
    "proposition": {"text"},
    "quantity": {"name"},
    "article": {"title"},
    "text_version": {"article", "text"},
    "tag": {"text_version", "kind", "start", "end", "quote"},
}


def made_guid(*parts: str) -> str:
    """Return the guid of something that is no record; the same parts give the same one."""
    return str(uuid.uuid5(_NAMESPACE, "/".join(parts)))


@cache
def _fields(kind: str) -> tuple[tuple[str, bool, object], ...]:
    """Return (name, whether it holds ids, default) of the fields that are shown nowhere else."""
    defaults = {field.name: field.default for field in dataclasses.fields(KINDS[kind])}
    hidden = _HEAD | _SHOWN_ELSEWHERE.get(kind, set())
    return tuple(
        (field.name, field.base is Id, defaults[field.name])
        for field in fields_of(kind)
        if field.name not in hidden
    )


def named_values(record: Record, index: Index) -> Iterator[tuple[str, str]]:
    """Yield (field, value in words) of all that is said of a record; ids by what they name."""
    for name, is_id, default in _fields(record.kind_name):
        value = getattr(record, name)
        if value == default:
            continue
        many = value if isinstance(value, tuple) else (value,)
        if is_id:
            shown = [index.name(target_kind(record, name), one) or str(one) for one in many]
        else:
            shown = [str(one).lower() if isinstance(one, bool) else str(one) for one in many]
        yield name, JOINT.join(shown)
    if isinstance(record, Actor):
        aliases = JOINT.join(map(_alias, index.aliases[record.id]))
        yield from [("aliases", aliases)] if aliases else []


def _alias(alias: Alias) -> str:
    marks = [name for name in ("metonym", "ambiguous") if getattr(alias, name)]
    return f"{alias.text} ({', '.join(marks)})" if marks else alias.text


def variable_name(record: Record, field: str) -> str:
    """Return what a variable is called: of one kind of record, for programs keep them apart."""
    return f"{record.kind_name} {field}".replace("_", " ")


def variables(records: Iterable[Record], index: Index) -> list[Element]:
    """Return a `Variable`, of type text, for each name that `named_values` gives."""
    names = {
        variable_name(record, name) for record in records for name, _ in named_values(record, index)
    }
    return [
        Element(
            "Variable",
            {"guid": made_guid("variable", name), "name": name, "typeOfVariable": "Text"},
        )
        for name in sorted(names)
    ]


def variable_values(record: Record, index: Index) -> list[Element]:
    """Return the `VariableValue` elements of a case or source."""
    return [
        Element(
            "VariableValue",
            children=(reference("VariableRef", _variable(record, name)), _text(value)),
        )
        for name, value in named_values(record, index)
    ]


def _variable(record: Record, field: str) -> str:
    return made_guid("variable", variable_name(record, field))


def _text(value: str) -> Element:
    return Element("TextValue", text=value)


def reference(name: str, guid: str) -> Element:
    """Return an element that points at another."""
    return Element(name, {"targetGUID": guid})


def description(tag: Tag, index: Index) -> list[Element]:
    """Return the `Description` of a tag: its own values as JSON, then what it says in words."""
    plain = to_plain(tag)
    own = {
        name: plain[name] for name, _, default in _fields("tag") if getattr(tag, name) != default
    }
    lines = [json.dumps(own, ensure_ascii=False)] if own else []
    gist = says(tag, index)
    text = "\n".join([*lines, *([gist] if gist else [])])
    return [Element("Description", text=text)] if text else []


def link_name(link: TagLink) -> str:
    """Return in words what a link means: ``speaker, origin``, ``proposition: asserts, fact``."""
    marks = [str(value) for value in (link.polarity, link.type) if value]
    marks += [f"if {link.condition}"] if link.condition else []
    marks += [f"step {link.position}"] if link.position else []
    marks += [name for name in ("origin", "interested") if getattr(link, name)]
    return f"{link.role}: {', '.join(marks)}" if marks else str(link.role)


class Names:
    """Makes names unique: programs take two cases, or sources, of one name for one."""

    def __init__(self) -> None:
        """Start with none taken."""
        self._taken: set[str] = set()

    def free(self, name: str) -> str:
        """Return a name nobody has yet: itself, or with the first number that is free."""
        number, found = 1, name
        while found.casefold() in self._taken:
            number += 1
            found = f"{name} ({number})"
        self._taken.add(found.casefold())
        return found
