"""Tags as the reader draws them, found by position without looking at the others."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter, sub

from variorum.model.ids import Id
from variorum.model.vocabulary import Attitude, Polarity, TagKind

Span = tuple[int, int]
"""`(start, end)` in code points of the article's text, end excluded."""

_SHELF = 512
"""Code points per shelf of the index: about as much as a paragraph holds."""

_LONG = 2_048
"""Code points; where a look-up begins to search is this far before the place asked for."""

_START, _END = attrgetter("start"), attrgetter("end")


@dataclass(frozen=True, slots=True)
class SpanView:
    """One tag in the text: [start, end) in code points of the article's text.

    `label` and `speaker` are the two lines in the margin beside a claim, with the glyph of its
    `polarity`. `attitude` colours a stance. `pending`: not yet acknowledged by the file;
    `guessed`: holds something nobody has confirmed; `ghost`: a suggestion, not a tag.
    """

    id: Id
    kind: TagKind
    start: int
    end: int
    polarity: Polarity | None = None
    attitude: Attitude | None = None
    label: str = ""
    speaker: str = ""
    pending: bool = False
    guessed: bool = False
    ghost: bool = False

    @property
    def length(self) -> int:
        """Code points covered."""
        return self.end - self.start


class SpanIndex:
    """Spans by id and by place. A change or a look-up costs what it touches, not what there is.

    What it is made of stays one list sorted by start, searched by bisection. How far the spans of
    a place reach is learnt when it is first asked for. Long ones then come on shelves by place, as
    those put in later do; in the list they are passed over, as those gone since are.
    """

    def __init__(self, spans: Iterable[SpanView] = ()) -> None:
        """Hold `spans`, no two with one id; quickest if they come sorted by start."""
        self._made_of = found = list(spans)
        self._ids: dict[Id, SpanView] | None = None
        self._passed: set[Id] = set()
        self._shelved: set[Id] = set()
        self._shelves: defaultdict[int, list[SpanView]] = defaultdict(list)
        starts = list(map(_START, found))
        in_order = sorted(starts)
        if starts != in_order:
            found = sorted(found, key=_START)
        self._sorted, self._starts = found, in_order
        self._known = 0
        """How many of the sorted are known to be on shelves or no longer than `_reach`."""
        self._reach = 0

    def __len__(self) -> int:
        """Count the spans."""
        return len(self._made_of if self._ids is None else self._ids)

    def __contains__(self, span: object) -> bool:
        """Tell whether exactly this span is held."""
        return isinstance(span, SpanView) and self._by_id().get(span.id) == span

    def __iter__(self) -> Iterator[SpanView]:
        """Yield all spans, in no promised order."""
        return iter(self._made_of if self._ids is None else self._ids.values())

    def get(self, span_id: Id | None) -> SpanView | None:
        """Return the span with this id, or None."""
        return self._by_id().get(span_id) if span_id is not None else None

    def put(self, span: SpanView) -> SpanView | None:
        """Hold `span`; return the one it replaces, if any."""
        before = self.drop(span.id)
        self._by_id()[span.id] = span
        self._shelve(span)
        return before

    def drop(self, span_id: Id) -> SpanView | None:
        """Forget the span with this id; return it if there was one."""
        span = self._by_id().pop(span_id, None)
        if span is None:
            return None
        self._passed.add(span_id)
        if span_id in self._shelved:
            self._shelved.remove(span_id)
            for shelf in _shelves_of(span):
                self._shelves[shelf].remove(span)
        return span

    def touching(self, start: int, end: int) -> list[SpanView]:
        """Return the spans that share a code point with [start, end), by start, long ones first."""
        high = bisect_left(self._starts, end)
        if self._known < high:
            self._learn(high)
        low = bisect_right(self._starts, start - self._reach)
        found = [span for span in self._sorted[low:high] if start < span.end]
        if self._passed:
            found = [span for span in found if span.id not in self._passed]
        if self._shelved:
            found += self._on_shelves(start, end)
        found.sort(key=in_text_order)
        return found

    def _by_id(self) -> dict[Id, SpanView]:
        """Return the spans by id: gathered when first asked for, which showing them does not."""
        if self._ids is None:
            self._ids = {span.id: span for span in self._made_of}
        return self._ids

    def _learn(self, high: int) -> None:
        """Find how far the first `high` of the sorted reach; shelve those that reach too far."""
        low, self._known = self._known, high
        some = self._sorted[low:high]
        reach = max(map(sub, map(_END, some), self._starts[low:high]))
        if reach > _LONG:
            for span in some:
                if span.length > _LONG and span.id not in self._passed:
                    self._passed.add(span.id)
                    self._shelve(span)
        self._reach = max(self._reach, min(reach, _LONG))

    def _shelve(self, span: SpanView) -> None:
        self._shelved.add(span.id)
        for shelf in _shelves_of(span):
            self._shelves[shelf].append(span)

    def _on_shelves(self, start: int, end: int) -> Iterator[SpanView]:
        first = start // _SHELF
        for shelf in range(first, max(start, end - 1) // _SHELF + 1):
            for span in self._shelves.get(shelf, ()):
                # One on several shelves is taken from the first of them that is searched.
                is_first = shelf == first or span.start // _SHELF == shelf
                if is_first and span.start < end and start < span.end:
                    yield span

    def at(self, offset: int) -> list[SpanView]:
        """Return the spans that hold code point `offset` or, if none does, end there.

        The shortest comes first, of equally long ones the later.
        """
        around = self.touching(max(offset - 1, 0), offset + 1)
        inside = [span for span in around if span.start <= offset < span.end]
        return sorted(inside or around, key=lambda span: (span.length, -span.start, span.id))


def in_text_order(span: SpanView) -> tuple[int, int, Id]:
    """Return the key that sorts by start, longer ones first."""
    return (span.start, -span.end, span.id)


def _shelves_of(span: SpanView) -> range:
    return range(span.start // _SHELF, span.end // _SHELF + 1)
