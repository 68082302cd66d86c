"""Walking over suggestions: one round takes in those shown when it began, each once."""

from collections.abc import Sequence

from variorum.model.ids import Id

Place = tuple[int, Id]
"""Where a suggestion starts, and its id."""


class Round:
    """One walk. Newer suggestions join the next round, so that walking always comes to an end."""

    def __init__(self) -> None:
        """Begin no round yet."""
        self._all: set[Id] | None = None
        self._left: set[Id] = set()

    def end(self) -> None:
        """Let the next step begin a new round."""
        self._all = None

    def next(self, places: Sequence[Place], caret: int) -> Id | None:
        """Return the next suggestion at or behind the caret, then those before it; None at the end.

        `places` are those shown now, in text order. The end of a round is said once.
        """
        self._begin(places)
        left = [place for place in places if place[1] in self._left]
        if not left:
            self.end()
            return None
        found = next((place for place in left if place[0] >= caret), left[0])
        self._left.discard(found[1])
        return found[1]

    def previous(self, places: Sequence[Place], caret: int, current: Id | None) -> Id | None:
        """Return the suggestion of this round before the caret, None if there is none."""
        everything = self._begin(places)
        if current in everything:
            self._left.add(current)
        order = [place for place in places if place[1] in everything]
        before = [place for place in order if place[0] < caret]
        ids = [place[1] for place in order]
        if current in ids:
            before = order[: ids.index(current)]
        if not before:
            self.end()
            return None
        self._left.discard(before[-1][1])
        return before[-1][1]

    def _begin(self, places: Sequence[Place]) -> set[Id]:
        if self._all is None:
            self._all = {key for _, key in places}
            self._left = set(self._all)
        return self._all
