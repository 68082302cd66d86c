"""Lines as they stand on pages to paragraphs: joined, words parted at line ends made whole."""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

_PARTED = re.compile(r"(\w+)(?:[\ufffe\x02\xad]|-(?=\n))\n?(\w+)")
_SOFT = re.compile("[\ufffe\x02\xad]")
_STOP = re.compile(r"""[.!?:…]["'”’»)\]]*$""")  # noqa: RUF001  # closing quotation marks
_BULLET = re.compile(r"[•◦▪·*–-]\s|\d{1,3}[.)]\s")  # noqa: RUF001  # bullets of all kinds
_WIDER = 1.3
_DOUBLE = 1.8
_OTHER_SIZE = 0.12
_INDENT = 0.7
_SHORT = 0.8


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page with the box it stands in (points, from the bottom); 0 where unknown."""

    text: str
    left: float = 0.0
    bottom: float = 0.0
    right: float = 0.0
    height: float = 0.0
    edge: bool = False

    def at_edge(self) -> "Line":
        """Return the line as one of the first or last of its page."""
        return replace(self, edge=True)


def paragraphs(pages: Iterable[Sequence[Line]]) -> tuple[list[str], int]:
    """Return the paragraphs of all pages and how many words parted by a hyphen were joined."""
    found: list[list[str]] = []
    for page in pages:
        parts = _parted(page)
        if parts and found and _goes_on(found[-1][-1], parts[0][0]):
            found[-1] += parts.pop(0)
        found += parts
    raw = ["\n".join(lines) for lines in found]
    whole = "\n\n".join(raw)
    joined = 0
    texts = []
    for one in raw:
        text, count = _whole_words(one, whole)
        joined += count
        texts.append(_SOFT.sub("", text).replace("\n", " "))
    return texts, joined


def _parted(page: Sequence[Line]) -> list[list[str]]:
    """Part a page where the gap, the indent, the size of the letters or a short line says so."""
    steps = [before.bottom - line.bottom for before, line in itertools.pairwise(page)]
    downward = [step for step in steps if step > 0]
    height = median([line.height for line in page]) if page else 0.0
    usual = min(median(downward), _DOUBLE * height) if downward else 0.0
    edge = max((line.right for line in page), default=0.0)
    parts: list[list[str]] = []
    for at, line in enumerate(page):
        if at == 0 or _begins(page[at - 1], line, usual, edge):
            parts.append([])
        parts[-1].append(line.text)
    return parts


def _begins(before: Line, line: Line, usual: float, edge: float) -> bool:
    """Tell whether a paragraph begins with `line`."""
    if _BULLET.match(line.text):
        return True
    if not (before.height and line.height):
        return bool(_STOP.search(before.text)) and line.text[:1].isupper()
    step = before.bottom - line.bottom
    other_size = abs(before.height - line.height) > _OTHER_SIZE * max(before.height, line.height)
    ended = bool(_STOP.search(before.text))
    if other_size or (usual and step > _WIDER * usual):
        return ended or not line.text[:1].islower()
    next_column = step < 0
    indented = line.left - before.left > _INDENT * line.height
    after_short = before.right < _SHORT * edge
    return ended and (next_column or indented or after_short)


def _goes_on(before: str, after: str) -> bool:
    """Tell whether a paragraph goes on over the end of a page."""
    return not _STOP.search(before) and after[:1].islower()


def _whole_words(text: str, whole: str) -> tuple[str, int]:
    """Join words parted at line ends; the hyphen stays where the text writes it elsewhere.

    It stays too before a capital or a figure ("Anglo-/American", "2023-/24").
    """
    joined = 0

    def mend(found: re.Match[str]) -> str:
        nonlocal joined
        first, second = found[1], found[2]
        written = f"{first}-{second}"
        if not second[0].islower() or first[-1].isdigit() or written in whole:
            return written
        joined += 1
        return first + second

    return _PARTED.sub(mend, text), joined
