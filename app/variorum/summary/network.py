"""Who is named with whom: actors in one sentence, counted over articles."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from typing_extensions import override

from variorum.model.ids import Id
from variorum.model.lazy import LazyTuple
from variorum.model.pages import Together
from variorum.model.views import LinkedTag
from variorum.model.vocabulary import LinkRole, TagKind
from variorum.text.sentences import sentence_at

SHOWN = 40
"""How many actors a network shows at most: more cannot be read."""

Pair = tuple[Id, Id]


def pairs_in(text: str, tags: Iterable[LinkedTag], one: Mapping[Id, Id]) -> Counter[Pair]:
    """Return how often two actors are named in one sentence of a text with its tags.

    `one` says who stands for whom after merges. Tags in excluded regions do not count.
    """
    named: dict[tuple[int, int], set[Id]] = defaultdict(set)
    for linked in tags:
        if linked.tag.kind is TagKind.ACTOR and linked.excluded_by is None:
            sentence = sentence_at(text, linked.tag.start)
            for link in linked.role(LinkRole.ACTOR):
                if link.actor and sentence:
                    named[sentence].add(one.get(link.actor, link.actor))
    return Counter(pair for actors in named.values() for pair in combinations(sorted(actors), 2))


class Pairs(LazyTuple[Together]):
    """Pairs of actors with what is counted of them; each is made when it is looked at.

    There may be a million, and so many objects would have Python's collector stop every thread.
    """

    __slots__ = ("_articles", "_ordered", "_sentences")

    def __init__(
        self,
        ordered: Sequence[Pair],
        sentences: Mapping[Pair, int],
        articles: Mapping[Pair, Id | list[Id]],
    ) -> None:
        """Hold pairs in order, in how many sentences each is, and in which article or articles."""
        self._ordered, self._sentences, self._articles = ordered, sentences, articles

    @override
    def __len__(self) -> int:
        return len(self._ordered)

    @override
    def _value_at(self, place: int) -> Together:
        pair = self._ordered[place]
        found = self._articles[pair]
        articles = tuple(found) if isinstance(found, list) else (found,)
        return Together(*pair, self._sentences[pair], articles)


def together(counts: Iterable[tuple[Id, Mapping[Pair, int]]]) -> Pairs:
    """Return the pairs of all articles (given with their ids), most sentences first."""
    sentences: Counter[Pair] = Counter()
    articles: dict[Pair, Id | list[Id]] = {}
    for article, pairs in counts:
        sentences.update(pairs)
        for pair in pairs:
            known = articles.setdefault(pair, article)
            if isinstance(known, list):
                known.append(article)
            elif known != article:
                articles[pair] = [known, article]
    return Pairs(list(_in_order(sentences)), sentences, articles)


def _in_order(sentences: Mapping[Pair, int]) -> Iterator[Pair]:
    """Yield pairs, most sentences first; sorted bit by bit, as Python does nothing else then."""
    others: dict[tuple[int, Id], list[Id]] = defaultdict(list)
    for (one, other), count in sentences.items():
        others[-count, one].append(other)
    for count, one in sorted(others):
        for other in sorted(others[count, one]):
            yield one, other


def strongest(pairs: Sequence[Together], limit: int = SHOWN) -> tuple[Together, ...]:
    """Return the pairs among the `limit` actors named with others in most sentences."""
    weight: Counter[Id] = Counter()
    for pair in pairs:
        weight[pair.one] += pair.sentences
        weight[pair.other] += pair.sentences
    kept = {actor for actor, _ in sorted(weight.items(), key=lambda one: (-one[1], one[0]))[:limit]}
    return tuple(pair for pair in pairs if pair.one in kept and pair.other in kept)
