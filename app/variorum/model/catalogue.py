"""Everything in a project but its texts, tags and marks: small enough to live in memory."""

from collections.abc import Iterable, Iterator
from typing import TypeVar, cast

from variorum.model.changes import Change
from variorum.model.ids import Id
from variorum.model.records import Project, Record

R = TypeVar("R", bound=Record)

IN_TEXT = frozenset({"text_version", "region", "tag", "tag_link", "note", "read_mark"})
"""Kinds that grow with the reading; they are loaded per article and never held here."""


class Catalogue:
    """The records of the small kinds, by kind and id, kept current by applying changes."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        """Hold `records`; those of kinds in `IN_TEXT` are passed over."""
        self._by_kind: dict[str, dict[Id, Record]] = {}
        self.revision = 0
        if isinstance(records, Catalogue):  # twenty times quicker than one by one
            held = records._by_kind  # noqa: SLF001  # of its own class
            self._by_kind = {kind: dict(known) for kind, known in held.items()}
            return
        for record in records:
            if record.kind_name not in IN_TEXT:
                self._of(record.kind_name)[record.id] = record

    def _of(self, kind: str) -> dict[Id, Record]:
        return self._by_kind.setdefault(kind, {})

    def all(self, cls: type[R]) -> dict[Id, R]:
        """Return the records of one class by id, oldest first. Not to be altered."""
        return cast("dict[Id, R]", self._of(cls.kind_name))

    def get(self, cls: type[R], record_id: Id | None) -> R | None:
        """Return one record, or None if there is none (or no id)."""
        held = self._by_kind.get(cls.kind_name)
        return cast("R | None", held.get(record_id)) if held and record_id else None

    @property
    def project(self) -> Project:
        """The one project record."""
        return next(iter(self.all(Project).values()))

    def apply(self, changes: Iterable[Change]) -> None:
        """Follow `changes`; those of kinds in `IN_TEXT` are passed over."""
        self.revision += 1
        for change in changes:
            if change.kind in IN_TEXT:
                continue
            if change.after is None:
                self._of(change.kind).pop(change.id, None)
            else:
                self._of(change.kind)[change.id] = change.after

    def __iter__(self) -> Iterator[Record]:
        """Yield every record held."""
        for records in self._by_kind.values():
            yield from records.values()
