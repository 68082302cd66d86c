"""Work that grows with a summary: done at once on a small one, beside the window on a large one."""

from collections.abc import Callable
from typing import TypeVar

from variorum.model.summary import Summary
from variorum.ui.bridge import Bridge

T = TypeVar("T")

_MANY = 2000
"""Of more articles or propositions a key would wait for what goes through them all."""


def aside(
    bridge: Bridge, summary: Summary, work: Callable[[], T], then: Callable[[T], None]
) -> None:
    """Hand to `then` what `work` makes of a summary."""
    if max(len(summary.articles), len(summary.propositions)) > _MANY:
        bridge.beside(work, then)
    else:
        then(work())
