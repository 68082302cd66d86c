"""What the palette offers, and the order in which it answers."""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import accumulate, groupby, islice
from operator import attrgetter

from typing_extensions import override

from variorum.model.lazy import LazyTuple

LIMIT = 60
PREFIXES = {
    "@": ("actor",),
    "#": ("proposition",),
    "=": ("quantity", "proposition"),
    "/": ("article",),
    "!": ("memo",),
    ">": ("command",),
}
"""Kinds of item by the character that asks for them; = asks for all groups."""

_END = "\0"
"""Stands between the text of an item and its detail."""

_BREAK = "\n "
"""Stands before each line of `_Lines`; its blank makes a word of the line's beginning."""

_FEW = 200
"""So many texts with a word are each looked at; where there are more, the best are sought."""

_CLASSES = 5
"""How well an item answers: as the very text, by its beginning, by words', in its text, at all."""


@dataclass(frozen=True, slots=True)
class PaletteItem:
    """Something to go to or to run. `key` is a command id or a record id.

    `kind` is command, actor, proposition, article, quantity or memo; `hint` a key sequence.
    The key of a memo is kind and id of what it is on, "actor:…".
    """

    kind: str
    key: str
    text: str
    detail: str = ""
    hint: str = ""
    icon: str = ""


def folded(text: str, detail: str = "") -> str:
    """Return what is looked through of an item: its text, then its detail, whatever their case.

    Between words there is one blank, whatever stood there.
    """
    return f"{' '.join(text.split())}{_END}{' '.join(detail.split())}".casefold()


class _Lines:
    """Many lines in one string: to find the first with a part, none but those is touched."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._joined = "".join(f"{_BREAK}{line}" for line in lines) + "\n"
        self._starts = array("L", accumulate((len(_BREAK) + len(one) for one in lines), initial=0))

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, at: int) -> str:
        return self._joined[self._starts[at] + len(_BREAK) : self._starts[at + 1]]

    def holding(self, part: str) -> Iterator[int]:
        """Yield, in order, the places of the lines that hold a part."""
        joined, starts = self._joined, self._starts
        found = joined.find(part)
        while found >= 0:
            after = bisect_right(starts, found)
            yield after - 1
            found = joined.find(part, starts[after])


class Offered:
    """Very many items of one kind, each made when it is shown."""

    def __init__(self, kind: str, texts: Iterable[str], make: Callable[[int], PaletteItem]) -> None:
        """Offer what `make` makes at each place; `texts` are as `folded` makes them."""
        self.kind, self.make = kind, make
        parts = [one.partition(_END) for one in texts]
        self._texts = _Lines([text for text, _, _ in parts])
        self._details = _Lines([detail for _, _, detail in parts])

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._texts)

    def answers(self, wanted: Sequence[str]) -> tuple[Iterator[int], ...]:
        """Return the places of what answers words, in classes; each is sought when it is asked."""
        texts, details = self._texts, self._details
        whole, rare = " ".join(wanted), max(wanted, key=len)
        few = tuple(islice(texts.holding(rare), _FEW + 1))
        either = merge(texts.holding(rare) if len(few) > _FEW else few, details.holding(rare))
        at_all = (at for at in either if _has_all(f"{texts[at]}{_END}{details[at]}", wanted))
        if len(few) > _FEW:
            return (
                texts.holding(f"{_BREAK}{whole}\n"),
                texts.holding(f"{_BREAK}{whole}"),
                (at for at in texts.holding(f" {rare}") if _begins_words(texts[at], wanted)),
                (at for at in texts.holding(rare) if _has_all(texts[at], wanted)),
                at_all,
            )
        lines = [(at, texts[at]) for at in few]
        return (
            (at for at, line in lines if line == whole),
            (at for at, line in lines if line.startswith(whole)),
            (at for at, line in lines if _begins_words(line, wanted)),
            (at for at, line in lines if _has_all(line, wanted)),
            at_all,
        )


class Ranking:
    """Items made ready to be asked for: what is looked through is folded once, not at every key."""

    def __init__(self, items: Iterable[PaletteItem] = (), offered: Iterable[Offered] = ()) -> None:
        """Hold what is `offered` and then `items`."""
        by_kind = groupby(items, attrgetter("kind"))
        self._lots = (*offered, *(lot_of(kind, tuple(run)) for kind, run in by_kind))

    def best(self, query: str) -> Sequence[PaletteItem]:
        """Return the items that answer `query`, best first, at most `LIMIT`.

        A leading character of `PREFIXES` asks for some kinds. Every word of the query must be
        found in the text or the detail; the very text of the query comes first, then one that
        starts with it, then one with a word that does, then the rest, and otherwise the order of
        the items is kept.
        """
        kinds = PREFIXES.get(query[:1], ())
        wanted = (query[1:] if kinds else query).casefold().split()
        lots = [lot for lot in self._lots if not kinds or lot.kind in kinds]
        found = _best(lots, wanted) if wanted else _all(lots)
        return Answers(islice(found, LIMIT))


class Answers(LazyTuple[PaletteItem]):
    """Items that answer a query, each made when it is first looked at: few are in sight."""

    __slots__ = ("_found", "_made")

    def __init__(self, found: Iterable[tuple[Offered, int]]) -> None:
        """Hold what is at these places of lots."""
        self._found = tuple(found)
        self._made: dict[int, PaletteItem] = {}

    @override
    def __len__(self) -> int:
        return len(self._found)

    @override
    def _value_at(self, place: int) -> PaletteItem:
        if place not in self._made:
            lot, at = self._found[place]
            self._made[place] = lot.make(at)
        return self._made[place]


def lot_of(kind: str, items: Sequence[PaletteItem]) -> Offered:
    """Return items of one kind made ready to be asked for."""
    return Offered(kind, [folded(one.text, one.detail) for one in items], items.__getitem__)


def _all(lots: Iterable[Offered]) -> Iterator[tuple[Offered, int]]:
    return ((lot, at) for lot in lots for at in range(len(lot)))


def _best(lots: Sequence[Offered], wanted: Sequence[str]) -> Iterator[tuple[Offered, int]]:
    """Yield what answers in each lot, class by class; whoever takes few pays for few."""
    classes = [lot.answers(wanted) for lot in lots]
    seen: list[set[int]] = [set() for _ in lots]
    for number in range(_CLASSES):
        for lot, places, known in zip(lots, classes, seen, strict=True):
            for at in places[number]:
                if at not in known:
                    known.add(at)
                    yield lot, at


def _begins_words(text: str, wanted: Sequence[str]) -> bool:
    words = text.split(" ")
    return all(any(word.startswith(part) for word in words) for part in wanted)


def _has_all(text: str, wanted: Sequence[str]) -> bool:
    return all(part in text for part in wanted)
