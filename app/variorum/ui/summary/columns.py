"""The columns of the tables: propositions, actors, stances, articles."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from variorum.model.ids import Id
from variorum.model.records import Article
from variorum.model.sparse import total
from variorum.model.summary import (
    ActorRow,
    PropositionRow,
    StanceRow,
    Summary,
    columns_of,
    labels_of,
)
from variorum.model.verdict import Status
from variorum.model.vocabulary import Attitude
from variorum.shell import verdict_phrases
from variorum.ui.panel.words import name_of, shown_date
from variorum.ui.summary.grid import OnDemand
from variorum.ui.summary.table_columns import ManyColumns, TableColumn
from variorum.ui.summary.words import STATUS_LOOKS, kind_name, phrases, tr

R = TypeVar("R")

_FITTING = 6
"""How many articles leave the names of an actor room to stretch."""

_ARTICLE = 52
"""How wide a column with the numbers of one article is."""

_ORDER = {status: place for place, status in enumerate(Status)}
_GLYPHS = {
    Attitude.SUPPORTS: ("asserts", "supports"),
    Attitude.OPPOSES: ("denies", "opposes"),
    Attitude.AMBIVALENT: ("half-circle", "hedged"),
}


def proposition_columns() -> list[TableColumn[PropositionRow]]:
    """Return the columns of the table of propositions, the twin of the matrix."""
    return [
        TableColumn(tr("Proposition"), lambda row: row.proposition.text),
        TableColumn(tr("Kind"), lambda row: kind_name(row.proposition.kind), width=92),
        TableColumn(
            tr("Status"),
            lambda row: verdict_phrases.group(row.verdict.status, phrases),
            key=lambda row: _ORDER[row.verdict.status],
            width=252,
            icon=lambda row: (
                STATUS_LOOKS[row.verdict.status][0],
                STATUS_LOOKS[row.verdict.status][2],
            ),
        ),
        TableColumn(
            tr("In a sentence"), lambda row: verdict_phrases.headline(row.verdict, phrases)
        ),
        _number(tr("For"), lambda row: row.verdict.support),
        _number(tr("Against"), lambda row: row.verdict.denial),
        _number(tr("Articles"), lambda row: row.verdict.articles),
        _number(tr("Left out"), lambda row: len(row.verdict.not_counted)),
    ]


def actor_columns(
    labels: Sequence[str], is_noted: Callable[[Id], bool] = lambda _actor: False
) -> ManyColumns[ActorRow]:
    """Return the columns of the table of actors: mentions and claims, then both by article.

    `labels` are the letters of the articles. An actor that `is_noted` bears the mark of a memo.
    """
    first: list[TableColumn[ActorRow]] = [
        TableColumn(
            tr("Actor"),
            lambda row: row.actor.name,
            width=210,
            icon=lambda row: ("note", "accent") if is_noted(row.actor.id) else ("", ""),
        ),
        TableColumn(tr("Kind"), lambda row: name_of(row.actor.kind), width=200),
        TableColumn(
            tr("Also called"),
            lambda row: ", ".join(row.aliases),
            width=0 if len(labels) <= _FITTING else 240,
        ),
        TableColumn(tr("Belongs to"), lambda row: ", ".join(row.parents), width=170),
        _number(tr("Mentions"), lambda row: total(row.mentions), 88),
        _number(tr("Claims"), lambda row: total(row.claims), 76),
    ]

    def of_article(place: int) -> TableColumn[ActorRow]:
        return _number(labels[place], partial(_mentions_in, place), _ARTICLE)

    return ManyColumns(first, labels, of_article, _ARTICLE)


def stance_columns(summary: Summary) -> list[TableColumn[StanceRow]]:
    """Return the columns of the table of stances."""
    labels, place = labels_of(summary.articles), columns_of(summary.articles).places
    return [
        TableColumn(
            tr("Article"),
            lambda row: labels.get(row.article, ""),
            key=lambda row: place.get(row.article, 0),
            width=70,
        ),
        TableColumn(
            tr("Holder"), lambda row: ", ".join(row.holders) or tr("nobody named"), width=230
        ),
        TableColumn(
            tr("Attitude"),
            lambda row: name_of(row.attitude) if row.attitude else tr("not chosen"),
            width=116,
            icon=lambda row: _GLYPHS[row.attitude] if row.attitude else ("", ""),
        ),
        TableColumn(tr("Towards"), lambda row: row.target or tr("nothing linked")),
        TableColumn(tr("Counts"), _stance_counts, width=150),
        TableColumn(tr("Quote"), lambda row: " ".join(row.quote.split()), serif=True),
    ]


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article with its outlet and what is read of it."""

    article: Article
    outlet: str
    read: float


def article_rows(summary: Summary) -> Sequence[ArticleRow]:
    """Return the rows of the table of articles, each made when it is looked at."""
    every, outlets, read = summary.articles, summary.outlet_names, summary.read_share
    return OnDemand(len(every), lambda at: ArticleRow(every[at], outlets[at], read[at]))


def article_columns() -> list[TableColumn[ArticleRow]]:
    """Return the columns of the table of articles."""
    return [
        TableColumn(tr("Article"), lambda row: row.article.label, width=70),
        TableColumn(tr("Title"), lambda row: row.article.title or row.article.file_name),
        TableColumn(tr("Outlet"), lambda row: row.outlet, width=250),
        TableColumn(
            tr("Published"),
            lambda row: shown_date(row.article.published) or tr("no date"),
            key=lambda row: row.article.published or "~",
            width=190,
        ),
        TableColumn(tr("Byline"), lambda row: row.article.byline, width=170),
        TableColumn(tr("Progress"), lambda row: name_of(row.article.progress), width=90),
        TableColumn(
            tr("Read"),
            lambda row: f"{int(row.read * 100)} %",
            lambda row: row.read,
            70,
            number=True,
        ),
    ]


def _mentions_in(place: int, row: ActorRow) -> int:
    return row.mentions[place]


def _stance_counts(row: StanceRow) -> str:
    return tr("as evidence") if row.evidence else tr("an attitude only")


def _number(title: str, value: Callable[[R], int], width: int = 76) -> TableColumn[R]:
    return TableColumn(title, lambda row: _shown(value(row)), value, width, number=True)


def _shown(count: int) -> str:
    return str(count) if count else "\u2013"
