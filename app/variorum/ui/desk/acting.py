"""Makes an act and does it, or says why not."""

from collections.abc import Callable

from variorum.model.changes import ChangeSet
from variorum.model.errors import UserError
from variorum.ui.bridge import Bridge


def attempt(bridge: Bridge, make: Callable[[], ChangeSet]) -> bool:
    """Do the act that `make` returns; False where it is refused or would change nothing."""
    try:
        act = make()
    except UserError as failure:
        bridge.refused.emit(failure)
        return False
    return bool(act.changes) and bridge.do(act)
