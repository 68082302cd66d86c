"""The annotations of one text in brat's standoff format, line by line."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from variorum.model.foreign import ForeignLink, ForeignTag

_BOUND = re.compile(r"(\S+) ([0-9]{1,12} [0-9]{1,12}(?:;[0-9]{1,12} [0-9]{1,12})*) *")
_RELATION = re.compile(r"(\S+) +(\S+?):(\S+) +(\S+?):(\S+)\s*")
_ATTRIBUTE = re.compile(r"(\S+) (\S+)(?: (.+?))?\s*")
_NORMALISED = re.compile(r"(\S+) (\S+) (\S+?):(\S+)\s*")
_REFERENT = re.compile(r"(\S+) (?=.*\bAnnotation:(\S+))(?=.*\bReferent:(\S+?):(\S+)).*")
"""A normalisation as shared tasks of BioNLP write it: the two parts in either order."""

_EVENT = re.compile(r"(\S+?):(\S+)(?: .*)?")
_NOTE = re.compile(r"(\S+) (\S+)\s*")
_VALUE = re.compile(r"([a-z_]+)=(.*)")
_NEXT_VALUE = re.compile(r"; (?=[a-z_]+=)")


@dataclass(slots=True)
class _Bound:
    """A text-bound annotation being read."""

    label: str
    pieces: list[tuple[int, int]]
    quote: str | None
    values: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def add(self, name: str, value: str) -> None:
        self.values[name] = f"{self.values[name]}; {value}" if name in self.values else value


class Lines:
    """Reads the lines about a text, if that is known; counts in `unread` what has no place."""

    def __init__(self, text: str | None, unread: Counter[str]) -> None:
        """Start empty."""
        self._text = text
        self._unread = unread
        self._bound: dict[str, _Bound] = {}
        self._triggers: dict[str, str] = {}
        self._later: list[tuple[str, str, str]] = []
        self._links: list[ForeignLink] = []

    def read(self, lines: Iterable[str]) -> None:
        """Take in the lines of a file; those about others may come before them."""
        for line in filter(str.strip, lines):
            key, _, rest = line.partition("\t")
            data, _, tail = rest.partition("\t")
            letter = key[:1]
            if letter == "T":
                self._bind(key, data, tail if "\t" in rest else None)
            elif letter == "E":
                self._event(key, data)
            else:
                self._later.append((letter, data, tail))

    def _bind(self, key: str, data: str, quote: str | None) -> None:
        found = _BOUND.fullmatch(data)
        if found is None or key in self._bound:
            self._miss()
            return
        places = [one.split(" ") for one in found.group(2).split(";")]
        pieces = sorted((int(start), int(end)) for start, end in places)
        self._bound[key] = _Bound(found.group(1), pieces, quote)

    def _event(self, key: str, data: str) -> None:
        found = _EVENT.fullmatch(data)
        if found:
            self._triggers[key] = found.group(2)
            self._unread["events"] += 1
        else:
            self._miss()

    def _miss(self) -> None:
        self._unread["lines not understood"] += 1

    def made(self) -> tuple[tuple[ForeignTag, ...], tuple[ForeignLink, ...]]:
        """Return the tags and links of all that was read."""
        readers: Mapping[str, Callable[[str, str], bool]] = {
            "A": self._attribute,
            "M": self._attribute,
            "N": self._normalised,
            "#": self._note,
            "R": self._relation,
            "*": self._equal,
        }
        for letter, data, tail in self._later:
            if letter not in readers or not readers[letter](data, tail):
                self._miss()
        tags = tuple(self._tag(key, bound) for key, bound in self._bound.items())
        return tags, tuple(self._links)

    def _meant(self, key: str) -> str | None:
        """Return the text-bound annotation that an id means, of an event its trigger."""
        found = self._triggers.get(key, key)
        return found if found in self._bound else None

    def _on(self, key: str, what: str) -> _Bound | None:
        meant = self._meant(key)
        if meant is None:
            self._unread[what] += 1
        return self._bound[meant] if meant else None

    def _attribute(self, data: str, _tail: str) -> bool:
        found = _ATTRIBUTE.fullmatch(data)
        if found is None:
            return False
        bound = self._on(found.group(2), "attributes of what is no tag")
        if bound:
            bound.add(found.group(1), found.group(3) or "true")
        return True

    def _normalised(self, data: str, tail: str) -> bool:
        found = _REFERENT.fullmatch(data) or _NORMALISED.fullmatch(data)
        if found is None:
            return False
        bound = self._on(found.group(2), "references of what is no tag")
        if bound:
            bound.add(found.group(3), tail.strip() or found.group(4))
        return True

    def _note(self, data: str, tail: str) -> bool:
        found = _NOTE.fullmatch(data)
        if found is None:
            return False
        bound = self._on(found.group(2), "notes on what is no tag")
        if bound:
            values, note = _values(tail.strip())
            for name, value in values.items():
                bound.add(name, value)
            bound.notes += [note] if note else []
        return True

    def _relation(self, data: str, _tail: str) -> bool:
        found = _RELATION.fullmatch(data)
        if found is None:
            return False
        self._join(found.group(1), found.group(3), found.group(5))
        return True

    def _equal(self, data: str, _tail: str) -> bool:
        label, *keys = data.split() or [""]
        for one, other in pairwise(keys):
            self._join(label, one, other)
        return len(keys) > 1

    def _join(self, label: str, one: str, other: str) -> None:
        source, target = self._meant(one), self._meant(other)
        if source and target:
            self._links.append(ForeignLink(label, source, target))
        else:
            self._unread["relations without an end"] += 1

    def _tag(self, key: str, bound: _Bound) -> ForeignTag:
        start, end = bound.pieces[0][0], max(end for _, end in bound.pieces)
        values = dict(bound.values)
        quote = bound.quote
        if quote is not None and end - start <= len(quote.rstrip()):
            quote = quote.rstrip()
        if len(bound.pieces) > 1 and quote is not None:
            if self._has_gaps(bound):
                self._unread["gaps inside tags"] += 1
                values["words"] = quote
            quote = self._text[start:end] if self._text and self._fits(bound) else quote
        note = "\n".join(bound.notes)
        return ForeignTag(key, bound.label, start, end, quote, values=values, note=note)

    def _has_gaps(self, bound: _Bound) -> bool:
        """Tell whether words stand between the pieces, or more than white space may."""
        if self._text is not None and self._fits(bound):
            between = ((end, start) for (_, end), (start, _) in pairwise(bound.pieces))
            return any(self._text[end:start].strip() for end, start in between)
        return any(start - end > _WIDE for (_, end), (start, _) in pairwise(bound.pieces))

    def _fits(self, bound: _Bound) -> bool:
        """Tell whether the words of the pieces stand where they should, in code points."""
        words = [self._text[start:end] for start, end in bound.pieces] if self._text else []
        joined = (" ".join(words), "".join(words))  # before brat 1.3 nothing stood between them
        return _spaced(bound.quote or "") in map(_spaced, joined)


def _spaced(words: str) -> str:
    return " ".join(words.split())


_WIDE = 4
"""More between two pieces than the white space between two paragraphs."""


def _values(note: str) -> tuple[dict[str, str], str]:
    """Return the values that a note of ours begins with, and the rest of it."""
    first, _, rest = note.partition(" | ")
    found = [_VALUE.fullmatch(one) for one in _NEXT_VALUE.split(first)]
    values = {one.group(1): one.group(2) for one in found if one}
    return (values, rest) if values and all(found) else ({}, note)
