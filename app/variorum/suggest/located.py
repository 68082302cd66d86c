"""Where known phrases stand in one text, kept piece by piece and renewed phrase by phrase."""

from collections.abc import Iterable
from typing import Generic, TypeVar

from variorum.suggest.blocks import Blocks
from variorum.suggest.phrases import Match, Phrases, Words

T = TypeVar("T")


class Located(Generic[T]):
    """The matches of a text by piece and place. A phrase that changed is looked up alone."""

    def __init__(self, words: Words, blocks: Blocks) -> None:
        """Begin with none in a text cut into `words`, its pieces `blocks`."""
        self._words = words
        self._blocks = blocks
        self._found: list[dict[tuple[int, int], Match[T]]] = []
        self.find_all(Phrases())

    def find_all(self, phrases: Phrases[T]) -> None:
        """Find all `phrases` anew."""
        self._found = [{} for _ in range(len(self._blocks))]
        for match in phrases.find(self._words):
            self._found[self._blocks.at(match.start)][match.start, match.end] = match

    def find(self, phrases: Phrases[T], changed: Iterable[str]) -> set[int]:
        """Find again those of `phrases` that changed; return the pieces where they stand."""
        touched = set()
        for phrase in changed:
            senses = phrases.get(phrase)
            for place in self._words.places(phrase):
                number = self._blocks.at(place[0])
                touched.add(number)
                if senses:
                    self._found[number][place] = Match(*place, senses)
                else:
                    self._found[number].pop(place, None)
        return touched

    def of(self, number: int) -> Iterable[Match[T]]:
        """Return the matches in one piece."""
        return self._found[number].values()
