"""The reconciled summary: made from scratch, and brought up to date after one edit."""

import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from variorum.bench.apart import apart
from variorum.bench.measure import Cost, cost, cpu
from variorum.bench.memory import peak
from variorum.bench.opened import loaded, new_actor_tag, opened, settled
from variorum.bench.rows import Row, Target, growth, row
from variorum.bench.scale import SEED, Workshop
from variorum.model.changes import Change, ChangeSet
from variorum.model.records import Actor, Article
from variorum.model.summary import Summary
from variorum.model.views import OpenArticle
from variorum.model.vocabulary import LinkRole, Polarity, Ruling
from variorum.store.store import Store
from variorum.tagging.housekeeping import set_independence
from variorum.workspace.reconciling import Reconciler
from variorum.workspace.session import Session

_TURNS = 3
"""Times a summary is made from scratch: one by itself may meet a busy moment."""

_GROUPED = """
    SELECT tag_link.role, tag_link.polarity, text_version.article,
           coalesce(tag_link.actor, tag_link.proposition, tag_link.quantity), count(*)
    FROM tag_link
    JOIN tag ON tag.id = tag_link.tag
    JOIN text_version ON text_version.id = tag.text_version
    GROUP BY 1, 2, 3, 4
"""
"""All evidence by what it is about and where it stands, counted: the least a summary does."""


def measure(shop: Workshop) -> Iterator[Row]:
    """Measure in projects of three sizes, each in a fresh process."""
    found = [
        apart("variorum.bench.summary:summing_up", str(shop.project(tags)), shop.scale.runs)
        for tags in shop.scale.tags
    ]
    last, size = found[-1], f"{shop.scale.tags[-1]:,} tags"
    grouped = last["grouped"]
    for act in ("polarity", "new tag"):
        costs = [Cost(*one[act]) for one in found]
        name = f"summary after one edit: {act}"
        yield row(f"{name} (ms)", size, costs[-1], 1000 * grouped, Target(1 / 100))
        yield row(f"{name}, at most (ms)", size, costs[-1], None, Target(30, "ours"))
        yield growth(name, shop.scale.tags, costs, 0.2)
    wholes = [Cost(*one["whole"]) for one in found]
    yield row("summary from scratch (s)", size, wholes[-1], grouped, Target(3))
    yield growth("summary from scratch", shop.scale.tags, wholes)
    yield row("supposing two origins dependent (s)", size, Cost(*last["ruling"]))
    yield row("open the project (s)", size, last["open"])
    yield row("memory with the summary (MB)", size, last["held"], None, Target(400, "ours"))


def _grouped(store: Store) -> float:
    connection = store._database  # noqa: SLF001  # the yardstick reads the same file its own way
    return cpu(lambda: connection.execute(_GROUPED).fetchall())


def summing_up(path: str, runs: int) -> dict[str, object]:
    """Return what opening, grouping, summing up and following an edit take, and the memory."""
    rng = random.Random(SEED)  # noqa: S311  # made data, not secrets
    start = time.process_time()
    with opened(path) as session:
        opening = time.process_time() - start
        reconciler, scratch = _from_scratch(session)
        found: dict[str, object] = {"open": opening, **scratch}
        homes = list(islice(session.state.catalogue.all(Article), 40))
        actors = list(session.state.catalogue.all(Actor).values())
        for name in ("polarity", "new tag"):
            spent: list[float] = []
            for _ in range(runs + 1):
                home = loaded(session, rng.choice(homes))
                act = _turned(home) if name == "polarity" else None
                done = act or new_actor_tag(session, home, rng.choice(actors), 20)
                spent.append(_followed(session, reconciler, done))
            found[name] = cost(spent[1:]).scaled(1000)
        act = _ruled(session, reconciler.summary().result())
        found["ruling"] = cost([cpu(reconciler.supposition(act).result) for _ in range(_TURNS)])
        reconciler.close()
    return found


def _from_scratch(session: Session) -> tuple[Reconciler, dict[str, object]]:
    """Return what a summary from scratch and the yardstick take, in turn, the first included.

    Also the last reconciler, which has its summary, and the memory that the first one took: the
    answer of the yardstick is larger.
    """
    grouped, whole = list[float](), list[float]()
    held, reconciler = 0.0, Reconciler(session)
    for turn in range(_TURNS):
        if turn:
            reconciler.close()
            reconciler = Reconciler(session)
        whole.append(cpu(lambda: reconciler.summary().result()))  # noqa: B023  # at once
        held = held or peak()
        grouped.append(session.submit(_grouped).result())
    return reconciler, {"grouped": cost(grouped).median, "whole": cost(whole), "held": held}


def _followed(session: Session, reconciler: Reconciler, act: ChangeSet) -> float:
    """Return the seconds of CPU from an act that is on disk to the summary that knows it."""
    session.do(act).result()
    settled(session)
    return cpu(lambda: reconciler.summary().result())


def _ruled(session: Session, summary: Summary) -> ChangeSet:
    """Return the act that rules on the two actors that most propositions rest on at once."""
    pairs = Counter(
        frozenset(actor for one in row.verdict.pair if (actor := one.actor))
        for row in summary.propositions
        if row.verdict.pair
    )
    often = (tuple(pair) for pair, _ in pairs.most_common() if len(pair) > 1)
    one, other = next(often, tuple(islice(session.state.catalogue.all(Actor), 2)))
    catalogue, me = session.state.catalogue, session.signed()
    return set_independence(catalogue, one, other, Ruling.DEPENDENT, me)


def _turned(home: OpenArticle) -> ChangeSet | None:
    """Return the act that turns one claim of an article into its opposite, if it has one."""
    found = (
        link
        for links in home.links.values()
        for link in links.values()
        if link.role is LinkRole.PROPOSITION
    )
    link = next(found, None)
    if link is None:
        return None
    turned = Polarity.DENIES if link.polarity is Polarity.ASSERTS else Polarity.ASSERTS
    changes = (Change(link, replace(link, polarity=turned)),)
    return ChangeSet("tag.edit", changes, (("quote", home.tags[link.tag].quote),))
