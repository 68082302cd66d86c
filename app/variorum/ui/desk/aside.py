"""Work that grows with a summary: done at once on a small one, beside the window on a large one."""

from collections.abc import Callable
from typing import TypeVar

from variorum.model.summary import Summary
from variorum.ui.bridge import Bridge

T = TypeVar("T")

_MANY = 2000
"""Articles or propositions."""


def is_large(summary: Summary) -> bool:
    """Tell whether what goes through all of a summary takes so long that a key would wait."""
    return max(len(summary.articles), len(summary.propositions)) > _MANY


def aside(
    bridge: Bridge, summary: Summary, work: Callable[[], T], then: Callable[[T], None]
) -> None:
    """Hand to `then` what `work` makes of a summary."""
    if is_large(summary):
        bridge.beside(work, then)
    else:
        then(work())
