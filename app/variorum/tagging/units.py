"""Units and count nouns: what a number counts or measures."""

import re

_TIME = ("second", "minute", "hour", "day", "week", "month", "year", "decade")
_LENGTH = {
    "km": "kilometre",
    "kilometre": "kilometre",
    "kilometer": "kilometre",
    "metre": "metre",
    "meter": "metre",
    "mile": "mile",
    "foot": "foot",
    "feet": "foot",
    "inch": "inch",
    "cm": "centimetre",
    "mm": "millimetre",
}
_MASS = {
    "tonne": "tonne",
    "kg": "kilogram",
    "kilogram": "kilogram",
    "kilo": "kilogram",
    "kiloton": "kiloton",
    "ton": "ton",
    "gram": "gram",
    "pound": "pound",
}
_MONEY = {
    "cent": "cent",
    "pence": "pence",
    "rupee": "INR",
    "dollar": "USD",
    "euro": "EUR",
    "won": "KRW",
    "yen": "JPY",
    "yuan": "CNY",
    "ruble": "RUB",
    "rouble": "RUB",
    "hryvnia": "UAH",
}
MEASURES: dict[str, tuple[str, str]] = (
    {word: (word, "time") for word in _TIME}
    | {word: (unit, "length") for word, unit in _LENGTH.items()}
    | {word: (unit, "mass") for word, unit in _MASS.items()}
    | {word: (unit, "currency") for word, unit in _MONEY.items()}
    | {
        "hectare": ("hectare", "area"),
        "ha": ("hectare", "area"),
        "acre": ("acre", "area"),
        "mph": ("mile / hour", "speed"),
    }
)
"""(unit, dimension) by the word, singular, that names it."""

_POWERS = {"square": "area", "cubic": "volume"}
_PLURALS = """
    people men women children personnel troops aircraft police crew staff cattle media sheep
    infantry cavalry artillery ammunition spacecraft warcraft
"""
_IRREGULAR = frozenset(_PLURALS.split())
_SINGULAR_S = ("ss", "us", "is", "ous", "ics")
_ENDS = """
    of to in from at on for with by and or but that which who whom were was is are be been being
    have has had did do does will would could may might can must should as than then when where
    while since until over under between into onto about after before during per not the a an this
    these those its their his her our your my it they he she we you i so because if also already
    now still alone each every last past next ago later earlier went came fell rose died took
"""
_STOPS = frozenset(_ENDS.split())
_MODIFIERS = frozenset(
    ("additional", "more", "other", "further", "new", "extra", "different", "only")
)
_WORD = re.compile(r"[ \u00a0]((?:[A-Z]\.){2,}|[^\W\d_](?:[\w’'-]|\.(?=\w))*)")  # noqa: RUF001  # the typographic apostrophe
_MEASURED = re.compile(r"[\s-]([A-Za-z]+)\b")
_MAX_WORDS = 5
_LONG = re.compile(r"[^\W\d_]{4,}")
_HEADLINE = 200
_TITLED = 0.75


def measure(word: str, power: str = "") -> tuple[str, str] | None:
    """Return (unit, dimension) if `word`, singular or plural, names a measure.

    `power` is "square" or "cubic" before a length, else empty.
    """
    lower = word.lower()
    found = MEASURES.get(lower) or MEASURES.get(lower.removesuffix("s"))
    if not found or not power:
        return found
    return (f"{power} {found[0]}", _POWERS[power]) if found[1] == "length" else None


def is_measured(behind: str) -> bool:
    """Tell whether what stands behind a number begins with a measure: " km", "-minute"."""
    found = _MEASURED.match(behind)
    return found is not None and measure(found.group(1)) is not None


def noun_phrase(text: str, start: int, end: int) -> tuple[str, int] | None:
    """Return what is counted right behind `start`, and where its words end, or None.

    The phrase runs to the first plural ("special operation forces"); numerals' own modifiers
    ("additional"), names ("North Korean") and participles ("shipping") are left out of the unit.
    """
    kept: list[str] = []
    at = start
    titled = _is_headline(text, start)
    for _ in range(_MAX_WORDS):
        found = _WORD.match(text, at, end)
        if not found:
            return None
        word = found.group(1).lower() if titled else found.group(1)
        if word.lower() in _STOPS and not (kept and word == "or"):
            return None
        at = found.end(1)
        if _is_plural(word) and not _goes_on(text, word, at, end):
            unit = " ".join([*kept, word])
            return unit, at
        if not (
            word[0].isupper()
            or word.lower() in _MODIFIERS
            or (word.endswith("ing") and "-" not in word)
        ):
            kept.append(word)
    return None


def _goes_on(text: str, word: str, at: int, end: int) -> bool:
    """Tell whether a plural without s only describes the next word: "police officers"."""
    found = _WORD.match(text, at, end) if word.lower() in _IRREGULAR else None
    following: str = found.group(1) if found else ""
    return bool(following) and following.lower() not in _STOPS and _is_plural(following)


def _is_headline(text: str, at: int) -> bool:
    """Tell whether the words of the line around `at` are capitalised, as a headline's are."""
    first = text.rfind("\n", 0, at) + 1
    if at - first > _HEADLINE:
        return False
    last = text.find("\n", at, first + _HEADLINE)
    long: list[str] = _LONG.findall(text, first, last if last >= 0 else first + _HEADLINE)
    return sum(word[0].isupper() for word in long) > _TITLED * len(long)


def singular_noun(text: str, start: int, end: int) -> tuple[str, int] | None:
    """Return the one word behind "1", as a unit, or None."""
    found = _WORD.match(text, start, end)
    if not found or found.group(1).lower() in _STOPS or found.group(1)[0].isupper():
        return None
    return found.group(1), found.end(1)


def _is_plural(word: str) -> bool:
    lower = word.lower()
    if lower in _IRREGULAR:
        return True
    return (
        word[0].islower()
        and len(lower) > len("yes")
        and lower.endswith("s")
        and not lower.endswith(_SINGULAR_S)
        and "'" not in lower
        and "’" not in lower  # noqa: RUF001  # the typographic apostrophe
    )
