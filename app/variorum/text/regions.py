"""Proposals for the parts of an article that are not its running words.

Conservative: what is not plainly furniture stays running text. Proposals are marked inferred by
whoever stores them; a region never changes an offset.
"""

# ruff: noqa: RUF001  # typographic quotes and bullets are the subject

import re
from collections import Counter
from typing import NamedTuple

from variorum.model.vocabulary import RegionKind
from variorum.text.keys import ARTICLES, normal_key

_FURNITURE = re.compile(
    r"""(?ix) leave\s+a\s+(?:reply|comment) | your\s+e-?mail\s+address\s+will\s+not\b.*
    | required\s+fields\s+are\s+marked.* | back\s+to\s+top(?:\s+button)? | source\s+links?
    | (?:post|submit|add)\s+(?:a\s+)?(?:comment|reply) | cancel\s+reply
    | log\s?in\s+to\s+comment.*
    | share\s+(?:this|on)\b.{0,40} | (?:click\s+to\s+)?(?:share|tweet|print|e-?mail)\s*(?:this)?
    | (?:sign\s+up|subscribe)\b.{0,80} | advertisement | loading\W*
    | skip\s+to\s+(?:main\s+)?content
    | all\s+rights\s+reserved\W* | (?:©|copyright\b|\(c\)).{0,120} | save\s+my\s+name,.*
    | \d+\s+comments?
    | read\s+more\W* | continue\s+reading\W* | view\s+all\s+posts\b.* | tags?:.{0,120} | by\W*
    """
)
_RELATED = re.compile(
    r"(?i)(?:related|recommended|more|further)\s+(?:articles?|stories|posts|news|reading|coverage)\W*"
    r"|you\s+may\s+also\s+like\W*|(?:see|read)\s+also\b.{0,160}|most\s+(?:read|popular)\W*"
)
_CAPTION = re.compile(
    r"(?i).*\b(?:photo(?:graph)?|image|picture|file\s+photo|credit|photo\s+credit)s?\s?:\s?\S.{0,60}"
    r"|\((?:photo|image|picture)\b.{0,60}\)"
)
_REFERENCES = re.compile(
    r"(?i)(?:references|bibliography|works\s+cited|end\s?notes|sources\s+cited)\W*"
)
_BULLET = re.compile(r"\s*(?:[•◦▪·*–-]|\[?\d{1,3}[.)\]])\s+\S.*|.*\b(?:1[89]|20)\d\d[).]*\s*")
_BIO = re.compile(
    r"(?i)(?:the\s+(?:author|writer)\s+|[A-Z][^.,]{2,40}(?:,[^,.]{3,80},)?\s+)"
    r"(?:is|was)\s+(?:an?|the)\s+.{0,80}\b(?:author|analyst|columnist|correspondent|diplomat|editor"
    r"|expert|fellow|journalist|lecturer|professor|researcher|reporter|scholar|writer|student)\b.*"
)
_BY_PATTERN = (
    (_FURNITURE, RegionKind.BOILERPLATE),
    (_RELATED, RegionKind.RELATED),
    (_REFERENCES, RegionKind.REFERENCES),
)
_FIRST = frozenset(
    (
        *("lea", "you", "req", "bac", "sou", "pos", "sub", "add", "can", "log", "sha", "twe"),
        *("pri", "e-m", "ema", "cli", "sig", "adv", "loa", "ski", "all", "cop", "(c)", "sav"),
        *("rea", "con", "vie", "tag", "by ", "by:", "rel", "rec", "mor", "fur", "see", "mos"),
        *("ref", "bib", "wor", "end"),
    )
)
"""How a line begins that one of the patterns above can name; most lines are passed over by it."""
_BRIEF = 12
_DISCLAIMER = re.compile(r"(?i)the\s+(?:opinions|views)\s+expressed\b.*")
_SENTENCE_END = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
_RUNNING = (None, RegionKind.SUBHEAD)
_HEADLINE = 200
_SUBHEAD = 90
_LEAST_REPEATED = 20
"""Letters of the key of a line that is marked when it comes again."""
_LINKED = re.compile(r"(?:What|Why|How|Who|Where|When)\b(?:\s+\S+){8,}")
"""A whole question or its answer promised: the title of another article, not of a paragraph."""
_ALIKE = 16
_START = 32
"""Letters of a line whose key begins as that of the whole line does, but for its end."""
_TAIL = 0.5
_CREDIT = 64
"""Characters at the end of a caption that hold its colon and the name behind."""
_NAMED = 160
"""Characters at the beginning of a note on an author that hold who it is and the "is" behind."""


class _Line(NamedTuple):
    start: int
    end: int
    text: str


def detect_regions(text: str) -> list[tuple[int, int, RegionKind]]:
    """Return proposed regions as (start, end, kind), in text order, never overlapping.

    Headline: a short first line without final stop. Subhead: such a line further down, before a
    paragraph. Furniture of web pages, links to other articles, captions, reference lists, notes on
    the author, and lines repeated word for word are named by their own patterns.
    """
    lines = _lines(text)
    found = [_plain(line, index, lines, len(text)) for index, line in enumerate(lines)]
    _follow_lists(lines, found)
    _repeated(lines, found)
    return [(line.start, line.end, kind) for line, kind in zip(lines, found, strict=True) if kind]


