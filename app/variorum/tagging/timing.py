"""Which of the times named in a sentence belongs to which of its figures."""

import re

from variorum.tagging.windows import Window
from variorum.text.spans import Span

_LEANS = re.compile(r"\s(?:with|of|by|a|the|some|its|it\s\w+)?\s?")
_ASIDE = re.compile(r"\([^()]*$")


def time_of(
    text: str, mine: Span, figures: list[Span], named: list[Window]
) -> tuple[Window | None, str]:
    """Return the window and the as-of that belong to the figure `mine`, one of `figures`.

    A time belongs to the figure before it, unless it leans on the next one ("since May with
    more than 40") or stands apart from it in brackets; a time before all figures belongs to every
    one. An as-of that the figure lacks is taken from elsewhere in the sentence.
    """
    later = min((start for start, _ in figures if start > mine[0]), default=None)
    ahead = min((start for start, _ in figures), default=mine[0])

    def near(window: Window) -> bool:
        after = next((each for each in figures if each[0] >= window.end), None)
        if after and _LEANS.fullmatch(text, window.end, after[0]):
            return after == mine or window.end <= ahead
        follows = window.start >= mine[1] and (later is None or window.start < later)
        apart = follows and _ASIDE.search(text, mine[1], window.start)
        return (follows and not apart) or window.end <= ahead or mine[0] <= window.start < mine[1]

    spans = [window for window in named if (window.first or window.last) and near(window)]
    own = [window.as_of for window in named if window.as_of and near(window)]
    every = [window.as_of for window in named if window.as_of]
    since = max(spans, key=lambda window: window.start > mine[0], default=None)
    return since, next(iter([*own, *every]), "")
