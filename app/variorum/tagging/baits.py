"""Numbers that are no figures: years, days, ages, ordinals, parts of names."""

# ruff: noqa: RUF001  # en dashes between numbers are the subject

import re
from decimal import Decimal

from variorum.tagging.numbers import Number
from variorum.tagging.units import is_measured, noun_phrase

_LOOK = 32
_ENTITLED = re.compile(
    r"(?:\b(?:No\.|(?!(?:A|An|The|Only|Over|About|Some|Another|Around"
    r"|Nearly|Almost|Just|And|But|Of|At|To|With|For|All|Since|From)\s)[A-Z][\w.]*|[Nn]umber|page|chapter|article|section|phase|group|day)\s)$"
)
_IN_YEAR = re.compile(
    r"(?:\b(?:in|since|by|until|till|through|during|early|mid|late)\s|[-–,©]\s?)$", re.IGNORECASE
)
_MONTH_BEHIND = re.compile(r"\s(?:Jan|Feb|March|Mar\b|Apr|May\b|June|July|Aug|Sept|Oct|Nov|Dec)")
_MONTH_BEFORE = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.|Feb\.|Mar\.|Apr\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)\s$"
)
_POINTED_AT = re.compile(
    r"\b(?:past|last|previous|next|coming|these|those|the|both)\s$", re.IGNORECASE
)
_STRETCH = re.compile(r"\b(?:past|last|previous|next|coming)\s$", re.IGNORECASE)
_UNIT_OF_TIME = re.compile(r"[\s-](?:second|minute|hour|day|week|month|year|decade)s?\b")
_NO_FIGURE = re.compile(
    r"(?:st|nd|rd|th)\b|-?(?:year|month|week|day)s?-old\b|\s(?:years?|months?|weeks?|days?)\sold\b"
    r"|\s(?:second|minute|hour|day|week|month|year|decade)s?\s(?:ago|later|earlier|before|after)\b"
    r"|[\s-]?mm\s(?:artillery|rounds?|shells?|howitzers?|guns?|mortars?|cannons?|ammunition)\b"
)
_CITED = re.compile(
    r"(?:\bpp?\.|\bvol\.|\bno\.|\bNos?\.|\bages?|\baged|\bage\sof|\brows?|\bpages|\bchapters|\+)"
    r"\s?(?:over\s|under\s|between\s|less\sthan\s|about\s)?$"
)
_READING_TIME = re.compile(r"\s(?:min(?:ute)?s?)\sread\b")
_PHONE = re.compile(
    r"\+\d[\d\s().-]{6,18}\d|\(\d{2,5}\)\s?\d{3,4}[-\s]\d{3,4}|\b\d{3}[-.]\d{3}[-.]\d{4}\b"
)
_SCORE = re.compile(r"\s?[-–]\d")
"""Behind a number that no larger one follows as the end of a range: "57-43"."""
_YEARS = (Decimal(1500), Decimal(2100))


def is_bait(text: str, match: "re.Match[str]", number: Number) -> bool:
    """Tell whether a number is a date, an age, an ordinal or part of a name."""
    before = text[max(0, match.start() - _LOOK) : match.start()]
    behind = text[match.end() : match.end() + _LOOK]
    if _NO_FIGURE.match(behind) or _SCORE.match(behind):
        return True
    pointed = _POINTED_AT.search(before) and (not number.digits or _UNIT_OF_TIME.match(behind))
    if pointed and not is_stretch(text, match):
        return True  # "the two countries", "these five days"
    if not number.digits:
        return number.value == 1  # "one" is a pronoun more often than not
    plain = number.percent or number.currency or number.magnitude or number.plus
    return not plain and "," not in number.text and _is_label(number, before, behind)


def is_stretch(text: str, match: "re.Match[str]") -> bool:
    """Tell whether a number tells how far back or ahead to look: "over the past two years"."""
    before = _STRETCH.search(text, max(0, match.start() - _LOOK), match.start())
    return bool(before and _UNIT_OF_TIME.match(text, match.end()))


def is_cited(text: str, match: "re.Match[str]") -> bool:
    """Tell whether a number or a range is an age, a page, a time of reading or a telephone's."""
    start = max(0, match.start() - _LOOK)
    if _CITED.search(text, start, match.start()) or _READING_TIME.match(text, match.end()):
        return True
    phones = _PHONE.finditer(text, start, match.end() + _LOOK)
    return any(phone.start() <= match.start() < phone.end() for phone in phones)


def in_year(text: str, start: int) -> bool:
    """Tell whether "in" or "since" stands before what begins at `start`."""
    return _IN_YEAR.search(text, max(0, start - _LOOK), start) is not None


def _is_label(number: Number, before: str, behind: str) -> bool:
    """Tell whether bare digits are a day, a year or a number in a name."""
    if _MONTH_BEHIND.match(behind) or _MONTH_BEFORE.search(before):
        return True
    counts = noun_phrase(behind, 0, len(behind)) is not None or is_measured(behind)
    if looks_like_year(number):
        return not counts or bool(_IN_YEAR.search(before))
    return not counts and bool(_ENTITLED.search(before))


def looks_like_year(number: Number) -> bool:
    """Tell whether a number is four bare digits in the range of years."""
    low, high = _YEARS
    return number.digits and low <= number.value <= high and len(number.text.strip()) == len("2024")
