"""The reconciled summary as a value: what the Summary workspace, the CLI and reports show."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from typing_extensions import override

from variorum.model.article_table import told
from variorum.model.ids import Id
from variorum.model.lazy import LazyTuple
from variorum.model.records import Actor, Article, Assessment, Proposition, Quantity
from variorum.model.sparse import Columns, Sparse
from variorum.model.verdict import QuantityVerdict, Status, Verdict
from variorum.model.vocabulary import Attitude


class Heads(LazyTuple[Article]):
    """The articles that head the columns, each looked up when it is asked for."""

    __slots__ = ("_held", "columns")

    def __init__(self, columns: Columns, held: Mapping[Id, Article]) -> None:
        """Show the articles of `columns`, which are all in `held`."""
        self.columns = columns
        self._held = held

    def told(self, field: str) -> list[Any]:
        """Return what all have in a field; none is made for it."""
        return told(self._held, self.columns, field)

    @override
    def __len__(self) -> int:
        return len(self.columns.articles)

    @override
    def __iter__(self) -> Iterator[Article]:
        return map(self._held.__getitem__, self.columns.articles)

    @override
    def _value_at(self, place: int) -> Article:
        return self._held[self.columns.articles[place]]

    @override
    def __eq__(self, other: object) -> bool:
        if isinstance(other, Heads) and other._held is self._held:
            return self.columns == other.columns
        return super().__eq__(other)

    __hash__ = LazyTuple.__hash__


def told_by(articles: Sequence[Article], field: str) -> list[Any]:
    """Return what articles have in a field."""
    if isinstance(articles, Heads):
        return articles.told(field)
    return [getattr(article, field) for article in articles]


def labels_of(articles: Sequence[Article]) -> dict[Id, str]:
    """Return the letters of articles by their ids."""
    return dict(zip(columns_of(articles).articles, told_by(articles, "label"), strict=True))


def columns_of(articles: Sequence[Article]) -> Columns:
    """Return the columns that articles head."""
    if isinstance(articles, Heads):
        return articles.columns
    return Columns.of([article.id for article in articles])


class Reading(StrEnum):
    """How an article with no tag on a proposition stands to it."""

    UNREAD = "unread"
    READING = "reading"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Cell:
    """One proposition in one article: counted voices by side, voices left out, and the tags.

    With `tags` empty, `reading` says whether the article is silent or merely unread.
    """

    article: Id
    asserts: int = 0
    denies: int = 0
    withholds: int = 0
    uncounted: int = 0
    tags: tuple[Id, ...] = ()
    reading: Reading = Reading.SILENT


class Cells(Sparse[Cell]):
    """One proposition in every article; only the cells with a voice in them take room."""

    __slots__ = ("_readings",)

    def __init__(
        self,
        columns: Columns,
        held: Mapping[Id, Cell] | Callable[[], Mapping[Id, Cell]],
        readings: Sequence[Reading],
    ) -> None:
        """Hold the cells with voices, as if silent; `readings` are those of the columns."""
        super().__init__(columns, held)
        self._readings = readings

    def read_as(self, readings: Sequence[Reading]) -> "Cells":
        """Return the same cells with other `readings`."""
        return Cells(self._columns, self._held, readings)

    @override
    def _rest(self, place: int) -> Cell:
        return Cell(self._columns.articles[place], reading=self._readings[place])


@dataclass(frozen=True, slots=True)
class PropositionRow:
    """One line of the matrix; `cells` follow `Summary.articles`."""

    proposition: Proposition
    verdict: Verdict
    cells: Sequence[Cell]
    overruled: str = ""
    assessment: Assessment | None = None


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor with its names and how often it is mentioned, and speaks, in each article.

    `mentions` and `claims` follow `Summary.articles`.
    """

    actor: Actor
    aliases: tuple[str, ...]
    parents: tuple[str, ...]
    mentions: Sequence[int]
    claims: Sequence[int]


@dataclass(frozen=True, slots=True)
class StanceRow:
    """One stance: who holds what attitude towards what, and where.

    `target_kind` is actor, topic, proposition or empty where none is linked. `evidence`: it is
    towards a proposition and so counts like a claim of its holder.
    """

    tag: Id
    article: Id
    quote: str
    holders: tuple[str, ...]
    target: str
    target_kind: str
    attitude: Attitude | None
    evidence: bool


@dataclass(frozen=True, slots=True)
class QuantityRow:
    """One quantity with its verdict."""

    quantity: Quantity
    verdict: QuantityVerdict


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything reconciled. Articles by publication date, unknown dates last, then by label."""

    title: str
    articles: Sequence[Article]
    outlet_names: tuple[str, ...]
    read_share: tuple[float, ...]
    propositions: tuple[PropositionRow, ...]
    quantities: tuple[QuantityRow, ...]
    actors: tuple[ActorRow, ...]
    stances: Sequence[StanceRow]

    def of_status(self, status: Status) -> tuple[PropositionRow, ...]:
        """Return the rows of one status, in the summary's order."""
        return tuple(row for row in self.propositions if row.verdict.status is status)
