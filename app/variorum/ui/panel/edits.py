"""Everything the fields of the panel can ask for, as one set of signals."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from variorum.model.records import Record
from variorum.model.tags import Tag, TagLink


class Edits(QObject):
    """Asked-for changes. Records come as they are now and as they should be."""

    tag_edited = Signal(object, object)
    """old Tag, new Tag"""
    link_edited = Signal(object, object)
    """old TagLink, new TagLink: its fields, not what it points at"""
    link_repicked = Signal(object, object)
    """the TagLink, the Pick it should point at"""
    link_added = Signal(object, object, object)
    """tag id, LinkRole, Pick"""
    link_removed = Signal(object)
    """TagLink"""
    record_edited = Signal(object, object)
    """old Record, new Record (Actor, Alias, ActorLink, Proposition, Quantity)"""
    alias_added = Signal(object, str)
    """actor id, text"""
    alias_removed = Signal(object)
    """Alias"""
    parent_added = Signal(object, object, object)
    """actor id, ActorTie, Pick"""
    parent_removed = Signal(object)
    """ActorLink"""
    accused_added = Signal(object, object)
    """proposition id, Pick of an actor"""
    note_edited = Signal(object, str)
    """tag id, text"""
    confirm_requested = Signal(object)
    """tuple of (old, new) records: the guesses on screen, confirmed in one act"""

    memo_wanted = Signal(str, object)
    """kind of record, its id: the memo on it is to be read or written"""

    compared_opened = Signal(object)
    """the id of another article's figure, to be shown where it stands"""

    def set_tag(self, tag: Tag, **fields: Any) -> None:  # noqa: ANN401  # any field of a tag
        """Ask for other values of a tag's fields, which are then no longer guessed."""
        new = settled(replace(tag, **fields), *fields)
        if new != tag:
            self.tag_edited.emit(tag, new)

    def set_link(self, link: TagLink, **fields: Any) -> None:  # noqa: ANN401  # any field of a link
        """Ask for other values of a link's fields, which are then no longer guessed."""
        new = settled(replace(link, **fields), *fields)
        if new != link:
            self.link_edited.emit(link, new)

    def set_record(self, record: Record, **fields: Any) -> None:  # noqa: ANN401  # any field of a record
        """Ask for other values of a record's fields."""
        new = replace(record, **fields)
        if new != record:
            self.record_edited.emit(record, new)

    def confirm(self, records: Iterable[Tag | TagLink]) -> None:
        """Ask to confirm every guessed field of these tags and links, in one act."""
        self.confirm_pairs((each, settled(each)) for each in records)

    def confirm_pairs(self, pairs: Iterable[tuple[Record, Record]]) -> None:
        """Ask for these confirmations, (old, new), in one act; nothing if nothing changes."""
        changed = tuple((old, new) for old, new in pairs if old != new)
        if changed:
            self.confirm_requested.emit(changed)


SIGNALS = (
    "tag_edited",
    "link_edited",
    "link_repicked",
    "link_added",
    "link_removed",
    "record_edited",
    "alias_added",
    "alias_removed",
    "parent_added",
    "parent_removed",
    "accused_added",
    "note_edited",
    "confirm_requested",
    "memo_wanted",
    "compared_opened",
)
"""The names of the signals of Edits, which the pane has too."""


def settled(record: Any, *names: str) -> Any:  # noqa: ANN401  # Tag or TagLink
    """Return a tag or link with these fields no longer guessed; no names stands for all."""
    if not names:
        return replace(record, inferred=())
    return replace(record, inferred=tuple(n for n in record.inferred if n not in names))
