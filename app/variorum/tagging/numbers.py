"""Numbers as news prose writes them: digits, words, magnitudes, money, percent."""

import re
from dataclasses import dataclass
from decimal import Context, Decimal

_ONES_IN_ORDER = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen
"""
_TENS_IN_ORDER = "twenty thirty forty fifty sixty seventy eighty ninety"
_ONES = {word: value for value, word in enumerate(_ONES_IN_ORDER.split())}
_TENS = {word: 10 * value for value, word in enumerate(_TENS_IN_ORDER.split(), 2)}
_SMALL = _ONES | _TENS
_MAGNITUDES = {
    "dozen": Decimal(12),
    "hundred": Decimal(100),
    "thousand": Decimal(1000),
    "k": Decimal(1000),
    "million": Decimal(10**6),
    "mn": Decimal(10**6),
    "m": Decimal(10**6),
    "billion": Decimal(10**9),
    "bn": Decimal(10**9),
    "trillion": Decimal(10**12),
    "tn": Decimal(10**12),
}
_CURRENCIES = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₩": "KRW", "₹": "INR", "RM": "MYR"}
_CODES = "USD|EUR|GBP|CHF|JPY|CNY|INR"

_EXACT = Context(prec=80)
"""Wide enough for every number the patterns below let through."""

_DIGITS = (
    rf"(?:(?-i:US|A|C)?(?P<money>[$€£¥₩₹]|(?-i:RM|{_CODES}))\s?)?"
    r"(?P<digits>\d{1,3}(?:,\d{3}){1,8}(?:\.\d{1,12})?|\d{1,18}(?:\.\d{1,12})?)"
)
_LARGE = "hundred|thousand|million|billion|trillion"
_MAGNITUDE = (
    rf"(?:[\s-]?(?P<magnitude>{_LARGE}|bn|mn|tn)\b|(?P<short>[km])\b"
    r"|(?(money)\s(?P<apart>m)\b|(?!)))?"
)
_TAIL = r"(?P<plus>\+)?(?P<percent>\s?%|[\s-](?:percent|per\scent|percentage\spoints?)\b)?"
_SPELT = (
    rf"(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(list(_ONES)[1:10])}))?|{'|'.join(list(_ONES)[1:])}"
)
_GREAT = rf"(?:{_LARGE}|dozen)"
_WORDS = (
    rf"(?P<words>(?:half\sa\s{_GREAT}|(?:an?\s|(?:{_SPELT})[\s-])?{_GREAT})"
    rf"(?:[\s-]{_GREAT}){{0,2}}(?:\s(?:and\s)?(?:{_SPELT})(?:[\s-]{_GREAT}){{0,2}}){{0,6}}"
    rf"|(?:{_SPELT}))"
    r"(?P<wordpercent>\s(?:percent|per\scent))?\b"
)
_END = r"(?:(?!\w)|(?=(?:kg|km|cm|mm|mph|ha)\b))(?![.,:/]\d)"
_ANY = rf"{_DIGITS}{_MAGNITUDE}{_TAIL}{_END}|\b{_WORDS}"

NUMBER = re.compile(rf"(?<![\w.,/:#–-])(?:{_ANY})", re.IGNORECASE)  # noqa: RUF001  # an en dash
"""One number with its magnitude, currency sign, percent sign or plus sign."""

UPPER = re.compile(_ANY, re.IGNORECASE)
"""The same where it may touch what is before it: the second number of "8,000-10,000"."""


SMALL = "|".join(list(_ONES)[1:])
"""One to nineteen, as an alternative of a pattern."""


_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_RANK = {word: value for value, word in enumerate(_ORDINALS.split(), 1)}
ORDINAL = re.compile(
    rf"\b(?:(?P<rank>\d{{1,9}})(?:st|nd|rd|th)|{'|'.join(_RANK)})\b", re.IGNORECASE
)
"""A place in an order: "9th", "second"."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number read. `digits` is False for one spelt in words; `text` is as it was written."""

    value: Decimal
    text: str
    currency: str = ""
    percent: bool = False
    plus: bool = False
    digits: bool = True
    magnitude: Decimal | None = None


def read_number(found: "re.Match[str]") -> Number:
    """Return the number of a match of `NUMBER` or `UPPER`."""
    if found["words"]:
        value = _spelt(found["words"].lower())
        return Number(value, found.group(), percent=bool(found["wordpercent"]), digits=False)
    value = Decimal(found["digits"].replace(",", ""))
    word = found["magnitude"] or found["short"] or found["apart"]
    magnitude = _MAGNITUDES[word.lower()] if word else None
    return Number(
        _plain(_EXACT.multiply(value, magnitude or Decimal(1))),
        found.group(),
        currency=_CURRENCIES.get(found["money"], found["money"] or ""),
        percent=bool(found["percent"]),
        plus=bool(found["plus"]),
        magnitude=magnitude,
    )


def read_small(word: str) -> int:
    """Return a number of at most three digits, or one of `SMALL`."""
    return int(word) if word.isdigit() else _ONES[word.lower()]


def read_ordinal(found: "re.Match[str]") -> Decimal:
    """Return the number of a match of `ORDINAL`."""
    return Decimal(found["rank"] or _RANK[found.group().lower()])


def _plain(value: Decimal) -> Decimal:
    """Return the value without exponent or needless zeros behind the point."""
    if value == value.to_integral_value():
        return _EXACT.quantize(value, Decimal(1))
    return _EXACT.normalize(value)


def _spelt(words: str) -> Decimal:
    """Return the value of number words: "twenty-five thousand", "half a million"."""
    total = current = Decimal(0)
    half = False
    for word in re.split(r"[\s-]+", words):
        if word in _SMALL:
            current += _SMALL[word]
        elif word in ("half", "a", "an", "and"):
            half = half or word == "half"
        else:
            factor = _MAGNITUDES[word] / (2 if half else 1)
            half = False
            current = (current or Decimal(1)) * factor
            if factor > _MAGNITUDES["hundred"]:
                total, current = total + current, Decimal(0)
    return _plain(total + current)
