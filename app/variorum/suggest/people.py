"""Bare surnames: whom "Moor" means once "Ada Moor" has been named."""

# ruff: noqa: RUF001  # typographic quotes are part of names

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from variorum.model.records import Actor
from variorum.model.vocabulary import ActorKind
from variorum.suggest.phrases import Phrases

_FAMILIES = """
    Kim Lee Park Choi Chung Jung Yoon Moon Cho Chang Shin Han Ri Pak Kang Hwang Yang Song
    Xi Li Wang Zhang Chen Liu Zhao Mao Hu Deng Wu Zhou Xu Sun Qin Nguyen Tran Pham
    Jiang Lin Guo He Gao Luo Zheng Liang Tang Xie Cao Feng Dong Cheng Yuan Cai Wei Lu Ding Ren Shen
    Yao Peng Qian Geng Hua Bae Seo Ryu Yun Jeong Jo Gong Ahn Nam Noh Roh Bui Vo
"""
_FAMILY_FIRST = frozenset(_FAMILIES.split())
_BEHIND = frozenset(("I", "II", "III", "IV", "V", "VI", "Jr", "Sr"))
"""What stands behind a surname and is none."""

_GIVEN_BEHIND = re.compile(r"\S+ [A-Z]\w+-[a-z]\w+")
_PERSON = re.compile(
    r"[A-Z][\w.'’-]*(?: (?:(?:[Aa]l|[Ee]l|[Uu]l)-[A-Z][\w-]*|['\"‘“]?[A-Z][\w.'’-]*['\"’”]?"
    r"|de|van|von|der|bin|al|el|da|di)){1,4}"
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in full: a known actor, or a name that waits to become one."""

    name: str
    actor: Actor | None = None


def is_person(actor: Actor) -> bool:
    """Tell whether an actor is somebody with a given name and a surname."""
    fits = actor.kind in (ActorKind.PERSON, ActorKind.AUTHOR, ActorKind.UNKNOWN)
    return fits and looks_like_person(actor.name)


@lru_cache(maxsize=4_096)
def looks_like_person(name: str) -> bool:
    """Tell whether a name is written as a person's: two to five capitalised words."""
    return bool(_PERSON.fullmatch(name))


_NO_PERSON = """
    Africa Asia Europe America Oceania Arabia Kashmir Crimea Gaza Rights Security Affairs Relations
    East West North South Middle Central Eastern Western Northern Southern City Province State
    County Street House Hall Palace Square Island Islands Sea River Bay Valley Day Year Week
"""
_WORDS_OF_PLACES = frozenset(_NO_PERSON.split())
_MADE_ADJECTIVE = re.compile(
    r"[A-Z]\w+-(?:era|led|run|held|made|born|wide|based|backed|style|owned|bound|occupied|controlled"
    r"|aligned|linked|related|funded|brokered|allied|trained|supplied)\b"
)


def may_be_person(name: str) -> bool:
    """Tell whether no word of a name says that it is a region, a place or an adjective."""
    return _WORDS_OF_PLACES.isdisjoint(name.split()) and not _MADE_ADJECTIVE.match(name)


@lru_cache(maxsize=4_096)
def surname(name: str) -> str:
    """Return the surname of a full name: the first word where that is the custom, else the last.

    "Kim Jong-un" and "Li Qiang" are Kim and Li; "Ada Moor" and "Ada Moor II" are Moor.
    """
    words = name.replace("\u2019", "'").split()
    while len(words) > 1 and words[-1].rstrip(".") in _BEHIND:
        words.pop()
    first = len(words) > 1 and (words[0] in _FAMILY_FIRST or _GIVEN_BEHIND.fullmatch(name))
    return words[0] if first else words[-1]


def surnames(people: Iterable[Person]) -> Phrases[Person]:
    """Return the bare surnames of people, each with everybody who bears it."""
    found: Phrases[Person] = Phrases()
    for person in people:
        found.add(surname(person.name), person)
    return found
