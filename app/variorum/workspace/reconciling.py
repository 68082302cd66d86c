"""The summary kept current: only what an act touched is read and judged again."""

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from variorum.model.catalogue import Catalogue
from variorum.model.changes import ChangeSet
from variorum.model.ids import Id
from variorum.model.records import Article
from variorum.model.summary import Summary
from variorum.model.tags import TagLink
from variorum.model.view import COUNTING, Move, View
from variorum.model.views import LinkedTag
from variorum.reconcile.viewing import Viewing
from variorum.store.store import Store
from variorum.summary.build import build
from variorum.workspace.announce import Announcement, Changed
from variorum.workspace.judging import Evidence, Grounds, Verdicts, judge
from variorum.workspace.session import Session
from variorum.workspace.supposing import Viewed, moves, supposed, tags_of
from variorum.workspace.touched import Touched


@dataclass(frozen=True, slots=True)
class _Counted:
    """What a summary shows beside its verdicts."""

    stances: list[LinkedTag]
    actor_counts: dict[Id, dict[Id, tuple[int, int]]]
    read_shares: dict[Id, tuple[int, int]]


class Reconciler:
    """Keeps evidence and verdicts of a session's project and builds its summary off the thread."""

    def __init__(self, session: Session) -> None:
        """Follow what `session` announces."""
        self._session = session
        self._touched = Touched(everything=True)
        self._grounds = Grounds()
        self._verdicts = Verdicts()
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reconcile")
        session.listen(self._on_announced)

    def summary(self) -> "Future[Summary]":
        """Return the summary of the state as it is now, computed on a thread of its own."""
        current, catalogue = self._current(), Catalogue(self._session.state.catalogue)
        counting = self._session.submit(_count)

        def work() -> Summary:
            current.result()
            return _summary(catalogue, self._verdicts, counting.result())

        return self._pool.submit(work)

    def viewed(self, view: View) -> "Future[Viewed]":
        """Return the summary under a view, and what it moves; nothing is kept of it."""
        current, catalogue = self._current(), Catalogue(self._session.state.catalogue)
        counting = self._session.submit(_count)

        def work() -> Viewed:
            current.result()
            seen = judge(catalogue, self._grounds, Verdicts(), view=view)
            moved = moves(catalogue, self._verdicts.propositions, seen.propositions)
            return Viewed(_summary(catalogue, seen, counting.result(), view), moved)

        return self._pool.submit(work)

    def suppose(self, change_set: ChangeSet) -> "Future[tuple[Move, ...]]":
        """Return how statuses would move if an act were done; it is not."""
        current, catalogue = self._current(), Catalogue(self._session.state.catalogue)
        concerned = tags_of(change_set.changes)
        reading = self._session.submit(lambda store: store.tags(concerned))

        def work() -> tuple[Move, ...]:
            current.result()
            then = Catalogue(catalogue)
            then.apply(change_set.changes)
            touched = Touched(everything=False)
            for change in change_set.changes:
                touched.follow(change, lambda _tag: {})
            grounds, altered = supposed(self._grounds, reading.result(), change_set.changes)
            now = Verdicts(dict(self._verdicts.propositions), dict(self._verdicts.quantities))
            every = touched.judge_all or touched.everything
            judge(
                then,
                grounds,
                now,
                propositions=None if every else touched.propositions | altered.propositions.keys(),
                quantities=None if every else touched.quantities | altered.quantities.keys(),
            )
            return moves(then, self._verdicts.propositions, now.propositions)

        return self._pool.submit(work)

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

    def _current(self) -> "Future[None]":
        """Have the verdicts brought up to date with the state as it is now."""
        touched, self._touched = self._touched, Touched(everything=False)
        catalogue = Catalogue(self._session.state.catalogue)
        reading = self._session.submit(lambda store: _read(store, touched))
        return self._pool.submit(self._catch_up, catalogue, touched, reading)

    def _catch_up(self, catalogue: Catalogue, touched: Touched, reading: "Future[Grounds]") -> None:
        read = reading.result()
        if touched.everything:
            self._grounds = Grounds()
        _replace(self._grounds.propositions, touched.propositions, read.propositions)
        _replace(self._grounds.quantities, touched.quantities, read.quantities)
        every = touched.judge_all
        judge(
            catalogue,
            self._grounds,
            self._verdicts,
            propositions=None if every else touched.propositions,
            quantities=None if every else touched.quantities,
        )


def _replace(held: Evidence, touched: Iterable[Id], found: Evidence) -> None:
    for group in touched:
        held.pop(group, None)
    held.update(found)


def _read(store: Store, touched: Touched) -> Grounds:
    everything = touched.everything
    return Grounds(
        store.evidence(None if everything else sorted(touched.propositions)),
        store.figures(None if everything else sorted(touched.quantities)),
    )


def _count(store: Store) -> _Counted:
    return _Counted(store.stances(), store.actor_counts(), store.read_shares())


def _summary(
    catalogue: Catalogue, verdicts: Verdicts, counted: _Counted, view: View = COUNTING
) -> Summary:
    viewing = Viewing(catalogue, view)
    shown = None if view == COUNTING else _shown(catalogue, viewing)
    return build(
        catalogue,
        verdicts.propositions,
        verdicts.quantities,
        stances=[linked for linked in counted.stances if not viewing.leaves_out(linked)],
        actor_counts=counted.actor_counts,
        read_shares=counted.read_shares,
        shown=shown,
    )


def _shown(catalogue: Catalogue, viewing: Viewing) -> Sequence[Id]:
    return [article for article in catalogue.all(Article) if viewing.shows(article)]
