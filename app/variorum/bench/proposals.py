"""Which names may be one, from scratch over very many mentions, beside one pass of rapidfuzz."""

import gc
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations

from rapidfuzz import fuzz

from variorum.bench.apart import apart
from variorum.bench.measure import cost, cpu
from variorum.bench.memory import forget_peak, peak, resident
from variorum.bench.press import Press, zipf
from variorum.bench.rows import Row, Target, growth, row
from variorum.bench.scale import SEED, Workshop
from variorum.grouping.actors import Proposed, propose_actors
from variorum.grouping.forms import seen
from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.open_ends import Named
from variorum.tagging.voices import is_unnamed
from variorum.workspace.asking import look_up

_SHARE = 25
"""Mentions to one distinct name, about."""

_PIECE = 2_000
"""Mentions that come together, as from the store."""

_TURNS = 3
"""Times each is measured: one by itself may meet a busy moment."""

_BLOCK = 200
_FIRST = 3
_LIKE = 90
_HERE = "variorum.bench.proposals"


def measure(shop: Workshop) -> Iterator[Row]:
    """Measure at three sizes, at the last in turn with the yardstick, each in a fresh process."""
    *smaller, largest = sizes = [max(100, shop.scale.mentions // part) for part in (100, 10, 1)]
    turns = range(min(_TURNS, shop.scale.runs))
    costs = [cost(_proposing(size)[0] for _ in turns) for size in smaller]
    found = [(*_proposing(largest), _comparing(largest)) for _ in turns]
    costs.append(cost(spent for spent, _, _ in found))
    held = max(held for _, held, _ in found)
    yard = cost(yard for _, _, yard in found).median
    size = f"{largest:,} mentions"
    yield row("proposals from scratch (s)", size, costs[-1], yard, Target(2))
    yield row("proposals from scratch, at most (s)", size, costs[-1], None, Target(10, "ours"))
    yield row("proposals, memory (MB)", size, held, None, Target(200, "ours"))
    yield growth("proposals", sizes, costs)


def _proposing(size: int) -> tuple[float, float]:
    spent, held = apart(f"{_HERE}:proposing", size)
    return spent, held


def _comparing(size: int) -> float:
    spent: float = apart(f"{_HERE}:comparing", size)
    return spent


def _names(mentions: int) -> list[str]:
    """Return distinct names; every tenth is another with one letter left out."""
    names = Press().names[: max(20, mentions // _SHARE)]
    slips = [name[:-2] + name[-1] for name in names[::10]]
    return list(dict.fromkeys((*names, *slips)))


def _mentions(count: int) -> Iterator[Named]:
    """Yield mentions in pieces, as the store gives them."""
    rng = random.Random(SEED)  # noqa: S311  # made data, not secrets
    names = _names(count)
    articles = [Id(f"00000000-0000-7000-8000-{at:012x}") for at in range(max(1, count // 100))]
    drawn = zipf(rng, len(names), 0.7)
    for first in range(0, count, _PIECE):
        piece = range(first, min(count, first + _PIECE))
        yield Named(
            [names[next(drawn)] for _ in piece],
            [articles[at % len(articles)] for at in piece],
            b"".join(at.to_bytes(16, "big") for at in piece),
        )


def proposing(count: int) -> tuple[float, float]:
    """Return the seconds of CPU and the MB that proposing over so many mentions takes."""
    look_up("")  # the shipped table is read once a session
    catalogue, mentions = Catalogue(), list(_mentions(count))  # off the clock, no memory of ours

    made: list[Proposed] = []  # it stays: letting go of it is no part of proposing

    def work() -> None:
        made.append(propose_actors(seen(catalogue, mentions, is_unnamed), catalogue, look_up))

    forget_peak()
    before = resident()
    gc.disable()  # as `workspace.asking` does
    spent = cpu(work)
    gc.enable()
    return spent, peak() - before


def comparing(count: int) -> float:
    """Return the seconds of CPU of one pass of rapidfuzz over the pairs of blocks.

    The names are counted and put into blocks on the clock, as ours must do. In a block are names
    with a word that begins alike: the same word too, so that it needs no block of its own, in
    which its pairs would be compared twice.
    """
    mentions = list(_mentions(count))

    def work() -> None:
        names: Counter[str] = Counter()
        for piece in mentions:
            names.update(piece.quotes)
        blocks: dict[str, list[str]] = defaultdict(list)
        for name in names:
            for key in {word[:_FIRST] for word in name.casefold().split()}:
                blocks[key].append(name)
        for block in blocks.values():
            for one, other in combinations(block[:_BLOCK], 2):
                fuzz.ratio(one, other, score_cutoff=_LIKE)

    return cpu(work)
