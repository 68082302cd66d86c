"""Everything in a project but its texts, tags and marks: small enough to live in memory."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar, cast

from variorum.model.article_table import ArticleTable
from variorum.model.changes import Change
from variorum.model.ids import Id
from variorum.model.records import Article, Project, Record

R = TypeVar("R", bound=Record)
D = TypeVar("D")

IN_TEXT = frozenset({"text_version", "region", "tag", "tag_link", "note", "read_mark"})
"""Kinds that grow with the reading; they are loaded per article and never held here."""

_REMEMBERED = 1000
"""Changes of which it is known what they changed: more than a round of acts."""


class Catalogue:
    """The records of the small kinds, by kind and id, kept current by applying changes."""

    def __init__(
        self, records: Iterable[Record] = (), articles: ArticleTable | None = None
    ) -> None:
        """Hold `records`; those of kinds in `IN_TEXT` are passed over. `articles` may be packed.

        What is made of another catalogue shares its tables until one of the two changes; it is made
        on the thread that may change the other.
        """
        self._by_kind: dict[str, Any] = {}
        """Tables of records by id; articles may be packed."""
        self._shared: set[str] = set()
        """Kinds whose tables another catalogue reads too."""
        self.revision = 0
        self._latest: deque[tuple[int, str, Id]] = deque(maxlen=_REMEMBERED)
        """Revision, kind and record of each change."""
        self._forgotten = 0
        """The revision of the newest change that is no longer among the latest."""
        self._derived: dict[str, tuple[int, Any]] = {}
        self._common: dict[str, tuple[Any, Any]] = {}
        """By name, what was worked out of a table; known to all catalogues that share tables."""
        if isinstance(records, Catalogue):
            self._by_kind = dict(records._by_kind)  # noqa: SLF001  # of its own class
            self._shared = set(self._by_kind)
            self._common = records._common  # noqa: SLF001  # as above
            records._shared |= self._shared  # noqa: SLF001  # as above
            return
        if articles is not None:
            self._by_kind[Article.kind_name] = articles
        for record in records:
            if record.kind_name not in IN_TEXT:
                self._of(record.kind_name)[record.id] = record

    def _of(self, kind: str) -> dict[Id, Record]:
        return cast("dict[Id, Record]", self._by_kind.setdefault(kind, {}))

    def all(self, cls: type[R]) -> Mapping[Id, R]:
        """Return the records of one class by id, oldest first. Not to be altered, nor kept.

        It may or may not follow changes that come later.
        """
        return cast("Mapping[Id, R]", self._of(cls.kind_name))

    def get(self, cls: type[R], record_id: Id | None) -> R | None:
        """Return one record, or None if there is none (or no id)."""
        held = self._by_kind.get(cls.kind_name)
        return cast("R | None", held.get(record_id)) if held is not None and record_id else None

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
            self._remember(change)
            table = self._own(change.kind)
            if change.after is None:
                table.pop(change.id, None)
            else:
                table[change.id] = change.after
            for name, (worked_out_of, _) in tuple(self._common.items()):
                if worked_out_of is table:
                    self._common.pop(name, None)

    def _remember(self, change: Change) -> None:
        if len(self._latest) == _REMEMBERED:
            self._forgotten = self._latest[0][0]
        self._latest.append((self.revision, change.kind, change.id))

    def changed_since(self, revision: int, cls: type[Record]) -> set[Id] | None:
        """Return the records of a class changed after a revision; None if it is too long ago."""
        if revision < self._forgotten:
            return None
        kind = cls.kind_name
        return {one for at, of, one in self._latest if at > revision and of == kind}

    def _own(self, kind: str) -> dict[Id, Record]:
        """Return the table of a kind, no longer the one that others read."""
        if kind in self._shared:
            self._shared.discard(kind)
            self._by_kind[kind] = self._by_kind[kind].copy()
        return self._of(kind)

    def derived(self, name: str, make: Callable[[D | None], D]) -> D:
        """Return what is worked out of the records under a name: `make` it of what it was before.

        It is made when it is asked for after a change; a copy works out its own.
        """
        revision, found = self._derived.get(name, (-1, None))
        if revision != self.revision:
            found = make(found)
            self._derived[name] = self.revision, found
        return cast("D", found)

    def common(self, name: str, cls: type[R], make: Callable[[Mapping[Id, R]], D]) -> D:
        """Return what is worked out of the records of one class alone, under a name.

        Catalogues with the very same records share it, so that it is made and held once. It is
        not to be altered.
        """
        table = self._of(cls.kind_name)
        worked_out_of, found = self._common.get(name, (None, None))
        if worked_out_of is not table:
            found = make(self.all(cls))
            self._common[name] = table, found
        return cast("D", found)

    def __iter__(self) -> Iterator[Record]:
        """Yield every record held."""
        for records in self._by_kind.values():
            yield from records.values()
