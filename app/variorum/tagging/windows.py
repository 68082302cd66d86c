"""Dates and spans of time in a sentence, as partial dates: since when, until when, as of when."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from variorum.model.dates import day_interval, is_date

_MONTHS = "january february march april may june july august september october november december"
_NUMBER_OF = {name[:3]: index for index, name in enumerate(_MONTHS.split(), 1)}

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_YEAR = r"(?:1[5-9]|20)\d\d"
_VAGUE = r"(?:(?:the\s)?(?:early|mid|late|beginning\sof|end\sof|start\sof|middle\sof)[\s-])?"
DATE = (
    rf"{_VAGUE}(?:\d{{4}}-\d\d(?:-\d\d)?|{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s{_YEAR}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH},?\s{_YEAR}|{_MONTH},?\s{_YEAR}|{_YEAR})(?![\d,]*\d)"
)
"""A date with a year."""
_PARTIAL = rf"(?:{DATE}|{_MONTH}(?:\s\d{{1,2}})?|\d{{1,2}}(?:\s{_MONTH})?)"
"""A date that may take its year (and month) from the one behind it."""

_SMALL = "one two three four five six seven eight nine ten eleven twelve"
_COUNT = {word: value for value, word in enumerate(_SMALL.split(), 1)}
_MONTHS_IN = {"year": 12, "month": 1, "quarter": 3, "decade": 120}

_RANGE = (
    rf"(?:from|between)\s(?P<first>{_PARTIAL})\s(?:to|and|until|through|till)\s(?P<last>{DATE})"
)
_NAMED = (
    r"(?-i:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.|Feb\.|Mar\.|Apr\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)"
)
_YEARLESS = (
    rf"(?:{_VAGUE}(?:of\s)?(?:{_NAMED}\s\d{{1,2}}|\d{{1,2}}\s{_NAMED}|{_NAMED}))"
    rf"(?!\w|,?\s{_YEAR}\b)"
)
"""A month or a day that leaves its year to the day of publication."""

_SINCE = r"(?:since|from|after|starting(?:\sin)?|beginning(?:\sin)?)\s(?:at\sleast\s)?"
_EXPRESSION = re.compile(
    rf"""(?x)
    \b(?:(?:in|during|from|for)\s)?(?P<year1>{_YEAR})\s?[-–]\s?(?P<year2>{_YEAR}|\d\d)\b(?!-\d)
    | \b(?:as\sof|as\sat|by)\s(?P<as_of>{DATE})
    | \b{_RANGE}
    | \b{_SINCE}(?P<since>{DATE})
    | \b(?:until|till|through|up\sto|before)\s(?P<until>{DATE})
    | \b(?:in|during|on|throughout|within)\s(?P<in>{DATE})
    | \b(?:from|between)\s(?P<day1>{_YEARLESS})\s(?:to|and|until|through|till)\s
        (?P<day2>{_YEARLESS})
    | \b(?:as\sof|as\sat)\s(?P<as_of_day>{_YEARLESS})
    | \b(?:since|starting(?:\sin)?|beginning(?:\sin)?)\s(?P<since_day>{_YEARLESS})
    | \b(?:in|during|on)\s(?P<in_day>{_YEARLESS})
    | \b(?P<whole>last|this)\syear\b(?!['’-])
    | \b(?:over|in|during|within|for)\s(?:the\s)?(?P<way>past|last|previous|next|coming)\s
        (?:(?P<count>\d{{1,3}}|{"|".join(_COUNT)})\s)?(?P<unit>year|month|quarter|decade)s?\b
    """,  # noqa: RUF001  # the en dash of a span of years
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time named at [start, end): partial dates, empty where nothing is said."""

    start: int
    end: int
    first: str = ""
    last: str = ""
    as_of: str = ""


def windows(text: str, start: int, end: int, reference: str = "") -> Iterator[Window]:
    """Yield the stretches of time named in [start, end).

    "Over the past two years" counts back from `reference`, a partial date such as the day of
    publication; without one it is passed over.
    """
    for found in _EXPRESSION.finditer(text, start, end):
        window = _read(found, reference)
        if window:
            yield window


def read_date(text: str, model: str = "") -> str:
    """Return a written date as a partial date, its missing year or month taken from `model`.

    Empty if it cannot be one ("31 February 2024", or "June" without a model).
    """
    if re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", text):
        return text if is_date(text) else ""
    year = re.search(_YEAR, text)
    month = re.search(_MONTH, text, re.IGNORECASE)
    day = re.search(r"(?<!\d)\d{1,2}(?!\d)", text)
    parts = model.split("-")
    written = year.group() if year else parts[0]
    if not written:
        return ""
    if month:
        written += f"-{_NUMBER_OF[month.group()[:3].lower()]:02}"
    elif day and len(parts) > 1:
        written += f"-{parts[1]}"
    if day and "-" in written:
        written += f"-{int(day.group()):02}"
    return written if is_date(written) else ""


def _read(found: "re.Match[str]", reference: str) -> Window | None:
    first = last = ""
    if found["unit"] or found["whole"]:
        first, last = _counted(found, reference)
        if not first:
            return None
    elif any(found[name] for name in _DAYS):
        return _in_year_of(found, reference)
    elif found["last"]:
        last = read_date(found["last"])
        first = read_date(found["first"], last)
    elif found["year1"]:
        first = found["year1"]
        last = first[: -len(found["year2"])] + found["year2"]
    elif found["in"]:
        first = last = read_date(found["in"])
    else:
        first, last = read_date(found["since"] or ""), read_date(found["until"] or "")
    return Window(*found.span(), first, last, read_date(found["as_of"] or ""))


def _counted(found: "re.Match[str]", reference: str) -> tuple[str, str]:
    """Return the time that is named by how it lies to the day of publication."""
    if found["whole"]:
        year = reference[: len("2024")]
        last = year and f"{int(year) - (found['whole'].lower() == 'last'):04}"
        return last, last
    ahead = found["way"].lower() in ("next", "coming")
    other = _away(reference, found["unit"].lower(), found["count"] or "1", -1 if ahead else 1)
    return (other and reference, other) if ahead else (other, reference)


_DAYS = ("day2", "as_of_day", "since_day", "in_day")


def _in_year_of(found: "re.Match[str]", reference: str) -> Window | None:
    """Return the time between days without a year: the latest such days that had come by then."""
    year = reference[: len("2024")]
    if not year:
        return None
    first, last, as_of, inside = (
        _latest(found[name], reference) for name in ("day1", "day2", "as_of_day", "in_day")
    )
    first = first or _latest(found["since_day"], reference)
    if inside and inside[: len(year)] != year:
        return None  # "in December", said in May, may well be the next one
    if not (first or last or as_of or inside):
        return None
    return Window(*found.span(), first or inside, last or inside, as_of)


def _latest(written: str | None, reference: str) -> str:
    read = read_date(written or "", reference[: len("2024")]) if written else ""
    if read[: len("2024-05")] <= reference[: len("2024-05")] or len(reference) == len("2024"):
        return read
    return f"{int(read[: len('2024')]) - 1:04}{read[len('2024') :]}"


def _away(reference: str, unit: str, count: str, sign: int = 1) -> str:
    """Return the month that lies so many units before a partial date (a year before a year)."""
    first = day_interval(reference).first if reference else None
    if first is None:
        return ""
    number = int(count) if count.isdigit() else _COUNT[count.lower()]
    months = first.year * 12 + first.month - 1 - sign * number * _MONTHS_IN[unit]
    year, month = divmod(months, 12)
    written = f"{year:04}" if len(reference) == len("2024") else f"{year:04}-{month + 1:02}"
    return written if is_date(written) else ""
