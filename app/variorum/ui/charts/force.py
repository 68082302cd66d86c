"""Where the nodes of a network stand: forces worked out once, the same every time.

Fruchterman, Reingold: Graph Drawing by Force-directed Placement (1991): nodes push one another
off by k²/d, ties pull by d²/k, and the steps grow shorter until all stand still.
"""

import math
from collections.abc import Mapping, Sequence

_ROUNDS = 240
_GRAVITY = 0.06

Point = tuple[float, float]


def placed(count: int, ties: Mapping[tuple[int, int], float]) -> list[Point]:
    """Return where `count` nodes stand in the unit square; `ties` are weights of pairs, 0 to 1.

    O(rounds x count²): some 0.3 s for 40 nodes.
    """
    if count < 2:  # noqa: PLR2004  # nothing to part
        return [(0.5, 0.5)] * count
    at = [
        (math.cos(math.tau * place / count), math.sin(math.tau * place / count))
        for place in range(count)
    ]
    k = 1.6 / math.sqrt(count)
    for turn in range(_ROUNDS):
        step = 0.25 * (1 - turn / _ROUNDS) ** 1.5 + 0.001
        at = _moved(at, _forces(at, ties, k), step)
    return _fitted(at)


def _forces(at: Sequence[Point], ties: Mapping[tuple[int, int], float], k: float) -> list[Point]:
    pull = [(-x * _GRAVITY, -y * _GRAVITY) for x, y in at]
    for one, (x, y) in enumerate(at):
        for other in range(one + 1, len(at)):
            dx, dy = x - at[other][0], y - at[other][1]
            gap = math.hypot(dx, dy) or 1e-3
            force = k * k / gap
            if weight := ties.get((one, other), 0.0):
                force -= (0.3 + 0.7 * weight) * gap * gap / k
            fx, fy = dx / gap * force, dy / gap * force
            pull[one] = (pull[one][0] + fx, pull[one][1] + fy)
            pull[other] = (pull[other][0] - fx, pull[other][1] - fy)
    return pull


def _moved(at: Sequence[Point], pull: Sequence[Point], step: float) -> list[Point]:
    moved = []
    for (x, y), (fx, fy) in zip(at, pull, strict=True):
        size = math.hypot(fx, fy)
        share = min(size, step) / size if size else 0.0
        moved.append((x + fx * share, y + fy * share))
    return moved


def _fitted(at: Sequence[Point]) -> list[Point]:
    lows = [min(point[axis] for point in at) for axis in (0, 1)]
    spans = [max(point[axis] for point in at) - lows[axis] or 1.0 for axis in (0, 1)]
    return [((x - lows[0]) / spans[0], (y - lows[1]) / spans[1]) for x, y in at]
