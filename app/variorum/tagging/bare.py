"""Whether a number that names nothing it counts is a figure all the same."""

import re

from variorum.text.spans import Span

_LOOK = 40
_MOVED = re.compile(
    r"\b(?:ris(?:e[ns]?|ing)|rose|climb(?:s|ed|ing)?|fall(?:s|en|ing)?|fell|drop(?:s|ped|ping)?"
    r"|gr(?:ow[ns]?|owing|ew)|jump(?:s|ed)?|increas(?:es?|ed|ing)|soar(?:s|ed)?|surg(?:es?|ed)"
    r"|skyrocket(?:s|ed)?|shr(?:inks?|ank|unk)|slump(?:s|ed)?|declin(?:es?|ed)|reach(?:es|ed)?"
    r"|st(?:ands?|ood)|pass(?:es|ed)|total(?:s|led|ed)|number(?:s|ed)|doubl(?:es?|ed))"
    r"\s(?:\w+\s){0,2}?(?:(?:to|at|past|from|by)\s)?(?:just\s|only\s)?$"
    r"|\b(?:death\s)?toll\s(?:is|was|of|at)\s$|\banother\s$|,\sto\s$",
    re.IGNORECASE,
)
_SET_OFF = re.compile(r",\s(?:to|against)\s$|\bagainst\s(?:just\s|only\s)?$", re.IGNORECASE)
_FATE = re.compile(
    r"\s(?:(?:confirmed|suspected|probable|reported)\s)?(?:dead|killed|injured|wounded|missing|hurt|homeless|arrested"
    r"|detained|displaced|hospitali[sz]ed|confirmed|probable|infected|saved|rescued)\b(?!\s\w+s\b)",
    re.IGNORECASE,
)
_BUSY = re.compile(
    r"\s(?:are|were|have\sbeen|had\sbeen)\s(?!not\b)\w+|\smore\s(?:are|were|have)?\b|\sothers\b"
)
_OUT_OF = re.compile(r"\d\sof\s(?:the\s)?$")
_OF_ALL = re.compile(r"\sof\s(?:the\s|those\s|these\s|its\s|their\s|\d)")


def fate(text: str, at: int, end: int) -> int | None:
    """Return where a state ends that a number of people or cases is said to be in: " injured"."""
    found = _FATE.match(text, at, end)
    return found.end() if found else None


def is_told(text: str, number: Span, end: int, *, digits: bool) -> bool:
    """Tell whether the words around a number, up to `end`, make it an amount.

    "rose to 35", "another 22", "12 are confirmed", "55 of 75"; numbers in words only where
    something was done or came to pass: "Eight were pulled out".
    """
    start, at = number
    before = text[max(0, start - _LOOK) : start]
    if _OUT_OF.search(before):
        return False
    if _FATE.match(text, at, end) or _BUSY.match(text, at, end):
        return True
    if not digits:
        return False
    return bool(_MOVED.search(before) or _SET_OFF.search(before) or _OF_ALL.match(text, at, end))
