"""User-perceived characters, so that no selection ever splits one.

A small subset of the extended grapheme clusters of UAX #29: CR LF, combining marks and joiners,
emoji sequences, flags, Hangul syllables spelt in jamo. No prepended marks, no Indic conjuncts.
"""

import unicodedata

from variorum.text.spans import Span

_ZWJ = "\u200d"


def is_boundary(text: str, offset: int) -> bool:
    """Tell whether `offset` stands between two graphemes (or at an end of the text)."""
    if offset <= 0 or offset >= len(text):
        return True
    before, after = text[offset - 1], text[offset]
    if before == "\r" and after == "\n":
        return False
    if _is_control(before) or _is_control(after):
        return True
    return not (
        _extends(after)
        or _joins_hangul(before, after)
        or (before == _ZWJ and _is_pictograph(after) and _pictograph_before(text, offset - 1))
        or (
            _is_flag_half(before) and _is_flag_half(after) and _flag_halves_before(text, offset) % 2
        )
    )


def next_boundary(text: str, offset: int) -> int:
    """Return the first boundary after `offset` (the length of the text at its end)."""
    offset += 1
    while not is_boundary(text, offset):
        offset += 1
    return min(offset, len(text))


def previous_boundary(text: str, offset: int) -> int:
    """Return the last boundary before `offset` (0 at the start of the text)."""
    offset -= 1
    while not is_boundary(text, offset):
        offset -= 1
    return max(offset, 0)


def whole_graphemes(text: str, start: int, end: int) -> Span:
    """Return [start, end) grown so that neither end splits a grapheme; empty stays empty."""
    empty = start == end
    if not is_boundary(text, start):
        start = previous_boundary(text, start)
    if empty:
        return start, start
    return start, end if is_boundary(text, end) else next_boundary(text, end)


def _is_control(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Zl", "Zp")


def _extends(char: str) -> bool:
    if char.isascii():
        return False
    in_emoji = "\U0001f3fb" <= char <= "\U0001f3ff" or "\U000e0020" <= char <= "\U000e007f"
    return in_emoji or char in (_ZWJ, "\u200c") or unicodedata.category(char)[0] == "M"


def _is_pictograph(char: str) -> bool:
    return "\U0001f000" <= char <= "\U0001faff" or "\u2190" <= char <= "\u2bff"


def _pictograph_before(text: str, offset: int) -> bool:
    while offset > 0 and _extends(text[offset - 1]):
        offset -= 1
    return offset > 0 and _is_pictograph(text[offset - 1])


def _is_flag_half(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _flag_halves_before(text: str, offset: int) -> int:
    first = offset
    while first > 0 and _is_flag_half(text[first - 1]):
        first -= 1
    return offset - first


def _joins_hangul(before: str, after: str) -> bool:
    one, other = _hangul(before), _hangul(after)
    return other in {"L": ("L", "V", "LV", "LVT"), "V": ("V", "T"), "T": ("T",)}.get(
        {"LV": "V", "LVT": "T"}.get(one, one), ()
    )


def _hangul(char: str) -> str:
    """Return the Hangul syllable type of UAX #29 (L, V, T, LV, LVT), or nothing."""
    if "\u1100" <= char <= "\u115f":
        return "L"
    if "\u1160" <= char <= "\u11a7":
        return "V"
    if "\u11a8" <= char <= "\u11ff":
        return "T"
    if "\uac00" <= char <= "\ud7a3":
        return "LVT" if (ord(char) - 0xAC00) % 28 else "LV"
    return ""
