"""Type-ahead over known records, and the one link that is made without asking."""

from collections.abc import Iterable
from itertools import islice

from variorum.model.catalogue import Catalogue
from variorum.model.drafts import Pick
from variorum.model.ids import Id
from variorum.model.records import Actor, Record
from variorum.model.views import OpenArticle
from variorum.model.vocabulary import ActorKind
from variorum.tagging.known_names import OtherName, name_of, names_in
from variorum.tagging.making import TARGETS
from variorum.text.keys import normal_key

_EXACT, _PREFIX, _TOKENS, _INSIDE, _NONE = range(5)

_Order = tuple[int, bool, int, str, Id]


def candidates(
    text: str, kind: str, catalogue: Catalogue, article: OpenArticle | None = None, limit: int = 20
) -> list[Pick]:
    """Return known records of one kind that `text` may mean, best first.

    Exact names and aliases come first, then names that start with it, then those of which words
    start with its words, then those that merely contain it; inside a rank what this article
    already names comes first, then the shorter name. Empty text lists all. Actors merged into
    another and the unnamed voices of other articles are left out.
    """
    names, key = names_in(catalogue, kind), normal_key(text)
    here = _used(article) if article else frozenset()

    def ranked(records: Iterable[Record]) -> list[tuple[_Order, Record]]:
        found = []
        for record in records:
            rank = _NONE
            if _is_here(_home(record), article):
                others = names.others.get(record.id, ())
                said = (other.text for other in others if _is_here(other.home, article))
                rank = min(_rank(key, normal_key(name)) for name in (name_of(record), *said))
            if rank < _NONE:
                name = name_of(record)
                order = (rank, record.id not in here, len(name), name.casefold(), record.id)
                found.append((order, record))
        return sorted(found, key=lambda one: one[0])

    if key:
        found = ranked(names.beginning(key))
        if len(found) < limit:  # these come first, whatever else there is
            found = ranked(names.holding(key.split()))
    else:
        known = [record for one in here if (record := names.standing(one))]
        free = (one for one in names.all() if one.id not in here and _is_here(_home(one), article))
        found = ranked([*names.called(""), *known, *islice(free, limit)])
    unique = dict.fromkeys(record.id for _, record in found)
    return [_pick(names.records[one], kind) for one in islice(unique, limit)]


def link_exact(name: str, catalogue: Catalogue, article: OpenArticle | None = None) -> Actor | None:
    """Return the actor that `name` is an exact and unambiguous name or alias of, else None.

    Only this links by itself, inside the analyst's own act, and is marked there (design:
    semantics, "Proposing groups").
    """
    key, names = normal_key(name), names_in(catalogue, Actor.kind_name)
    found: set[Id] = set()
    for head in names.called(key):
        for other in (OtherName(name_of(head), _home(head)), *names.others.get(head.id, ())):
            if normal_key(other.text) == key and _is_here(other.home, article):
                if other.is_ambiguous:
                    return None
                found.add(head.id)
    return catalogue.get(Actor, found.pop()) if len(found) == 1 else None


def _home(record: Record) -> Id | None:
    """Return the article in which alone an unnamed voice is somebody."""
    return record.article if isinstance(record, Actor) else None


def _is_here(home: Id | None, article: OpenArticle | None) -> bool:
    return home is None or (article is not None and home == article.article.id)


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


def _pick(record: Record, kind: str) -> Pick:
    actor_kind = record.kind if isinstance(record, Actor) else ActorKind.UNKNOWN
    return Pick(kind, name_of(record), record.id, actor_kind)
