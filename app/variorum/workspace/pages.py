"""The further pages of the summary, each read when it is asked for."""

from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass

from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.pages import Moment, Profile, Together
from variorum.model.records import Annotator, Article
from variorum.model.resolve import merged
from variorum.model.summary import Summary
from variorum.model.view import COUNTING, View
from variorum.reconcile.hearing import Hearing
from variorum.store.store import Store
from variorum.summary.network import Pair, pairs_in, strongest, together
from variorum.summary.profiles import origin_profiles, outlet_profiles
from variorum.summary.timeline import timeline
from variorum.workspace.session import Session

__all__ = ["Profiles", "analysts", "moments", "named_together", "profiles", "strongest"]


@dataclass(frozen=True, slots=True)
class Profiles:
    """Outlets and origins of a summary."""

    outlets: tuple[Profile, ...]
    origins: tuple[Profile, ...]


def analysts(catalogue: Catalogue) -> list[tuple[Id, str]]:
    """Return all analysts of a project with their names, by name."""
    found = [(one.id, one.name) for one in catalogue.all(Annotator).values()]
    return sorted(found, key=lambda one: (one[1].casefold(), one[0]))


def profiles(catalogue: Catalogue, summary: Summary) -> Profiles:
    """Return the profiles of a summary's outlets and origins; linear in its voices."""
    return Profiles(outlet_profiles(summary, catalogue), origin_profiles(summary, catalogue))


def moments(session: Session, view: View = COUNTING) -> "Future[tuple[Moment, ...]]":
    """Return the timeline under a view, read on the store's thread.

    What is published is told of every article; whoever shows it knows which are in view.
    """
    catalogue = Catalogue(session.state.catalogue)

    def read(store: Store) -> tuple[Moment, ...]:
        return timeline(catalogue, store.dated(), Hearing(catalogue, view).hears)

    return session.patiently(read)


def named_together(
    session: Session, shown: Iterable[Article] | None = None, view: View = COUNTING
) -> "Future[Sequence[Together]]":
    """Return who is named with whom in the articles `shown` (None: all), under a view.

    It is read beside the store's thread: it takes every text.
    """
    catalogue = Catalogue(session.state.catalogue)
    one = merged(catalogue, "actor")

    def read(store: Store) -> Sequence[Together]:
        hearing = Hearing(catalogue, view)

        def pairs(article: Id) -> Counter[Pair]:
            opened = store.open_article(article)
            return pairs_in(opened.text, hearing.mentions(opened.linked_in_order()), one)

        every = catalogue.all(Article)
        articles = every.keys() if shown is None else {article.id for article in shown}
        return together((article, pairs(article)) for article in every if article in articles)

    return session.read(read)
