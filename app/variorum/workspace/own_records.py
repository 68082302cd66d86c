"""Records of a Variorum project that come back in a file of another program.

What the program changed (a span, a kind) is an edit; what it dropped is listed and never deleted.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from variorum.exchange.mapping import propose
from variorum.exchange.placing import Layout, Placed
from variorum.exchange.values import FIELDS, ROLES
from variorum.export.dataset import Entry
from variorum.export.references import references
from variorum.export.rules import check_record
from variorum.model.errors import UserError
from variorum.model.foreign import ForeignFile
from variorum.model.ids import Id
from variorum.model.records import Record
from variorum.model.tags import Tag, TagLink
from variorum.model.vocabulary import TagKind
from variorum.store.store import Store
from variorum.workspace.text_matches import Match


@dataclass(frozen=True, slots=True)
class Own:
    """What of the file is ours: records as they are to be taken.

    `edited` are ids of what the other program changed, `missing` tags it no longer has, `spoiled`
    counts records that no longer hold to the rules or refer to nothing.
    """

    records: tuple[Record, ...] = ()
    edited: frozenset[Id] = frozenset()
    missing: tuple[Tag, ...] = ()
    spoiled: int = 0

    def entries(self) -> list[Entry]:
        """Return the records as a plan of import takes them."""
        return [Entry(0, record) for record in self.records]


def own_of(
    file: ForeignFile, matches: Sequence[Match], layouts: Sequence[Layout], store: Store
) -> Own:
    """Return the file's own records, changed as its tags were."""
    if not file.own:
        return Own()
    placed = {
        one.tag.key: (match.frozen, one)
        for match, layout in zip(matches, layouts, strict=True)
        for one in layout.placed
    }
    lost = {one.tag.key for layout in layouts for one in layout.unplaced}
    edited: set[Id] = set(file.edited)
    records: list[Record] = []
    missing: list[Tag] = []
    dropped: set[Id] = set()
    for record in file.own:
        found = record
        if isinstance(record, Tag) and record.id in placed:
            found = _as_placed(record, *placed[record.id])
            if found != record or placed[record.id][1].tag.values.get("modified"):
                edited.add(record.id)
        elif isinstance(record, Tag) and record.id in lost:
            dropped.add(record.id)
            continue
        elif isinstance(record, Tag) and not record.rejected:
            missing.append(record)
        records.append(found)
    kinds = {one.id: one.kind for one in records if isinstance(one, Tag)}
    kept = [one for one in records if _is_linked(one, kinds)]
    sound = _sound(kept, dropped, store)
    return Own(tuple(sound), frozenset(edited), tuple(missing), len(kept) - len(sound))


def _as_placed(tag: Tag, text: str, placed: Placed) -> Tag:
    """Return a tag where the file has it now, and of the kind its label says."""
    start, end = placed.start, placed.end
    tag = replace(tag, start=start, end=end, quote=text[start:end])
    choice = propose(placed.tag.label)
    if choice is None or choice.kind in (None, tag.kind):
        return tag
    defaults = {one.name: one.default for one in fields(Tag)}
    others = {name for kind, names in FIELDS.items() if kind is not choice.kind for name in names}
    cleared: dict[str, Any] = {name: defaults[name] for name in others}
    return replace(tag, kind=choice.kind, inferred=(), **cleared)


def _is_linked(record: Record, kinds: Mapping[Id, TagKind]) -> bool:
    """Tell whether a link still means something to the kind of its tag; no links always do."""
    if not isinstance(record, TagLink) or record.tag not in kinds:
        return True
    return record.role in ROLES[kinds[record.tag]]


def _sound(records: list[Record], dropped: Collection[Id], store: Store) -> list[Record]:
    """Return the records that hold to the rules and refer to others that are there."""
    sound = [one for one in records if _holds(one)]
    here = {one.id for one in sound}
    ends = {end for one in sound for *_, end in references(one)} - here - set(dropped)
    there = set(store.record_exists(ends))
    while True:
        left = [
            one for one in sound if all(end in here or end in there for *_, end in references(one))
        ]
        if len(left) == len(sound):
            return left
        sound = left
        here = {one.id for one in sound}


def _holds(record: Record) -> bool:
    try:
        check_record(record, 0)
    except UserError:
        return False
    return True
