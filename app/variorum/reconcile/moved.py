"""What bears on verdicts otherwise in one state of a project than in another."""

from collections.abc import Container
from collections.abc import Set as AbstractSet

from variorum.model.article_table import told
from variorum.model.ids import Id
from variorum.model.records import Actor, Article
from variorum.model.resolve import dated
from variorum.reconcile.origins import Origins


def moved(before: Origins, now: Origins) -> tuple[set[Id], set[Id]]:
    """Return the actors and the articles that do not bear on verdicts as they did before."""
    ruled = {key for pair, _ in now.rulings.items() ^ before.rulings.items() for key in pair}
    actors = {
        actor
        for actor in {**before.catalogue.all(Actor), **now.catalogue.all(Actor)}
        if _actor(now, actor) != _actor(before, actor) or now.of_actor(actor).key in ruled
    }
    articles = {
        article
        for article in _changeable(before, now, actors)
        if _article(now, article, actors) != _article(before, article, actors)
    }
    documents = {one.document(article) for one in (now, before) for article in articles}
    articles |= {
        article
        for article in {**before.documents, **now.documents}
        if now.document(article) in documents or before.document(article) in documents
    }
    return actors, articles


def _actor(origins: Origins, actor: Id) -> tuple[object, ...]:
    found = origins.catalogue.get(Actor, actor)
    one = origins.one(Actor.kind_name, actor)
    return found.name if found else "", one, origins.of_actor(actor), origins.guessed(actor)


def _changeable(before: Origins, now: Origins, actors: Container[Id]) -> AbstractSet[Id]:
    """Return the articles of which something may be otherwise, where `actors` are."""
    articles, earlier = now.catalogue.all(Article), before.catalogue.all(Article)
    if articles is not earlier:
        return articles.keys() | earlier.keys()
    columns = dated(now.catalogue)
    authors = zip(columns.articles, told(articles, columns, "author_actor"), strict=True)
    return {
        *(now.adjudicated ^ before.adjudicated),
        *before.documents,
        *now.documents,
        *(article for article, author in authors if author in actors),
    }


def _article(origins: Origins, article: Id, actors: Container[Id]) -> tuple[object, ...] | None:
    found = origins.article(article)
    if found is None:
        return None
    author = found.author_actor
    return (
        found.label,
        found.outlet,
        found.genre,
        found.byline,
        author,
        found.published,
        found.inferred,
        article in origins.adjudicated,
        origins.document(article),
        origins.of_actor(author) if author in actors and author else None,
    )
