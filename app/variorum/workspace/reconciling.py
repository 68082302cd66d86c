"""The summary kept current: only what an act touched is read, judged and made again."""

from collections.abc import Sequence
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
from variorum.workspace.announce import Announcement, Changed, Marked
from variorum.workspace.collecting import look_again
from variorum.workspace.current import Current, groups_to_judge, read, read_all
from variorum.workspace.judging import Verdicts, judge, judge_all
from variorum.workspace.session import Session
from variorum.workspace.supposing import Viewed, figure_moves, moves, supposed, tags_of
from variorum.workspace.touched import Touched


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
            catalogue, known = current.result(), self._current
            seen = judge_all(catalogue, known.grounds, view)
            moved = moves(catalogue, known.verdicts.propositions, seen.propositions)
            return Viewed(_viewed(catalogue, known, seen, view), moved)

        return self._pool.submit(work)

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
        self, catalogue: Catalogue, change_set: ChangeSet, before: Sequence[LinkedTag]
    ) -> Supposition:
        then, touched = Catalogue(catalogue), Touched(everything=False)
        then.apply(change_set.changes)
        touched.follow(change_set.changes)
        grounds, altered = supposed(self._current.grounds, before, change_set.changes)
        touched.propositions |= altered.propositions.keys()
        touched.quantities |= altered.quantities.keys()
        origins, known = Origins(then), self._current.verdicts
        assert self._current.origins is not None  # caught up before  # noqa: S101
        groups = groups_to_judge(grounds, touched, self._current.origins, origins)
        now = Verdicts(dict(known.propositions), dict(known.quantities))
        judge(origins, grounds, now, *groups)
        return Supposition(
            moves(then, known.propositions, now.propositions),
            figure_moves(then, known.quantities, now.quantities),
        )

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
            if found is None:
                articles = list(catalogue.all(Article))
                found = session.beside(lambda store: read_all(store, articles)).result()
            self._current.take(catalogue, touched, found)
            return catalogue

        return self._pool.submit(work)


def _viewed(catalogue: Catalogue, known: Current, seen: Verdicts, view: View) -> Summary:
    viewing, hearing = Viewing(catalogue, view), Hearing(catalogue, view)
    stances = (one for one in known.stances.values() if not viewing.leaves_out(one))
    return build(
        catalogue,
        seen.propositions,
        seen.quantities,
        stances=[one for one in stances if not hearing.silences(one)],
        actor_counts=known.counts,
        read_shares=known.shares,
        shown=None if view == COUNTING else _shown(catalogue, viewing),
    )


def _shown(catalogue: Catalogue, viewing: Viewing) -> Sequence[Id]:
    return [article for article in catalogue.all(Article) if viewing.shows(article)]
