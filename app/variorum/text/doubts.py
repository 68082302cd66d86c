"""Which lines of a text may be anything but running words, told by a glance at their bytes.

Most lines are running words beyond doubt, and the patterns of `regions` are slow on them. A line in
doubt may still be running words; of one that is in none, no pattern says anything.
"""

# ruff: noqa: RUF001  # typographic quotes are the subject

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from string import ascii_lowercase
from typing import NamedTuple

_UTF8 = "utf-8", "surrogatepass"
_BYTES = "latin-1"
"""One character for each byte: texts are searched faster than bytes."""
_ASCII = bytes(range(0x80))
_TOLD = b"bcdfgijklmopqruvwxyz0123456789"
"""What no key leaves out: an article has none of these, nor has a closing possessive."""
_UNTOLD = bytes(set(range(0x100)) - set(_TOLD) - {ord("\n")})
_FOLDED = bytes.maketrans(
    ascii_lowercase.upper().encode() + b"\t\x1f\v\f\x1c\x1d\x1e",
    ascii_lowercase.encode() + b"  \n\n\n\n\n",
)
_NO_BREAK = "\N{NO-BREAK SPACE}"

_NAMES = (
    *("leave", "your", "required", "back", "source", "post", "submit", "add", "cancel", "log"),
    *("share", "tweet", "print", "e-mail", "email", "click", "sign", "subscribe", "advertisement"),
    *("loading", "skip", "all", "copyright", "save", "read", "continue", "view", "tag", "related"),
    *("recommended", "more", "further", "you", "see", "most", "references", "bibliography"),
    *("works", "end"),
)
"""How a line begins that a pattern for furniture, links or references can name."""
_FIRST = frozenset(
    (
        *(name[:3] for name in _NAMES),
        *("by", *(f"by{chr(one)}" for one in range(0x100) if not chr(one).isalnum())),
    )
)
_BEGINNING = re.compile(f"{'|'.join(_NAMES)}|by[^a-z0-9]*$")
_COUNTING = "0123456789("
_QUOTING = tuple(one.encode().decode(_BYTES) for one in "“”„‘’«»–—")
_DISCLAIMING = frozenset(("the o", "the v", "the  "))
_NAMED = 64
_DESCRIBED = 160
"""Bytes that hold a name and the "is" behind it, with and without what stands between commas."""
_STOPS = ".!?:;,"
_HEAD = 32
_ALIKE = 6
"""Of what is told of each line, so much is compared: lines with one key have it in common."""


class Doubts(NamedTuple):
    """Places of lines, among those that are not blank, that may be each of four things.

    They may be named by a pattern, tell of an author, be headings, or have the key of another line.
    """

    named: list[int]
    author: list[int]
    heading: list[int]
    alike: list[int]


def doubts(text: str) -> Doubts:
    """Return which lines of a text have to be looked at closely."""
    spelled, half, more = _spelled(text)
    cut = spelled.rfind("\n", 0, half) + 1
    lines = _filled(spelled[:cut])
    before = len(lines)
    lines += _filled(spelled[cut:])
    author = [at for at in range(before, len(lines)) if _may_tell_who(lines[at], more)]
    return Doubts(
        [at for at, line in enumerate(lines) if _may_be_named(line)],
        author + [at - 1 for at in author if at],  # a name may stand above
        [at for at, line in enumerate(lines) if line[-1] not in _STOPS],
        _alike(lines),
    )


def _filled(spelled: str) -> list[str]:
    return list(filter(None, map(str.strip, spelled.split("\n"))))


def _spelled(text: str) -> tuple[str, int, int]:
    """Return a text as it is looked at: small letters, and spaces for all white space but breaks.

    Characters that hide letters of ASCII are spelled with these. With it, before which byte none
    of the second half of the text stands, and how many bytes a line may have more than characters.
    """
    data = text.encode(*_UTF8)
    half, more = len(text) // 2, len(data) - len(text)
    odd = data.translate(None, _ASCII).decode(*_UTF8) if more else ""
    if b"\r" in data or not all(map(_is_alone, set(odd))):
        data = _spelled_out(text).encode(*_UTF8)
        half, more = 0, len(data)
    elif _NO_BREAK in odd:
        data = data.replace(_NO_BREAK.encode(), b"  ")
    return data.translate(_FOLDED).decode(_BYTES), half, more


@lru_cache(4096)
def _is_alone(char: str) -> bool:
    """Tell whether a character beyond ASCII hides no letter, joins none, and is no white space."""
    if char == _NO_BREAK:
        return True
    hides = any(one.isascii() and one.isalnum() for one in _key(char))
    joins = any(len(unicodedata.normalize("NFC", one + char)) == 1 for one in ascii_lowercase)
    return not (hides or joins or char.isspace())


def _spelled_out(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in _key(text).splitlines())


def _key(text: str) -> str:
    """Return a text as keys have it (`text.keys`), but for its quotes and spaces."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return unicodedata.normalize("NFKC", folded)


def _may_be_named(line: str) -> bool:
    first = line[:3]
    if ":" in line:  # as every caption has
        return True
    if first in _FIRST:
        return _BEGINNING.match(line) is not None
    if first.isascii():
        return line[0] in _COUNTING
    return not line.startswith(_QUOTING)


def _may_tell_who(line: str, more: int) -> bool:
    head = line[: _NAMED + more]
    if "," in head:
        head = line[: _DESCRIBED + more]
    return " is " in head or " was " in head or line[:5] in _DISCLAIMING


def _alike(lines: list[str]) -> list[int]:
    """Return the lines that may have a key together."""
    if not lines:
        return []
    heads = _told("\n".join([line[:_HEAD] for line in lines])).split("\n")
    starts = [head[:_ALIKE] for head in heads]
    if min(map(len, starts)) < _ALIKE:
        starts = [
            start if len(start) == _ALIKE or len(line) <= _HEAD else _told(line)[:_ALIKE]
            for start, line in zip(starts, lines, strict=True)
        ]
    if len(set(starts)) == len(starts):
        return []
    times = Counter(starts)
    return [at for at, one in enumerate(starts) if times[one] > 1]


def _told(spelled: str) -> str:
    return spelled.encode(_BYTES).translate(None, _UNTOLD).decode(_BYTES)
