"""Start-up: CPU and memory from a fresh process to the first painted window."""

from collections.abc import Iterator

from variorum.bench.apart import apart
from variorum.bench.measure import cost
from variorum.bench.rows import Row, Target, row
from variorum.bench.scale import Workshop

_STARTS = ("variorum.bench.painted:program", "variorum.bench.painted:bare")


def measure(shop: Workshop) -> Iterator[Row]:
    """Start both in turn, after one start that is not counted and warms the disk's cache."""
    found: list[list[tuple[float, float]]] = [[], []]
    for _ in range(shop.scale.runs + 1):
        for start, starts in zip(_STARTS, found, strict=True):
            starts.append(tuple(apart(start)))
    times = [cost(seconds for seconds, _ in starts[1:]).scaled(1000) for starts in found]
    held = [cost(size for _, size in starts[1:]) for starts in found]
    yield row("launch to painted window (ms)", "", times[0], times[1], Target(1.15))
    yield row("memory at first paint (MB)", "", held[0], held[1], Target(1.4))
