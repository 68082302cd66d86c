"""The summary kept current: only what an act touched is read and judged again."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.records import Proposition, Quantity
from variorum.model.resolve import merged
from variorum.model.summary import Summary
from variorum.model.tags import TagLink
from variorum.model.verdict import QuantityVerdict, Verdict
from variorum.model.views import LinkedTag
from variorum.reconcile.figures import quantity_verdict
from variorum.reconcile.origins import Origins
from variorum.reconcile.status import verdict
from variorum.store.store import Store
from variorum.summary.build import build
from variorum.workspace.announce import Announcement, Changed
from variorum.workspace.session import Session
from variorum.workspace.touched import Touched

Evidence = dict[Id, list[LinkedTag]]


@dataclass(frozen=True, slots=True)
class _Read:
    """What the store answered."""

    evidence: Evidence
    figures: Evidence
    stances: list[LinkedTag]
    actor_counts: dict[Id, dict[Id, tuple[int, int]]]
    read_shares: dict[Id, tuple[int, int]]


class Reconciler:
    """Keeps evidence and verdicts of a session's project and builds its summary off the thread."""

    def __init__(self, session: Session) -> None:
        """Follow what `session` announces."""
        self._session = session
        self._touched = Touched(everything=True)
        self._evidence: Evidence = {}
        self._figures: Evidence = {}
        self._verdicts: dict[Id, Verdict] = {}
        self._quantities: dict[Id, QuantityVerdict] = {}
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reconcile")
        session.listen(self._on_announced)

    def summary(self) -> "Future[Summary]":
        """Return the summary of the state as it is now, computed on a thread of its own."""
        touched, self._touched = self._touched, Touched(everything=False)
        catalogue = Catalogue(self._session.state.catalogue)
        reading = self._session.submit(lambda store: _read(store, touched))
        return self._pool.submit(self._build, catalogue, touched, reading)

    def close(self) -> None:
        """Finish what is under way and stop."""
        self._pool.shutdown()

    def _on_announced(self, fact: Announcement) -> None:
        if not isinstance(fact, Changed):
            return
        if fact.how == "taken_back":
            self._touched = Touched(everything=True)
        for change in fact.change_set.changes:
            self._touched.follow(change, self._links_of)

    def _links_of(self, tag: Id) -> Mapping[Id, TagLink] | None:
        for article in self._session.state.articles.values():
            if tag in article.tags:
                return article.links.get(tag, {})
        return None

    def _build(self, catalogue: Catalogue, touched: Touched, reading: "Future[_Read]") -> Summary:
        read = reading.result()
        if touched.everything:
            self._evidence, self._figures = {}, {}
        _replace(self._evidence, touched.propositions, read.evidence)
        _replace(self._figures, touched.quantities, read.figures)
        self._judge(catalogue, touched)
        return build(
            catalogue,
            self._verdicts,
            self._quantities,
            stances=read.stances,
            actor_counts=read.actor_counts,
            read_shares=read.read_shares,
        )

    def _judge(self, catalogue: Catalogue, touched: Touched) -> None:
        """Bring the verdicts up to date; evidence of merged records counts for the one kept."""
        origins = Origins(catalogue)
        propositions = catalogue.all(Proposition)
        quantities = catalogue.all(Quantity)
        one = {**merged(catalogue, "proposition"), **merged(catalogue, "quantity")}
        if touched.judge_all:
            self._verdicts, self._quantities = {}, {}
        evidence = _gathered(
            self._evidence, propositions if touched.judge_all else touched.propositions, one
        )
        for proposition, found in evidence.items():
            if proposition in propositions:
                self._verdicts[proposition] = verdict(propositions[proposition], found, origins)
            else:
                self._verdicts.pop(proposition, None)
        figures = _gathered(
            self._figures, quantities if touched.judge_all else touched.quantities, one
        )
        for quantity, found in figures.items():
            if quantity in quantities:
                self._quantities[quantity] = quantity_verdict(quantities[quantity], found, origins)
            else:
                self._quantities.pop(quantity, None)


def _gathered(held: Evidence, wanted: Iterable[Id], one: Mapping[Id, Id]) -> Evidence:
    """Return the evidence of the wanted groups, each tag once, under the record kept."""
    heads = {one.get(group, group) for group in wanted}
    members: dict[Id, list[Id]] = defaultdict(list)
    for group, head in one.items():
        if head in heads and group != head:
            members[head].append(group)
    return {head: _each_once(held, [head, *members[head]]) for head in heads}


def _each_once(held: Evidence, groups: Sequence[Id]) -> list[LinkedTag]:
    found = {linked.tag.id: linked for group in groups for linked in held.get(group, ())}
    return list(found.values())


def _replace(held: Evidence, touched: Iterable[Id], found: Evidence) -> None:
    for group in touched:
        held.pop(group, None)
    held.update(found)


def _read(store: Store, touched: Touched) -> _Read:
    everything = touched.everything
    return _Read(
        store.evidence(None if everything else sorted(touched.propositions)),
        store.figures(None if everything else sorted(touched.quantities)),
        store.stances(),
        store.actor_counts(),
        store.read_shares(),
    )
