"""The regions of one text in Label Studio: places with labels, the values set on them, relations.

A region is told in several results of one id: one with its label, one for each control that was
set on it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from variorum.model.foreign import ForeignLink, ForeignTag

Json = Mapping[str, Any]

_MARKUP = "hypertextlabels"
_LABELS = ("labels", _MARKUP)
VALUES = ("choices", "textarea", "number", "rating", "taxonomy", "datetime")
_SAYS = "says"
"""The control that shows in words what our own tags mean; it is no value."""


@dataclass(slots=True)
class _Region:
    """A region being read: its labels, its place and the values set on it."""

    key: str
    labels: list[str]
    place: Json
    values: dict[str, str] = field(default_factory=dict)
    author: str = ""
    created: str = ""
    note: str = ""


class Regions:
    """The regions of one text, of all its annotations; counts what has no place in `unread`."""

    def __init__(self, unread: Counter[str], authors: Mapping[str, str]) -> None:
        """Start empty; `authors` are those of our own tags."""
        self._unread = unread
        self._authors = authors
        self._regions: dict[str, _Region] = {}
        self.links: list[ForeignLink] = []
        self.is_markup = False

    def read(self, result: Iterable[Json], annotation: Json) -> None:
        """Take in the results of an annotation."""
        items = list(result)
        keys: dict[str, str] = {}
        for number, item in enumerate(items):
            if item.get("type") in _LABELS:
                self._label(item, number, annotation, keys)
        for item in items:
            kind = item.get("type")
            if kind == "relation":
                self._relation(item, keys)
            elif kind not in _LABELS:
                self._value(item, keys)

    def _label(self, item: Json, number: int, annotation: Json, keys: dict[str, str]) -> None:
        value = item.get("value")
        place = value if isinstance(value, dict) else {}
        found = _listed(place.get(item["type"]) or place.get("labels"))
        labels = list(filter(None, map(str, found)))
        if not labels:
            self._unread["regions without a label"] += 1
            return
        self.is_markup |= item["type"] == _MARKUP or _whole(place.get("start")) is None
        own = str(item.get("id") or f"region {number}")
        if own in keys:
            self._regions[keys[own]].labels += labels
            return
        key = own
        if key in self._regions:
            key = f"{annotation.get('id') or len(self._regions)}:{own}"
        keys[own] = key
        notes = item.get("meta", {}).get("text") if isinstance(item.get("meta"), dict) else None
        self._regions[key] = _Region(
            key,
            labels,
            place,
            author=self._authors.get(own) or _author(annotation),
            created=str(annotation.get("created_at") or ""),
            note="\n".join(map(str, _listed(notes))),
        )

    def _value(self, item: Json, keys: Mapping[str, str]) -> None:
        kind, name = str(item.get("type")), str(item.get("from_name", ""))
        value = item.get("value")
        if kind not in VALUES:
            self._unread[f"results of type {kind}"] += 1
        elif not isinstance(value, dict) or "start" not in value:
            self._unread["values of a whole text"] += 1
        elif str(item.get("id")) not in keys:
            self._unread["regions without a label"] += 1
        elif name != _SAYS:
            region = self._regions[keys[str(item.get("id"))]]
            region.values[name] = _shown(value.get("text" if kind == "textarea" else kind))

    def _relation(self, item: Json, keys: Mapping[str, str]) -> None:
        source, target = (keys.get(str(item.get(end))) for end in ("from_id", "to_id"))
        if source is None or target is None:
            self._unread["relations without an end"] += 1
            return
        if item.get("direction") == "left":
            source, target = target, source
        labels = list(filter(None, map(str, _listed(item.get("labels"))))) or ["relation"]
        self.links += [ForeignLink(label, source, target) for label in labels]

    def tags(self, text: str | None) -> Iterator[ForeignTag]:
        """Yield a tag for each label of a region; `text` is what they stand in, if it is known."""
        for region in self._regions.values():
            start, end = _offsets(region.place)
            for number, label in enumerate(region.labels, start=1):
                yield ForeignTag(
                    key=region.key if number == 1 else f"{region.key}#{number}",
                    label=label,
                    start=start,
                    end=end,
                    quote=_quote(region.place, text),
                    values=region.values,
                    author=region.author,
                    created=region.created,
                    note=region.note,
                )


def _listed(value: object) -> list[object]:
    if value is None or value == "":
        return []
    return value if isinstance(value, list) else [value]


def _author(annotation: Json) -> str:
    """Return who made an annotation, or which model a prediction."""
    by = annotation.get("completed_by")
    if isinstance(by, dict):
        names = " ".join(str(by[name]) for name in ("first_name", "last_name") if by.get(name))
        return names or str(by.get("email") or by.get("username") or by.get("id") or "")
    if isinstance(by, int):
        return f"user {by}"
    return str(by or annotation.get("model_version") or "")


def _offsets(place: Json) -> tuple[int | None, int | None]:
    """Return where a region begins and ends, None where it is told by an element of markup."""
    within = place.get("globalOffsets")
    found = within if isinstance(within, dict) else place
    start, end = _whole(found.get("start")), _whole(found.get("end"))
    return (start, end) if start is not None and end is not None else (None, None)


def _whole(value: object) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str) and value.isascii() and value.isdecimal():
        return int(value)
    return value if isinstance(value, int) else None


def _quote(place: Json, text: str | None) -> str | None:
    """Return the words of a region; older files write a line break as a backslash and an n."""
    quote = place.get("text")
    if not isinstance(quote, str):
        return None
    if "\\n" in quote and (text is None or quote not in text):
        return quote.replace("\\n", "\n")
    return quote


def _shown(value: object) -> str:
    """Return a value in words: several parted by semicolons, levels of one by slashes."""
    if isinstance(value, list):
        several = ("/".join(map(str, one)) if isinstance(one, list) else str(one) for one in value)
        return "; ".join(several)
    if isinstance(value, float):
        return format(Decimal(repr(value)), "f")
    return "" if value is None else str(value)
