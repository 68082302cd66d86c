"""What was changed in Label Studio on tags of ours, beyond their place and label.

A value set anew is taken over into its record. What has no record of its own to go to (a memo, a
relation) is counted, so that it is told.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from variorum.exchange.values import FIELDS, read_values
from variorum.model.foreign import ForeignLink, ForeignTag
from variorum.model.ids import Id
from variorum.model.records import Note, Record
from variorum.model.tags import Tag, TagLink
from variorum.model.vocabulary import LinkRole, TagKind

_OF_LINK = ("polarity", "type")
_JAVASCRIPT = 2**53
UNFIT = "values that do not fit"


class Edits:
    """Compares own records with what the file says of their tags; counts in `unread`."""

    def __init__(
        self, own: Sequence[Record], tags: Iterable[ForeignTag], unread: Counter[str]
    ) -> None:
        """Compare, and make the changed records."""
        self._own = {one.id: one for one in own if isinstance(one, Tag) and not one.rejected}
        self._links: dict[Id, list[TagLink]] = defaultdict(list)
        self._notes: dict[Id, list[str]] = defaultdict(list)
        for one in own:
            if isinstance(one, TagLink):
                self._links[one.tag].append(one)
            elif isinstance(one, Note):
                self._notes[one.subject].append(one.text)
        self._unread = unread
        self.changed: dict[Id, Record] = {}
        for tag in tags:
            record = self._own.get(Id(tag.key))
            if record is not None and tag.label == record.kind.upper():
                self._compare(record, tag)

    def _compare(self, record: Tag, tag: ForeignTag) -> None:
        if "\n".join(self._notes[record.id]) != tag.note:
            self._unread["changed memos"] += 1
        told = {
            name: tag.values.get(name, "")
            for name in (*FIELDS[record.kind], *self._names_of_link(record))
            if not _is_same(self._value(record, name), tag.values.get(name, ""))
        }
        if not told:
            return
        read = read_values(record.kind, tag.values)
        fields: dict[str, Any] = {}
        of_links: dict[str, Any] = {}
        for name, text in told.items():
            into, found = (of_links, read.link) if name in _OF_LINK else (fields, read.fields)
            if name in found:
                into[name] = found[name]
            elif text.strip():
                self._unread[UNFIT] += 1
            else:
                into[name] = "" if isinstance(getattr(record, name, None), str) else None
        self._change(record, fields, of_links)

    def _change(self, record: Tag, fields: Mapping[str, Any], of_links: Mapping[str, Any]) -> None:
        if fields:
            inferred = tuple(one for one in record.inferred if one not in fields)
            self.changed[record.id] = replace(record, inferred=inferred, **fields)
        links = list(self._propositions(record))
        if of_links and not links:
            self._unread[UNFIT] += len(of_links)
        for link in links if of_links else ():
            inferred = tuple(one for one in link.inferred if one not in of_links)
            self.changed[link.id] = replace(link, inferred=inferred, **of_links)

    def _names_of_link(self, record: Tag) -> Sequence[str]:
        return _OF_LINK if record.kind is TagKind.CLAIM else ()

    def _value(self, record: Tag, name: str) -> object:
        if name not in _OF_LINK:
            return getattr(record, name)
        values = {getattr(link, name) for link in self._propositions(record)}
        return values.pop() if len(values) == 1 else None

    def _propositions(self, record: Tag) -> Iterator[TagLink]:
        return (one for one in self._links[record.id] if one.role is LinkRole.PROPOSITION)

    def relations(self, links: Iterable[ForeignLink], written: int) -> None:
        """Count relations of our tags that are new, and those missing of the ones `written`."""
        ours = [one for one in links if Id(one.source) in self._own]
        known = sum(map(self._is_known, ours))
        for what, number in (
            ("new relations", len(ours) - known),
            ("relations taken away", written - known),
        ):
            if number > 0:
                self._unread[what] += number

    def _is_known(self, link: ForeignLink) -> bool:
        """Tell whether a link of ours says the same."""
        meant = {one.actor for one in self._links[Id(link.target)] if one.role is LinkRole.ACTOR}
        return any(
            one.actor in meant and link.label == ("origin" if one.origin else one.role.value)
            for one in self._links[Id(link.source)]
        )


def _is_same(value: object, told: str) -> bool:
    """Tell whether a control shows a value; a number JavaScript cannot hold is not shown."""
    if value is None or value == "":
        return not told.strip()
    if isinstance(value, int | Decimal):
        return _is_number(Decimal(value), told) if told else not _is_shown(Decimal(value))
    return str(value).strip() == told.strip()


def _is_number(value: Decimal, told: str) -> bool:
    try:
        return Decimal(told) == value
    except InvalidOperation:
        return False


def _is_shown(value: Decimal) -> bool:
    whole = value == value.to_integral_value()
    return abs(value) <= _JAVASCRIPT and (whole or Decimal(repr(float(value))) == value)
