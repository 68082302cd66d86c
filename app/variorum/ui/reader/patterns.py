"""Finding what a regular expression fits, by code points, within bounds of time and number."""

import re
from bisect import bisect_left

from PySide6.QtCore import QElapsedTimer, QRegularExpression

from variorum.ui.reader.spans import Span

_LEAST_STEPS = 1_000_000
_STEPS_A_CHARACTER = 20
_MILLISECONDS = 1_000
_PLACES = 50_000

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class PatternError(Exception):
    """The pattern cannot be understood; the argument says why, in the words of Qt."""


class TooCostlyError(Exception):
    """Looking for the pattern takes too many steps, or it stands in too many places."""


def pattern_places(text: str, pattern: str) -> list[Span]:
    """Return where `pattern` (PCRE, whatever the case, `^` and `$` at lines) fits in `text`.

    Empty matches are left out. Raises PatternError and TooCostlyError. The steps of PCRE are
    bounded in the pattern itself, because nothing can interrupt it.
    """
    if not pattern:
        return []
    steps = max(_LEAST_STEPS, _STEPS_A_CHARACTER * len(text))
    plain = QRegularExpression(pattern)
    if not plain.isValid():
        raise PatternError(plain.errorString())
    option = QRegularExpression.PatternOption
    bounded = QRegularExpression(
        f"(*LIMIT_MATCH={steps}){pattern}",
        option.CaseInsensitiveOption | option.UseUnicodePropertiesOption | option.MultilineOption,
    )
    astral = [match.start() + number for number, match in enumerate(_ASTRAL.finditer(text))]
    return [
        (start - bisect_left(astral, start), end - bisect_left(astral, end))
        for start, end in _matches(bounded, text, len(text) + len(astral))
    ]


def _matches(pattern: QRegularExpression, text: str, length: int) -> list[Span]:
    """Return the matches in UTF-16 units, of which `text` has `length`."""
    clock = QElapsedTimer()
    clock.start()
    found: list[Span] = []
    last = 0
    matches = pattern.globalMatch(text)
    while matches.hasNext():
        match = matches.next()
        last = match.capturedEnd()
        if match.capturedLength():
            found.append((match.capturedStart(), match.capturedEnd()))
        if len(found) > _PLACES or clock.elapsed() > _MILLISECONDS:
            raise TooCostlyError
    if not matches.isValid() and last < length:  # a limit of PCRE was reached
        raise TooCostlyError
    return found
