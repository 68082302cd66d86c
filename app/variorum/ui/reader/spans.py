"""Tags as the reader draws them, found by position without looking at the others."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter, gt, sub

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

    What it is made of stays one list sorted by start, searched by bisection. Long spans, and
    those put in later, lie on shelves by place; those gone since are passed over.
    """

    def __init__(self, spans: Iterable[SpanView] = ()) -> None:
        """Hold `spans`, no two with one id; quickest if they come sorted by start."""
        self._made_of = found = list(spans)
        self._ids: dict[Id, SpanView] | None = None
        self._gone: set[Id] = set()
        self._shelved: set[Id] = set()
        self._shelves: defaultdict[int, list[SpanView]] = defaultdict(list)
        starts = list(map(_START, found))
        if any(map(gt, starts, islice(starts, 1, None))):
            found = sorted(found, key=_START)
            starts = list(map(_START, found))
        self._reach = max(map(sub, map(_END, found), starts), default=0)
        if self._reach > _LONG:
            self._reach = _LONG
            for span in found:
                if span.length > _LONG:
                    self._shelve(span)
            found = [span for span in found if span.length <= _LONG]
            starts = list(map(_START, found))
        self._sorted, self._starts = found, starts

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
        if span_id in self._shelved:
            self._shelved.remove(span_id)
            for shelf in _shelves_of(span):
                self._shelves[shelf].remove(span)
        else:
            self._gone.add(span_id)
        return span

    def touching(self, start: int, end: int) -> list[SpanView]:
        """Return the spans that share a code point with [start, end), by start, long ones first."""
        low, high = bisect_right(self._starts, start - self._reach), bisect_left(self._starts, end)
        found = [span for span in self._sorted[low:high] if start < span.end]
        if self._gone:
            found = [span for span in found if span.id not in self._gone]
        if self._shelved:
            found += self._on_shelves(start, end)
        found.sort(key=in_text_order)
        return found

    def _by_id(self) -> dict[Id, SpanView]:
        """Return the spans by id: gathered when first asked for, which showing them does not."""
        if self._ids is None:
            self._ids = {span.id: span for span in self._made_of}
        return self._ids

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
