"""What awaits an answer, as the store tells it: tagged strings, and the words of claims."""

from dataclasses import dataclass
from typing import NamedTuple

from variorum.model.ids import Id


class Strings(NamedTuple):
    """A string tagged in one article: without an actor (`tags` packed), or with one.

    With an actor, `tags` holds one of them only. `joint`: some of its tags name several actors at
    once, so that it is nobody's name. A tuple, since there may be a million of them.
    """

    quote: str
    article: Id
    count: int  # type: ignore[assignment]  # tuple.count, which nobody asks here
    tags: bytes
    actor: Id | None = None
    joint: bool = False


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
