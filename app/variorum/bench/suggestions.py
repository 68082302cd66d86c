"""What a suggester proposes after one new tag, in projects of ever more tags."""

import random
from collections.abc import Iterator
from itertools import islice

from variorum.bench.apart import apart
from variorum.bench.measure import Cost, cost, cpu
from variorum.bench.opened import loaded, new_actor_tag, opened, settled
from variorum.bench.rows import Row, Target, growth, row
from variorum.bench.scale import SEED, Workshop
from variorum.model.records import Actor, Article
from variorum.workspace.suggesting import Suggester


def measure(shop: Workshop) -> Iterator[Row]:
    """Measure in projects of three sizes, each in a fresh process."""
    found = [
        apart("variorum.bench.suggestions:after_a_tag", str(shop.project(tags)), shop.scale.runs)
        for tags in shop.scale.tags
    ]
    costs = [Cost(*one["after"]) for one in found]
    tags = shop.scale.tags[-1]
    bound = Target(5, "ours")
    yield row("suggestions after one new tag (ms)", f"{tags:,} tags", costs[-1], None, bound)
    yield row("suggestions, the first (s)", f"{tags:,} tags", found[-1]["first"])
    yield growth("suggestions after one new tag", shop.scale.tags, costs, 0.1)


def after_a_tag(path: str, runs: int) -> dict[str, object]:
    """Return the seconds of CPU of the first answer, and the milliseconds after a new tag."""
    rng = random.Random(SEED)  # noqa: S311  # made data, not secrets
    with opened(path) as session:
        suggester = Suggester(session)
        catalogue = session.state.catalogue
        articles = list(islice(catalogue.all(Article), 20))
        actors = list(catalogue.all(Actor).values())
        home = loaded(session, articles[0])
        first = cpu(lambda: suggester.suggestions(home).result())
        spent = []
        for at in range(runs + 1):
            actor, start = rng.choice(actors), 20 * (at + 1) % (len(home.text) - 12)
            session.do(new_actor_tag(session, home, actor, start)).result()
            settled(session)
            spent.append(cpu(lambda: suggester.suggestions(home).result()))
        suggester.close()
    return {"first": first, "after": cost(spent[1:]).scaled(1000)}
