"""Names in running text: runs of capitalised words, without titles and possessives."""

# ruff: noqa: RUF001  # typographic hyphens and apostrophes are the subject

import re
from collections.abc import Iterator
from functools import lru_cache

from variorum.tagging.near import sentence_near
from variorum.tagging.voices import ORGANISATION_WORDS, TITLES
from variorum.text.abbreviations import STARTERS
from variorum.text.spans import Span
from variorum.text.words import trim_possessive, word_at, words

_OTHER_OPENERS = """
    According Analysts Experts Officials Observers Critics Initially Finally Similarly Recently
    Furthermore Additionally Amidst Regarding Given Following Nevertheless Yesterday Today Let
    Traditionally Primarily Secondly Lastly Concurrently Should Could Would Will Can May Do Does
    Did Has Have Had Are Was Were Be Yes Nations Looking Against Among Around Both Neither Either
    Nobody Nothing Others Still Here Beyond Above Below Inside Outside Two Three Four Five Six Ten
    Only Just Never Sometimes Perhaps Maybe Indeed Therefore Hence Likewise Ultimately Overall
"""
_OPENERS = STARTERS | frozenset(_OTHER_OPENERS.split())
"""Words whose capital only says that a sentence begins."""

_CALENDAR = """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    January February March April June July August September October November December
"""
_DAYS_AND_MONTHS = frozenset(_CALENDAR.split())
_INSIDE = re.compile(
    r"[ \u00a0]|[ \u00a0](?:de|van|von|der|den|bin|ibn|al|el|la|da|di|du)[ \u00a0]"
)
_OF = re.compile(r"[ \u00a0](?:of|for)(?:[ \u00a0]the)?[ \u00a0]")
_TAKES_OF = """
    Republic State States Bank Minister Secretary Board Court League House Chief Chiefs Head
    Organisation Organization Prosecutor Institute President Union Kingdom Emirates
"""
_OF_HEADS = ORGANISATION_WORDS | frozenset(_TAKES_OF.split())
"""Words that "of" joins to what follows: "University of …"."""

_ARTICLE = re.compile(r"(?:[Tt]he|[Aa]n?)[ \u00a0](?=[A-Z])")
_POST = re.compile(r"(?:ambassador|envoy|representative|delegate)\sto\s(?:the\s)?$", re.IGNORECASE)
_ACRONYM = re.compile(r"(?:[A-Z]\.){2,}|[A-Z]{2,}")
_LONG_WORD = 4
_STOPS = (".", "!", "?", "”", '"')
_TITLE_SHARE = 0.8
_WHOLE = re.compile(r"\w+")
_HYPHENS = re.compile(r"[-‐‑–]")


def name_runs(text: str, start: int, end: int) -> list[Span]:
    """Return the maximal runs of capitalised words in [start, end), possessives trimmed.

    "University of X" is one run, a possessive ends one, so does any punctuation. Words that are
    capital only as the first of a sentence are left out, months and days too.
    """
    heading = _is_title_case(text, start, end)
    runs: list[list[Span]] = []
    closed = True
    for word in _parts(text, start, end):
        if not (
            _is_name(text, word, start) and (not heading or _elsewhere(text, word, start, end))
        ):
            continue
        if not closed and _joins(text, runs[-1], word):
            runs[-1].append(word)
        else:
            runs.append([word])
        closed = trim_possessive(text, *word) != word
    spans = [trim_possessive(text, run[0][0], run[-1][1]) for run in runs]
    return [piece for span in spans for piece in _apart(text, span)]


