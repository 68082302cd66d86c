"""What a report needs beside the summary: quotes in their sentences, and who decided what."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from variorum.model.cause import Causes
from variorum.model.ids import Id
from variorum.model.records import Assessment
from variorum.model.summary import Summary
from variorum.model.view import Move


@dataclass(frozen=True, slots=True)
class Sentence:
    """A quote within the sentences it stands in; `number` is that of the first, from 1."""

    before: str
    quote: str
    after: str
    number: int


@dataclass(frozen=True, slots=True)
class Ruled:
    """One decision of an analyst: when, who, and what as a token with its parameters."""

    when: str
    who: str
    what: str
    params: tuple[tuple[str, str], ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """A review mark on a proposition."""

    proposition: Id
    who: str
    approved: bool
    text: str = ""


@dataclass(frozen=True, slots=True)
class FrozenBrief:
    """A brief: its name, who froze it when, what has moved since, and which acts touched that."""

    name: str
    who: str
    when: str
    moves: tuple[Move, ...] = ()
    causes: Mapping[Id, Causes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart drawn twice: as SVG and, for formats without it, as PNG of `width` x `height` px."""

    svg: bytes
    png: bytes
    alt: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a report tells. `made` is the day it was made (ISO).

    `pictures` are charts by what they show: "matrix:" and a number, one for each piece in order,
    or "quantity:" and its id.
    """

    summary: Summary
    made: str
    author: str
    quotes: Mapping[Id, Sentence] = field(default_factory=dict)
    assessments: Mapping[Id, tuple[tuple[str, Assessment], ...]] = field(default_factory=dict)
    comments: tuple[Comment, ...] = ()
    rulings: tuple[Ruled, ...] = ()
    briefs: tuple[FrozenBrief, ...] = ()
    pictures: Mapping[str, Picture] = field(default_factory=dict)
