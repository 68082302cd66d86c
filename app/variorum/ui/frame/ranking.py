"""What the palette offers, and the order in which it answers."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, groupby, islice, repeat
from operator import attrgetter, contains

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


@dataclass(frozen=True, slots=True)
class Offered:
    """Very many items of one kind, each made when it is shown.

    `folded` is what is looked through of each, as `folded` makes it.
    """

    kind: str
    folded: Sequence[str]
    make: Callable[[int], PaletteItem]


def folded(text: str, detail: str = "") -> str:
    """Return what is looked through of an item: its text, then its detail, whatever their case."""
    return f"{text}{_END}{detail}".casefold()


class Ranking:
    """Items made ready to be asked for: what is looked through is folded once, not at every key."""

    def __init__(self, items: Iterable[PaletteItem] = (), offered: Iterable[Offered] = ()) -> None:
        """Hold what is `offered` and then `items`."""
        by_kind = groupby(items, attrgetter("kind"))
        self._lots = (*offered, *(_lot(kind, tuple(run)) for kind, run in by_kind))

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
        return [lot.make(at) for lot, at in islice(found, LIMIT)]


def _lot(kind: str, items: Sequence[PaletteItem]) -> Offered:
    return Offered(kind, [folded(one.text, one.detail) for one in items], items.__getitem__)


def _all(lots: Iterable[Offered]) -> Iterator[tuple[Offered, int]]:
    return ((lot, at) for lot in lots for at in range(len(lot.folded)))


def _best(lots: Sequence[Offered], wanted: Sequence[str]) -> Iterator[tuple[Offered, int]]:
    """Yield what answers in each lot, class by class; whoever takes few pays for few."""
    classes = [_classes(lot.folded, wanted) for lot in lots]
    seen: list[set[int]] = [set() for _ in lots]
    for number in range(_CLASSES):
        for lot, places, known in zip(lots, classes, seen, strict=True):
            for at in places[number]:
                if at not in known:
                    known.add(at)
                    yield lot, at


def _classes(texts: Sequence[str], wanted: Sequence[str]) -> tuple[Iterable[int], ...]:
    """Return the places in `texts` that answer, `_CLASSES` of them, each class when it is asked.

    What is asked of all is asked in what is quick: they may be a hundred thousand.
    """
    whole, every = " ".join(wanted), range(len(texts))
    first, *others = wanted
    found = list(compress(every, map(contains, texts, repeat(first))))
    for part in others:
        found = [at for at in found if part in texts[at]]
    begins = map(str.startswith, map(texts.__getitem__, found), repeat(whole))
    begun = list(compress(found, begins))
    return (
        (at for at in begun if texts[at].startswith(whole + _END)),
        begun,
        (at for at in found if _begins_words(_text(texts[at]), wanted)),
        (at for at in found if all(part in _text(texts[at]) for part in wanted)),
        found,
    )


def _text(one: str) -> str:
    return one.partition(_END)[0]


def _begins_words(text: str, wanted: Sequence[str]) -> bool:
    if not all(part in text for part in wanted):
        return False
    words = text.split()
    return all(any(word.startswith(part) for word in words) for part in wanted)
