"""Which records of a file are new to the project: taken in twice, it is there once."""

from collections.abc import Iterable, Sequence

from variorum.model.ids import Id
from variorum.model.records import Note, Record
from variorum.model.tags import Tag
from variorum.store.store import Store
from variorum.workspace.session import Session

_TARGETS = ("actor", "outlet", "topic", "proposition", "quantity")


def fresh_records(session: Session, records: Sequence[Record]) -> tuple[list[Record], int]:
    """Return the records the project does not have, and how many tags it has already.

    A tag its author has set at the same place already is had, whatever its id; so is a memo of
    the same words.
    """
    tags = [record for record in records if isinstance(record, Tag)]
    found = session.submit(lambda store: _Known(store, records, tags)).result()
    twice = {tag.id for tag in tags if found.has_tag(tag)}
    return [one for one in records if not found.has(one, twice)], len(twice)


class _Known:
    """What the project has of some records."""

    def __init__(self, store: Store, records: Iterable[Record], tags: Iterable[Tag]) -> None:
        self._ids = set(store.record_exists([record.id for record in records]))
        self._places = {
            _place(one)
            for version in {tag.text_version for tag in tags}
            for one in store.referring("text_version", version)
            if isinstance(one, Tag)
        }
        self._memos = {(note.subject, note.text) for note in store.memos()}

    def has_tag(self, tag: Tag) -> bool:
        return tag.id in self._ids or _place(tag) in self._places

    def has(self, record: Record, twice: set[Id]) -> bool:
        """Tell whether a record, or the tag it belongs to, is there."""
        if isinstance(record, Note) and (record.subject, record.text) in self._memos:
            return True
        ends = {record.id, getattr(record, "tag", None), getattr(record, "subject", None)}
        return record.id in self._ids or not twice.isdisjoint(ends)


def _place(tag: Tag) -> tuple[object, ...]:
    """Return what makes two tags of one analyst the same tag."""
    return tag.text_version, tag.kind, tag.start, tag.end, tag.author


def used_names(names: Sequence[Record], fresh: Sequence[Record]) -> list[Record]:
    """Return the names that new links point at: of a file taken in again, none."""
    ends = {getattr(record, kind, None) for record in fresh for kind in _TARGETS}
    return [record for record in names if record.id in ends]
