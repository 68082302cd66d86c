"""The publication date a text states of itself, and no other date."""

import re

from variorum.model.dates import is_date

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_ISO = re.compile(r"(\d{4}-\d{2}(?:-\d{2})?)(?:[T ]\d.*)?")
_DAY_FIRST = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)? (?P<month>[A-Za-z]+)\.?,? (?P<year>\d{4})"
)
_MONTH_FIRST = re.compile(
    r"(?P<month>[A-Za-z]+)\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})"
)
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,? ", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:published|publication date|date published|posted|date)(?: on)?[ \t]*:?[ \t]+(?=[\w])",
    re.IGNORECASE,
)
_LEAST_ABBREVIATION = 3
_LONGEST = 200
"""Characters of a line that may say when a text was published; longer ones are prose."""


def parse_date(text: str) -> str:
    """Return `text` as a partial date (`2024-06-03`), or empty text if it is not wholly one.

    Reads ISO dates (a time after them is dropped) and English ones with the month in letters;
    dates all in numbers such as 3/6/2024 are ambiguous and not read.
    """
    text = _WEEKDAY.sub("", text.strip().rstrip("."), count=1)
    iso = _ISO.fullmatch(text)
    if iso:
        return iso[1] if is_date(iso[1]) else ""
    written = _DAY_FIRST.fullmatch(text) or _MONTH_FIRST.fullmatch(text)
    if not written:
        return ""
    month = _month(written["month"])
    found = f"{written['year']}-{month:02}-{int(written['day']):02}"
    return found if is_date(found) else ""


def _month(name: str) -> int:
    name = name.casefold()
    for number, month in enumerate(_MONTHS, start=1):
        if name == month or (len(name) >= _LEAST_ABBREVIATION and month.startswith(name)):
            return number
    return 0


def stated_date(lines: list[str]) -> str:
    """Return the date of the one line that says when the text was published, else empty text.

    Such a line is a date alone, or a date after a label ("Published: 3 June 2024"). Two different
    dates are none.
    """
    short = (line.strip() for line in lines if len(line) <= _LONGEST)
    found = {parse_date(_LABEL.sub("", line, count=1)) for line in short} - {""}
    return found.pop() if len(found) == 1 else ""
