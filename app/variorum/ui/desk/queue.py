"""The questions that are open, in the order of the list: some answered, some left for later."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, chain, islice

from variorum.model.proposal import Inbox, Proposal, keys_of
from variorum.ui.desk.questions import SORTS, Known, Quotes, entry, sort_of
from variorum.ui.reconcile.values import Entry, Section
from variorum.ui.reconcile.words import tr

PAGE = 100
"""How many questions of one sort are listed at once, and how many more each time."""
_LATER = "later"


class Asked:
    """What an inbox asks, in the order of the list, each found by its key."""

    def __init__(self, inbox: Inbox) -> None:
        """Give each question a number; of very many somebody would wait for it."""
        self.inbox = inbox
        self.sorts: Mapping[str, Sequence[Proposal]] = {one: getattr(inbox, one) for one in SORTS}
        self.ends = list(accumulate(map(len, self.sorts.values())))
        hashes = array("q", map(hash, chain.from_iterable(map(keys_of, self.sorts.values()))))
        order = sorted(range(len(hashes)), key=hashes.__getitem__)
        # Of each key its hash alone is held: the keys of very many questions take megabytes.
        self._hashes = array("q", map(hashes.__getitem__, order))
        self._numbers = array("L", order)

    def first(self, sort: str) -> int:
        """Return the number of the first question of a sort."""
        at = list(self.sorts).index(sort)
        return self.ends[at] - len(self.sorts[sort])

    def number(self, key: str) -> int | None:
        """Return the number of a question by its key."""
        wanted = hash(key)
        at = bisect_left(self._hashes, wanted)
        for number in self._numbers[at : bisect_right(self._hashes, wanted)]:
            if self._at(number).key == key:
                return number
        return None

    def get(self, key: str) -> Proposal | None:
        """Return a question by its key."""
        number = self.number(key)
        return None if number is None else self._at(number)

    def _at(self, number: int) -> Proposal:
        at = bisect_right(self.ends, number)
        return list(self.sorts.values())[at][number - self.ends[at]]


class Queue:
    """What an inbox asks, less what was answered since, what was left for later at the end.

    Nothing that is asked of it goes through all questions but `open`: there may be very many.
    """

    def __init__(self, inbox: Inbox | None = None) -> None:
        """Hold what `inbox` asks."""
        self._later: list[str] = []
        self._answered: set[str] = set()
        self._back: list[Proposal] = []
        self._limits: dict[str, int] = {}
        self._entries: dict[str, tuple[Proposal, Entry]] = {}
        self._entries_of: Quotes | None = None
        self.take(inbox or Inbox())

    def take(self, inbox: Inbox | Asked) -> None:
        """Hold a newer inbox: what was answered or brought back meanwhile is in it."""
        self._asked = inbox if isinstance(inbox, Asked) else Asked(inbox)
        self._answered.clear()
        self._back.clear()
        self._entries.clear()
        self._settle()

    @property
    def decided(self) -> int:
        """How many are decided."""
        return self._asked.inbox.decided + len(self._answered) - len(self._back)

    def open(self) -> list[Proposal]:
        """Return all that is open, in the order of the list."""
        return [one for sort in self._sorts() for one in self._found(sort)]

    def firsts(self) -> dict[str, str]:
        """Return the key of the first question of each sort that is asked."""
        found = {sort: next(self._found(sort), None) for sort in self._sorts()}
        return {sort: one.key for sort, one in found.items() if one is not None}

    def left(self) -> int:
        """Return how many questions are left, also those asked only once others are answered."""
        return sum(map(self._number, self._sorts())) + self._asked.inbox.beyond

    def _beyond(self, sort: str) -> int:
        inbox = self._asked.inbox
        beyond = {"claims": inbox.claims_beyond, "figures": inbox.figures_beyond}
        return beyond.get(sort, 0)

    def get(self, key: str) -> Proposal | None:
        """Return an open question."""
        back = next((one for one in self._back if one.key == key), None)
        return back or (None if key in self._answered else self._asked.get(key))

    def place(self, key: str) -> tuple[int, int]:
        """Return which of how many an open question is, from 1."""
        proposal, before = self.get(key), 0
        sort = _LATER if key in self._later or proposal is None else sort_of(proposal)
        for one in self._sorts():
            if one == sort:
                break
            before += self._number(one)
        if sort == _LATER:
            return before + self._later.index(key) + 1, self.left()
        backs = [one.key for one in self._backs(sort)]
        if key in backs:
            return before + backs.index(key) + 1, self.left()
        first, number = self._asked.first(sort), self._asked.number(key) or 0
        gone = bisect_left(self._gone, number) - bisect_left(self._gone, first)
        return before + len(backs) + number - first - gone + 1, self.left()

    def answer(self, key: str) -> None:
        """Let a question be answered until the next inbox says so."""
        self._back = [one for one in self._back if one.key != key]
        self._answered.add(key)
        self._settle()

    def bring_back(self, proposal: Proposal) -> None:
        """Let a question be open again until the next inbox says so."""
        self._answered.discard(proposal.key)
        if self.get(proposal.key) is None:
            self._back.append(proposal)
        self._settle()

    def postpone(self, key: str) -> None:
        """Leave a question for later: it comes at the end."""
        self._later = [*(one for one in self._later if one != key), key]
        self._settle()

    def recall(self) -> str:
        """Bring back what was left for later last; return its key, empty if nothing was."""
        key = self._later.pop() if self._later else ""
        self._settle()
        return key

    def show_more(self, sort: str) -> str:
        """List more of a sort; return the key of the first of them."""
        before = self._limit(sort)
        self._limits[sort] = before + PAGE
        found = next(islice(self._found(sort), before, None), None)
        return found.key if found else ""

    def listed(self) -> list[Proposal]:
        """Return what the list shows."""
        return [one for sort in self._sorts() for one in self._page(sort)]

    def unwritten(self, quotes: Quotes) -> list[Proposal]:
        """Return what the list shows and has no line for yet, the claims being in these words."""
        if self._entries_of is not quotes:
            self._entries, self._entries_of = {}, quotes
        return [one for one in self.listed() if not self._is_written(one)]

    def write(self, lines: Iterable[tuple[Proposal, Entry]]) -> None:
        """Take lines of the list that were made elsewhere."""
        self._entries.update((one.key, (one, line)) for one, line in lines)

    def _is_written(self, proposal: Proposal) -> bool:
        kept = self._entries.get(proposal.key)
        return kept is not None and (kept[0] is proposal or kept[0] == proposal)

    def sections(self, known: Known) -> list[Section]:
        """Return the list, each sort in order of what an answer would gain."""
        self.write((one, entry(one, known)) for one in self.unwritten(known.quotes))
        titles = {**SORTS, _LATER: tr("Left for later")}
        return [
            Section(
                titles[sort],
                tuple(self._entries[one.key][1] for one in self._page(sort)),
                self._number(sort),
                sort,
                self._beyond(sort),
            )
            for sort in self._sorts()
        ]

    @staticmethod
    def _sorts() -> Iterator[str]:
        yield from SORTS
        yield _LATER

    def _limit(self, sort: str) -> int:
        return self._limits.get(sort, PAGE)

    def _page(self, sort: str) -> Iterator[Proposal]:
        return islice(self._found(sort), self._limit(sort))

    def _backs(self, sort: str) -> list[Proposal]:
        return [one for one in self._back if sort_of(one) == sort and one.key not in self._later]

    def _found(self, sort: str) -> Iterator[Proposal]:
        """Yield the open questions of a sort, in order."""
        if sort == _LATER:
            yield from (one for key in self._later if (one := self.get(key)))
            return
        yield from self._backs(sort)
        out = {*self._later, *self._answered}
        yield from (one for one in self._asked.sorts[sort] if one.key not in out)

    def _number(self, sort: str) -> int:
        """Return how many questions of a sort are open."""
        if sort == _LATER:
            return len(self._later)
        first, count = self._asked.first(sort), len(self._asked.sorts[sort])
        gone = bisect_left(self._gone, first + count) - bisect_left(self._gone, first)
        return len(self._backs(sort)) + count - gone

    def _settle(self) -> None:
        """Find out which questions of the inbox are not in their places any more."""
        self._later = [key for key in self._later if self.get(key) is not None]
        numbers = map(self._asked.number, {*self._later, *self._answered})
        self._gone = sorted(one for one in numbers if one is not None)


def same(one: Proposal | None, other: Proposal) -> bool:
    """Tell whether two proposals ask the same, whatever an answer would gain."""
    return one is not None and type(one) is type(other) and replace(one, gain=other.gain) == other
