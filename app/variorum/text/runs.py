"""Runs of words that two bodies of text share, and a third does not."""

from collections.abc import Iterable, Iterator

from variorum.text.words import words

LONGEST = 4
"""Words of a run that is nobody's chance wording; shorter texts are compared whole."""

Run = tuple[str, ...]


def forms(text: str) -> list[str]:
    """Return the words of a text without regard to capitals."""
    return [text[start:end].casefold() for start, end in words(text)]


def runs(said: list[str], length: int) -> Iterator[Run]:
    """Yield every run of some length, overlapping ones too."""
    return zip(*(said[at:] for at in range(length)), strict=False)


class Betrayals:
    """Finds which of some sentences give away a text.

    A run of `LONGEST` words of a sentence, or the whole of a shorter one, that stands in what must
    not be known and in nothing that may. Of a name it is enough that the sentence has all of it.
    """

    def __init__(self, sentences: Iterable[str]) -> None:
        """Prepare to be asked about these sentences and no others."""
        self._whole: set[Run] = set()
        self._short: set[Run] = set()
        for sentence in sentences:
            said = forms(sentence)
            self._whole.update(runs(said, min(len(said), LONGEST)) if said else ())
            for length in range(1, LONGEST + 1):
                self._short.update(runs(said, length))
        self._found: set[Run] = set()

    def hide(self, text: str) -> None:
        """Take in a text that must not be known."""
        said = forms(text)
        for length in range(1, LONGEST + 1):
            self._found.update(run for run in runs(said, length) if run in self._whole)

    def hide_name(self, name: str) -> None:
        """Take in a name that must not be known, however short."""
        said = forms(name)
        if said:
            length = min(len(said), LONGEST)
            self._found.update(run for run in runs(said, length) if run in self._short)

    def show(self, text: str) -> None:
        """Take in a text that may be known; to be called after all that must not."""
        firsts = {run[0] for run in self._found}
        said = forms(text)
        for at, word in enumerate(said):
            if word in firsts:
                for length in range(1, LONGEST + 1):
                    self._found.discard(tuple(said[at : at + length]))

    def in_(self, sentence: str, *, alone: bool = True) -> bool:
        """Tell whether a sentence gives anything away.

        Without `alone` a single word that is the whole sentence is passed over.
        """
        said = forms(sentence)
        if not alone and len(said) == 1:
            return False
        return any(
            run in self._found
            for length in range(1, min(len(said), LONGEST) + 1)
            for run in runs(said, length)
        )
