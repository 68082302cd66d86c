"""Sentences of the open article: which are read, which are tagged."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from variorum.model.ids import Id, new_id, now
from variorum.model.records import ReadMark
from variorum.model.tags import Tag
from variorum.model.views import OpenArticle
from variorum.text.sentences import sentences

Span = tuple[int, int]


class Sentences:
    """The sentences of one article, as spans, with their read marks."""

    def __init__(self, article: OpenArticle) -> None:
        """Find the sentences of `article`."""
        self._article = article
        self.spans: tuple[Span, ...] = sentences(article.text)
        self._starts = [start for start, _ in self.spans]

    def read_starts(self) -> set[int]:
        """Return where the sentences that are read begin."""
        return {self._starts[index] for index in self._touched(self._article.marks.values())}

    def share_read(self) -> float:
        """Return the share of sentences read, 0 to 1."""
        return len(self.read_starts()) / len(self.spans) if self.spans else 0.0

    def number(self, offset: int) -> int:
        """Return the number, from 1, of the sentence at or before an offset."""
        return max(1, bisect_right(self._starts, offset))

    def left(self) -> int:
        """Return how many sentences are unread."""
        return len(self.spans) - len(self.read_starts())

    def mark(self, span: Span, author: Id | None) -> ReadMark | None:
        """Return a new read mark for a sentence, or None if it is read already."""
        if span[0] in self.read_starts():
            return None
        return ReadMark(
            id=new_id(),
            author=author,
            created=now(),
            text_version=self._article.version.id,
            start=span[0],
            end=span[1],
        )

    def next_untagged(self, after: int) -> Span | None:
        """Return the first sentence that begins after `after` and that no tag touches."""
        tagged = self._touched(self._article.tags.values())
        for index in range(bisect_right(self._starts, after), len(self.spans)):
            if index not in tagged:
                return self.spans[index]
        return None

    def _touched(self, found: Iterable[ReadMark | Tag]) -> set[int]:
        """Return the numbers of the sentences that share a code point with any of `found`."""
        touched: set[int] = set()
        for one in found:
            first = max(0, bisect_right(self._starts, one.start) - 1)
            for index in range(first, bisect_left(self._starts, one.end)):
                if self.spans[index][1] > one.start:
                    touched.add(index)
        return touched
