"""Small pieces of sentences: lists of names, counted nouns, numbers."""

import re
from collections.abc import Sequence
from decimal import Decimal

from variorum.shell.phrases import Translate

_WITH_ARTICLE = re.compile(
    r"(u\.?s\.?(a\.?)?|u\.?k\.?|u\.?n\.?|e\.?u\.?|kremlin|pentagon|netherlands|philippines"
    r"|united (states|kingdom|nations|arab emirates)\b.*"
    r"|.* (union|states|kingdom|nations|house|republic|office|ministry|council|allies))",
    re.IGNORECASE,
)
_NAMES_SHOWN = 4
_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def named(name: str, tr: Translate) -> str:
    """Return a name as it stands in the middle of a sentence: "the United States", "Seoul"."""
    return tr("the {name}").format(name=name) if _WITH_ARTICLE.fullmatch(name) else name


def listed(names: Sequence[str], tr: Translate) -> str:
    """Return names as a list in a sentence: "A", "A and B", "A, B and 3 others"."""
    shown = [named(name, tr) for name in names]
    if len(shown) > _NAMES_SHOWN:
        more = len(shown) - _NAMES_SHOWN + 1
        shown = [*shown[: _NAMES_SHOWN - 1], tr("{n} others").format(n=more)]
    if len(shown) < len(("A", "B")):
        return "".join(shown)
    return tr("{names} and {last}").format(names=", ".join(shown[:-1]), last=shown[-1])


def counted(n: int, one: str, many: str, tr: Translate) -> str:
    """Return a counted noun; `one` and `many` are templates with {n}."""
    return tr(one if n == 1 else many).format(n=n)


def in_words(n: int, tr: Translate) -> str:
    """Return a small number as a word, a larger one in digits."""
    return tr(_WORDS[n]) if 0 <= n < len(_WORDS) else str(n)


def number(value: Decimal) -> str:
    """Return a number with its thousands parted, all its digits kept."""
    return format(value, ",f")


def capital(sentence: str) -> str:
    """Return a sentence with its first letter made a capital."""
    return sentence[:1].upper() + sentence[1:]
