"""Tags as the reader draws them, found by position without looking at the others."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from variorum.model.ids import Id
from variorum.model.vocabulary import Attitude, Polarity, TagKind

Span = tuple[int, int]
"""`(start, end)` in code points of the article's text, end excluded."""

_SHELF = 512
"""Code points per shelf of the index: about as much as a paragraph holds."""


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
    """Spans by id and by place. A change or a look-up costs what it touches, not what there is."""

    def __init__(self, spans: Iterable[SpanView] = ()) -> None:
        """Hold `spans`; of two with one id the later counts."""
        self._by_id = {span.id: span for span in spans}
        self._shelves: defaultdict[int, list[SpanView]] = defaultdict(list)
        shelves = self._shelves
        for span in self._by_id.values():
            first, last = span.start // _SHELF, span.end // _SHELF
            shelves[first].append(span)
            if first != last:
                for shelf in range(first + 1, last + 1):
                    shelves[shelf].append(span)

    def __len__(self) -> int:
        """Count the spans."""
        return len(self._by_id)

    def __contains__(self, span: object) -> bool:
        """Tell whether exactly this span is held."""
        return isinstance(span, SpanView) and self._by_id.get(span.id) == span

    def __iter__(self) -> Iterator[SpanView]:
        """Yield all spans, in no promised order."""
        return iter(self._by_id.values())

    def get(self, span_id: Id | None) -> SpanView | None:
        """Return the span with this id, or None."""
        return self._by_id.get(span_id) if span_id is not None else None

    def put(self, span: SpanView) -> SpanView | None:
        """Hold `span`; return the one it replaces, if any."""
        before = self.drop(span.id)
        self._by_id[span.id] = span
        for shelf in _shelves_of(span):
            self._shelves[shelf].append(span)
        return before

    def drop(self, span_id: Id) -> SpanView | None:
        """Forget the span with this id; return it if there was one."""
        span = self._by_id.pop(span_id, None)
        if span is not None:
            for shelf in _shelves_of(span):
                self._shelves[shelf].remove(span)
        return span

    def touching(self, start: int, end: int) -> list[SpanView]:
        """Return the spans that share a code point with [start, end), by start, long ones first."""
        first = start // _SHELF
        found = [
            span
            for shelf in range(first, max(start, end - 1) // _SHELF + 1)
            for span in self._shelves.get(shelf, ())
            if span.start < end
            and start < span.end
            # One on several shelves is taken from the first of them that is searched.
            and (shelf == first or span.start // _SHELF == shelf)
        ]
        found.sort(key=in_text_order)
        return found

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
