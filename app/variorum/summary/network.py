"""Who is named with whom: actors in one sentence, counted over articles."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from variorum.model.ids import Id
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


def together(counts: Iterable[tuple[Id, Mapping[Pair, int]]]) -> tuple[Together, ...]:
    """Return the pairs of all articles (given with their ids), most sentences first."""
    sentences: Counter[Pair] = Counter()
    articles: dict[Pair, list[Id]] = defaultdict(list)
    for article, pairs in counts:
        sentences.update(pairs)
        for pair in pairs:
            articles[pair].append(article)
    ordered = sorted(sentences, key=lambda pair: (-sentences[pair], pair))
    return tuple(Together(*pair, sentences[pair], tuple(articles[pair])) for pair in ordered)


def strongest(pairs: Sequence[Together], limit: int = SHOWN) -> tuple[Together, ...]:
    """Return the pairs among the `limit` actors named with others in most sentences."""
    weight: Counter[Id] = Counter()
    for pair in pairs:
        weight[pair.one] += pair.sentences
        weight[pair.other] += pair.sentences
    kept = {actor for actor, _ in sorted(weight.items(), key=lambda one: (-one[1], one[0]))[:limit]}
    return tuple(pair for pair in pairs if pair.one in kept and pair.other in kept)
