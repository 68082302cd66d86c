"""Values met again and again, each made once of what the file holds."""

from collections.abc import Callable, Collection
from typing import Any

from variorum.model.ids import Id, id_text
from variorum.store.bulk_ids import id_blobs

_MANY = 1 << 16


class Known(dict[Any, Any]):
    """Values by what the file holds; asking for one that was met costs no call of Python."""

    def __init__(self, convert: Callable[[Any], Any]) -> None:
        """Know nothing yet; nothing is nothing."""
        super().__init__()
        self._convert = convert

    def __missing__(self, value: object) -> object:
        """Make a value that was not met before."""
        if len(self) > _MANY:
            self.clear()
        made = self[value] = None if value is None else self._convert(value)
        return made


ids = Known(id_text)
"""Of actors, articles and groups: one string for each, whichever column names it."""


def recognise(own: Collection[Id]) -> None:
    """Forget the ids met so far, and give these very strings for those that are `own`."""
    ids.clear()
    if len(own) <= _MANY:
        ids.update(zip(id_blobs(own), own, strict=True))
