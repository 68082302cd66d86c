"""Where suggestions come from, as the desk knows it, and how they were answered so far."""

from concurrent.futures import Future
from typing import TYPE_CHECKING, Protocol

from variorum.model.changes import ChangeSet
from variorum.model.errors import UserError
from variorum.model.suggestion import Hint, Suggestion
from variorum.model.views import OpenArticle
from variorum.model.vocabulary import TagKind
from variorum.ui.bridge import Bridge
from variorum.ui.panel.suggested import rates_text

if TYPE_CHECKING:
    from variorum.ui.desk.annotate import AnnotateDesk

Rates = dict[tuple[TagKind, Hint], tuple[int, int]]
"""Accepted and rejected, by kind and hint."""


class Source(Protocol):
    """Where suggestions come from: the workspace's suggester."""

    def suggestions(self, article: OpenArticle) -> Future[list[Suggestion]]:
        """Return what is suggested in an article, found off this thread."""
        ...

    def glance(self, article: OpenArticle, around: int) -> Future[list[Suggestion]]:
        """Return what is suggested near an offset, sooner."""

    def use_language_model(self, *, on: bool) -> None:
        """Look for names by an installed language model too, or no longer."""

    def problem(self) -> UserError | None:
        """Return what is wrong with the analyst's own table of actors, if anything is."""

    def accept(self, suggestion: Suggestion, article: OpenArticle | None = None) -> ChangeSet:
        """Return the act that makes the tag."""
        ...

    def reject(self, suggestion: Suggestion, article: OpenArticle | None = None) -> ChangeSet:
        """Return the act after which this is suggested no more."""
        ...

    def rates(self) -> Future[Rates]:
        """Return how suggestions were answered so far."""
        ...


def by_kind(rates: Rates) -> dict[TagKind, tuple[int, int]]:
    """Return accepted and rejected by kind, whatever they rested on."""
    told = dict.fromkeys(TagKind, (0, 0))
    for (kind, _), (yes, no) in rates.items():
        accepted, rejected = told[kind]
        told[kind] = (accepted + yes, rejected + no)
    return told


def tell_rates(bridge: Bridge, desk: "AnnotateDesk") -> None:
    """Say at the foot of the panel how suggestions were answered so far."""
    source = desk.suggested.source
    if source is None:
        desk.panel.set_foot("")
        return

    def show(rates: Rates) -> None:
        if source is desk.suggested.source:
            desk.panel.set_foot(rates_text(by_kind(rates)))

    bridge.when(source.rates(), show)
