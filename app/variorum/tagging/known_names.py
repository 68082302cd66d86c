"""The names of known records, made ready to be asked for at every key that is typed."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import partial
from typing import NamedTuple

from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.records import Actor, Alias, Decision, Record
from variorum.model.resolve import merged
from variorum.tagging.key_rows import KeyRows
from variorum.tagging.making import TARGETS
from variorum.text.keys import normal_key

_BETWEEN = "\n"
"""Around each key of a record; no key holds it."""
_NOTHING = 2 * _BETWEEN
"""An empty key."""

_WORD_STARTS = (_BETWEEN, " ", "-")
"""What stands before a word of a key."""

Place = tuple[int, str, Id]
"""The shorter name first, then by its letters."""


class OtherName(NamedTuple):
    """A name besides a record's own: an alias, or what a record merged into it is called.

    An alias with a `home` is one in that article alone.
    """

    text: str
    home: Id | None = None
    is_ambiguous: bool = False


class KnownNames:
    """The records of one kind that are merged into no other, by their names."""

    def __init__(self, kind: str, catalogue: Catalogue, before: "KnownNames | None") -> None:
        """Take them from `catalogue`; of `before`, not to be asked any more, what is the same."""
        self._still = Catalogue(catalogue)  # the tables of a copy stay as they are
        self._revision = catalogue.revision
        self.records: Mapping[Id, Record] = self._still.all(TARGETS[kind])
        self.merged: Mapping[Id, Id] = {}
        self.others: Mapping[Id, list[OtherName]] = {}
        """What records are called besides, by record."""
        self._keys: dict[Id, tuple[Record, str]] = {} if before is None else before._keys  # noqa: SLF001  # of its own class
        self._rows = KeyRows(())
        """In order of place."""
        self._nameless: set[Id] = set()
        """Those of which a name has an empty key: asked for whenever nothing is typed yet."""
        if kind == Actor.kind_name:
            self._name_others(before)
        if before is not None and self._is_called_as(before):
            self._rows, self._nameless = before._rows, before._nameless  # noqa: SLF001  # of its own class
            since = before._revision  # noqa: SLF001  # of its own class
            self._follow(before.records, catalogue.changed_since(since, TARGETS[kind]))
        else:
            standing = sorted(self._standing(), key=place_of)
            self._rows = KeyRows((one.id, self._join(one)) for one in standing)
            self._nameless = {one for one, _ in self._rows.holding(_NOTHING)}

    def _is_called_as(self, before: "KnownNames") -> bool:
        """Tell whether others are merged into no other records, and called as they were."""
        mine, its = (self.others, self.merged), (before.others, before.merged)
        return all(one is other or one == other for one, other in zip(mine, its, strict=True))

    def _name_others(self, before: "KnownNames | None") -> None:
        if before is not None and self._calls_as(before):
            self.merged, self.others = before.merged, before.others
            return
        self.merged = merged(self._still, Actor.kind_name)
        others: dict[Id, list[OtherName]] = {}
        for alias in self._still.all(Alias).values():
            head = self.merged.get(alias.actor, alias.actor)
            name = OtherName(alias.text, alias.article, alias.ambiguous)
            others.setdefault(head, []).append(name)
        for away, head in self.merged.items():
            actor = self._still.get(Actor, away)
            if actor is not None:
                others.setdefault(head, []).append(OtherName(actor.name))
        self.others = others

    def _calls_as(self, before: "KnownNames") -> bool:
        """Tell whether aliases, merges and the names of who was merged are as they were."""
        was, now = before._still, self._still  # noqa: SLF001  # of its own class
        return all(_is_same(was, now, cls) for cls in (Alias, Decision)) and all(
            was.get(Actor, away) is now.get(Actor, away) for away in before.merged
        )

    def _standing(self) -> Iterator[Record]:
        return (one for one in self.records.values() if one.id not in self.merged)

    def _join(self, record: Record) -> str:
        names = [name_of(record), *(other.text for other in self.others.get(record.id, ()))]
        return _BETWEEN.join(("", *map(normal_key, names), ""))

    def _follow(self, before: Mapping[Id, Record], changed: AbstractSet[Id] | None) -> None:
        """Take in what became of the records since they were `before`; None: any may be `changed`.

        Not all are compared at every act: there may be a hundred thousand.
        """
        now = self.records
        keys = before.keys() | now.keys() if changed is None else changed
        others = [key for key in keys if before.get(key) is not now.get(key)]
        for key in others:
            if key in before and self._rows.remove(key, lambda one: place_of(before[one])):
                self._nameless.discard(key)
        for key in others:
            new = now.get(key)
            if new and key not in self.merged:
                row = self._join(new)
                self._rows.insert(key, row, lambda one: place_of(now[one]))
                if _NOTHING in row:
                    self._nameless.add(key)

    def standing(self, record: Id) -> Record | None:
        """Return a record by its id, unless there is none or it is merged into another."""
        return None if record in self.merged else self.records.get(record)

    def all(self) -> Iterator[Record]:
        """Yield every record, in order of place."""
        return map(self.records.__getitem__, self._rows)

    def key_of(self, record: Record) -> str:
        """Return the key of a record's own name; those asked for are kept."""
        known = self._keys.get(record.id)
        if known is None or known[0] is not record:
            known = self._keys[record.id] = record, normal_key(name_of(record))
        return known[1]

    def called(self, key: str) -> list[Record]:
        """Return the records of which a name has exactly this key."""
        if not key:
            return sorted((self.records[one] for one in self._nameless), key=place_of)
        return list(self.holding(f"{_BETWEEN}{key}{_BETWEEN}"))

    def beginning(self, key: str) -> Iterator[Record]:
        """Yield the records of which the key of a name begins so, in order of place."""
        return self.holding(_BETWEEN + key)

    def wording(self, parts: Sequence[str]) -> Iterator[Record]:
        """Yield the records in whose names' keys every part begins a word, in order of place."""
        starts = [tuple(before + part for before in _WORD_STARTS) for part in parts]
        for one, row in self._rows.holding(max(parts, key=len)):
            if all(any(start in row for start in each) for each in starts):
                yield self.records[one]

    def holding(self, part: str) -> Iterator[Record]:
        """Yield the records in whose names' keys a part is found, in order of place."""
        return (self.records[one] for one, _ in self._rows.holding(part))


def names_in(catalogue: Catalogue, kind: str) -> KnownNames:
    """Return the names of the records of a kind as they are now in a catalogue."""
    made: KnownNames = catalogue.derived(f"names of {kind}", partial(KnownNames, kind, catalogue))
    return made


def name_of(record: Record) -> str:
    """Return what a record is called."""
    return getattr(record, "name", "") or getattr(record, "text", "")


def place_of(record: Record) -> Place:
    """Return where a record stands among those of its kind."""
    name = name_of(record)
    return len(name), name.casefold(), record.id


def _is_same(one: Catalogue, other: Catalogue, cls: type[Record]) -> bool:
    mine, its = one.all(cls), other.all(cls)
    return mine is its or not (mine or its)
