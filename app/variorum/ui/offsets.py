"""Between the stored text, counted in code points, and what Qt shows, counted in UTF-16 units.

The only place where the two are converted. Text is never read back from a widget: Qt changes line
ends and some characters, so a widget is given a harmless twin of the text and positions come back.
"""

import re
from array import array
from bisect import bisect_left, bisect_right

LONGEST_LINE = 5_000
"""Code points; one block of a million characters freezes Qt's layout for seconds."""

HIDDEN_MARK = "\u25ca"
"""Shown for characters that are invisible and can deceive: direction overrides, zero widths."""

_REPLACEMENT = "\ufffd"
_BREAKS = "\r\u2028\u2029\x0b\x0c\x85"
_HIDDEN = (
    "\u061c\u180e\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064"
    "\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f\ufeff\ufff9\ufffa\ufffb"
)
_CONTROLS = "".join(
    chr(point) for point in (*range(0x20), *range(0x7F, 0xA0)) if chr(point) not in _BREAKS + "\t\n"
)
_FOR_QT = "\ufdd0\ufdd1\ufffc\ufffe\uffff"
_SURROGATES = re.compile("[\ud800-\udfff]")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_JOINERS = re.compile(r"(?:(?<=[\x00-\x7f])|(?<![\s\S]))[\u200c\u200d](?=[\x00-\x7f]|\Z)")
_PAINTED = {
    **dict.fromkeys(_BREAKS, "\n"),
    **dict.fromkeys(_HIDDEN, HIDDEN_MARK),
    **dict.fromkeys(_CONTROLS + _FOR_QT, _REPLACEMENT),
}
_PAINTED_ASCII = {old: new for old, new in _PAINTED.items() if old.isascii()}


def disp(text: str) -> str:
    """Return what Qt may show for `text`: as many code points and as many UTF-16 units.

    Line and paragraph separators become line feeds (of CR LF the CR a space), what Qt would
    swallow or take for its own becomes U+FFFD, what hides becomes `HIDDEN_MARK`. Joiners are kept
    where they have work to do, that is beside a character that is not ASCII.
    """
    if "\r" in text:  # a single character is found much faster than two
        text = text.replace("\r\n", " \n")
    for old, new in (_PAINTED_ASCII if text.isascii() else _PAINTED).items():
        if old in text:
            text = text.replace(old, new)
    if text.isascii():
        return text
    if "\u200d" in text or "\u200c" in text:
        text = _JOINERS.sub(HIDDEN_MARK, text)
    try:
        text.encode("utf-16-le")  # three times as fast as looking for what it cannot encode
    except UnicodeEncodeError:
        return _SURROGATES.sub(_REPLACEMENT, text)
    return text


class Shown:
    """A text as it is given to Qt, and the way between its positions and those of the text.

    Lines over `LONGEST_LINE` are broken: a white space becomes a line feed, or, where there is
    none, a line feed is put in. Only in that last case are there more units than in the text.
    `text` is the string for Qt; `soft` holds the Qt positions of the breaks made here.
    """

    def __init__(self, original: str) -> None:
        """Prepare `original` for display: linear in its length, done once per text."""
        shown, replaced, inserted = _broken(disp(original))
        self.text = shown
        self.length = len(original)
        self._steps = _steps(shown, inserted)
        self._after = array("q", (step + count + 1 for count, step in enumerate(self._steps)))
        self.soft = frozenset(
            [self.to_qt(place) for place in replaced]
            + [self.to_qt(place) - 1 for place in inserted]
        )

    def to_qt(self, offset: int) -> int:
        """Return the Qt position of code point `offset`, which is clamped to the text."""
        offset = min(max(offset, 0), self.length)
        return offset + bisect_right(self._steps, offset) if self._steps else offset

    def to_text(self, position: int) -> int:
        """Return the code point at a Qt position; between two units of one, the next."""
        if self._steps:
            position -= bisect_right(self._after, position)
        return min(max(position, 0), self.length)


def _steps(shown: str, inserted: list[int]) -> "array[int]":
    """Return, in order, the code points from which on a Qt position is one more."""
    if shown.isascii() or len(shown) * 2 == len(shown.encode("utf-16-le")):
        return array("q", inserted)
    put_in = [place + count for count, place in enumerate(inserted)]
    astral = (found.start() for found in _ASTRAL.finditer(shown))
    places = [place + 1 - bisect_left(put_in, place) for place in astral]
    return array("q", sorted(places + inserted))


def _broken(text: str) -> tuple[str, list[int], list[int]]:
    """Return `text` with long lines broken, the white space replaced, the breaks put in.

    Both lists are code points of the text as it was; a break put in stands before its code point.
    """
    replaced: list[int] = []
    inserted: list[int] = []
    if not _has_long_line(text):
        return text, replaced, inserted
    lines = text.split("\n")
    start = 0
    for number, line in enumerate(lines):
        if len(line) > LONGEST_LINE:
            lines[number] = _break_line(line, start, replaced, inserted)
        start += len(line) + 1
    return "\n".join(lines), replaced, inserted


def _has_long_line(text: str) -> bool:
    """Tell whether a line is over `LONGEST_LINE`, leaping as far as it may reach."""
    start = 0
    while len(text) - start > LONGEST_LINE:
        place = text.rfind("\n", start, start + LONGEST_LINE + 1)
        if place < 0:
            return True
        start = place + 1
    return False


def _break_line(line: str, offset: int, replaced: list[int], inserted: list[int]) -> str:
    parts = []
    start = 0
    while len(line) - start > LONGEST_LINE:
        limit = start + LONGEST_LINE
        place = _best_break(line, start, limit)
        if place > start:
            parts.append(line[start:place])
            replaced.append(offset + place)
            start = place + 1
        else:
            parts.append(line[start:limit])
            inserted.append(offset + limit)
            start = limit
    parts.append(line[start:])
    return "\n".join(parts)


def _best_break(line: str, start: int, limit: int) -> int:
    """Return where the white space stands to break at: behind a sentence if one ends late."""
    stop = line.rfind(". ", start + LONGEST_LINE // 2, limit)
    return (
        stop + 1
        if stop >= 0
        else max(line.rfind(" ", start, limit), line.rfind("\t", start, limit))
    )
