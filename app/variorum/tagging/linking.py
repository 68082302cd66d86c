"""Type-ahead over known records, and the one link that is made without asking."""

from collections.abc import Iterable, Iterator

from variorum.model.catalogue import Catalogue
from variorum.model.drafts import Pick
from variorum.model.ids import Id
from variorum.model.records import Actor, Alias, Record
from variorum.model.resolve import merged
from variorum.model.views import OpenArticle
from variorum.model.vocabulary import ActorKind
from variorum.tagging.making import TARGETS
from variorum.text.keys import normal_key

_EXACT, _PREFIX, _TOKENS, _INSIDE, _NONE = range(5)


def candidates(
    text: str, kind: str, catalogue: Catalogue, article: OpenArticle | None = None, limit: int = 20
) -> list[Pick]:
    """Return known records of one kind that `text` may mean, best first.

    Exact names and aliases come first, then names that start with it, then those of which words
    start with its words, then those that merely contain it; inside a rank what this article
    already names comes first, then the shorter name. Empty text lists all. Actors merged into
    another and the unnamed voices of other articles are left out.
    """
    key = normal_key(text)
    here = _used(article) if article else frozenset()
    ranked = []
    for record, names in _named(kind, catalogue, article):
        rank = min((_rank(key, normal_key(name)) for name in names), default=_NONE)
        if rank < _NONE:
            shown = names[0]
            order = (rank, record.id not in here, len(shown), shown.casefold(), record.id)
            ranked.append((order, _pick(record, shown, kind)))
    return [pick for _, pick in sorted(ranked, key=lambda found: found[0])[:limit]]


def link_exact(name: str, catalogue: Catalogue, article: OpenArticle | None = None) -> Actor | None:
    """Return the actor that `name` is an exact and unambiguous name or alias of, else None.

    Only this links by itself, inside the analyst's own act, and is marked there (design:
    semantics, "Proposing groups").
    """
    key = normal_key(name)
    ends = merged(catalogue, "actor")
    found: set[Id] = set()
    for actor in catalogue.all(Actor).values():
        if normal_key(actor.name) == key and _is_of(actor.article, article):
            found.add(ends.get(actor.id, actor.id))
    for alias in catalogue.all(Alias).values():
        if normal_key(alias.text) == key and _is_of(alias.article, article):
            if alias.ambiguous:
                return None
            found.add(ends.get(alias.actor, alias.actor))
    return catalogue.get(Actor, found.pop()) if len(found) == 1 else None


def _is_of(home: Id | None, article: OpenArticle | None) -> bool:
    return home is None or (article is not None and home == article.article.id)


def _named(
    kind: str, catalogue: Catalogue, article: OpenArticle | None
) -> Iterator[tuple[Record, list[str]]]:
    """Yield the records of a kind with their names, the one to show first."""
    if kind != "actor":
        for record in catalogue.all(TARGETS[kind]).values():
            yield record, [getattr(record, "name", "") or getattr(record, "text", "")]
        return
    ends = merged(catalogue, "actor")
    others: dict[Id, list[str]] = {}
    for alias in catalogue.all(Alias).values():
        if _is_of(alias.article, article):
            others.setdefault(ends.get(alias.actor, alias.actor), []).append(alias.text)
    for actor in catalogue.all(Actor).values():
        if actor.id in ends:
            others.setdefault(ends[actor.id], []).append(actor.name)
    for actor in catalogue.all(Actor).values():
        if actor.id not in ends and _is_of(actor.article, article):
            yield actor, [actor.name, *others.get(actor.id, [])]


def _rank(key: str, name: str) -> int:
    if key == name:
        return _EXACT
    if name.startswith(key):
        return _PREFIX
    tokens = name.replace("-", " ").split()
    if all(any(token.startswith(part) for token in tokens) for part in key.split()):
        return _TOKENS
    return _INSIDE if key in name else _NONE


def _used(article: OpenArticle) -> frozenset[Id]:
    links: Iterable[object] = (link for held in article.links.values() for link in held.values())
    return frozenset(
        found for link in links for name in TARGETS if (found := getattr(link, name)) is not None
    )


def _pick(record: Record, shown: str, kind: str) -> Pick:
    actor_kind = record.kind if isinstance(record, Actor) else ActorKind.UNKNOWN
    return Pick(kind, shown, record.id, actor_kind)
