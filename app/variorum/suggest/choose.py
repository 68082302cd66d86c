"""Which candidates stand: the longest wins, and nothing lies on what is tagged or no evidence."""

from bisect import bisect_left, insort
from collections.abc import Iterable

from variorum.model.suggestion import Suggestion
from variorum.model.views import OpenArticle
from variorum.model.vocabulary import EXCLUDED_REGIONS, RegionKind, TagKind
from variorum.suggest.actors import Candidate
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


def choose_names(article: OpenArticle, candidates: Iterable[Candidate]) -> list[Suggestion]:
    """Return the actor suggestions: of overlapping candidates the longest, then the first."""
    free = taken_by(article, TagKind.ACTOR)
    claimed = Taken()
    chosen = []
    for one in sorted(candidates, key=lambda found: found.start - found.end):
        if claimed.fits(one.start, one.end):
            claimed.take(one.start, one.end)
            if not one.hidden and free.fits(one.start, one.end):
                chosen.append(one)
    return [one.suggestion(article.text) for one in sorted(chosen, key=lambda found: found.start)]


def choose(article: OpenArticle, suggestions: Iterable[Suggestion]) -> list[Suggestion]:
    """Return the suggestions of other kinds that lie on nothing and on none of each other."""
    taken: dict[TagKind, Taken] = {}
    chosen = []
    for one in suggestions:
        here = taken.setdefault(one.kind, taken_by(article, one.kind))
        if here.fits(one.start, one.end):
            here.take(one.start, one.end)
            chosen.append(one)
    return chosen
