"""A line of the measure: what, how large, ours, the yardstick, their ratio, the target, held."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Literal, NamedTuple

from variorum.bench.measure import Cost, exponent


class Target(NamedTuple):
    """A bound on the ratio or on our own figure; `sense` says from which side."""

    bound: float
    of: Literal["ratio", "ours"] = "ratio"
    sense: Literal["<=", ">="] = "<="

    def __str__(self) -> str:
        """Say the bound as the table prints it: "<= 1.3x" for a ratio."""
        return f"{self.sense} {self.bound:g}{'x' if self.of == 'ratio' else ''}"

    def holds(self, ratio: float | None, ours: float) -> bool:
        """Tell whether the bound is kept. A ratio that is not there keeps none."""
        value = ratio if self.of == "ratio" else ours
        if value is None:
            return False
        return value <= self.bound if self.sense == "<=" else value >= self.bound


@dataclass(frozen=True, slots=True)
class Row:
    """One line. The name tells the unit of `ours` and `yardstick`; `held` is None without target.

    `spread` is that of `ours`. `ours` is None where it could not be measured.
    """

    name: str
    size: str
    ours: float | None
    yardstick: float | None = None
    ratio: float | None = None
    target: str = ""
    held: bool | None = None
    spread: float = 0.0


def row(
    name: str,
    size: object,
    ours: Cost | float,
    yardstick: Cost | float | None = None,
    target: Target | None = None,
) -> Row:
    """Return a line of two costs; the ratio is ours by the yardstick's."""
    mine, other = _middle(ours), None if yardstick is None else _middle(yardstick)
    return _line(name, size, ours, other, _share(mine, other), target)


def rate(
    name: str, size: object, ours: float, yardstick: float, target: Target | None = None
) -> Row:
    """Return a line of two times for the same work; the ratio is of speed, so more is better."""
    return _line(name, size, ours, yardstick, _share(yardstick, ours), target)


def growth(
    name: str, sizes: Sequence[float], ours: Sequence[Cost | float], bound: float | None = 1.1
) -> Row:
    """Return a line of the fitted exponent of growth over some sizes."""
    found = exponent(sizes, [_middle(one) for one in ours])
    target = None if bound is None else Target(bound, "ours")
    return row(f"growth of: {name} (exponent)", f"{sizes[0]:,}…{sizes[-1]:,}", found, None, target)


def _line(  # noqa: PLR0913, PLR0917  # the columns of the table
    name: str,
    size: object,
    ours: Cost | float,
    yardstick: float | None,
    ratio: float | None,
    target: Target | None,
) -> Row:
    mine = _middle(ours)
    return Row(
        name,
        f"{size:,}" if isinstance(size, int) else str(size),
        mine,
        yardstick,
        ratio,
        str(target) if target else "",
        target.holds(ratio, mine) if target else None,
        ours.spread if isinstance(ours, Cost) else 0.0,
    )


def _middle(value: Cost | float) -> float:
    return value.median if isinstance(value, Cost) else value


def _share(one: float, other: float | None) -> float | None:
    return one / other if other else None


def as_json(rows: Sequence[Row]) -> str:
    """Return the lines as a JSON list of objects, without the spread."""
    plain = [asdict(one) for one in rows]
    for one in plain:
        del one["spread"]
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"


_HEADS = ("what", "size", "ours", "+-", "yardstick", "ratio", "target", "held")


def as_table(rows: Sequence[Row]) -> str:
    """Return the lines as one table of plain text."""
    cells = [_HEADS, *(_cells(one) for one in rows)]
    widths = [max(len(line[at]) for line in cells) for at in range(len(_HEADS))]
    return "".join(f"{_aligned(line, widths)}\n" for line in cells)


def _aligned(line: Sequence[str], widths: Sequence[int]) -> str:
    left = (cell.ljust(width) for cell, width in zip(line[:2], widths[:2], strict=True))
    right = (cell.rjust(width) for cell, width in zip(line[2:], widths[2:], strict=True))
    return "  ".join((*left, *right)).rstrip()


def _cells(one: Row) -> tuple[str, ...]:
    held = {None: "", True: "yes", False: "NO"}[one.held]
    return (
        one.name,
        one.size,
        _number(one.ours),
        _number(one.spread) if one.spread else "",
        _number(one.yardstick),
        "" if one.ratio is None else f"{one.ratio:.3g}x",
        one.target,
        held,
    )


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"  # noqa: PLR2004  # digits
