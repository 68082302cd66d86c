"""From an older text to a newer one: where a span of the one stands in the other.

What lies in lines both have is where those lines are. All else is found by its words and what
stands around it (`anchors`), in the lines that are new; words that were altered are not found, so
that no tag comes to stand on something else than what was tagged.
"""

from difflib import SequenceMatcher

from variorum.text.anchors import context, reanchor
from variorum.text.keys import normal_key
from variorum.text.spans import Span


class Carrying:
    """Carries spans from `old` to `new`."""

    def __init__(self, old: str, new: str) -> None:
        """Compare the texts line by line."""
        self._old = old
        self._new = new
        self._same = _same_lines(old, new)
        self._rest = _without(new, [(there, there + length) for _, there, length in self._same])

    def place(self, start: int, end: int) -> Span | None:
        """Return where [start, end) of the old text is in the new one, or None."""
        known = self._in_same_lines(start, end)
        if known:
            return known
        quote = self._old[start:end]
        around = context(self._old, start, end)
        hint = self._hint(start)
        for text in (self._new, self._rest):
            found = reanchor(text, quote, *around, hint)
            if (
                found
                and not self._was_there(found)
                and _same_words(quote, self._new[slice(*found)])
            ):
                return found
        return None

    def is_old(self, start: int, end: int) -> bool:
        """Tell whether [start, end) of the new text lies in lines the old one has as well."""
        return self._was_there((start, end))

    def _in_same_lines(self, start: int, end: int) -> Span | None:
        for here, there, length in self._same:
            if here <= start and end <= here + length:
                return start - here + there, end - here + there
        return None

    def _was_there(self, span: Span) -> bool:
        return any(
            there <= span[0] and span[1] <= there + length for _, there, length in self._same
        )

    def _hint(self, start: int) -> int:
        """Return the place as far behind the last common lines as it was in the old text."""
        before = [one for one in self._same if one[0] <= start]
        here, there, _ = before[-1] if before else (0, 0, 0)
        return start - here + there


def _same_lines(old: str, new: str) -> list[tuple[int, int, int]]:
    """Return the runs of lines both texts have, in order: (start in old, start in new, length)."""
    ours, theirs = old.splitlines(keepends=True), new.splitlines(keepends=True)
    starts, ends = _starts(ours), _starts(theirs)
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    return [
        (starts[one], ends[other], starts[one + size] - starts[one])
        for one, other, size in matcher.get_matching_blocks()
        if size and "".join(ours[one : one + size]).strip()
    ]


def _starts(lines: list[str]) -> list[int]:
    found = [0]
    for line in lines:
        found.append(found[-1] + len(line))
    return found


def _without(text: str, spans: list[Span]) -> str:
    """Return a text of the same length with what is in `spans` made NUL."""
    for start, end in spans:
        text = text[:start] + "\0" * (end - start) + text[end:]
    return text


def _same_words(quote: str, found: str) -> bool:
    return normal_key(quote) == normal_key(found)
