"""Two plain readings of the catalogue that several stages share: merges and the order of dates."""

from collections.abc import Iterable
from datetime import date

from variorum.model.catalogue import Catalogue
from variorum.model.dates import day_interval
from variorum.model.ids import Id
from variorum.model.records import Article, Decision
from variorum.model.sparse import Columns
from variorum.model.vocabulary import DecisionKind


def merged(catalogue: Catalogue, about: str) -> dict[Id, Id]:
    """Return who stands for whom after the merge decisions about one kind of record.

    Only records that were merged away are keys; the values are the ones whose name stays. Of the
    decisions on one pair the latest holds; a split without `object` takes back every merge of its
    subject. A circle of merges ends at its oldest record.
    """
    into: dict[Id, Id] = {}
    decisions = catalogue.all(Decision).values()
    for decision in sorted(decisions, key=lambda found: (found.created, found.id)):
        if decision.about != about:
            continue
        subject, other = decision.subject, decision.object
        if decision.kind is DecisionKind.MERGE and other and other != subject:
            into[subject] = other
        elif decision.kind is DecisionKind.SPLIT:
            _split(into, subject, other)
    return {subject: end for subject in into if (end := _end(into, subject)) != subject}


def _split(into: dict[Id, Id], subject: Id, other: Id | None) -> None:
    if other is None or into.get(subject) == other:
        into.pop(subject, None)
    elif into.get(other) == subject:
        del into[other]


def _end(into: dict[Id, Id], start: Id) -> Id:
    path = [start]
    while (after := into.get(path[-1])) is not None:
        if after in path:
            return min(path[path.index(after) :])
        path.append(after)
    return path[-1]


def dated(catalogue: Catalogue) -> Columns:
    """Return all articles in order of publication (see `in_order`), each with its place."""
    return catalogue.common(
        "dated", Article, lambda held: Columns.of([one.id for one in in_order(held.values())])
    )


def in_order(articles: Iterable[Article]) -> list[Article]:
    """Return articles by first day of publication, unknown dates last, then by label and id."""
    return sorted(articles, key=lambda found: (_first_day(found), found.label, found.id))


def _first_day(article: Article) -> date:
    if not article.published:
        return date.max
    return day_interval(article.published).first or date.min
