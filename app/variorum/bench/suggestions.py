"""What a suggester proposes after one new tag, in projects of ever more tags."""

import random
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import wait
from itertools import islice

from variorum.bench.apart import apart
from variorum.bench.measure import Cost, cost, cpu
from variorum.bench.opened import loaded, new_actor_tag, opened, settled
from variorum.bench.rows import Row, Target, growth, row
from variorum.bench.scale import SEED, Workshop
from variorum.model.records import Actor, Article
from variorum.model.views import OpenArticle
from variorum.workspace.session import Session
from variorum.workspace.suggesting import Suggester

_TAGS = 40
"""New tags after which is asked: a median of few cannot tell tenths of a millisecond."""
_PAUSE = 0.1


def measure(shop: Workshop) -> Iterator[Row]:
    """Measure in projects of three sizes, each in a fresh process."""
    found = [
        apart("variorum.bench.suggestions:after_a_tag", str(shop.project(tags)))
        for tags in shop.scale.tags
    ]
    costs = [Cost(*one["after"]) for one in found]
    tags = shop.scale.tags[-1]
    bound = Target(5, "ours")
    yield row("suggestions after one new tag (ms)", f"{tags:,} tags", costs[-1], None, bound)
    yield row("suggestions, the first (s)", f"{tags:,} tags", found[-1]["first"])
    saved = "tag saved while the first are made, at most (ms of the clock)"
    yield row(saved, f"{tags:,} tags", found[-1]["saved"])
    yield growth("suggestions after one new tag", shop.scale.tags, costs, 0.1)


def after_a_tag(path: str) -> dict[str, object]:
    """Return what the first answer costs, one after a new tag, and a tag while the first is made.

    The first in seconds, the others in milliseconds.
    """
    rng = random.Random(SEED)  # noqa: S311  # made data, not secrets
    with opened(path) as session:
        suggester = Suggester(session)
        catalogue = session.state.catalogue
        articles = list(islice(catalogue.all(Article), 20))
        actors = list(catalogue.all(Actor).values())
        home = loaded(session, articles[0])
        first = cpu(lambda: suggester.suggestions(home).result())
        spent = []
        for at in range(_TAGS + 1):
            actor, start = rng.choice(actors), 20 * (at + 1) % (len(home.text) - 12)
            session.do(new_actor_tag(session, home, actor, start)).result()
            settled(session)
            spent.append(cpu(lambda: suggester.suggestions(home).result()))
        suggester.close()
        saved = _saved_meanwhile(session, home, actors)
    return {"first": first, "after": cost(spent[1:]).scaled(1000), "saved": saved * 1000}


def _saved_meanwhile(session: Session, home: OpenArticle, actors: Sequence[Actor]) -> float:
    """Return the longest time until a tag was on disk while a first answer was made."""
    suggester = Suggester(session)
    asked, longest = suggester.suggestions(home), 0.0
    while not wait([asked], _PAUSE).done:
        start = time.perf_counter()
        session.do(new_actor_tag(session, home, actors[0], 0)).result()
        longest = max(longest, time.perf_counter() - start)
    suggester.close()
    return longest
