"""References and quotes of a dataset held against the file itself and the project."""

from collections.abc import Sequence

from variorum.export.dataset import Entry
from variorum.export.existing import Existing
from variorum.export.references import references
from variorum.export.rules import bad_value
from variorum.model.errors import UserError
from variorum.model.ids import Id
from variorum.model.records import ReadMark, Region, TextVersion
from variorum.model.tags import Tag


def verify(entries: Sequence[Entry], existing: Existing) -> None:
    """Check every reference, quote and span; the ids are already the project's.

    Raises UserError dataset.reference (`field`, `target`, `id`), dataset.quote (`quote`, `found`),
    dataset.context (`field`), dataset.span or dataset.value (a version's number), each with `line`.
    """
    known = {(entry.record.kind_name, entry.record.id) for entry in entries}
    texts = {
        one.record.id: one.record.text for one in entries if isinstance(one.record, TextVersion)
    }
    _check_numbers(entries)
    for entry in entries:
        _check_references(entry, known, existing)
        if isinstance(entry.record, Tag | Region | ReadMark):
            _check_span(entry, _text(entry.record.text_version, texts, existing))


def _check_references(entry: Entry, known: set[tuple[str, Id]], existing: Existing) -> None:
    for field, kind, target in references(entry.record):
        if (kind, target) in known:
            continue
        if existing.get(kind, target) is None:
            raise UserError(
                "dataset.reference", line=entry.line, field=field, target=kind, id=target
            )
        known.add((kind, target))


def _check_numbers(entries: Sequence[Entry]) -> None:
    """Refuse two texts of one article with one number."""
    first: dict[tuple[Id, int], Id] = {}
    for entry in entries:
        version = entry.record
        if isinstance(version, TextVersion):
            place = version.article, version.number
            if first.setdefault(place, version.id) != version.id:
                raise bad_value("text_version", "number", version.number, entry.line)


def _text(version_id: Id, texts: dict[Id, str], existing: Existing) -> str:
    if version_id not in texts:
        version = existing.get("text_version", version_id)
        assert isinstance(version, TextVersion)  # references were checked  # noqa: S101
        texts[version_id] = version.text
    return texts[version_id]


def _check_span(entry: Entry, text: str) -> None:
    record = entry.record
    assert isinstance(record, Tag | Region | ReadMark)  # the only caller saw to it  # noqa: S101
    start, end = record.start, record.end
    if isinstance(record, Tag):
        if text[start:end] != record.quote:
            found = text[start:end]
            raise UserError("dataset.quote", line=entry.line, quote=record.quote, found=found)
        if not text.endswith(entry.prefix, 0, start):
            raise UserError("dataset.context", line=entry.line, field="prefix")
        if not text.startswith(entry.suffix, end):
            raise UserError("dataset.context", line=entry.line, field="suffix")
    if end > len(text):
        raise UserError("dataset.span", line=entry.line, start=start, end=end)
