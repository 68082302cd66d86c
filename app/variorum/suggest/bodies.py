"""Organisations that a text names itself: by their last word, their initials, what they are."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from variorum.model.vocabulary import ActorKind
from variorum.suggest.people import may_be_person
from variorum.text.spans import Span

_HEADS = """
    Agency Ministry Council Committee Commission Party Army Navy Guard Guards Force Forces
    Association Union Bank Corporation Office Department Service Services Congress Parliament
    Assembly Authority Court Tribunal Police Bureau Federation Organisation Organization Movement
    Alliance League Cabinet Senate Treasury Board Corps Command Institute Foundation Securities
    Watch Observatory Society Directorate Secretariat Inspectorate Radio Television Administration
"""
_ORGANISATION = frozenset(_HEADS.split())
_SITES = frozenset(
    ["University", "College", "School", "Academy", "Hospital", "Center", "Centre", "Museum"]
)
_GENERAL = """
    Foreign Defence Defense Interior Health Finance Supreme High National Central State Security
    Commerce Trade Education Energy Justice Labour Labor Coast Air Armed Special First Second Red
    Federal Constitutional Appeals Military Navy Royal General Executive Political Press Post Home
    Prime Public Civil Criminal Election Electoral Intelligence Police Border District High County
    People's Communist Democratic Republican National-Security Ruling Opposition The A Our Their
"""
_GENERIC = frozenset(_GENERAL.split())
"""Words that many bodies of different states have in their names."""

_OF = frozenset(("of", "for"))
_BEHIND = re.compile(
    r"[ \u00a0](?:news[ \u00a0])?(?P<what>party|militia|newspaper|daily|agency|broadcaster|channel"
    r"|television|airline|think tank|rebels|militants|militant group|rebel group)\b"
)
_BEFORE = re.compile(
    r"\b(?P<what>party|militia|newspaper|daily|agency|broadcaster|channel|television|airline"
    r"|think tank|company|group|movement|firm|website|outlet|magazine|network)[ \u00a0]$"
)
_KINDS = {
    "newspaper": ActorKind.MEDIA,
    "daily": ActorKind.MEDIA,
    "broadcaster": ActorKind.MEDIA,
    "channel": ActorKind.MEDIA,
    "television": ActorKind.MEDIA,
    "website": ActorKind.MEDIA,
    "outlet": ActorKind.MEDIA,
    "magazine": ActorKind.MEDIA,
    "militia": ActorKind.GROUP,
    "rebels": ActorKind.GROUP,
    "militants": ActorKind.GROUP,
    "militant group": ActorKind.GROUP,
    "rebel group": ActorKind.GROUP,
    "group": ActorKind.GROUP,
    "movement": ActorKind.GROUP,
}
_INITIALS = re.compile(r"[ \u00a0]\((?:the )?(?P<letters>[A-Z][A-Za-z]{1,7})\)")
_IN_BRACKETS = re.compile(r"\b(?P<letters>[A-Z]{2,8})[ \u00a0]\($")
_FEWEST = 2
_LOOK = 16


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation by one of its names. `doubt` as in a suggestion."""

    name: str
    kind: ActorKind = ActorKind.ORGANISATION
    doubt: str = ""


def bodies(text: str, runs: Sequence[Span], titles: frozenset[str]) -> dict[str, Body]:
    """Return what a text itself tells to be organisations, by the string that names each.

    `runs` are its capitalised runs; at one of `titles` a person begins. Three tellings: the last
    word ("Harbour Commission", "Ministry of Tides"), initials in brackets ("Tide Watchers Abroad
    (TWA)"), a common noun beside it ("the Old Tide party", "the agency Tidal").
    """
    found: dict[str, Body] = {}
    for start, end in runs:
        words = text[start:end].split()
        first = next((at for at, word in enumerate(words) if at and word in titles), len(words))
        name = " ".join(words[:first])
        spelt = _INITIALS.match(text, end) if first == len(words) else None
        behind = _IN_BRACKETS.search(text, max(0, start - _LOOK), start)
        if spelt:
            whole = _spelling(words, spelt.group("letters"))
            if whole:
                found[whole] = Body(whole)
                found[spelt.group("letters")] = Body(whole)
        elif behind and behind.group("letters") in _initials(words):
            found[name] = Body(behind.group("letters"))
            found.setdefault(behind.group("letters"), Body(behind.group("letters")))
        elif _is_headed(words[:first]):
            found.setdefault(name, Body(name, doubt=_doubt(words[:first])))
        elif first == len(words) and words[0] not in titles and may_be_person(name):
            what = _BEHIND.match(text, end) or _BEFORE.search(text, max(0, start - _LOOK), start)
            if what:
                kind = _KINDS.get(what.group("what"), ActorKind.ORGANISATION)
                found.setdefault(name, Body(name, kind))
    return found | _abbreviated(text, found)


def _is_headed(words: Sequence[str]) -> bool:
    """Tell whether words name a body: "… Commission", "Commission of …"."""
    if len(words) < _FEWEST:
        return False
    last = words[-1]
    inside = any(one in _ORGANISATION and behind in _OF for one, behind in pairwise(words))
    return last in _ORGANISATION or last in _SITES or inside


def _doubt(words: Sequence[str]) -> str:
    if not _SITES.isdisjoint(words):
        return "place"
    plain = all(word in _GENERIC or word in _ORGANISATION or word in _OF for word in words)
    return "ambiguous" if plain else ""


def _spelling(words: Sequence[str], letters: str) -> str:
    """Return the last words of a run whose initials the letters are, or nothing."""
    for first in range(len(words) - 1):
        if letters in _initials(words[first:]):
            return " ".join(words[first:])
    return ""


def _initials(words: Sequence[str]) -> tuple[str, str]:
    """Return the initials without the small words between, and with them."""
    small = "".join(word[0] for word in words if word[0].isupper())
    return small, "".join(word[0].upper() for word in words)


def _abbreviated(text: str, found: dict[str, Body]) -> dict[str, Body]:
    """Return the initials of bodies that stand in the text without having been explained."""
    short: dict[str, set[Body]] = {}
    for name, body in found.items():
        for letters in set(_initials(name.split())):
            if len(letters) > _FEWEST and not body.doubt and letters not in found:
                short.setdefault(letters, set()).add(body)
    return {
        letters: next(iter(meant))
        for letters, meant in _standing(text, short)
    }  # fmt: skip


def _standing(text: str, short: dict[str, set[Body]]) -> Iterator[tuple[str, set[Body]]]:
    for letters, meant in short.items():
        if len(meant) == 1 and re.search(rf"(?<!\w){letters}(?!\w)", text):
            yield letters, meant
