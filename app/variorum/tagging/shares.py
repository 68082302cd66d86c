"""Parts and multiples in words: "half of", "a quarter of", "one in five", "more than double"."""

import re
from decimal import Decimal

from variorum.tagging.numbers import SMALL, read_small

_PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_TIMES = {"double": 2, "twice": 2, "triple": 3, "thrice": 3, "treble": 3, "quadruple": 4}
_TIME = r"(?:the\s|a\s)?(?:year|century|month|decade|season|match|game)\b"
_OF = rf"(?=\s(?:of\s(?!20\d\d|{_TIME})|the\s|its\s|their\s|all\s))"
SHARE = re.compile(
    rf"""(?ix)
      (?<!first\s)(?<!second\s)(?<!other\s)(?<!last\s)(?<!latter\s)(?<![-\w])
      (?:(?:(?P<many>one|two|three|four|an?)[\s-])?
        (?P<part>half|halves|thirds?|quarters?|fifths?|tenths?)
        (?:{_OF}|(?<=\bone-\w{{5}})|(?<=\bone-\w{{7}})))
    | \b(?P<some>{SMALL}|\d{{1,3}})\s(?:in|out\sof)(?:\severy)?\s(?P<all>{SMALL}|\d{{1,3}})\b
        (?!\s(?:second|minute|hour|day|week|month|year|decade)s?\b|[\s-]?(?:hundred|thousand|%)|[,.:]\d)
    | (?:(?<=than\s)|(?<=nearly\s)|(?<=almost\s)|(?<=about\s)|(?<=least\s))
        (?P<times>{"|".join(_TIMES)})\b
    """
)
"""A share of a whole, or how many times as much behind a comparator."""


def read_share(found: "re.Match[str]") -> tuple[Decimal | None, str, str] | None:
    """Return value, unit and dimension: shares in percent, None where that has no end.

    None if it is no share at all: "a third" needs its "a", and "five in two" is none.
    """
    if found["times"]:
        return Decimal(_TIMES[found["times"].lower()]), "times", "count"
    if found["part"]:
        part = found["part"].lower()
        whole = _PARTS.get(part) or _PARTS[part.removesuffix("s")]
        many = found["many"]
        if many is None and whole != _PARTS["half"]:
            return None
        some = 1 if many is None or many.lower() in ("a", "an") else read_small(many)
    else:
        some, whole = read_small(found["some"]), read_small(found["all"])
    return (_percent(some, whole), "%", "percent") if 0 < some < whole else None


def _percent(some: int, whole: int) -> Decimal | None:
    percent, rest = divmod(some * 10000, whole)
    return None if rest else Decimal(percent).scaleb(-2).normalize() + 0
