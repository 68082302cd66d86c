"""Type-ahead over known records, and the one link that is made without asking."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from itertools import islice

from variorum.model.catalogue import Catalogue
from variorum.model.drafts import Pick
from variorum.model.ids import Id
from variorum.model.records import Actor, Record
from variorum.model.views import OpenArticle
from variorum.model.vocabulary import ActorKind
from variorum.tagging.known_names import KnownNames, OtherName, name_of, names_in, place_of
from variorum.tagging.making import TARGETS
from variorum.text.keys import normal_key

_EXACT, _PREFIX, _TOKENS, _INSIDE, _NONE = range(5)

_CONSIDERED = 400
"""Records of a kind that are compared with words in a text."""


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
    found = _answers(key, names, here, article) if key else _all(names, here, article)
    return [_pick(record, kind) for record in islice(found, limit)]


def alike(
    words: str,
    kinds: Iterable[str],
    catalogue: Catalogue,
    article: OpenArticle | None = None,
    limit: int = 20,
) -> list[Pick]:
    """Return known records of some kinds whose names share most with `words`, best first.

    Considered are the first of each kind that `candidates` lists when nothing is typed; of two
    that share as much the one listed first comes first.
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415  # needed by a strip, not by the first paint

    here = _used(article) if article else frozenset()
    listed: list[Record] = []
    keys: list[str] = []
    for kind in kinds:
        names = names_in(catalogue, kind)
        first = list(islice(_all(names, here, article), _CONSIDERED))
        listed += first
        keys += map(names.key_of, first)
    found = process.extract(
        normal_key(words), keys, scorer=fuzz.token_set_ratio, processor=None, limit=limit
    )
    return [_pick(listed[at], listed[at].kind_name) for _, _, at in found]


def _answers(
    key: str, names: KnownNames, here: AbstractSet[Id], article: OpenArticle | None
) -> Iterator[Record]:
    """Yield which records answer a key, best first; each rank is sought when it is asked for."""
    near = _near(names, here)
    ranks = {one.id: _rank_of(one, key, names, article) for one in near}
    sought = {
        _EXACT: names.called(key),
        _PREFIX: names.beginning(key),
        _TOKENS: names.wording(key.split()),
        _INSIDE: names.holding(key),
    }
    for rank, may_answer in sought.items():
        yield from (one for one in near if ranks[one.id] == rank)
        for one in may_answer:
            if one.id not in ranks and _rank_of(one, key, names, article) == rank:
                yield one


def _near(names: KnownNames, here: AbstractSet[Id]) -> list[Record]:
    return sorted(filter(None, map(names.standing, here)), key=place_of)


def _rank_of(record: Record, key: str, names: KnownNames, article: OpenArticle | None) -> int:
    if not _is_here(_home(record), article):
        return _NONE
    others = names.others.get(record.id, ())
    said = (other.text for other in others if _is_here(other.home, article))
    return min(_rank(key, normal_key(name)) for name in (name_of(record), *said))


def _all(names: KnownNames, here: AbstractSet[Id], article: OpenArticle | None) -> Iterator[Record]:
    """Yield every record: those without a name, those of the article, the rest."""
    unnamed = [one for one in names.called("") if _rank_of(one, "", names, article) == _EXACT]
    unnamed.sort(key=lambda one: (one.id not in here, place_of(one)))
    passed: set[Id] = set()
    for record in (*unnamed, *_near(names, here)):
        if record.id not in passed and _is_here(_home(record), article):
            passed.add(record.id)
            yield record
    home = article.article.id if article else None
    for record in names.all():
        if record.id not in passed and (_home(record) or home) == home:
            yield record


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
