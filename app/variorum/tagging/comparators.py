"""The words before and behind a number that bound it: "more than", "at least", "or more"."""

import re

from variorum.model.vocabulary import Comparator

_COMPARATORS = {
    Comparator.AT_LEAST: (
        r"at\sleast|at\sa\sminimum|no\s(?:fewer|less)\sthan|not\s(?:fewer|less)\sthan"
        r"|a\sminimum\sof|≥|>="
    ),
    Comparator.AT_MOST: (
        r"at\smost|up\sto|no\smore\sthan|not\smore\sthan|as\smany\sas|as\smuch\sas"
        r"|a\smaximum\sof|≤|<="
    ),
    Comparator.MORE: (
        r"(?:well\s|far\s)?(?:more|greater|higher)\sthan|(?:well\s)?over|(?:well\s)?above"
        r"|upwards\sof|in\sexcess\sof|exceed(?:ing|s|ed)?|>"
    ),
    Comparator.LESS: (
        r"(?:well\s|far\s)?(?:less|fewer|lower)\sthan|(?:well\s)?under|(?:well\s)?below|<"
    ),
    Comparator.ABOUT: (
        r"about|around|approximately|approx\.|roughly|nearly|almost|close\sto|some|circa"
        r"|an\sestimated|estimated|~"
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
    Comparator.AT_LEAST: re.compile(r"\sor\smore\b"),
    Comparator.AT_MOST: re.compile(r"\sor\s(?:fewer|less)\b"),
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
