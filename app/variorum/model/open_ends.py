"""What awaits an answer, as the store tells it: tagged strings, and the words of claims."""

from dataclasses import dataclass

from variorum.model.ids import Id


@dataclass(frozen=True, slots=True)
class Strings:
    """A string tagged in one article: without an actor (`tags` packed), or with one.

    `joint`: some of its tags name several actors at once, so that it is nobody's name.
    """

    quote: str
    article: Id
    count: int
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
