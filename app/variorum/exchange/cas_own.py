"""Our own tags in a CAS: values that were changed in the other program become values of ours."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, replace
from decimal import Decimal
from typing import Any

from variorum.exchange.values import FIELDS, read_values
from variorum.model.foreign import ForeignTag
from variorum.model.records import Record
from variorum.model.tags import Tag

_STATE = ("rejected", "adjudicated")
_DEFAULTS: dict[str, Any] = {one.name: one.default for one in fields(Tag)}


class OwnTags:
    """Our records of a file, changed as its tags were. `unread` counts values of no meaning."""

    def __init__(self, own: tuple[Record, ...]) -> None:
        """Start with the records as they were written."""
        self._own = own
        self._tags: dict[str, Tag] = {one.id: one for one in own if isinstance(one, Tag)}
        self.unread: Counter[str] = Counter()

    def records(self) -> Iterator[Record]:
        """Yield the records as the tags told so far have changed them."""
        for one in self._own:
            yield self._tags[one.id] if isinstance(one, Tag) else one

    def told(self, tag: ForeignTag) -> ForeignTag:
        """Take note of a tag's values; return it, marked if they are not as we wrote them."""
        ours = self._tags.get(tag.key)
        if ours is None or tag.label.lower() != ours.kind:
            return tag
        names = [
            name
            for name in (*FIELDS[ours.kind], *_STATE)
            if not _is_same(tag.values.get(name, ""), getattr(ours, name))
        ]
        if not names:
            return tag
        read = read_values(ours.kind, {name: tag.values.get(name, "") for name in names})
        self.unread.update("values that cannot be" for name, _ in read.rest if name not in _STATE)
        states = {name: tag.values.get(name) == "true" for name in names if name in _STATE}
        refused = {name for name, _ in read.rest}
        emptied = {name: _DEFAULTS[name] for name in names if name not in refused}
        known = {name: value for name, value in read.fields.items() if name in names}
        self._tags[tag.key] = replace(ours, **{**emptied, **known, **states})
        return replace(tag, values={**tag.values, "modified": "true"})


def _is_same(value: str, ours: object) -> bool:
    if isinstance(ours, bool):
        return (value == "true") == ours
    if isinstance(ours, Decimal):
        try:
            return float(value) == float(ours)
        except ValueError:
            return False
    return value == ("" if ours is None else str(ours))
