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


def settle(article: OpenArticle, among: Iterable[Id], taken: Collection[Id]) -> ChangeSet:
    """Take some of the tags of one discrepancy (one, several or none) and leave the others.

    The tags left stay in the project; once the article is adjudicated they do not count.
    """
    tags = [article.tags[tag] for tag in among]
    changes = _marked(tags, taken)
    params = (("quote", shortened(tags[0].quote) if tags else ""),)
    return ChangeSet("adjudicate.settle", changes, params)


def adjudicate(
    article: OpenArticle, catalogue: Catalogue, agreed: Iterable[Id], author: Id
) -> ChangeSet:
    """Let only adjudicated tags count from now on; `agreed` are taken along, one of each kind."""
    wanted = frozenset(agreed)
    changes = _marked([article.tags[tag] for tag in sorted(wanted)], wanted)
    if not _decisions(article, catalogue):
        decision = Decision(
            id=new_id(),
            author=author,
            created=now(),
            kind=DecisionKind.ADJUDICATED,
            about="article",
            subject=article.article.id,
        )
        changes += created(decision)
    return ChangeSet("adjudicate.finish", changes, _named(article))


def reopen(article: OpenArticle, catalogue: Catalogue) -> ChangeSet:
    """Let the tags of all analysts count again; what was taken stays marked."""
    return ChangeSet("adjudicate.reopen", deleted(*_decisions(article, catalogue)), _named(article))


def _decisions(article: OpenArticle, catalogue: Catalogue) -> list[Decision]:
    return [
        found
        for found in catalogue.all(Decision).values()
        if found.kind is DecisionKind.ADJUDICATED and found.subject == article.article.id
    ]


def _marked(tags: Iterable[Tag], taken: Collection[Id]) -> tuple[Change, ...]:
    return tuple(
        Change(tag, replace(tag, adjudicated=tag.id in taken))
        for tag in tags
        if tag.adjudicated is not (tag.id in taken)
    )


def _named(article: OpenArticle) -> tuple[tuple[str, str], ...]:
    return (("title", shortened(article.article.title or article.article.label)),)
