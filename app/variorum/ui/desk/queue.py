"""The questions that are open, in the order of the list: some answered, some left for later."""

from collections.abc import Sequence
from dataclasses import replace

from variorum.model.proposal import Inbox, Proposal
from variorum.ui.desk.questions import SORTS, Known, entry, sort_of
from variorum.ui.reconcile.values import Section
from variorum.ui.reconcile.words import tr

PAGE = 100
"""How many questions of one sort are listed at once, and how many more each time."""
_LATER = "later"


class Queue:
    """What an inbox asks, less what was answered since, what was left for later at the end."""

    def __init__(self, inbox: Inbox | None = None) -> None:
        """Hold what `inbox` asks."""
        self._inbox = inbox or Inbox()
        self._later: list[str] = []
        self._answered: set[str] = set()
        self._back: list[Proposal] = []
        self._limits: dict[str, int] = {}
        self._sorted: list[tuple[str, list[Proposal]]] = []
        self._known: dict[str, Proposal] = {}
        self._sort()

    def take(self, inbox: Inbox) -> None:
        """Hold a newer inbox: what was answered or brought back meanwhile is in it."""
        self._inbox = inbox
        self._answered.clear()
        self._back.clear()
        self._sort()

    @property
    def decided(self) -> int:
        """How many are decided."""
        return self._inbox.decided + len(self._answered) - len(self._back)

    def open(self) -> list[Proposal]:
        """Return all that is open, in the order of the list."""
        return [one for _, found in self._sorted for one in found]

    def firsts(self) -> dict[str, str]:
        """Return the key of the first question of each sort that is asked."""
        return {sort: found[0].key for sort, found in self._sorted if found}

    def left(self) -> int:
        """Return how many questions are left, also those asked only once others are answered."""
        return len(self.open()) + self._inbox.beyond

    def _beyond(self, sort: str) -> int:
        beyond = {"claims": self._inbox.claims_beyond, "figures": self._inbox.figures_beyond}
        return beyond.get(sort, 0)

    def get(self, key: str) -> Proposal | None:
        """Return an open question."""
        return self._known.get(key)

    def place(self, key: str) -> tuple[int, int]:
        """Return which of how many a question is, from 1."""
        keys = [one.key for one in self.open()]
        return keys.index(key) + 1, self.left()

    def answer(self, key: str) -> None:
        """Let a question be answered until the next inbox says so."""
        self._back = [one for one in self._back if one.key != key]
        self._answered.add(key)
        self._sort()

    def bring_back(self, proposal: Proposal) -> None:
        """Let a question be open again until the next inbox says so."""
        self._answered.discard(proposal.key)
        if all(one.key != proposal.key for _, found in self._sorted for one in found):
            in_it = any(proposal.key == one.key for _, found in self._asked() for one in found)
            self._back += [] if in_it else [proposal]
        self._sort()

    def postpone(self, key: str) -> None:
        """Leave a question for later: it comes at the end."""
        self._later = [*(one for one in self._later if one != key), key]
        self._sort()

    def recall(self) -> str:
        """Bring back what was left for later last; return its key, empty if nothing was."""
        key = self._later.pop() if self._later else ""
        self._sort()
        return key

    def show_more(self, sort: str) -> str:
        """List more of a sort; return the key of the first of them."""
        before = self._limits.get(sort, PAGE)
        self._limits[sort] = before + PAGE
        found = dict(self._sorted).get(sort, [])
        return found[before].key if before < len(found) else ""

    def listed(self) -> list[Proposal]:
        """Return what the list shows."""
        return [one for sort, found in self._sorted for one in found[: self._limit(sort)]]

    def sections(self, known: Known) -> list[Section]:
        """Return the list, each sort in order of what an answer would gain."""
        titles = {**SORTS, _LATER: tr("Left for later")}
        return [
            Section(
                titles[sort],
                tuple(entry(one, known) for one in found[: self._limit(sort)]),
                len(found),
                sort,
                self._beyond(sort),
            )
            for sort, found in self._sorted
        ]

    def _limit(self, sort: str) -> int:
        return self._limits.get(sort, PAGE)

    def _asked(self) -> list[tuple[str, Sequence[Proposal]]]:
        return [(sort, getattr(self._inbox, sort)) for sort in SORTS]

    def _sort(self) -> None:
        later = set(self._later)
        out = later | self._answered
        self._sorted = []
        for sort, found in self._asked():
            back = [one for one in self._back if sort_of(one) == sort and one.key not in later]
            self._sorted.append((sort, [*back, *(one for one in found if one.key not in out)]))
        every = {one.key: one for _, found in self._asked() for one in found}
        every |= {one.key: one for one in self._back}
        self._later = [key for key in self._later if key in every and key not in self._answered]
        self._sorted.append((_LATER, [every[key] for key in self._later]))
        self._known = {one.key: one for _, found in self._sorted for one in found}


def same(one: Proposal | None, other: Proposal) -> bool:
    """Tell whether two proposals ask the same, whatever an answer would gain."""
    return one is not None and type(one) is type(other) and replace(one, gain=other.gain) == other
