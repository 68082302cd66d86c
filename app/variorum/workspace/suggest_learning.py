"""What the project's own tags call by a name, read while acts go on."""

from collections.abc import Iterable, Iterator

from variorum.model.changes import Change
from variorum.model.ids import new_id
from variorum.model.tags import Tag, TagLink
from variorum.suggest.known import Tagged
from variorum.workspace.piecewise import piecewise
from variorum.workspace.session import Session


class Strings:
    """The strings of all actor tags there are when this is made.

    Made and asked on the session's thread, iterated once on another. What is tagged later is left
    to whoever follows the session.
    """

    def __init__(self, session: Session) -> None:
        """Begin to read."""
        self._session = session
        self._mark = new_id()
        self._is_over = False
        self._is_wanted = True
        self._found = piecewise(
            session, lambda store, piece: store.actor_strings(piece), lambda: self._is_wanted
        )

    def __iter__(self) -> Iterator[Tagged]:
        """Yield (string, actor, 1) for each tag."""
        yield from self._found
        if self._is_wanted:
            self._session.ask(lambda _store: None, self._end)  # all acts read are announced by then

    def is_torn_by(self, changes: Iterable[Change]) -> bool:
        """Tell whether an act now announced may be in what was read, or in what is still to be.

        That is one that changes tags older than this while it is read; those made since are in
        none of the pieces.
        """
        return not self._is_over and any(
            (record.id if isinstance(record, Tag) else record.tag) < self._mark
            for change in changes
            if isinstance(record := change.record, Tag | TagLink)
        )

    def stop(self) -> None:
        """Read no more."""
        self._is_wanted = False

    def _end(self, _: None) -> None:
        self._is_over = True
