"""Which candidates stand: the longest wins, and nothing lies on what is tagged or no evidence."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator

from variorum.model.suggestion import Hint, Suggestion
from variorum.model.views import OpenArticle
from variorum.model.vocabulary import EXCLUDED_REGIONS, RegionKind, TagKind
from variorum.suggest.candidates import Candidate
from variorum.text.spans import Span


class Taken:
    """Spans that do not overlap, and whether another one fits between them."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        """Take `spans`; where they overlap, they are taken as one."""
        self._spans: list[Span] = []
        for start, end in sorted(spans):
            if self._spans and start < self._spans[-1][1]:
                end = max(end, self._spans[-1][1])  # noqa: PLW2901  # grown
                start, _ = self._spans.pop()  # noqa: PLW2901  # the same
            self._spans.append((start, end))

    def fits(self, start: int, end: int) -> bool:
        """Tell whether [start, end) overlaps none of them."""
        at = bisect_left(self._spans, (start, end))
        before = at == 0 or self._spans[at - 1][1] <= start
        return before and (at == len(self._spans) or end <= self._spans[at][0])

    def take(self, start: int, end: int) -> None:
        """Take one more, which fits."""
        insort(self._spans, (start, end))


def taken_by(article: OpenArticle, kind: TagKind) -> Taken:
    """Return what no suggestion of a kind may touch: tags of it, rejected ones too, and furniture.

    A span that was rejected stays rejected for whatever else overlaps it.
    """
    spans = [(tag.start, tag.end) for tag in article.tags.values() if tag.kind is kind]
    closed = EXCLUDED_REGIONS | {RegionKind.SUBHEAD} if kind is TagKind.CLAIM else EXCLUDED_REGIONS
    spans += [(one.start, one.end) for one in article.regions.values() if one.kind in closed]
    return Taken(spans)


def closed_by(article: OpenArticle) -> Taken:
    """Return what no actor may be proposed on."""
    return taken_by(article, TagKind.ACTOR)


def choose_names(free: Taken, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return which names of one piece of a text are proposed, in its order.

    Of overlapping candidates the longest stands, then the first; those of a language model give way
    to all others. `free` is what is not taken yet.
    """
    claimed = Taken()
    chosen = []
    for one in sorted(candidates, key=_trust):
        if claimed.fits(one.start, one.end):
            claimed.take(one.start, one.end)
            if not one.hidden and free.fits(one.start, one.end):
                chosen.append(one)
    return sorted(chosen, key=lambda found: found.start)


def _trust(one: Candidate) -> tuple[bool, int]:
    return one.hint is Hint.NLP, one.start - one.end


def joined(pieces: Iterable[list[Suggestion]]) -> list[Suggestion]:
    """Return the suggestions of all pieces of a text, in its order.

    In a piece they are apart; where one reaches into the next piece, what it touches is left out.
    """
    found: list[Suggestion] = []
    end = 0
    for piece in pieces:
        if piece:
            free = piece if piece[0].start >= end else [one for one in piece if one.start >= end]
            found += free
            end = max(end, piece[-1].end)
    return found


def choose(spans: Iterable[Span], taken: Taken) -> Iterator[int]:
    """Yield the numbers of the spans that lie on nothing `taken` and on none of each other."""
    for number, (start, end) in enumerate(spans):
        if taken.fits(start, end):
            taken.take(start, end)
            yield number
