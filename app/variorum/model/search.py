"""What a search in all articles finds."""

from dataclasses import dataclass

from variorum.model.ids import Id


@dataclass(frozen=True, slots=True)
class Hit:
    """One place: [start, end) of an article's latest text, with the text around it."""

    article: Id
    start: int
    end: int
    before: str
    words: str
    after: str
