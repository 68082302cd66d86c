"""Comparing what several analysts tagged in one article."""

from collections.abc import Sequence
from concurrent.futures import Future

from variorum.agreement.report import compare
from variorum.model.agreement import ArticleAgreement
from variorum.model.ids import Id
from variorum.model.records import Annotator
from variorum.model.resolve import merged
from variorum.model.views import OpenArticle
from variorum.workspace.session import Session


def annotators_of(article: OpenArticle, known: Sequence[Id]) -> list[Id]:
    """Return who has tagged an article, in the order of `known`."""
    authors = {tag.author for tag in article.standing()}
    return [annotator for annotator in known if annotator in authors]


def agreement(
    session: Session, article: Id, annotators: Sequence[Id] = (), *, percent: float = 0.0
) -> "Future[ArticleAgreement]":
    """Return how analysts agree on an article, computed on the store's thread.

    Without `annotators` all who tagged it are compared. Numbers within `percent` are the same.
    """
    catalogue = session.state.catalogue
    known = list(catalogue.all(Annotator))
    heads = {
        one: head
        for kind in ("actor", "proposition", "quantity")
        for one, head in merged(catalogue, kind).items()
    }

    def work(opened: OpenArticle) -> ArticleAgreement:
        who = list(annotators) or annotators_of(opened, known)
        tags = opened.linked_in_order()
        return compare(article, len(opened.text), tags, who, heads, percent=percent)

    return session.submit(lambda store: work(store.open_article(article)))
