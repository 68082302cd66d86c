"""A name taken apart: its key, its tokens, the person's own name in it."""

import re
import unicodedata
from dataclasses import dataclass
from sys import intern

from variorum.grouping.words import (
    COMMON,
    DIRECTIONS,
    EAST_ASIAN,
    FEMALE,
    LEGAL_FORMS,
    LINKING,
    MALE,
    NUMBERS,
    ORGANISATIONS,
    PARTICLES,
    PRONOUNS,
    ROMAN,
    TITLES,
)
from variorum.text.keys import normal_key

_LONGEST_PERSON = 4
_SHORTEST_ACRONYM, _LONGEST_ACRONYM = 3, 7
HYPHENS = str.maketrans(dict.fromkeys("-‐‑–—/", " "))  # noqa: RUF001  # typographic hyphens
_DOTS = re.compile(r"(?<=\w)\.(?=\w\.|\w\b|\s|$)|[.,\"()]")
_GIVEN_AFTER = re.compile(r"\A\S+\s+\w+[-‐‑]\w+\Z")  # noqa: RUF001  # typographic hyphens
_SURFACE_ARTICLE = re.compile(r"\A(?:the|an?)\s+(?=\S)", re.IGNORECASE)

Tokens = tuple[str, ...]

_NOBODY = frozenset((*ORGANISATIONS, *LINKING, *DIRECTIONS))
"""Words that no person's own name has."""

_DIRECTIONS = frozenset(DIRECTIONS)
_COUNTING = ROMAN | NUMBERS
_NONE: frozenset[str] = frozenset()


