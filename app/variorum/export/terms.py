"""The project's own terms in JSON-LD, and records in those terms.

The context lies in the file itself, because a key without an entry in it is dropped in silence by
every JSON-LD processor. A field that has its default is left out.
"""

import dataclasses
from functools import cache
from typing import Any

from variorum.model.ids import Id
from variorum.model.kinds import KINDS, fields_of, to_plain
from variorum.model.records import Record

ANNO = "http://www.w3.org/ns/anno.jsonld"
PREFIX = "variorum"
_NAMESPACE = "urn:variorum:dataset-1:"
"""Terms have the names of the dataset's fields (version 1), with their meaning."""


def urn(record_id: str) -> str:
    """Return an id as an IRI."""
    return f"urn:uuid:{record_id}"


def context() -> list[Any]:
    """Return the value of ``@context``: the W3C's, then the project's own terms."""
    own: dict[str, Any] = {PREFIX: _NAMESPACE}
    for kind in KINDS:
        for field in fields_of(kind):
            entry = {"@type": "@id"} if field.name in _always_ids() else {}
            entry |= {"@container": "@list"} if field.many else {}
            if entry:
                own[_term(field.name)] = {"@id": _term(field.name), **entry}
    return [ANNO, own]


@cache
def _always_ids() -> frozenset[str]:
    """Return the fields that hold ids in every kind that has them; `subject` is a text in one."""
    fields = [field for kind in KINDS for field in fields_of(kind) if field.name != "id"]
    others = {field.name for field in fields if field.base is not Id}
    return frozenset(field.name for field in fields if field.base is Id) - others


def node(record: Record, *, without: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return a record as a node of its own, fields named in `without` left out."""
    head = {"id": urn(record.id), "type": _term(record.kind_name), "created": record.created}
    return {**head, **own_fields(record, without=("created", *without))}


def own_fields(record: Record, *, without: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the fields of a record, but for its id and those named, in the project's terms."""
    plain = to_plain(record)
    return {
        term: _as_iris(name, plain[name]) if is_id else plain[name]
        for name, term, is_id, default in _fields(record.kind_name)
        if name not in without and getattr(record, name) != default
    }


def _term(name: str) -> str:
    return f"{PREFIX}:{name}"


def _as_iris(name: str, value: Any) -> Any:  # noqa: ANN401  # one id or several
    if isinstance(value, list):
        return [urn(one) for one in value]
    return urn(value) if name in _always_ids() else {"id": urn(value)}


@cache
def _fields(kind: str) -> tuple[tuple[str, str, bool, object], ...]:
    """Return (name, term, whether it holds ids, default) for each field but the id."""
    defaults = {field.name: field.default for field in dataclasses.fields(KINDS[kind])}
    return tuple(
        (field.name, _term(field.name), field.base is Id, defaults[field.name])
        for field in fields_of(kind)
        if field.name != "id"
    )
