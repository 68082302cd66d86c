"""Phrases found in a text by their first word: one look-up per word, however many are known."""

# ruff: noqa: RUF001  # typographic apostrophes are the subject

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from variorum.text.words import trim_possessive

T = TypeVar("T")

_WORD = re.compile(r"[\w\u0300-\u036f]+")
_ARTICLE = re.compile(r"\A(?:[Tt]he|[Aa]n?)\s+(?=\S)")
_ODD_SPACE = re.compile(r"[^\S ]|  ")
_STRAIGHT = str.maketrans("’ʼ", "''")
_LONGEST = 12
"""Words of the longest phrase looked for; what is longer is no name."""


class Words:
    """A text cut into its letters and digits, so that "Norland-Suland" holds two names."""

    def __init__(
        self, text: str, *, folded: bool = False, within: tuple[int, int] | None = None
    ) -> None:
        """Cut `text`; `folded`: compare without regard to case; `within`: only this part of it."""
        self.text = text
        self.folded = folded
        bounds = within or (0, len(text))
        self.spans = [found.span() for found in _WORD.finditer(text, *bounds)]
        self._begins: list[int] = []
        forms = [text[start:end] for start, end in self.spans]
        self.forms = [form.casefold() for form in forms] if folded else forms
        self._index: dict[str, list[int]] = {}

    def numbered(self, first: int, last: int) -> range:
        """Return the numbers of the words that begin in [first, last)."""
        self._begins = self._begins or [start for start, _ in self.spans]
        return range(bisect_left(self._begins, first), bisect_left(self._begins, last))

    def places(self, phrase: str) -> Iterator[tuple[int, int]]:
        """Yield where `phrase`, spelt as `surface` does, stands."""
        if not self._index:
            for number, form in enumerate(self.forms):
                self._index.setdefault(_article(self, form), []).append(number)
        parts = _WORD.findall(phrase)
        places = [self._index.get(part, ()) for part in parts]
        if not parts or not all(places):
            return
        rarest = min(range(len(parts)), key=lambda at: len(places[at]))
        for number in places[rarest]:
            first = number - rarest
            if 0 <= first <= len(self.spans) - len(parts) and (
                self.phrase(first, len(parts)) == phrase
            ):
                start, end = self.spans[first][0], self.spans[first + len(parts) - 1][1]
                yield start, _with_dot(self.text, start, end)

    def phrase(self, first: int, count: int) -> str:
        """Return `count` words from the one numbered `first`, as `Phrases` spells them."""
        raw = self.text[self.spans[first][0] : self.spans[first + count - 1][1]]
        return _spelt(raw.casefold() if self.folded else raw)


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """A phrase found at [start, end) and what it may mean."""

    start: int
    end: int
    senses: tuple[T, ...]


class Senses(Generic[T]):
    """What words mean, counted, so that what was added twice stays when taken once.

    Most mean one thing: a dictionary for each would take four times the room.
    """

    __slots__ = ("_held",)

    def __init__(self) -> None:
        """Start with none."""
        self._held: dict[str, tuple[T, int] | dict[T, int]] = {}

    def __len__(self) -> int:
        """Return of how many words it knows."""
        return len(self._held)

    def __contains__(self, word: str) -> bool:
        """Tell whether a word means anything."""
        return word in self._held

    def __iter__(self) -> Iterator[str]:
        """Yield the words."""
        return iter(self._held)

    def of(self, word: str) -> Mapping[T, int]:
        """Return what a word means, with how often each sense was added."""
        found = self._held.get(word, _NOTHING)
        return dict((found,)) if isinstance(found, tuple) else found

    def add(self, word: str, sense: T, count: int = 1) -> None:
        """Let a word mean `sense` (`count` times more, or less if it is below zero)."""
        found = self._held.get(word)
        if found is None or (isinstance(found, tuple) and found[0] == sense):
            count += found[1] if found else 0
            if count > 0:
                self._held[word] = sense, count
            elif found:
                del self._held[word]
            return
        senses = dict((found,)) if isinstance(found, tuple) else found
        senses[sense] = senses.get(sense, 0) + count
        if senses[sense] <= 0:
            del senses[sense]
        self._held[word] = senses if len(senses) > 1 else next(iter(senses.items()))


_NOTHING: dict[Any, int] = {}


class Phrases(Generic[T]):
    """Phrases with what they mean, counted, and how many words those have that begin alike."""

    def __init__(self) -> None:
        """Start with none."""
        self._senses: Senses[T] = Senses()
        self._reach: dict[str, int] = {}

    def __len__(self) -> int:
        """Return the number of distinct phrases."""
        return len(self._senses)

    def add(self, phrase: str, sense: T, count: int = 1) -> None:
        """Let `phrase`, spelt as `surface` does, mean `sense` (`count` times more)."""
        if phrase not in self._senses:
            words = _WORD.findall(phrase)
            if not words or len(words) > _LONGEST:
                return
            self._reach[words[0]] = max(self._reach.get(words[0], 0), len(words))
        self._senses.add(phrase, sense, count)

    def remove(self, phrase: str, sense: T) -> None:
        """Take back one `add`; what was never added is passed over."""
        if sense in self._senses.of(phrase):
            self._senses.add(phrase, sense, -1)

    def get(self, phrase: str) -> tuple[T, ...]:
        """Return what a phrase means, the most frequent sense first."""
        senses = self._senses.of(phrase)
        return tuple(sorted(senses, key=lambda sense: -senses[sense]))

    def all(self) -> Iterator[str]:
        """Yield the distinct phrases."""
        return iter(tuple(self._senses))

    def find(self, words: Words, among: range | None = None) -> Iterator[Match[T]]:
        """Yield every phrase in a text, longer ones first where several begin together.

        `among`: only those that begin with the words of these numbers.
        """
        total = len(words.forms)
        for first in range(total) if among is None else among:
            reach = self._reach.get(_article(words, words.forms[first]))
            if reach is None:
                continue
            for count in range(min(reach, total - first), 0, -1):
                phrase = words.phrase(first, count)
                if phrase in self._senses:
                    start, end = words.spans[first][0], words.spans[first + count - 1][1]
                    yield Match(start, _with_dot(words.text, start, end), self.get(phrase))


def surface(quote: str) -> str:
    """Return how a tagged name is looked for: without possessive, and mostly without article.

    A single name keeps its article, for "the North" is not "North".
    """
    name = quote[slice(*trim_possessive(quote, 0, len(quote)))]
    bare = _ARTICLE.sub("", name, count=1) if name[:1] in "TtAa" else name
    if bare != name and len(_WORD.findall(bare)) == 1:
        bare = "the " + bare
    return _spelt(bare.rstrip("."))


def _spelt(raw: str) -> str:
    flat = " ".join(raw.split()) if _ODD_SPACE.search(raw) else raw
    flat = flat if flat.isascii() else flat.translate(_STRAIGHT)
    return "the " + flat[4:] if flat.startswith("The ") else flat


def _article(words: Words, form: str) -> str:
    return "the" if form == "The" and not words.folded else form


def _with_dot(text: str, start: int, end: int) -> int:
    """Return `end` with the last dot of "U.S." in."""
    dotted = text[end : end + 1] == "." and text[max(start, end - 2) : end - 1] == "."
    return end + 1 if dotted else end
