"""Work that grows with a summary: done at once on a small one, beside the window on a large one."""

from collections.abc import Callable
from typing import Any, TypeVar

from variorum.model.summary import Summary
from variorum.ui.bridge import Bridge

T = TypeVar("T")

_MANY = 2000
"""Articles or propositions."""


def _is_large(summary: Summary) -> bool:
    """Tell whether what goes through all of a summary takes so long that a key would wait."""
    return max(len(summary.articles), len(summary.propositions)) > _MANY


def aside(
    bridge: Bridge, summary: Summary, work: Callable[[], T], then: Callable[[T], None]
) -> None:
    """Hand to `then` what `work` makes of a summary."""
    if _is_large(summary):
        bridge.beside(work, then)
    else:
        then(work())


def elsewhere(
    bridge: Bridge, shown: Callable[[], Summary | None]
) -> Callable[[Callable[[], Any], Callable[[Any], None]], None]:
    """Return what makes, of the summary `shown`, something that may take many seconds."""

    def make(work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        summary = shown()
        if summary is not None and _is_large(summary):
            bridge.slowly(work, then)
        else:
            then(work())

    return make
