"""Texts of a dataset matched, by their SHA-256, with those of a project."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from variorum.export.dataset import Entry, fingerprint
from variorum.export.existing import Existing
from variorum.export.references import reference_fields
from variorum.model.errors import UserError
from variorum.model.ids import Id
from variorum.model.records import Record, TextVersion


def complete_text(entry: Entry, existing: Existing) -> Entry:
    """Verify a text version's hash; fetch the text of a stand-off one from the project.

    Other records come back as they are. Raises UserError dataset.hash or dataset.no_text.
    """
    version = entry.record
    if not isinstance(version, TextVersion):
        return entry
    if version.text:
        if fingerprint(version.text) != version.sha256:
            raise UserError("dataset.hash", line=entry.line, id=version.id)
        return entry
    known = _known(version, existing)
    if known is None:
        raise UserError("dataset.no_text", line=entry.line, id=version.id)
    return replace(entry, record=replace(version, text=known.text))


def _known(version: TextVersion, existing: Existing) -> TextVersion | None:
    """Return the project's text of this hash; of several, the one of this id if there is one."""
    same = existing.get("text_version", version.id)
    if isinstance(same, TextVersion) and same.sha256 == version.sha256:
        return same
    return existing.version_by_sha(version.sha256)


def match_texts(entries: Iterable[Entry], existing: Existing) -> dict[Id, Id]:
    """Return the project's id for the id of each text version and article it has already.

    Raises UserError dataset.split_article if two texts of one article are two articles there.
    """
    ids: dict[Id, Id] = {}
    for entry in entries:
        version = entry.record
        if not isinstance(version, TextVersion):
            continue
        known = _known(version, existing)
        if known is None:
            continue
        ids[version.id] = known.id
        if ids.setdefault(version.article, known.article) != known.article:
            raise UserError("dataset.split_article", line=entry.line, id=version.article)
    return ids


def mapped_record(record: Record, ids: Mapping[Id, Id]) -> Record:
    """Return the record with the project's ids in place of the dataset's, its own included."""
    changed: dict[str, Any] = {}
    for name in ("id", *reference_fields(record.kind_name)):
        value = getattr(record, name)
        if isinstance(value, tuple):
            mapped = tuple(ids.get(one, one) for one in value)
        else:
            mapped = ids.get(value, value)
        if mapped != value:
            changed[name] = mapped
    return replace(record, **changed) if changed else record