def _lines(text: str) -> list[_Line]:
    """Return the lines that are not blank, without the white space around them."""
    found = []
    start = 0
    for piece in text.splitlines(keepends=True):
        words = piece.strip()
        if words:
            first = start + piece.index(words[0])
            found.append(_Line(first, first + len(words), words))
        start += len(piece)
    return found


def _plain(line: _Line, index: int, lines: list[_Line], length: int) -> RegionKind | None:
    """Return what a line is by itself and by the line that follows."""
    text = line.text
    named = _by_pattern(text)
    if named:
        return named
    if line.start > _TAIL * length and _is_bio(line, lines[index + 1 : index + 3]):
        return RegionKind.BIO
    if len(lines) == 1 or not _is_heading(text):
        return None
    if index == 0:
        return RegionKind.HEADLINE
    if not _heads_a_paragraph(line, lines[index + 1 : index + 3]):
        return None
    return RegionKind.RELATED if _LINKED.fullmatch(text) else RegionKind.SUBHEAD


def _by_pattern(text: str) -> RegionKind | None:
    """Return what a line is by its words alone. Captions are looked for by their ends first."""
    first = text[:3]
    if first.lower() in _FIRST or first[0].isdigit() or not first.isascii() or len(text) < _BRIEF:
        for pattern, kind in _BY_PATTERN:
            if pattern.fullmatch(text):
                return kind
    has_ends = ":" in text[-_CREDIT:] or text.startswith("(")  # the pattern is slow on long lines
    return RegionKind.CAPTION if has_ends and _CAPTION.fullmatch(text) else None


def _is_bio(line: _Line, following: list[_Line]) -> bool:
    """Tell whether a line is a note on the author, its disclaimer, or the name above it."""
    if _says_who(line.text) or _DISCLAIMER.match(line.text):
        return True
    beneath = following[0].text if following else ""
    return beneath.startswith(line.text + " ") and _says_who(beneath)


def _says_who(text: str) -> bool:
    """Tell whether a line says who somebody is; the pattern is slow on a line without an "is"."""
    head = text[:_NAMED].lower()
    may = " is " in head or " was " in head or not _is_simple(head)
    return may and bool(_BIO.fullmatch(text))


def _is_simple(text: str) -> bool:
    """Tell whether a text holds ASCII alone and no white space but spaces."""
    return text.isascii() and text.isprintable()


def _is_heading(text: str) -> bool:
    return (
        len(text) <= _HEADLINE
        and not _SENTENCE_END.search(text)
        and any(char.isalpha() for char in text)
        and not re.match(r"(?i)by\b|[•*–-]\s", text)
    )


def _heads_a_paragraph(line: _Line, following: list[_Line]) -> bool:
    """Tell whether a longer, stopped line follows: a heading has something to head."""
    if len(line.text) > _SUBHEAD or not line.text[0].isupper():
        return False
    beneath = next((other.text for other in following if other.text != line.text), "")
    return len(beneath) > len(line.text) and bool(_SENTENCE_END.search(beneath))


def _follow_lists(lines: list[_Line], found: list[RegionKind | None]) -> None:
    """Let the entries under "References" and the titles under "Related articles" follow."""
    if RegionKind.REFERENCES not in found and RegionKind.RELATED not in found:
        return
    current: RegionKind | None = None
    for index, line in enumerate(lines):
        if found[index] in (RegionKind.REFERENCES, RegionKind.RELATED):
            current = found[index]
        elif current and found[index] != RegionKind.BOILERPLATE and _is_entry(current, line):
            found[index] = current
        else:
            current = None


def _is_entry(kind: RegionKind, line: _Line) -> bool:
    if kind is RegionKind.REFERENCES:
        return bool(_BULLET.fullmatch(line.text))
    return _is_heading(line.text)


def _repeated(lines: list[_Line], found: list[RegionKind | None]) -> None:
    """Mark every later copy of a whole line; the first one stays what it is."""
    firsts = [_first_letters(line.text) for line in lines]
    if len(set(firsts)) == len(firsts):
        return
    shared = {first for first, times in Counter(firsts).items() if times > 1}
    seen: set[str] = set()
    for index, line in enumerate(lines):
        if firsts[index] not in shared:
            continue
        key = normal_key(line.text)
        if key in seen and len(key) >= _LEAST_REPEATED and found[index] in _RUNNING:
            found[index] = RegionKind.DUPLICATE
        seen.add(key)


def _first_letters(text: str) -> str:
    """Return how the key of a line begins, without making that of all its words.

    Of a key that is too short to be marked it may return anything.
    """
    head = text[:_START].lower()
    if not _is_simple(head):
        return normal_key(text)[:_ALIKE]
    key = normal_key(head) if "  " in head or head.startswith(ARTICLES) else head
    return (key if len(key) >= _LEAST_REPEATED else normal_key(text))[:_ALIKE]
