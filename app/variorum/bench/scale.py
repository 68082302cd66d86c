"""How large the made data is, and how often things are run."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from variorum.bench.apart import apart

SEED = 20261122
"""Of all that is made; the same seed gives the same data."""

PER_ARTICLE = 10
"""Tags of a made article, whose text has about 900 characters."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Sizes to measure at. `texts` are (characters, tags); the last of each is the target's.

    `pace` is what part of the time between two acts somebody at the window lets pass.
    """

    texts: tuple[tuple[int, int], ...]
    tags: tuple[int, ...]
    articles: tuple[int, ...]
    rows: int
    mentions: int
    workbook: int
    runs: int
    pace: float


SCALES: Mapping[str, Scale] = {
    "full": Scale(
        texts=((6_000, 50), (100_000, 1_000), (5_000_000, 100_000)),
        tags=(1_000, 100_000, 1_000_000),
        articles=(100, 3_000, 100_000),
        rows=1_000_000,
        mentions=1_000_000,
        workbook=100_000,
        runs=7,
        pace=1,
    ),
    "quick": Scale(
        texts=((6_000, 50), (100_000, 1_000), (1_000_000, 20_000)),
        tags=(1_000, 10_000, 50_000),
        articles=(100, 1_000, 5_000),
        rows=100_000,
        mentions=50_000,
        workbook=10_000,
        runs=5,
        pace=1,
    ),
    "tiny": Scale(
        texts=((1_000, 10), (2_000, 20), (4_000, 40)),
        tags=(100, 200, 400),
        articles=(5, 10, 20),
        rows=500,
        mentions=500,
        workbook=100,
        runs=1,
        pace=0.1,
    ),
}


class Workshop:
    """A folder for one run of the measure, with the projects made in it so far."""

    def __init__(self, folder: Path, name: str) -> None:
        """Work in `folder` at the scale called `name`."""
        self.folder = folder
        self.name = name
        self.scale = SCALES[name]

    def project(self, tags: int) -> Path:
        """Return a project of so many tags, made the first time it is asked for."""
        return self._made(f"tags-{tags}", tags, max(1, tags // PER_ARTICLE))

    def dense(self, tags: int) -> Path:
        """Return a project of one article with so many tags, made the first time."""
        return self._made(f"dense-{tags}", tags, 1)

    def _made(self, name: str, tags: int, articles: int) -> Path:
        path = self.folder / f"{name}.variorum"
        if not path.exists():
            apart("variorum.bench.making:make", str(path), tags, articles)
        return path
