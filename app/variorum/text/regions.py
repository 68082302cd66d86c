"""Proposals for the parts of an article that are not its running words.

Conservative: what is not plainly furniture stays running text. Proposals are marked inferred by
whoever stores them; a region never changes an offset.
"""

# ruff: noqa: RUF001  # typographic quotes and bullets are the subject

import re

from variorum.model.vocabulary import RegionKind
from variorum.text.doubts import doubts
from variorum.text.keys import normal_key

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
_DISCLAIMER = re.compile(r"(?i)the\s+(?:opinions|views)\s+expressed\b.*")
_STOPS = tuple(".!?…:;,")
_CLOSING = "\"'”’»)]"
_NO_HEADING = re.compile(r"(?i)by\b|[•*–-]\s")
_RUNNING = (None, RegionKind.SUBHEAD)
_HEADLINE = 200
_SUBHEAD = 90
_LEAST_REPEATED = 20
"""Letters of the key of a line that is marked when it comes again."""
_LINKED = re.compile(r"(?:What|Why|How|Who|Where|When)\b(?:\s+\S+){8,}")
"""A whole question or its answer promised: the title of another article, not of a paragraph."""
_TAIL = 0.5
_CREDIT = 64
"""Characters at the end of a caption that hold its colon and the name behind."""
_NAMED = 160
"""Characters at the beginning of a note on an author that hold who it is and the "is" behind."""


def detect_regions(text: str) -> list[tuple[int, int, RegionKind]]:
    """Return proposed regions as (start, end, kind), in text order, never overlapping.

    Headline: a short first line without final stop. Subhead: such a line further down, before a
    paragraph. Furniture of web pages, links to other articles, captions, reference lists, notes on
    the author, and lines repeated word for word are named by their own patterns.
    """
    close = doubts(text)
    if not any(close):
        return []
    starts, lines = _lines(text)
    found: list[RegionKind | None] = [None] * len(lines)
    for at in close.heading:
        found[at] = _heading(lines, at)
    for at in close.author:
        if starts[at] > _TAIL * len(text) and _is_bio(lines, at):
            found[at] = RegionKind.BIO
    for at in close.named:
        found[at] = _by_pattern(lines[at]) or found[at]
    _follow_lists(lines, found)
    _repeated(lines, found, close.alike)
    return [
        (start, start + len(line), kind)
        for start, line, kind in zip(starts, lines, found, strict=True)
        if kind
    ]


def _lines(text: str) -> tuple[list[int], list[str]]:
    """Return where lines that are not blank start, and them without white space around them."""
    starts, lines = [], []
    start = 0
    for piece in text.splitlines(keepends=True):
        words = piece.strip()
        if words:
            starts.append(start + piece.index(words[0]))
            lines.append(words)
        start += len(piece)
    return starts, lines


def _by_pattern(line: str) -> RegionKind | None:
    """Return what a line is by its words alone. Captions are looked for by their ends first."""
    for pattern, kind in _BY_PATTERN:
        if pattern.fullmatch(line):
            return kind
    has_ends = ":" in line[-_CREDIT:] or line.startswith("(")  # the pattern is slow on long lines
    return RegionKind.CAPTION if has_ends and _CAPTION.fullmatch(line) else None


def _is_bio(lines: list[str], at: int) -> bool:
    """Tell whether a line is a note on the author, its disclaimer, or the name above it."""
    line = lines[at]
    if _BIO.fullmatch(line) or _DISCLAIMER.match(line):
        return True
    beneath = lines[at + 1] if at + 1 < len(lines) else ""
    return beneath.startswith(line + " ") and bool(_BIO.fullmatch(beneath))


def _heading(lines: list[str], at: int) -> RegionKind | None:
    """Return which kind of heading a line is, if it is one."""
    line = lines[at]
    if len(lines) == 1 or not _is_heading(line):
        return None
    if at == 0:
        return RegionKind.HEADLINE
    if not _heads_a_paragraph(line, lines[at + 1 : at + 3]):
        return None
    return RegionKind.RELATED if _LINKED.fullmatch(line) else RegionKind.SUBHEAD


def _is_heading(line: str) -> bool:
    return (
        len(line) <= _HEADLINE
        and not _is_stopped(line)
        and any(map(str.isalpha, line))
        and not _NO_HEADING.match(line)
    )


def _is_stopped(line: str) -> bool:
    return line.rstrip(_CLOSING).endswith(_STOPS)


def _heads_a_paragraph(line: str, following: list[str]) -> bool:
    """Tell whether a longer, stopped line follows: a heading has something to head."""
    if len(line) > _SUBHEAD or not line[0].isupper():
        return False
    beneath = next((other for other in following if other != line), "")
    return len(beneath) > len(line) and _is_stopped(beneath)


def _follow_lists(lines: list[str], found: list[RegionKind | None]) -> None:
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


def _is_entry(kind: RegionKind, line: str) -> bool:
    return bool(_BULLET.fullmatch(line)) if kind is RegionKind.REFERENCES else _is_heading(line)


def _repeated(lines: list[str], found: list[RegionKind | None], alike: list[int]) -> None:
    """Mark every later copy of a whole line; the first one stays what it is."""
    seen: set[str] = set()
    for at in alike:
        key = normal_key(lines[at])
        if key in seen and len(key) >= _LEAST_REPEATED and found[at] in _RUNNING:
            found[at] = RegionKind.DUPLICATE
        seen.add(key)
