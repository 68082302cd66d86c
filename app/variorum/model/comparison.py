"""A figure of another article beside the one in focus: what a hint says."""

from dataclasses import dataclass

from variorum.model.records import Quantity
from variorum.model.verdict import FigureHeard, FigurePair


@dataclass(frozen=True, slots=True)
class Comparison:
    """One other figure and how the one in focus relates to it by the law.

    `quantity` is what the other measures; `linked` tells whether the one in focus is linked to it,
    else the relation only holds if both measure the same. `pair.one` or `pair.other` is the one in
    focus; `label` is the letter of the other's article.
    """

    other: FigureHeard
    quantity: Quantity
    pair: FigurePair
    linked: bool
    label: str = ""
