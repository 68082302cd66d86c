"""The design tokens of `resources/tokens.json`: colours by theme, spaces, radii, sizes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from variorum.paths import resources

THEMES = ("light", "dark", "light-contrast", "dark-contrast")

_NOT_COLOURS = frozenset({"name"})


@dataclass(frozen=True, slots=True)
class Tokens:
    """All tokens as plain values; lengths are pixels at 100 % scale.

    `colours` maps a theme's name to CSS colours by token; `space` x0…x7, `radius` tag, control,
    card, popover; `px` type sizes micro…readTitle; `metric` heights and widths of the frame.
    """

    colours: Mapping[str, Mapping[str, str]]
    space: Mapping[str, int]
    radius: Mapping[str, int]
    px: Mapping[str, int]
    metric: Mapping[str, float]
    reading_line_height: float


@cache
def load() -> Tokens:
    """Return the tokens, read once."""
    path = resources() / "tokens.json"
    raw: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    kind = raw["type"]
    return Tokens(
        colours={name: _colours(raw[name]) for name in THEMES},
        space=raw["space"],
        radius=raw["radius"],
        px=kind["px"],
        metric=raw["metric"],
        reading_line_height=kind["reading_line_height"],
    )


def _colours(raw: Mapping[str, str]) -> dict[str, str]:
    return {token: value for token, value in raw.items() if token not in _NOT_COLOURS}
