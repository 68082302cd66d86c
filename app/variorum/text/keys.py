"""Normalised keys: under which two spellings of a name are the same name."""

# ruff: noqa: RUF001  # typographic quotes are the subject

import re
import unicodedata

_STRAIGHT = str.maketrans("‘’‚‛ʼ“”„‟«»", '\'\'\'\'\'""""""')
_ARTICLE = re.compile(r"^(?:the|an?) (?=\S)")
_POSSESSIVE = re.compile(r"'s$|(?<=s)'$")


def normal_key(text: str) -> str:
    """Return the key of a name: NFKC, casefold, straight quotes, single spaces.

    A leading article and a closing possessive are dropped, digits and everything else kept
    (design: semantics, "Proposing groups").
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    folded = unicodedata.normalize("NFKC", folded).translate(_STRAIGHT)
    key = " ".join(folded.split())
    while (shorter := _POSSESSIVE.sub("", _ARTICLE.sub("", key)).rstrip()) != key:
        key = shorter
    return key
