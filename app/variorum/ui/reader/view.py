"""The reader as the window sees it: values in, signals out, positions in code points."""

from collections.abc import Callable, Collection, Iterable, Sequence
from collections.abc import Set as AbstractSet

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from variorum.model.ids import Id
from variorum.model.records import Region
from variorum.ui.reader.describe import describe
from variorum.ui.reader.extent import Growing
from variorum.ui.reader.frame import ReaderFrame
from variorum.ui.reader.spans import Span, SpanView
from variorum.ui.speaking import speak


class ReaderView(ReaderFrame):
    """One article: its bar, its page with tags, gutter, margin and overview ruler, and find."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without an article."""
        super().__init__(parent)
        self._growing = Growing()
        self.named: Callable[[SpanView], str] = lambda span: span.label
        """Says what a tag says, for those who hear it; the desk puts its own answer here."""
        self.caret_moved.connect(self._describe)
        self.span_picked.connect(self._describe)

    # What is shown

    def set_text(
        self,
        text: str,
        sentences: Sequence[Span],
        regions: Sequence[Region] = (),
        title: str = "",
        label: str = "",
    ) -> None:
        """Show an article from its top, without tags; `label` is the letter of its badge.

        `sentences` are sorted `(start, end)`. Call `set_spans` afterwards.
        """
        self._text.set_spans(())
        self._text.set_content(text, sentences, regions)
        self._ruler.set_marks((), len(text))
        self.bar.set_article(title, label)
        self._describe()

    def set_regions(self, regions: Sequence[Region]) -> None:
        """Show other headings and dimmed parts in the same text."""
        self._text.set_regions(regions)

    def set_spans(self, spans: Sequence[SpanView]) -> None:
        """Show `spans` in place of all that were there."""
        self._text.set_spans(spans)
        self._ruler.set_marks(self._text.index, len(self._text.text))
        self._describe()

    def upsert_span(self, span: SpanView) -> None:
        """Show one span, new or changed."""
        before = self._text.put(span)
        if before is not None:
            self._ruler.remove(before)
        self._ruler.add(span)
        self._describe()

    def remove_span(self, span_id: Id) -> None:
        """Take one span away, if it is there."""
        self.exchange_spans([span_id], ())

    def exchange_spans(self, gone: Iterable[Id], new: Collection[SpanView]) -> None:
        """Take some spans away and show others, which were not there."""
        before = self._text.drop(*gone)
        self._text.add(new)
        for span in before:
            self._ruler.remove(span)
        for span in new:
            self._ruler.add(span)
        if before or new:
            self._describe()

    def set_read(self, starts: AbstractSet[int]) -> None:
        """Tick the sentences that start at these code points."""
        self._text.read = starts
        self._text.viewport().update()

    def span_rect(self, start: int, end: int) -> QRect:
        """Return the box of [start, end) in this widget; null where nothing of it is in view."""
        rect = self._text.rect_of(start, end)
        if rect.isNull():
            return rect
        return QRect(self._text.viewport().mapTo(self, rect.topLeft()), rect.size())

    # Moving

    def sentence(self) -> Span | None:
        """Return the sentence the caret is in, or None in a blank text."""
        number = self._text.sentence
        return self._text.sentences.spans[number] if number >= 0 else None

    def sentence_number(self) -> int:
        """Return which sentence the caret is in, from 0; -1 in a blank text."""
        return self._text.sentence

    def next_sentence(self) -> bool:
        """Go to the next sentence; tell whether there was one."""
        return self._step(1)

    def previous_sentence(self) -> bool:
        """Go to the start of the sentence before; tell whether there was one."""
        return self._step(-1)

    def grow(self) -> None:
        """Widen the selection: word, name, clause, sentence, paragraph."""
        current = self.selection() or (self.caret(), self.caret())
        self._text.select(*self._growing.grow(self._text.text, self._text.sentences, current))

    def shrink(self) -> None:
        """Take back the last widening."""
        current = self.selection()
        if current is not None:
            self._text.select(*self._growing.shrink(current))

    # Tags

    def select_span(self, span_id: Id | None) -> None:
        """Draw a tag as selected; nothing is announced."""
        self._text.mark_selected(span_id)
        self._describe()

    def selected_span(self) -> Id | None:
        """Return the tag drawn as selected."""
        return self._text.selected

    def set_lit(self, span_ids: frozenset[Id]) -> None:
        """Draw these tags as strongly as the selected one, and no others."""
        self._text.light(span_ids)

    def lit(self) -> frozenset[Id]:
        """Return the tags drawn as strongly as the selected one."""
        return self._text.lit

    def spans_at_caret(self) -> list[SpanView]:
        """Return the visible tags at the caret, the shortest first."""
        return self._text.spans_at(self.caret())

    def cycle_overlap(self) -> None:
        """Pick the next wider tag at the caret, after the widest the shortest again."""
        found = [span.id for span in self.spans_at_caret()]
        if not found:
            return
        selected = self._text.selected
        place = found.index(selected) + 1 if selected in found else 0
        self.select_span(found[place % len(found)])
        self.span_picked.emit(self._text.selected)

    def begin_resize(self) -> bool:
        """Let the arrow keys move the ends of the selected tag; tell whether there is one."""
        return self._text.begin_resizing()

    # Inside

    def _step(self, step: int) -> bool:
        sentences = self._text.sentences
        number = self._text.sentence + step
        if not 0 <= number < len(sentences):
            return False
        self.go_to(sentences.spans[number][0])
        return True

    def _describe(self) -> None:
        """Tell a screen reader which tags and suggestions the caret stands in."""
        caret, text = self.caret(), self._text.text
        ghosts = self._text.ghosts_at(caret)
        description = describe(
            ((one, self.named(one)) for one in self._text.spans_at(caret)),
            ((one.kind, text[one.start : one.end]) for one in ghosts),
        )
        if description != self._text.accessibleDescription():
            self._text.setAccessibleDescription(description)
            speak(self._text, description)
