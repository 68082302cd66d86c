"""The parts a report is made of, whatever it is written as. All text is plain text."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from variorum.model.report import Picture


class Style(StrEnum):
    """How a run of words looks."""

    PLAIN = "plain"
    STRONG = "strong"
    QUOTE = "quote"
    MUTED = "muted"


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one style; `target` is the anchor they lead to, if any."""

    text: str
    style: Style = Style.PLAIN
    target: str = ""


Runs = Sequence[Run]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3; `anchor` names it for links."""

    level: int
    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `anchor` names it for links."""

    runs: Runs
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of lines."""

    lines: Sequence[Runs]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a head; every row has as many cells as the head."""

    head: Sequence[str]
    rows: Sequence[Sequence[Runs]]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart."""

    picture: Picture


Block = Heading | Paragraph | Bullets | Table | Chart


def plain(text: str) -> Runs:
    """Return one run of plain words."""
    return (Run(text),)
