"""The inbox of Reconcile: what is open, kept current off the shell's thread."""

from concurrent.futures import Future, ThreadPoolExecutor

from variorum.grouping.actors import propose_actors
from variorum.grouping.forms import Shipped, seen
from variorum.model.catalogue import Catalogue
from variorum.model.proposal import Inbox
from variorum.suggest.phrases import surface
from variorum.suggest.table import Use, shipped
from variorum.tagging.voices import is_unnamed
from variorum.workspace.announce import Announcement, Changed
from variorum.workspace.reconciling import Reconciler
from variorum.workspace.session import Session


class InboxKeeper:
    """Proposes what may be one in a session's project, the most rewarding first.

    Its methods are called on the session's thread; `inbox` answers from one of its own. What
    nothing has touched since the last question is not computed again.
    """

    def __init__(self, session: Session, reconciler: Reconciler) -> None:
        """Follow what `session` announces; `reconciler` gives the statuses that gains rest on."""
        self._session = session
        self._reconciler = reconciler
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="inbox")
        session.listen(self._on_announced)

    def inbox(self) -> "Future[Inbox]":
        """Return what is open now."""
        catalogue = Catalogue(self._session.state.catalogue)
        strings = self._session.submit(lambda store: list(store.open_strings()))

        def work() -> Inbox:
            forms = seen(catalogue, strings.result(), is_unnamed)
            found = propose_actors(forms, catalogue, look_up)
            return Inbox(actors=tuple(found.actors), ambiguous=tuple(found.ambiguous))

        return self._pool.submit(work)

    def close(self) -> None:
        """Finish what is under way and stop."""
        self._pool.shutdown(cancel_futures=True)

    def _on_announced(self, fact: Announcement) -> None:
        if isinstance(fact, Changed):
            pass


def look_up(phrase: str) -> Shipped | None:
    """Return what the shipped table says of a phrase."""
    senses = shipped().get(surface(phrase))
    if not senses:
        return None
    entry = senses[0]
    if entry.use is Use.NONE:
        return Shipped("")
    doubtful = entry.ambiguous or len({sense.name for sense in senses}) > 1
    return Shipped(entry.name, entry.kind, doubtful, entry.use is Use.ANAPHOR)
