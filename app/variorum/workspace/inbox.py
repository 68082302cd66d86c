"""The inbox of Reconcile: what is open, kept current off the shell's thread."""

from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace

from variorum.model.catalogue import Catalogue
from variorum.model.journal import Step
from variorum.model.proposal import Inbox
from variorum.model.records import Region, TextVersion
from variorum.model.tags import Tag, TagLink
from variorum.model.vocabulary import LinkRole, TagKind
from variorum.store.registry import data_folder
from variorum.workspace.announce import Announcement, Changed
from variorum.workspace.asking import PARTS, Asking, Part
from variorum.workspace.asking_reads import Reads
from variorum.workspace.collecting import give_back
from variorum.workspace.kept_runs import KeptRuns
from variorum.workspace.reconciling import Reconciler
from variorum.workspace.session import Session

DECIDING = (
    "actor.merge",
    "claim.link",
    "claim.none",
    "copy.accept",
    "copy.reject",
    "figures.join",
    "figures.reject",
    "group.accept",
    "group.accept_all",
    "group.divide",
    "group.merge",
    "group.reject",
    "group.split",
    "group.unmerge",
    "independence.set",
    "passage.accept",
    "passage.reject",
)
"""Acts that answer a question of the inbox, or what it might have asked."""

_KINDS: dict[str, frozenset[Part]] = {
    "actor": frozenset({"actors"}),
    "alias": frozenset({"actors"}),
    "actor_link": frozenset({"actors"}),
    "article": frozenset({"copies"}),
    "constraint": frozenset({"actors", "claims", "figures", "copies"}),
    "decision": frozenset({"actors", "claims", "figures"}),
    "proposition": frozenset({"claims"}),
    "quantity": frozenset({"figures"}),
    "relation": frozenset({"copies"}),
}
"""What must be proposed anew when a record of a kind changes."""

_TAGS: dict[TagKind, Part] = {
    TagKind.ACTOR: "actors",
    TagKind.CLAIM: "claims",
    TagKind.FIGURE: "figures",
}
_ROLES: dict[LinkRole, Part] = {
    LinkRole.ACTOR: "actors",
    LinkRole.PROPOSITION: "claims",
    LinkRole.QUANTITY: "figures",
}


class InboxKeeper:
    """Proposes what may be one in a session's project, the most rewarding first.

    Its methods are called on the session's thread; `inbox` answers from one of its own. Kinds of
    proposals that nothing has touched since the last question are not computed again; their gains
    always are.
    """

    def __init__(self, session: Session, reconciler: Reconciler) -> None:
        """Follow what `session` announces; `reconciler` gives the statuses that gains rest on."""
        self._session = session
        self._reconciler = reconciler
        self._asking = Asking(KeptRuns(data_folder(), session.state.catalogue.project.id))
        self._stale: set[Part] = set(PARTS)
        self._kept: Inbox | None = None
        self._coming: tuple[int, Future[Inbox]] | None = None
        """The answer that is being worked out, and how many announcements it knows of."""
        self._is_closed = False
        self._changed = 0
        """Announcements heard: an answer asked for before the last one may be out of date."""
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="inbox")
        session.listen(self._on_announced)

    def inbox(self) -> "Future[Inbox]":
        """Return what is open now, in order of expected gain within each kind."""
        answer: Future[Inbox] = Future()
        if self._kept is not None:
            answer.set_result(self._kept)
            return answer
        coming = self._coming
        if coming is not None and coming[0] == self._changed:
            return coming[1]
        stale, self._stale = frozenset(self._stale), set()
        catalogue = Catalogue(self._session.state.catalogue)
        summary = self._reconciler.summary()
        decided = self._session.patiently(lambda store: _answers(store.standing_acts(DECIDING)))
        changed = self._changed

        def work() -> Inbox:
            known = summary.result()  # first: what is read below is not held while it is made
            reads = Reads(self._session, lambda: not self._is_closed)
            found = self._asking.ask(catalogue, stale, reads, known)
            give_back()
            return replace(found, decided=decided.result())

        answer = self._pool.submit(work)
        self._coming = changed, answer
        answer.add_done_callback(lambda done: self._keep(done, stale, changed))
        return answer

    def close(self) -> None:
        """Finish what is under way and stop."""
        self._is_closed = True
        self._pool.shutdown(cancel_futures=True)

    def _keep(self, done: "Future[Inbox]", stale: frozenset[Part], changed: int) -> None:
        """Remember the answer; after a failure ask anew (who asked is told what it was)."""
        if done.cancelled() or done.exception():
            self._stale |= stale
        elif changed == self._changed:
            self._kept = done.result()
        if self._coming is not None and self._coming[1] is done:
            self._coming = None

    def _on_announced(self, fact: Announcement) -> None:
        if not isinstance(fact, Changed):
            return
        self._changed += 1
        self._kept = None
        if fact.how == "taken_back":
            self._stale = set(PARTS)
        for change in fact.change_set.changes:
            for record in (change.before, change.after):
                if isinstance(record, Region | TextVersion):
                    self._stale |= set(PARTS)
                elif isinstance(record, Tag):
                    self._stale |= {part} if (part := _TAGS.get(record.kind)) else set()
                elif isinstance(record, TagLink):
                    self._stale |= {part} if (part := _ROLES.get(record.role)) else set()
                elif record is not None:
                    self._stale |= _KINDS.get(record.kind_name, frozenset())


def _answers(acts: Mapping[Step, int]) -> int:
    """Return how many questions some acts have answered: one each, but accepting all many."""
    return sum(
        count * (int(dict(step.params)["count"]) if step.act == "group.accept_all" else 1)
        for step, count in acts.items()
    )
