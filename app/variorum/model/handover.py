"""Datasets out as values: what a format carries, what is asked of it, what it would lose."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from variorum.model.ids import Id
from variorum.model.vocabulary import TagKind


class Feature(StrEnum):
    """What a project may hold and a format may have no place for. Each is counted in records.

    Of tags: `CLAUSES` are those of claims and stances, `OVERLAPS` those that others stand in the
    way of, `EDGES` those that cut a word.
    """

    TEXTS = "texts"
    DETAILS = "details"
    ANALYSTS = "analysts"
    TAGS = "tags"
    CLAUSES = "clauses"
    OVERLAPS = "overlaps"
    EDGES = "edges"
    REJECTED = "rejected"
    CLAIM_VALUES = "claim_values"
    STRENGTHS = "strengths"
    FIGURE_VALUES = "figure_values"
    LINKS = "links"
    LINK_VALUES = "link_values"
    GUESSES = "guesses"
    REGIONS = "regions"
    READ_MARKS = "read_marks"
    MEMOS = "memos"
    NAMES = "names"
    TIES = "ties"
    GROUPS = "groups"
    RULINGS = "rulings"
    ASSESSMENTS = "assessments"
    FORMULAS = "formulas"
    CONTROLS = "controls"


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a project. `extension` is empty for a folder.

    `carries` are the features that a reader of the format gets back as values; what stands in
    words only is not carried. `bare`: it can be written without the articles' texts. `needs`
    names the package it cannot be written without.
    """

    name: str
    title: str
    extension: str
    carries: frozenset[Feature]
    bare: bool = False
    needs: str = ""


@dataclass(frozen=True, slots=True)
class Selection:
    """What of a project is written; an empty set is no restriction.

    `articles` and `analysts` are ids, `kinds` those of tags. `finished`: only articles that are
    done. `decided`: only tags that were adjudicated. Without `texts` hashes and quotes stay, and
    whole texts are left out.
    """

    articles: frozenset[Id] = frozenset()
    kinds: frozenset[TagKind] = frozenset()
    analysts: frozenset[Id] = frozenset()
    finished: bool = False
    decided: bool = False
    texts: bool = True

    @property
    def is_whole(self) -> bool:
        """Whether no record is left out."""
        chosen = self.articles or self.kinds or self.analysts
        return not (chosen or self.finished or self.decided)


EVERYTHING = Selection()
"""The whole project."""


@dataclass(frozen=True, slots=True)
class Loss:
    """What a format would not carry: the records it concerns, in the order of the dataset."""

    feature: Feature
    ids: Sequence[Id]


@dataclass(frozen=True, slots=True)
class Survey:
    """An export before it is written: how many records there are, and what would be lost."""

    count: int
    losses: tuple[Loss, ...]
