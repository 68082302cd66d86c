"""What bears on verdicts otherwise in one state of a project than in another."""

from collections import defaultdict
from collections.abc import Collection, Container, Iterable
from collections.abc import Set as AbstractSet
from itertools import chain

from variorum.model.article_table import told
from variorum.model.ids import Id
from variorum.model.records import Actor, Article
from variorum.model.resolve import dated
from variorum.model.verdict import Reason, Verdict
from variorum.model.vocabulary import Polarity
from variorum.model.voices import origins_of, uttered
from variorum.reconcile.origins import Origins, Pair

_WEIGHED = (None, Reason.JOINT)
"""Why a voice that a side was weighed with may be left out of it."""


def moved(before: Origins, now: Origins) -> tuple[set[Id], set[Id]]:
    """Return the actors and the articles that do not bear on verdicts as they did before."""
    were, are = before.catalogue.all(Actor), now.catalogue.all(Actor)
    others = {actor for actor, one in are.items() if were.get(actor) is not one}
    others |= were.keys() - are.keys()
    actors = {
        actor
        for actor in others | ((before.tied() | now.tied()) & (were.keys() | are.keys()))
        if _actor(now, actor) != _actor(before, actor)
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


def ruled(before: Origins, now: Origins, verdicts: Iterable[Verdict]) -> set[Id]:
    """Return the propositions that rulings bear on in one of two states only.

    A ruling bears on a proposition on which both origins are heard on one side. `verdicts` are
    those of the state before; what is not the same there for other reasons is not told.
    """
    pairs = {pair for pair, _ in now.rulings.items() ^ before.rulings.items()}
    return {one.proposition for one in verdicts if _heard_together(one, pairs)} if pairs else set()


def _heard_together(verdict: Verdict, pairs: Collection[Pair]) -> bool:
    found = chain(origins_of(verdict.counted), origins_of(verdict.not_counted))
    here = {origin.key for origins in found for origin in origins}
    if not any(pair <= here for pair in pairs):
        return False
    sides: dict[Polarity, set[str]] = defaultdict(set)
    for voice in chain(uttered(verdict.counted), uttered(verdict.not_counted)):
        if voice.reason in _WEIGHED:
            sides[voice.polarity].update(origin.key for origin in voice.behind.origins)
    return any(pair <= side for pair in pairs for side in sides.values())


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
