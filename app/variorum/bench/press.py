"""A made press: names, sentences and texts from a seed, in words of no language."""

import random
from collections.abc import Iterator

from variorum.bench.scale import SEED

_SMALL = ("the", "of", "and", "to", "in", "that", "for", "on", "said", "from", "by", "as", "at")
_POOL = 3000
"""Sentences a text is put together from."""


class Press:
    """Makes words, names and texts; two of one seed make the same."""

    def __init__(self, seed: int = SEED) -> None:
        """Begin from a seed."""
        self._random = random.Random(seed)  # noqa: S311  # made data, not secrets
        self._words = [self._word() for _ in range(4000)]
        self.names = list(dict.fromkeys(self._name() for _ in range(60_000)))
        """Distinct names of two words, in which many share a word."""
        self._pool = [self._sentence() for _ in range(_POOL)]

    def _word(self) -> str:
        letters = self._random.choices("aeiounrtslkdm", k=self._random.randint(2, 10))
        return "".join(letters)

    def _name(self) -> str:
        first, last = self._random.choices(self._words, k=2)
        return f"{first.capitalize()} {last.capitalize()}"

    def _sentence(self) -> str:
        words = self._random.choices(self._words, k=8) + self._random.choices(_SMALL, k=5)
        self._random.shuffle(words)
        words.insert(4, self._random.choice(self.names))
        said = " ".join(words)
        return f"{said[:1].upper()}{said[1:]}."

    def text(self, length: int) -> str:
        """Return a text of at least so many characters, in paragraphs of three to five."""
        found: list[str] = []
        size = 0
        while size < length:
            several = self._random.choices(self._pool, k=self._random.randint(3, 5))
            found.append(" ".join(several))
            size += len(found[-1]) + 1
        return "\n".join(found)


def zipf(rng: random.Random, count: int, power: float) -> Iterator[int]:
    """Yield places in a list of `count`, the first far more often than the last."""
    total, weights = 0.0, []
    for place in range(count):
        total += 1 / (place + 1) ** power
        weights.append(total)
    while True:
        yield from rng.choices(range(count), cum_weights=weights, k=10_000)
