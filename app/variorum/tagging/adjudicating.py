"""Settling what several analysts tagged differently: whose tags stand for an article."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from variorum.model.catalogue import Catalogue
from variorum.model.changes import Change, ChangeSet, created, deleted
from variorum.model.ids import Id, new_id, now
from variorum.model.records import Decision
from variorum.model.tags import Tag
from variorum.model.views import OpenArticle
from variorum.model.vocabulary import DecisionKind
from variorum.tagging.making import shortened


def settle(
    article: OpenArticle,
    catalogue: Catalogue,
    among: Iterable[Id],
    taken: Collection[Id],
    author: Id,
) -> ChangeSet:
    """Take some of the tags of one discrepancy (one, several or none) and leave the others.

    The tags left stay in the project; once the article is adjudicated they do not count. That
    none is taken is kept as a decision about the first, so that the discrepancy is settled too.
    """
    tags = [article.tags[tag] for tag in among]
    changes = _marked(tags, taken)
    left = _left(catalogue, [tag.id for tag in tags])
    if taken:
        changes += deleted(*left)
    elif tags and not left:
        changes += created(_decision("tag", tags[0].id, author))
    params = (("quote", shortened(tags[0].quote) if tags else ""),)
    return ChangeSet("adjudicate.settle", changes, params)


def unsettle(article: OpenArticle, catalogue: Catalogue, among: Iterable[Id]) -> ChangeSet:
    """Leave a discrepancy open again, as if nobody had settled it."""
    tags = [article.tags[tag] for tag in among]
    changes = _marked(tags, ()) + deleted(*_left(catalogue, [tag.id for tag in tags]))
    params = (("quote", shortened(tags[0].quote) if tags else ""),)
    return ChangeSet("adjudicate.settle", changes, params)


def taken_of(
    article: OpenArticle, catalogue: Catalogue, among: Collection[Id]
) -> frozenset[Id] | None:
    """Return which tags of a discrepancy were taken; None while it is not settled."""
    found = frozenset(tag for tag in among if tag in article.tags and article.tags[tag].adjudicated)
    return found if found or _left(catalogue, among) else None


def adjudicated(catalogue: Catalogue) -> frozenset[Id]:
    """Return the articles of which only adjudicated tags count."""
    return frozenset(one.subject for one in _all(catalogue, "article"))


def is_adjudicated(catalogue: Catalogue, article: Id) -> bool:
    """Tell whether only adjudicated tags of an article count."""
    return article in adjudicated(catalogue)


def adjudicate(
    article: OpenArticle, catalogue: Catalogue, agreed: Iterable[Id], author: Id
) -> ChangeSet:
    """Let only adjudicated tags count from now on; `agreed` are taken along, one of each kind."""
    wanted = frozenset(agreed)
    changes = _marked([article.tags[tag] for tag in sorted(wanted)], wanted)
    if not _decisions(catalogue, article.article.id):
        changes += created(_decision("article", article.article.id, author))
    return ChangeSet("adjudicate.finish", changes, _named(article))


def reopen(article: OpenArticle, catalogue: Catalogue) -> ChangeSet:
    """Let the tags of all analysts count again; what was taken stays marked."""
    gone = _decisions(catalogue, article.article.id)
    return ChangeSet("adjudicate.reopen", deleted(*gone), _named(article))


def _decisions(catalogue: Catalogue, article: Id) -> list[Decision]:
    return [one for one in _all(catalogue, "article") if one.subject == article]


def _left(catalogue: Catalogue, tags: Collection[Id]) -> list[Decision]:
    """Return the decisions to take none of some tags."""
    return [one for one in _all(catalogue, "tag") if one.subject in tags]


def _all(catalogue: Catalogue, about: str) -> list[Decision]:
    return [
        found
        for found in catalogue.all(Decision).values()
        if found.kind is DecisionKind.ADJUDICATED and found.about == about
    ]


def _decision(about: str, subject: Id, author: Id) -> Decision:
    return Decision(
        id=new_id(),
        author=author,
        created=now(),
        kind=DecisionKind.ADJUDICATED,
        about=about,
        subject=subject,
    )


def _marked(tags: Iterable[Tag], taken: Collection[Id]) -> tuple[Change, ...]:
    return tuple(
        Change(tag, replace(tag, adjudicated=tag.id in taken))
        for tag in tags
        if tag.adjudicated is not (tag.id in taken)
    )


def _named(article: OpenArticle) -> tuple[tuple[str, str], ...]:
    return (("title", shortened(article.article.title or article.article.label)),)
