"""The words before and behind a number that bound it: "more than", "at least", "or more"."""

import re

from variorum.model.vocabulary import Comparator

_COMPARATORS = {
    Comparator.AT_LEAST: (
        r"at\sleast|at\sa\sminimum|no\s(?:fewer|less|lower)\sthan|not\s(?:fewer|less)\sthan"
        r"|a\sminimum\sof|as\s(?:few|little|low)\sas|≥|>="
    ),
    Comparator.AT_MOST: (
        r"at\smost|up\sto|no\s(?:more|higher|greater)\sthan|not\smore\sthan"
        r"|as\s(?:many|much|high)\sas|a\smaximum\sof|≤|<="
    ),
    Comparator.MORE: (
        r"(?:well\s|far\s|just\s)?(?:more|greater|higher)\sthan|(?:well\s|just\s)?(?:over|above)"
        r"|upwards?\sof|in\sexcess\sof|(?:exceed|surpass)(?:es|ing|s|ed)?|north\sof"
        r"|(?<=climb\s)past|(?<=climbed\s)past|(?<=climbs\s)past|(?<=rise\s)past|(?<=rose\s)past|>"
    ),
    Comparator.LESS: (
        r"(?:well\s|far\s|just\s)?(?:less|fewer|lower)\sthan|(?:well\s|just\s)?(?:under|below)"
        r"|just\sshort\sof|<"
    ),
    Comparator.ABOUT: (
        r"about|around|approximately|approx\.|roughly|nearly|almost|close\sto|some|circa"
        r"|an\sestimated|estimated|near(?:s|ed|ing)?|~"
    ),
    Comparator.EQUAL: r"exactly|precisely|a\stotal\sof",
}
_BEFORE = re.compile(
    r"(?:(?<=\s)|(?<![\w\s]))(?:"
    + "|".join(f"(?P<{name.name}>{words})" for name, words in _COMPARATORS.items())
    + r")\s?(?:an?\s|the\s)?$",
    re.IGNORECASE,
)
_LOOK = 32
_BEHIND = {
    Comparator.AT_LEAST: re.compile(r"\sor\s(?:more|higher|over|above|greater)\b"),
    Comparator.AT_MOST: re.compile(r"\sor\s(?:fewer|less|lower|under|below)\b"),
}
_BETWEEN = re.compile(r"\b(?:between|from)\s(?:an?\sestimated\s)?$", re.IGNORECASE)


def compared(text: str, number: int, start: int) -> tuple[int, Comparator | None]:
    """Return where the comparator before a number begins, and which it is."""
    found = _BEFORE.search(text, max(start, number - _LOOK), number)
    if not found or found.lastgroup is None:
        return number, None
    return found.start(found.lastgroup), Comparator[found.lastgroup]


def bounded_behind(text: str, at: int, end: int) -> tuple[Comparator, int] | None:
    """Return the bound that follows at `at` ("or more"), and where it ends."""
    for comparator, pattern in _BEHIND.items():
        found = pattern.match(text, at, end)
        if found:
            return comparator, found.end()
    return None


def range_start(text: str, first: int, number: int) -> int:
    """Return where a range begins: at its "between" or "from" if it has one, else at `first`."""
    opened = _BETWEEN.search(text, max(0, number - _LOOK), number)
    return min(first, opened.start()) if opened else first


def opens_range(text: str, number: int) -> bool:
    """Tell whether "between" or "from" stands right before a number."""
    return _BETWEEN.search(text, max(0, number - _LOOK), number) is not None
