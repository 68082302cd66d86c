"""Pairs of names that look alike, found in blocks: never every name against every other."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain, combinations, pairwise
from typing import NamedTuple

from rapidfuzz import fuzz

from variorum.grouping.guards import is_slip
from variorum.grouping.names import Tokens
from variorum.grouping.words import ORGANISATIONS, TITLES

_RARE = 8
"""In how many names a token may be and still tell them from the others."""
_SHORTEST_RARE = 3
_LONG_TOKEN = 6
_TOKEN_SET = 85
_RATIO = 90
_INDEX_BITS = 24
_CODE = (1 << (63 - _INDEX_BITS)) - 1
_BLOCK = 200
"""Names beside each name that are looked at in one block; larger ones are no evidence."""


class Spelt(NamedTuple):
    """The letters of a name, behind the order of what has it; see `Node` and `Name`."""

    key: str
    place: str
    loose: str
    tokens: Tokens


@dataclass(frozen=True, slots=True)
class Alike:
    """Two names (places in the list) that look alike. `typo`: one letter of a long token differs.

    `token` is the rare one they share, `score` 0 to 100.
    """

    one: int
    other: int
    score: float
    typo: bool = False
    token: str = ""


class Likes:
    """Pairs that look alike, kept as long as the names stay: answers move names, few make one."""

    def __init__(self) -> None:
        """Start with none."""
        self._of = b""
        """What tells the names: together they take more than what was found."""
        self._found: list[Alike] = []

    def among(self, names: Sequence[Spelt]) -> list[Alike]:
        """Return the pairs among some names; see `alike`."""
        told = blake2b("\n".join(name.loose for name in names).encode(), digest_size=16).digest()
        if told != self._of:
            self._of, self._found = told, list(alike(names))
        return self._found


def alike(names: Sequence[Spelt]) -> Iterator[Alike]:
    """Yield the pairs of names, all of different tokens, that one typo or a likeness joins."""
    seen: set[int] = set()
    for one, other in _near(names):
        pair = one * len(names) + other
        if pair not in seen and (found := _spelling(names, one, other)):
            seen.add(pair)
            yield found
    for one, other, token in _sharing(names):
        pair = one * len(names) + other
        if pair not in seen:
            score = fuzz.token_set_ratio(names[one].loose, names[other].loose)
            if score >= _TOKEN_SET:
                seen.add(pair)
                yield Alike(one, other, score, token=token)


def _spelling(names: Sequence[Spelt], one: int, other: int) -> Alike | None:
    a, b = names[one], names[other]
    if is_typo(a, b):
        return Alike(one, other, 100, typo=True)
    score = fuzz.ratio(a.loose, b.loose, score_cutoff=_RATIO)
    return Alike(one, other, score) if score else None


def is_typo(one: Spelt, other: Spelt) -> bool:
    """Tell whether exactly one token differs, by one slip inside it."""
    if len(one.tokens) != len(other.tokens):
        return False
    pairs = zip(one.tokens, other.tokens, strict=True)
    differing = [pair for pair in pairs if pair[0] != pair[1]]
    return len(differing) == 1 and is_slip(*differing[0])


def _near(names: Sequence[Spelt]) -> Iterator[tuple[int, int]]:
    """Yield pairs that agree in all tokens but one, and there in its first or second half."""
    packed = array("Q")
    add = packed.append
    for index, name in enumerate(names):
        tokens = name.tokens
        for at, token in enumerate(tokens):
            size = len(token)
            if size < _LONG_TOKEN:
                continue
            half = size // 2
            others = hash((tokens[:at], tokens[at + 1 :]))
            beside = half + 1 if size % 2 else half - 1
            add(((others ^ hash(token[:half])) & _CODE) << _INDEX_BITS | index)
            add(((others ^ hash(token[:beside])) & _CODE) << _INDEX_BITS | index)
            add((~(others ^ hash(token[-half:])) & _CODE) << _INDEX_BITS | index)
    yield from _blocks(packed)


def _blocks(packed: "array[int]") -> Iterator[tuple[int, int]]:
    """Yield the pairs of indexes that share a code."""
    mask = (1 << _INDEX_BITS) - 1
    block: list[int] = []
    for value, following in pairwise(chain(sorted(packed), (1 << 64,))):
        if value ^ following <= mask:
            block.append(value & mask)
        elif block:
            block.append(value & mask)
            for at, one in enumerate(block):
                for other in block[at + 1 : at + _BLOCK]:
                    yield one, other
            block = []


def _sharing(names: Sequence[Spelt]) -> Iterator[tuple[int, int, str]]:
    """Yield pairs that share a rare token."""
    often = Counter(chain.from_iterable(set(name.tokens) for name in names))
    rare = {
        token
        for token, count in often.items()
        if 1 < count <= _RARE and len(token) >= _SHORTEST_RARE
    }
    rare -= TITLES | ORGANISATIONS
    posting: dict[str, list[int]] = defaultdict(list)
    for index, name in enumerate(names):
        for token in rare.intersection(name.tokens):
            posting[token].append(index)
    for token in sorted(posting):
        for one, other in combinations(posting[token], 2):
            yield one, other, token
