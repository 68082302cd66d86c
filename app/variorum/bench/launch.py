"""Start-up: CPU and memory from a fresh process to what is painted first, next and last."""

from collections.abc import Iterator

from variorum.bench.apart import apart
from variorum.bench.measure import Cost, cost
from variorum.bench.rows import Row, Target, row
from variorum.bench.scale import Workshop

_STARTS = ("frame", "welcome", "workspaces", "bare")


def measure(shop: Workshop) -> Iterator[Row]:
    """Start all in turn, after one start that is not counted: it warms the disk."""
    found: dict[str, list[tuple[float, float]]] = {start: [] for start in _STARTS}
    for _ in range(shop.scale.runs + 1):
        for start, starts in found.items():
            starts.append(tuple(apart(f"variorum.bench.painted:{start}")))
    times = {start: cost(one for one, _ in found[start][1:]).scaled(1000) for start in found}
    held = {start: cost(one for _, one in found[start][1:]) for start in found}
    yield from _rows("launch to {}", "(ms)", times, Target(1.15))
    yield from _rows("memory at {}", "(MB)", held, Target(1.4))


def _rows(name: str, unit: str, costs: dict[str, Cost], target: Target) -> Iterator[Row]:
    for start, called, bound in (
        ("frame", "painted window", target),
        ("welcome", "painted welcome page", None),
        ("workspaces", "all workspaces made", None),
    ):
        yield row(f"{name.format(called)} {unit}", "", costs[start], costs["bare"], bound)
