"""The reconciled summary as a value: what the Summary workspace, the CLI and reports show."""

from dataclasses import dataclass
from enum import StrEnum

from variorum.model.ids import Id
from variorum.model.records import Actor, Article, Assessment, Proposition, Quantity
from variorum.model.verdict import QuantityVerdict, Status, Verdict
from variorum.model.vocabulary import Attitude


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


@dataclass(frozen=True, slots=True)
class PropositionRow:
    """One line of the matrix; `cells` follow `Summary.articles`."""

    proposition: Proposition
    verdict: Verdict
    cells: tuple[Cell, ...]
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
    mentions: tuple[int, ...]
    claims: tuple[int, ...]


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
    articles: tuple[Article, ...]
    outlet_names: tuple[str, ...]
    read_share: tuple[float, ...]
    propositions: tuple[PropositionRow, ...]
    quantities: tuple[QuantityRow, ...]
    actors: tuple[ActorRow, ...]
    stances: tuple[StanceRow, ...]

    def of_status(self, status: Status) -> tuple[PropositionRow, ...]:
        """Return the rows of one status, in the summary's order."""
        return tuple(row for row in self.propositions if row.verdict.status is status)
