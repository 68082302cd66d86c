"""The check of a project, part by part, so that acts and questions go first."""

from collections.abc import Callable
from concurrent.futures import Future

from variorum.model.journal import Finding
from variorum.store.checking import PARTS
from variorum.store.store import Store

Part = Callable[[Store], list[Finding]]
Told = Callable[[int, int], None]
"""Called with (parts done, all)."""


def unheard(_done: int, _all: int) -> None:
    """Tell nobody."""


def checked(
    patiently: Callable[[Part], "Future[list[Finding]]"], told: Told
) -> "Future[list[Finding]]":
    """Return all that is found; cancelled when the project is left meanwhile."""
    answer: Future[list[Finding]] = Future()
    found: list[Finding] = []

    def go_on(part: int) -> None:
        told(part, PARTS)
        if part == PARTS:
            answer.set_result(found)
        else:
            asked = patiently(lambda store: store.check_part(part))
            asked.add_done_callback(lambda done: take(part, done))

    def take(part: int, done: "Future[list[Finding]]") -> None:
        if done.cancelled():
            answer.cancel()
        elif failure := done.exception():
            answer.set_exception(failure)
        else:
            found.extend(done.result())
            go_on(part + 1)

    go_on(0)
    return answer
