"""Whose word is counted: what an analyst leaves out, or lets count, to see what would follow.

A view is never stored. The empty view is the counting view of the law.
"""

from dataclasses import dataclass

from variorum.model.ids import Id
from variorum.model.verdict import QuantityVerdict, Sign, Status


@dataclass(frozen=True, slots=True)
class View:
    """What is left out of the count, and what is let in although a rule keeps it out.

    `articles`, `outlets` and `analysts` are ids, `origins` keys of `verdict.Origin`; evidence of
    any of them is left out. `first` and `last` are days (ISO, empty: open) between which an
    article must have been published; one without a date stays in. `recounted` are ids of links
    (`VoiceHeard.link`) that count whatever the reason against them.
    """

    articles: frozenset[Id] = frozenset()
    outlets: frozenset[Id] = frozenset()
    analysts: frozenset[Id] = frozenset()
    origins: frozenset[str] = frozenset()
    first: str = ""
    last: str = ""
    recounted: frozenset[Id] = frozenset()


COUNTING = View()
"""Everything the law counts."""


@dataclass(frozen=True, slots=True)
class Move:
    """A status before and after: of a supposition, of a view, or since a brief was frozen.

    None stands for a proposition that is not there (yet, or any more). Support and denial are
    those of the verdict, for moves within one status. `signs` are what is said beside the status.
    """

    proposition: Id
    text: str
    before: Status | None
    after: Status | None
    support: tuple[int, int] = (0, 0)
    denial: tuple[int, int] = (0, 0)
    signs: tuple[tuple[Sign, ...], tuple[Sign, ...]] = ((), ())

    @property
    def stays(self) -> bool:
        """Whether the status is the same."""
        return self.before is self.after

    @property
    def resigned(self) -> bool:
        """Whether the status is the same and what is said beside it is not."""
        return self.stays and self.signs[0] != self.signs[1]

    @property
    def shows(self) -> bool:
        """Whether anything moves that stands before and after: a status, or a sign beside it."""
        return not self.stays or self.resigned


@dataclass(frozen=True, slots=True)
class FiguresMove:
    """The figures of one quantity before and after an act; None: there is no such quantity."""

    quantity: Id
    name: str
    before: QuantityVerdict | None
    after: QuantityVerdict | None


@dataclass(frozen=True, slots=True)
class Supposition:
    """What an act that was not done would move: statuses, and how figures relate."""

    moves: tuple[Move, ...] = ()
    figures: tuple[FiguresMove, ...] = ()
