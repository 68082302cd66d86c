"""Tags out of Prodigy tasks and spaCy's JSON Lines: a text with spans, and relations, on each line.

Offsets are code points. Lines of one text, by several annotators, are one text.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from variorum.exchange.files import read_text, unfit
from variorum.model.errors import UserError
from variorum.model.foreign import ForeignFile, ForeignLink, ForeignTag, ForeignText

Json = Mapping[str, Any]

FORM = "Prodigy"
_DETAILS = ("title", "outlet", "byline", "published", "url", "language", "sha256")
_ALIASES = {"source": "outlet", "date": "published", "author": "byline", "lang": "language"}
_KNOWN = frozenset(
    (
        *("start", "end", "label", "text", "id", "token_start", "token_end", "annotator", "says"),
        *("input_hash", "source", "pattern", "score", "rank", "type", "color", "ws"),
    )
)
_DISMISSED = ("reject", "ignore")


def read_prodigy(path: Path) -> ForeignFile:
    """Read a file of tasks.

    Raises UserError exchange.json, exchange.unfit and what reading files raises.
    """
    reader = _Reader()
    for number, line in enumerate(read_text(path).split("\n"), start=1):
        if line.strip():
            reader.task(_parsed(line, number, path), number)
    if not reader.texts:
        raise unfit(path, FORM)
    return ForeignFile(FORM, tuple(reader.all()), unread=tuple(reader.unread.items()))


def _parsed(line: str, number: int, path: Path) -> Json:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UserError("exchange.json", file=path.name, problem=f"line {number}") from error
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        raise unfit(path, FORM, f"line {number}")
    return value


class _Reader:
    """Collects texts and counts what has no place."""

    def __init__(self) -> None:
        self.texts: dict[str, tuple[str, dict[str, str], list[ForeignTag], list[ForeignLink]]] = {}
        self.unread: Counter[str] = Counter()
        self._keys: set[str] = set()

    def all(self) -> Iterator[ForeignText]:
        for text, (name, details, tags, links) in self.texts.items():
            yield ForeignText(name, text, details, tuple(tags), tuple(links))

    def task(self, task: Json, number: int) -> None:
        """Read one line. What the annotator dismissed is counted, not taken."""
        text = task["text"]
        details = _details(task.get("meta"))
        name = details.get("title") or f"{number}"
        _, _, tags, links = self.texts.setdefault(text, (name, details, [], []))
        if task.get("answer") in _DISMISSED:
            self.unread[f"tasks answered {task['answer']}"] += 1
            return
        for what in ("cats", "accept", "options"):
            self.unread[what] += bool(task.get(what))
        self.unread += Counter()  # without those of which there is none
        reader = _Task(task, number, self._keys)
        tags += reader.tags()
        links += reader.links(self.unread)


class _Task:
    """A line: its spans, known by where they stand for the relations between them."""

    def __init__(self, task: Json, number: int, taken: set[str]) -> None:
        self._task = task
        self._number = number
        self._taken = taken
        self._tokens = _dicts(task.get("tokens"))
        self._places: dict[tuple[object, object, object], str] = {}
        self._ends: dict[object, str] = {}
        who = task.get("_annotator_id") or task.get("_session_id")
        self._author = who if isinstance(who, str) else ""
        self._created = _time(task.get("_timestamp"))

    def tags(self) -> list[ForeignTag]:
        return [self._tag(one, place) for place, one in enumerate(self._spans())]

    def _spans(self) -> Iterator[Json]:
        yield from _dicts(self._task.get("spans"))
        entities = self._task.get("entities")
        for one in entities if isinstance(entities, list) else ():
            if isinstance(one, list) and len(one) == len(("start", "end", "label")):
                yield dict(zip(("start", "end", "label"), one, strict=True))

    def _tag(self, one: Json, place: int) -> ForeignTag:
        start, end = self._offset(one, "start"), self._offset(one, "end")
        label = str(one.get("label") or "")
        key = one.get("id") if isinstance(one.get("id"), str) else f"{self._number}:{place + 1}"
        if key in self._taken:
            key = f"{self._number}:{place + 1}"
        self._taken.add(str(key))
        self._places[start, end, label] = str(key)
        self._ends.setdefault(one.get("token_end"), str(key))
        annotator = one.get("annotator")
        return ForeignTag(
            key=str(key),
            label=label,
            start=start,
            end=end,
            quote=self._quote(one, start, end),
            values={
                name: str(value)
                for name, value in one.items()
                if name not in _KNOWN and isinstance(value, str | int | float) and value != ""
            },
            author=annotator if isinstance(annotator, str) else self._author,
            created=self._created,
        )

    def _offset(self, one: Json, side: str) -> int | None:
        """Return where a span starts or ends; by its tokens where it says no more."""
        if _is_int(one.get(side)):
            return int(one[side])
        token = self._token(one.get(f"token_{side}"))
        return int(token[side]) if token and _is_int(token.get(side)) else None

    def _token(self, number: object) -> Json | None:
        is_one = isinstance(number, int) and 0 <= number < len(self._tokens)
        return self._tokens[number] if is_one and isinstance(number, int) else None

    def _quote(self, one: Json, start: int | None, end: int | None) -> str | None:
        """Return the words of a span: as it says, else as its tokens do, else by its offsets."""
        if isinstance(one.get("text"), str):
            return str(one["text"])
        first, last = one.get("token_start"), one.get("token_end")
        if self._token(first) and self._token(last) and isinstance(first, int):
            tokens = self._tokens[first : int(one["token_end"]) + 1]
            if tokens and all(isinstance(token.get("ws"), bool) for token in tokens):
                spelt = "".join(f"{token.get('text')}{' ' * token['ws']}" for token in tokens)
                return spelt.removesuffix(" " * bool(tokens[-1]["ws"]))
        if start is None or end is None or not 0 <= start < end:
            return None
        return self._task["text"][start:end] or None

    def links(self, unread: Counter[str]) -> Iterator[ForeignLink]:
        for one in _dicts(self._task.get("relations")):
            ends = [self._end(one, side) for side in ("head", "child")]
            if all(ends):
                yield ForeignLink(str(one.get("label") or ""), *ends)
            else:
                unread["relations between words"] += 1

    def _end(self, one: Json, side: str) -> str:
        span = one.get(f"{side}_span")
        if isinstance(span, dict):
            place = (span.get("start"), span.get("end"), str(span.get("label") or ""))
            return self._places.get(place, "")
        return self._ends.get(one.get(side), "")


def _dicts(value: object) -> list[Json]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _is_int(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _details(meta: object) -> dict[str, str]:
    if not isinstance(meta, dict):
        return {}
    named = {_ALIASES.get(str(key).lower(), str(key).lower()): one for key, one in meta.items()}
    return {name: one for name in _DETAILS if isinstance(one := named.get(name), str) and one}


def _time(value: object) -> str:
    """Return seconds since 1970 in ISO form; empty for anything else."""
    if not isinstance(value, int | float):
        return ""
    try:
        return datetime.fromtimestamp(value, UTC).isoformat()
    except (OverflowError, OSError, ValueError):
        return ""
