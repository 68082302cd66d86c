"""Two plain readings of the catalogue that several stages share: merges and the order of dates."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from variorum.model.article_table import ArticleTable, teller
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


def packed(fields: Mapping[str, Sequence[Any]]) -> ArticleTable:
    """Return articles of which `fields` tell all, each in the same order: that of the table."""
    ids, days = fields["id"], list(map(_first_day, fields["published"]))
    keys = list(zip(days, fields["label"], ids, strict=True))
    order = sorted(range(len(ids)), key=keys.__getitem__)
    places = dict.fromkeys(ids, 0)
    for place, at in enumerate(order):
        places[ids[at]] = place
    columns = Columns(tuple([ids[at] for at in order]), places)
    return ArticleTable(
        columns, {name: values for name, values in fields.items() if name != "id"}, order
    )


def dated(catalogue: Catalogue) -> Columns:
    """Return all articles in order of publication (see `in_order`), each with its place."""
    return catalogue.common("dated", Article, _columns)


def _columns(held: Mapping[Id, Article]) -> Columns:
    if isinstance(held, ArticleTable) and not held.is_altered:
        return held.columns
    published, label = teller(held, "published"), teller(held, "label")
    found = sorted(held, key=lambda one: (_first_day(published(one)), label(one), one))
    if isinstance(held, ArticleTable) and tuple(found) == held.columns.articles:
        return held.columns
    return Columns.of(found)


def in_order(articles: Iterable[Article]) -> list[Article]:
    """Return articles by first day of publication, unknown dates last, then by label and id."""
    return sorted(articles, key=lambda one: (_first_day(one.published), one.label, one.id))


def _first_day(published: str) -> date:
    if not published:
        return date.max
    return day_interval(published).first or date.min
