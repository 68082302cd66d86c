"""Disjoint sets of strings, joined pair by pair."""

from collections.abc import Iterable


class Unions:
    """Which of some names are one. A name never joined is alone."""

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        """Start with `pairs` joined."""
        self._above: dict[str, str] = {}
        for one, other in pairs:
            self.join(one, other)

    def join(self, one: str, other: str) -> None:
        """Make the sets of both one set."""
        self._above[self.root(one)] = self.root(other)

    def root(self, name: str) -> str:
        """Return the name that stands for the set of `name` for now."""
        above = self._above.setdefault(name, name)
        while above != self._above[above]:
            self._above[above] = self._above[self._above[above]]
            above = self._above[above]
        self._above[name] = above
        return above

    def sets(self) -> list[list[str]]:
        """Return the sets of all names ever mentioned, each sorted, in sorted order."""
        found: dict[str, list[str]] = {}
        for name in sorted(self._above):
            found.setdefault(self.root(name), []).append(name)
        return sorted(found.values())
