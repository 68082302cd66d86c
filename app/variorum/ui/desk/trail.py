"""Back and forward: the places the analyst came from."""

from dataclasses import dataclass

from variorum.model.ids import Id


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere in the window: a workspace and, in the annotate one, an article and a caret."""

    workspace: str
    article: Id | None = None
    caret: int = 0


class Trail:
    """Places left behind, and those gone back from."""

    def __init__(self) -> None:
        """Start with nowhere to go."""
        self._behind: list[Place] = []
        self._ahead: list[Place] = []

    def leave(self, here: Place) -> None:
        """Remember `here` because the analyst jumps elsewhere."""
        if not self._behind or self._behind[-1] != here:
            self._behind.append(here)
        self._ahead.clear()

    def back(self, here: Place) -> Place | None:
        """Return where to go back to, or None."""
        return self._step(self._behind, self._ahead, here)

    def forward(self, here: Place) -> Place | None:
        """Return where the analyst went back from, or None."""
        return self._step(self._ahead, self._behind, here)

    @property
    def has_behind(self) -> bool:
        """Whether there is somewhere to go back to."""
        return bool(self._behind)

    @property
    def has_ahead(self) -> bool:
        """Whether there is somewhere the analyst went back from."""
        return bool(self._ahead)

    def clear(self) -> None:
        """Forget all places."""
        self._behind.clear()
        self._ahead.clear()

    @staticmethod
    def _step(source: list[Place], other: list[Place], here: Place) -> Place | None:
        if not source:
            return None
        other.append(here)
        return source.pop()
