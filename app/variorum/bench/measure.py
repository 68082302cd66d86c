"""CPU medians and their spread, ours and the yardstick in turn; growth."""

import gc
import math
import time
from collections.abc import Callable, Iterable, Sequence
from statistics import median, quantiles
from typing import NamedTuple

Act = Callable[[], object]

_FEW = 4
"""Runs below which quarters say nothing, and the whole range is the spread."""


class Cost(NamedTuple):
    """What an act cost in several runs. `spread` is half the range between quartiles.

    Below four runs it is half the whole range. All in the unit that was measured.
    """

    median: float
    spread: float
    p95: float

    def scaled(self, by: float) -> "Cost":
        """Return this cost in another unit."""
        return Cost(self.median * by, self.spread * by, self.p95 * by)


def cost(values: Iterable[float]) -> Cost:
    """Return median, spread and 95th percentile of what several runs cost."""
    ordered = sorted(values)
    last = len(ordered) - 1
    if len(ordered) < _FEW:
        spread = (ordered[-1] - ordered[0]) / 2
    else:
        lower, _, upper = quantiles(ordered, n=4)
        spread = (upper - lower) / 2
    return Cost(median(ordered), spread, ordered[math.ceil(last * 0.95)])


def cpu(act: Act) -> float:
    """Return the seconds of CPU that one run takes, all threads together."""
    start = time.process_time()
    act()
    return time.process_time() - start


def runs_of(act: Act, runs: int) -> Cost:
    """Return the CPU milliseconds of several runs after one that is not counted."""
    return in_turn([act], runs)[0]


def in_turn(acts: Sequence[Act], runs: int) -> list[Cost]:
    """Return the CPU milliseconds of each act, run in turn, after one turn that is not counted."""
    found: list[list[float]] = [[] for _ in acts]
    for act in acts:
        act()
    gc.collect()
    for _ in range(runs):
        for act, costs in zip(acts, found, strict=True):
            costs.append(cpu(act))
    return [cost(one).scaled(1000) for one in found]


def exponent(sizes: Sequence[float], costs: Sequence[float]) -> float:
    """Return b of cost = a * size**b, fitted by least squares of the logarithms.

    1 is growth in proportion, 0 none. Raises ValueError for fewer than two sizes.
    """
    across = [math.log(size) for size in sizes]
    up = [math.log(max(one, 1e-9)) for one in costs]
    middle, level = sum(across) / len(across), sum(up) / len(up)
    squares = sum((one - middle) ** 2 for one in across)
    if not squares:
        message = "growth needs two sizes"
        raise ValueError(message)
    both = zip(across, up, strict=True)
    return sum((size - middle) * (one - level) for size, one in both) / squares
