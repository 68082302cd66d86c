"""The summary kept current: only what an act touched is read, judged and made again."""

from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from variorum.model.catalogue import Catalogue
from variorum.model.changes import ChangeSet
from variorum.model.ids import Id
from variorum.model.records import Article
from variorum.model.summary import Summary
from variorum.model.view import COUNTING, Move, Supposition, View
from variorum.model.views import LinkedTag
from variorum.reconcile.hearing import Hearing
from variorum.reconcile.origins import Origins
from variorum.reconcile.viewing import Viewing
from variorum.summary.build import build
from variorum.summary.stances import Stance
from variorum.workspace.announce import Announcement, Changed, Marked
from variorum.workspace.collecting import few_collections, give_back, look_again
from variorum.workspace.current import Current, groups_to_judge, read
from variorum.workspace.grounds import Grounds
from variorum.workspace.judging import Verdicts, judge, judge_again
from variorum.workspace.session import Session
from variorum.workspace.supposing import Supposed, Viewed, figure_moves, moves, tags_of
from variorum.workspace.touched import Touched

_MANY = 100
"""Groups judged for one answer after which what that took goes back to the system."""


class Reconciler:
    """Keeps evidence and verdicts of a session's project and builds its summary off the thread."""

    def __init__(self, session: Session) -> None:
        """Follow what `session` announces."""
        self._session = session
        self._touched = Touched(everything=True)
        self._current = Current()
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reconcile")
        session.listen(self._on_announced)

    def summary(self) -> "Future[Summary]":
        """Return the summary of the state as it is now, computed on a thread of its own."""
        catalogue = self._catch_up()
        return self._pool.submit(lambda: self._current.summary(catalogue.result()))

    def viewed(self, view: View) -> "Future[Viewed]":
        """Return the summary under a view, and what it moves; nothing is kept of it."""
        current = self._catch_up()

        def work() -> Viewed:
            catalogue = current.result()
            with few_collections():
                return self._viewed(catalogue, view)

        return self._pool.submit(work)

    def _viewed(self, catalogue: Catalogue, view: View) -> Viewed:
        known, grounds = self._current, Grounds(self._session, beside=True)
        seen = judge_again(Origins(catalogue, view), grounds, known.verdicts)
        moved = moves(catalogue, known.verdicts.propositions, seen.propositions)
        stances = _left(self._session, catalogue, known.stances, view)
        return Viewed(_viewed(catalogue, known, seen, stances, view), moved)

    def suppose(self, change_set: ChangeSet) -> "Future[tuple[Move, ...]]":
        """Return how statuses would move if an act were done; it is not."""
        told = self.supposition(change_set)
        return self._pool.submit(lambda: told.result().moves)

    def supposition(self, change_set: ChangeSet) -> "Future[Supposition]":
        """Return how statuses and figures would move if an act were done; it is not."""
        current = self._catch_up()
        concerned = tags_of(change_set.changes)
        reading = self._session.submit(lambda store: store.tags(concerned))

        def work() -> Supposition:
            return self._supposed(current.result(), change_set, reading.result())

        return self._pool.submit(work)

    def _supposed(
        self, catalogue: Catalogue, change_set: ChangeSet, tags: Sequence[LinkedTag]
    ) -> Supposition:
        then, touched = Catalogue(catalogue), Touched(everything=False)
        then.apply(change_set.changes)
        touched.follow(change_set.changes)
        grounds = Grounds(self._session)
        would_be = Supposed(grounds, tags, change_set.changes)
        touched.propositions |= would_be.altered("proposition")
        touched.quantities |= would_be.altered("quantity")
        known, origins = self._current.verdicts, self._current.origins
        assert origins is not None  # caught up before  # noqa: S101
        before, origins = _origins(origins, then, touched)
        groups = groups_to_judge(grounds, touched, before, origins, known)
        now = judge(origins, would_be, known.copy(), *groups)
        found = Supposition(
            moves(then, known.propositions, now.propositions),
            figure_moves(then, known.quantities, now.quantities),
        )
        if sum(map(len, groups)) > _MANY:
            del now
            give_back()
        return found

    def close(self) -> None:
        """Finish what is under way and stop."""
        self._pool.shutdown()
        look_again()

    def _on_announced(self, fact: Announcement) -> None:
        if isinstance(fact, Changed):
            if fact.how == "taken_back":
                self._touched = Touched(everything=True)
            self._touched.follow(fact.change_set.changes)
        elif isinstance(fact, Marked):
            self._touched.mark(fact.article)

    def _catch_up(self) -> "Future[Catalogue]":
        """Have everything brought to the state as it is now; the future is its catalogue."""
        touched, self._touched = self._touched, Touched(everything=False)
        catalogue = Catalogue(self._session.state.catalogue)
        session, everything = self._session, touched.everything
        reading = session.submit(lambda store: None if everything else read(store, touched))

        def work() -> Catalogue:
            found = reading.result()  # if it is nothing, all is written that must be read
            grounds = Grounds(session, beside=everything)
            self._current.take(catalogue, touched, found, grounds)
            return catalogue

        return self._pool.submit(work)


def _origins(before: Origins, then: Catalogue, touched: Touched) -> tuple[Origins, Origins]:
    """Return who stands behind whom before and after; one for both where none of it differs."""
    if not (touched.origins or touched.everything):
        now = before.beside(then, sorted(touched.newcomers))
        if now is not None:
            return now, now
    return before, Origins(then)


def _viewed(
    catalogue: Catalogue, known: Current, seen: Verdicts, stances: Iterable[Stance], view: View
) -> Summary:
    viewing = Viewing(catalogue, view)
    return build(
        catalogue,
        seen.propositions,
        seen.quantities,
        stances=stances,
        actor_counts=known.counts,
        read_shares=known.shares,
        shown=None if view == COUNTING else _shown(catalogue, viewing),
    )


def _left(
    session: Session, catalogue: Catalogue, stances: Iterable[Stance], view: View
) -> list[Stance]:
    """Return the stances that a view leaves standing."""
    viewing = Viewing(catalogue, view)
    left = [one for one in stances if viewing.keeps(one.article, one.author)]
    if not view.origins:
        return left
    hearing = Hearing(catalogue, view)
    tags = session.beside(lambda store: store.tags(one.tag for one in left)).result()
    silent = {linked.tag.id for linked in tags if hearing.silences(linked)}
    return [one for one in left if one.tag not in silent]


def _shown(catalogue: Catalogue, viewing: Viewing) -> Sequence[Id]:
    return [article for article in catalogue.all(Article) if viewing.shows(article)]
