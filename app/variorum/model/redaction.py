"""A project handed over without some of its sources or authors: what is asked, what was done."""

from collections.abc import Mapping
from dataclasses import dataclass

from variorum.model.ids import Id
from variorum.model.view import FiguresMove, Move


@dataclass(frozen=True, slots=True)
class Redaction:
    """What is taken out: ids of articles, outlets and annotators.

    `words` are names that go with them, as asked for. `anonymous`: the annotators that stay are
    called Analyst 1, Analyst 2 and so on, under new ids.
    """

    articles: frozenset[Id] = frozenset()
    outlets: frozenset[Id] = frozenset()
    annotators: frozenset[Id] = frozenset()
    words: tuple[str, ...] = ()
    anonymous: bool = False

    @property
    def takes_out(self) -> bool:
        """Whether anything is taken out, beyond the annotators' names."""
        return bool(self.articles or self.outlets or self.annotators)


@dataclass(frozen=True, slots=True)
class Redacted:
    """A hand-over that was done.

    `kept` and `taken` count records by kind. `reworded` are fields emptied or said otherwise, since
    their words stand in what was taken out and nowhere else; `renamed` counts annotators.
    `moves` and `figures` tell how the verdicts of the new file differ.
    """

    kept: Mapping[str, int]
    taken: Mapping[str, int]
    reworded: int
    renamed: int
    moves: tuple[Move, ...] = ()
    figures: tuple[FiguresMove, ...] = ()
