"""What awaits an answer, as the store tells it: tagged strings, and the words of claims."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from variorum.model.ids import Id

Called = tuple[str, Id, bytes, Id, bool]
"""What a tag calls an actor it is linked to: the string, the article, the tag, the actor.

Last whether it names several actors at once, so that the string is nobody's name. A bare tuple,
since there may be a million of them.
"""


class Named(NamedTuple):
    """What some tags name as actors: in columns those that nobody has linked, and the linked.

    `quotes` and `articles` have one for each of `tags`, which are packed.
    """

    quotes: Sequence[str]
    articles: Sequence[Id]
    tags: bytes
    linked: Sequence[Called] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a claim about a proposition."""

    proposition: Id
    tag: Id
    quote: str
    article: Id


@dataclass(frozen=True, slots=True)
class BareText:
    """The latest text of an article, and the spans in it that are not evidence."""

    article: Id
    version: Id
    text: str
    without: tuple[tuple[int, int], ...]
