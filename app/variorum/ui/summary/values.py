"""What the summary is given besides the Summary itself: quotes with their context."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from variorum.model.ids import Id


class Page(StrEnum):
    """The pages of the workspace, in the order of the list at its left."""

    OVERVIEW = "overview"
    PROPOSITIONS = "propositions"
    ACTORS = "actors"
    FIGURES = "figures"
    STANCES = "stances"
    OUTLETS = "outlets"
    ARTICLES = "articles"
    TIMELINE = "timeline"
    NETWORK = "network"
    BRIEFS = "briefs"


@dataclass(frozen=True, slots=True)
class Quote:
    """A tag's words with what stands around them; the card shortens all three."""

    tag: Id
    before: str
    quote: str
    after: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Something whose word can be left out: its id or key, its name, and the whole of it."""

    key: str
    name: str
    tip: str = ""


def nothing() -> tuple[Choice, ...]:
    """Offer nothing."""
    return ()


@dataclass(frozen=True, slots=True)
class Choices:
    """Everything a view may leave out; each list is made when it is first looked at."""

    articles: Callable[[], Sequence[Choice]] = nothing
    outlets: Callable[[], Sequence[Choice]] = nothing
    origins: Callable[[], Sequence[Choice]] = nothing
    analysts: Callable[[], Sequence[Choice]] = nothing


Quotes = Callable[[Sequence[Id]], Mapping[Id, Quote]]
"""Gives the quotes of tags; a tag that is missing is shown without its context."""


def no_quotes(_tags: Sequence[Id]) -> Mapping[Id, Quote]:
    """Know no context."""
    return {}