def _is_title_case(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence is a heading in capitals, where a capital says nothing."""
    if text[end - 1 : end] in _STOPS:
        return False
    long = [text[a:b] for a, b in words(text, start, end) if b - a >= _LONG_WORD]
    capital = sum(word[0].isupper() for word in long)
    return len(long) >= _LONG_WORD and capital >= _TITLE_SHARE * len(long)


def _elsewhere(text: str, word: Span, start: int, end: int) -> bool:
    """Tell whether a word of a heading is a name in the text outside it."""
    written = text[slice(*trim_possessive(text, *word))]
    if stands(text, written.lower()) or not stands(text, written):
        return False
    found = re.compile(rf"(?<!\w){re.escape(written)}(?!\w)")
    return bool(found.search(text, 0, start) or found.search(text, end))


def stands(text: str, word: str) -> bool:
    """Tell whether a whole word stands anywhere in a text."""
    if word.isalnum():
        return word in _words_of(text)
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


@lru_cache(maxsize=4)
def _words_of(text: str) -> frozenset[str]:
    return frozenset(_WHOLE.findall(text))


def name_at(text: str, offset: int) -> Span | None:
    """Return the name that stands at `offset` (or behind the article there), or None.

    On a person's own name the title before it is left out ("Minister Shin Won-sik" gives "Shin
    Won-sik"); on the title the whole run is returned.
    """
    sentence = sentence_near(text, offset)
    if not sentence:
        return None
    article = _ARTICLE.match(text, _word_start(text, offset), sentence[1])
    offset = article.end() if article else offset
    for run in name_runs(text, *sentence):
        if run[0] <= offset <= run[1]:
            bare = without_title(text, *run)
            return bare if bare[0] <= offset else run
    return None


def _word_start(text: str, offset: int) -> int:
    found = word_at(text, offset)
    return found[0] if found else offset


def without_title(text: str, start: int, end: int) -> Span:
    """Return the person's name behind the last title in a run, or the run if there is none."""
    spans = list(words(text, start, end))
    for index in range(len(spans) - 1, 0, -1):
        before = text[slice(*spans[index - 1])]
        parts = _HYPHENS.split(before)
        if (parts[-1] in TITLES or parts[-1].rstrip(".") in TITLES) and index < len(spans):
            return spans[index][0], end
    return start, end


def _parts(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the words, those joined from two names ("Korea-Russia") in parts."""
    for first, last in words(text, start, end):
        at = first
        for hyphen in _HYPHENS.finditer(text, first, last):
            left, right = text[at : hyphen.start()], text[hyphen.end() : last]
            if (
                right[:1].isupper()
                and _alone(text, left)
                and _alone(text, _HYPHENS.split(right)[0])
            ):
                yield at, hyphen.start()
                at = hyphen.end()
        yield at, last


def _alone(text: str, word: str) -> bool:
    """Tell whether a word also stands in the text without a hyphen, so that it is a name itself."""
    bare = word.removesuffix("'s").removesuffix("’s")
    if _ACRONYM.fullmatch(bare):
        return True
    if not bare[:1].isupper() or not stands(text, bare):
        return False
    return re.search(rf"(?<![\w‐‑–-]){re.escape(bare)}(?![\w‐‑–-])", text) is not None


def _is_name(text: str, word: Span, sentence: int) -> bool:
    written = text[slice(*trim_possessive(text, *word))]
    if written == "May" and text[word[1] + 1 : word[1] + 2].isdigit():
        return False
    if not written[:1].isupper() or written in _DAYS_AND_MONTHS or written == "I":
        return False
    first = not any(char.isalnum() for char in text[sentence : word[0]])
    quoted = text[max(word[0] - 1, 0) : word[0]] in ("“", '"', "‘")
    if not (first or quoted):
        return True
    if written in _OPENERS:
        return False
    return bool(_ACRONYM.match(written)) or not stands(text, written.lower())


def _joins(text: str, run: list[Span], word: Span) -> bool:
    between = text[run[-1][1] : word[0]]
    if _INSIDE.fullmatch(between):
        return True
    head = text[slice(*run[-1])].rstrip(".")
    return bool(_OF.fullmatch(between)) and head in _OF_HEADS


def _apart(text: str, run: Span) -> Iterator[Span]:
    """Yield a run in two where a post ends and a person begins: "… to the U.N. Robert Wood"."""
    spans = list(words(text, *run))
    first = text[slice(*spans[0])]
    if (
        len(spans) > 1
        and _POST.search(text, max(0, run[0] - 40), run[0])
        and _ACRONYM.fullmatch(first)
    ):
        yield spans[0]
        yield spans[1][0], run[1]
    else:
        yield run
