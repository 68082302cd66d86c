"""Which field of which record points at which kind of record."""

from collections.abc import Iterator
from functools import cache

from variorum.model.ids import Id
from variorum.model.kinds import KINDS, fields_of
from variorum.model.records import Record

_TARGETS = {
    "author": "annotator",
    "author_actor": "actor",
    "translation_of": "article",
    "correction_of": "article",
    "parent": "actor",
    "accused": "actor",
}
"""Targets of fields not named like the kind they point at."""

_TARGETS_OF = {
    ("independence", "one"): "actor",
    ("independence", "other"): "actor",
    ("proposition_link", "other"): "proposition",
}


def target_kind(record: Record, field: str) -> str:
    """Return the kind of record `field` points at; it may depend on what the record is `about`."""
    return fixed_target(record.kind_name, field) or str(getattr(record, "about", field))


def fixed_target(kind: str, field: str) -> str:
    """Return the kind of record `field` points at in every record; empty where that depends."""
    named = field if field in KINDS else ""
    return _TARGETS_OF.get((kind, field)) or _TARGETS.get(field) or named


@cache
def reference_fields(kind: str) -> tuple[str, ...]:
    """Return the fields of a kind of record that hold ids of other records."""
    return tuple(field.name for field in fields_of(kind) if field.base is Id and field.name != "id")


def references(record: Record) -> Iterator[tuple[str, str, Id]]:
    """Yield (field, kind pointed at, id) for every reference the record makes."""
    for name in reference_fields(record.kind_name):
        value = getattr(record, name)
        targets = value if isinstance(value, tuple) else (value,)
        for target in targets:
            if target is not None:
                yield name, target_kind(record, name), target
