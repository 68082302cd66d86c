"""Normalised keys: under which two spellings of a name are the same name."""

# ruff: noqa: RUF001  # typographic quotes are the subject

import re
import unicodedata

_SINGLE = re.compile("[‘’‚‛ʼ]")
_DOUBLE = re.compile("[“”„‟«»]")
ARTICLES = ("the ", "a ", "an ")
_POSSESSIVES = ("'s", "s'")
_ARTICLE = re.compile(r"(?:the|an?) (?=\S)")


def normal_key(text: str) -> str:
    """Return the key of a name: NFKC, casefold, straight quotes, single spaces.

    A leading article and a closing possessive are dropped, digits and everything else kept
    (design: semantics, "Proposing groups").
    """
    if text.isascii():  # as most lines are; nothing is left to straighten
        folded = text.lower()
    else:
        folded = unicodedata.normalize("NFKC", text).casefold()
        folded = unicodedata.normalize("NFKC", folded)
        folded = _DOUBLE.sub('"', _SINGLE.sub("'", folded))
    key = " ".join(folded.split())
    while key.startswith(ARTICLES) or key.endswith(_POSSESSIVES):
        shorter = _bare(key)
        if shorter == key:
            break
        key = shorter
    return key


def _bare(key: str) -> str:
    """Drop an article in front and a possessive's end. Looks at the two ends only."""
    article = _ARTICLE.match(key)
    key = key[article.end() :] if article else key
    if key.endswith("'s"):
        key = key[:-2]
    elif key.endswith("s'"):
        key = key[:-1]
    return key.rstrip()
