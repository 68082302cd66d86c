"""What a dataset's article adds to the metadata of the same article in the project."""

from dataclasses import replace
from typing import Any, NamedTuple

from variorum.model.records import Article
from variorum.model.vocabulary import Progress

_OFFERED = (
    *("title", "outlet", "byline", "author_actor", "genre", "published", "url", "archive_url"),
    *("accessed", "language", "translation_of", "correction_of", "progress"),
)
_OWN = ("label", "file_name")
"""Fields by which the project knows the article; taken only where it has none."""

_EMPTY = (None, "", Progress.TODO)

_AUTHORSHIP = {"byline", "genre"}
"""Fields that a guessed author rests on: with both confirmed, so is the author."""


class Filled(NamedTuple):
    """The article afterwards, and the names of the fields taken and of those kept against it."""

    article: Article
    taken: tuple[str, ...]
    kept: tuple[str, ...]


def fill(ours: Article, theirs: Article, *, update: bool) -> Filled:
    """Return our article completed by theirs.

    Empty fields and fields nobody has confirmed take their value; differing confirmed ones stay
    unless `update`. An equal value they have confirmed is confirmed.
    """
    taken: dict[str, Any] = {}
    kept = []
    inferred = set(ours.inferred)
    for name in (*_OFFERED, *_OWN):
        mine, other = getattr(ours, name), getattr(theirs, name)
        if other in _EMPTY:
            continue
        is_open = mine in _EMPTY or (name not in _OWN and (name in ours.inferred or update))
        if mine == other:
            inferred -= {name} - set(theirs.inferred)
        elif is_open:
            taken[name] = other
            inferred = inferred - {name} | {name} & set(theirs.inferred)
        elif name not in _OWN:
            kept.append(name)
    if inferred.isdisjoint(_AUTHORSHIP):
        inferred -= {"author_actor"} - set(theirs.inferred)
    explains = "published" in taken or (
        ours.published == theirs.published and not ours.published_reason
    )
    if explains and ours.published_reason != theirs.published_reason:
        taken["published_reason"] = theirs.published_reason
    article = replace(ours, **taken, inferred=_ordered(inferred, ours, theirs))
    return Filled(article, tuple(taken), tuple(kept))


def _ordered(names: set[str], ours: Article, theirs: Article) -> tuple[str, ...]:
    """Return `names` in the order the two articles list them, ours as it is if nothing changed."""
    if names == set(ours.inferred):
        return ours.inferred
    return tuple(
        name for name in dict.fromkeys((*ours.inferred, *theirs.inferred)) if name in names
    )