@dataclass(slots=True, eq=False)
class Name:
    """One written name. `tokens` are its words without dots, hyphens and accents, folded.

    Spellings that differ in dots, hyphens, accents or "Inc." are one under `loose`. `core` are the
    tokens behind the last title (all where there is none). `is_named`: a capital shows a name;
    descriptions and pronouns are none. `is_person`: the core has the shape of a person's name,
    whole or a bare surname.
    """

    written: str
    key: str
    tokens: Tokens
    loose: str = ""
    core: Tokens = ()
    is_named: bool = False
    is_organisation: bool = False
    is_person: bool = False

    def __post_init__(self) -> None:
        """Find out what every rule asks for."""
        self.loose = self._loose()
        self.core = self._core()
        self.is_named = self._is_named()
        self.is_organisation = self._is_organisation()
        self.is_person = self._is_person()

    def _loose(self) -> str:
        kept = self.tokens
        while len(kept) > 1 and kept[-1] in LEGAL_FORMS:
            kept = kept[:-1]
        loose = " ".join(kept)
        return self.key if loose == self.key else loose

    def _core(self) -> Tokens:
        if TITLES.isdisjoint(self.tokens):
            return self.tokens
        for at in range(len(self.tokens) - 2, -1, -1):
            if self.tokens[at] in TITLES and self.tokens[at + 1] not in LINKING:
                rest = self.tokens[at + 1 :]
                whole = rest[-1] in ORGANISATIONS or rest[-1] in TITLES or self.is_of_another(at)
                return self.tokens if whole else rest
        return self.tokens

    def is_of_another(self, at: int) -> bool:
        """Tell whether the titles that end at `at` follow an "of": "the cabinet of President …"."""
        while at >= 0 and self.tokens[at] in TITLES:
            at -= 1
        return at >= 0 and self.tokens[at] in LINKING

    @property
    def called(self) -> str:
        """The name without titles, as it is written."""
        if not self.is_full or self.core == self.tokens:
            return self.written
        words = self.written.split()
        for first in range(1, len(words)):
            bare = " ".join(words[first:])
            if parse(bare).tokens == self.core:
                return bare
        return self.written

    def _is_named(self) -> bool:
        said = self.written
        words = (_SURFACE_ARTICLE.sub("", said) if said[:1] in "tTaA" else said).split()
        return not self.is_pronoun and any(
            word[:1].isupper() or word[:1].isdigit() for word in words
        )

    @property
    def is_pronoun(self) -> bool:
        """Whether it only points at somebody; "us" does, "US" does not."""
        return PRONOUNS.issuperset(self.tokens) and not self.is_capitals

    @property
    def is_capitals(self) -> bool:
        """Whether it is written in capitals only."""
        if self.written[-1:].islower():
            return False
        plain = self.written.removeprefix("the ").removeprefix("The ").replace(".", "").strip()
        return len(plain) > 1 and plain.isalpha() and plain.isupper()

    def _is_organisation(self) -> bool:
        if len(self.tokens) == 1 or ORGANISATIONS.isdisjoint(self.tokens):
            return False
        return self.tokens[-1] in ORGANISATIONS or any(
            token in ORGANISATIONS and self.tokens[at + 1 : at + 2] in {("of",), ("for",)}
            for at, token in enumerate(self.tokens)
        )

    def _is_person(self) -> bool:
        core = self.core
        return (
            0 < len(core) <= _LONGEST_PERSON
            and self.is_named
            and not self.is_organisation
            and core[-1] not in TITLES
            and "".join(core).isalpha()
            and _NOBODY.isdisjoint(core)
            and core[-1] not in COMMON
            and self._core_is_capital()
        )

    def _core_is_capital(self) -> bool:
        words = self.written.translate(HYPHENS).split()[-len(self.core) :]
        for at, word in enumerate(words):
            is_last = at and at == len(words) - 1
            if not (word[:1].isupper() or word.casefold() in PARTICLES or is_last):
                return False
        return words[0][:1].isupper()

    @property
    def is_full(self) -> bool:
        """Whether it is a person's name with more than a surname."""
        return len(self.core) > 1 and self.is_person

    @property
    def is_bare(self) -> bool:
        """Whether it is a person's surname alone, title or not."""
        return self.is_person and len(self.core) == 1 and not self.is_acronym

    @property
    def is_acronym(self) -> bool:
        """Whether it is written as the initials of something."""
        return (
            len(self.tokens) == 1
            and _SHORTEST_ACRONYM <= len(self.tokens[0]) <= _LONGEST_ACRONYM
            and self.is_capitals
        )

    @property
    def surname_first(self) -> bool:
        """Whether the surname stands first: "Shin Won-sik", "Xi Jinping"."""
        core = self.core
        if len(core) not in {2, 3}:
            return False
        if core[0] in EAST_ASIAN:
            return True
        if self.written.isascii() and "-" not in self.written:
            return False
        bare = " ".join(self.written.split()[-2:])
        given = self.written.split()[-1]
        second = re.split(r"[-‐‑]", given)[-1]  # noqa: RUF001  # typographic hyphens
        return bool(_GIVEN_AFTER.match(bare)) and second[:1].islower()

    @property
    def surnames(self) -> Tokens:
        """What the person may be called alone."""
        if not self.is_full:
            return ()
        if not self.surname_first:
            return self.core[-1:]
        hyphened = len(self.core) > 2  # noqa: PLR2004  # "Kim Jong-un" has three tokens
        return self.core[:1] if hyphened else (self.core[0], self.core[-1])

    @property
    def given(self) -> Tokens:
        """The core without the surname."""
        return self.core[1:] if self.surname_first else self.core[:-1]

    @property
    def directions(self) -> frozenset[str]:
        """North, new and their like in it; those before a person's own name are not its."""
        tokens = self.core if self.is_person else self.tokens
        if _DIRECTIONS.isdisjoint(tokens):
            return _NONE
        return frozenset(DIRECTIONS[token] for token in tokens if token in DIRECTIONS)

    @property
    def numerals(self) -> frozenset[str]:
        """The numbers in it."""
        if _COUNTING.isdisjoint(self.tokens) and "".join(self.tokens).isalpha():
            return _NONE
        return frozenset(
            token
            for token in self.tokens
            if token in ROMAN or token in NUMBERS or any(letter.isdigit() for letter in token)
        )

    @property
    def gender(self) -> str:
        """What its title says: m, f or nothing."""
        if self.titles & FEMALE:
            return "f"
        return "m" if self.titles & MALE else ""

    @property
    def titles(self) -> frozenset[str]:
        """The titles before its core."""
        if len(self.tokens) == len(self.core):
            return _NONE
        return frozenset(self.tokens[: len(self.tokens) - len(self.core)]) & TITLES

    @property
    def initials(self) -> tuple[str, ...]:
        """What it may be abbreviated to."""
        if len(self.tokens) < _SHORTEST_ACRONYM:
            return ()
        full = "".join(token[0] for token in self.tokens)
        short = "".join(token[0] for token in self.tokens if token not in LINKING)
        return tuple({full, short})


def parse(written: str) -> Name:
    """Return a name taken apart."""
    key = normal_key(written)
    if key.isascii() and key.replace(" ", "").isalpha():  # as most are
        return Name(written, key, tuple(map(intern, key.split())))
    plain = _DOTS.sub("", key.translate(HYPHENS)).replace("&", " and ")
    if not plain.isascii():
        marks = unicodedata.normalize("NFD", plain)
        plain = "".join(one for one in marks if not unicodedata.combining(one))
    tokens = tuple(token.removesuffix("'s").strip("'") for token in plain.split())
    spoken = tuple(intern(token) for token in tokens if _says(token))
    return Name(written, key, spoken or (key,))


def _says(token: str) -> bool:
    """Tell whether there is a letter or a digit in a token."""
    return token.isalnum() or any(letter.isalnum() for letter in token)
