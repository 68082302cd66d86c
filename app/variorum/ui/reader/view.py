"""The reader as the window sees it: values in, signals out, positions in code points."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence, Set

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from variorum.model.ids import Id
from variorum.model.records import Region
from variorum.model.vocabulary import TagKind
from variorum.ui.reader.bar import ReaderBar
from variorum.ui.reader.extent import grown
from variorum.ui.reader.findbar import FindBar
from variorum.ui.reader.finding import places
from variorum.ui.reader.look import ZOOM_MAX, ZOOM_MIN, Look
from variorum.ui.reader.ruler import OverviewScrollBar
from variorum.ui.reader.spans import Span, SpanView
from variorum.ui.reader.text import ReaderText


class ReaderView(QWidget):
    """One article: its bar, its page with tags, gutter, margin and overview ruler, and find."""

    caret_moved = Signal(int)
    sentence_changed = Signal(int)
    """The number of the sentence the caret has come to, from 0; -1 in a blank text."""
    selection_changed = Signal()
    span_picked = Signal(object)
    """The id of the tag picked by mouse or `cycle_overlap`, or None."""
    span_resized = Signal(object, int, int)
    """Id, start, end; the span is shown in its new size, pending."""
    resizing_changed = Signal(bool)
    text_clicked = Signal()
    context_menu = Signal(int)
    margin_clicked = Signal(object)
    back_requested = Signal()
    forward_requested = Signal()
    more_requested = Signal(QPoint)
    tag_mode_changed = Signal(bool)
    types_changed = Signal(object)
    zoom_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without an article."""
        super().__init__(parent)
        self._grown: list[Span] = []
        self._text = ReaderText(self)
        self._ruler = OverviewScrollBar(self._text)
        self._text.setVerticalScrollBar(self._ruler)
        self.bar = ReaderBar(self)
        self.find_bar = FindBar(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._text, 1)
        column.addWidget(self.find_bar)
        self.setFocusProxy(self._text)
        self.setAccessibleName(self.tr("Reader"))
        self._connect()

    def text_widget(self) -> ReaderText:
        """Return the widget that has the focus while reading; single keys belong to it."""
        return self._text

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
        before = self._text.drop(span_id)
        if before is not None:
            self._ruler.remove(before)
            self._describe()

    def set_read(self, starts: Set[int]) -> None:
        """Tick the sentences that start at these code points."""
        self._text.read = starts
        self._text.viewport().update()

    @property
    def visible_types(self) -> Set[TagKind]:
        """The kinds of tag that are painted."""
        return self._text.kinds

    @visible_types.setter
    def visible_types(self, kinds: Set[TagKind]) -> None:
        self._text.show_kinds(frozenset(kinds))
        self.bar.set_kinds(kinds)

    @property
    def zoom(self) -> int:
        """The size of the text in percent."""
        return self._text.page_layout.look.zoom

    def set_zoom(self, percent: int) -> None:
        """Show the text at a size in percent, held between 70 and 250."""
        percent = min(max(percent, ZOOM_MIN), ZOOM_MAX)
        if percent != self.zoom:
            self._text.set_look(Look(percent))
            self.zoom_changed.emit(percent)

    def span_rect(self, start: int, end: int) -> QRect:
        """Return the box of [start, end) in this widget; null where nothing of it is in view."""
        rect = self._text.rect_of(start, end)
        if rect.isNull():
            return rect
        return QRect(self._text.viewport().mapTo(self, rect.topLeft()), rect.size())

    # Caret and selection

    def caret(self) -> int:
        """Return the code point the caret stands before."""
        return self._text.caret()

    def selection(self) -> Span | None:
        """Return the selected code points, or None."""
        return self._text.selection()

    def clear_selection(self) -> None:
        """Leave the caret where it is, with nothing selected."""
        self._text.select(self.caret(), self.caret())

    def go_to(self, start: int, end: int | None = None, *, focus: bool = True) -> None:
        """Put the caret at `start` (or select [start, end)) and scroll its sentence into view."""
        if end is None:
            self._text.select(start, start)
        else:
            self._text.select(start, end, backwards=True)
        number = self._text.sentence
        sentence = self._text.sentences.spans[number] if number >= 0 else (start, start)
        inside = sentence[0] <= start < sentence[1]
        self._text.reveal(sentence[0] if inside else start, end or start)
        if focus:
            self._text.setFocus()

    def sentence(self) -> Span | None:
        """Return the sentence the caret is in, or None in a blank text."""
        number = self._text.sentence
        return self._text.sentences.spans[number] if number >= 0 else None

    def next_sentence(self) -> bool:
        """Go to the next sentence; tell whether there was one."""
        return self._step(1)

    def previous_sentence(self) -> bool:
        """Go to the start of the sentence before; tell whether there was one."""
        return self._step(-1)

    def grow(self) -> None:
        """Widen the selection: word, name, clause, sentence, paragraph."""
        current = self.selection() or (self.caret(), self.caret())
        if not self._grown or self._grown[-1] != current:
            self._grown = [current]
        wider = grown(self._text.text, self._text.sentences, current)
        if wider != current:
            self._grown.append(wider)
            self._text.select(*wider)

    def shrink(self) -> None:
        """Take back the last widening."""
        if len(self._grown) > 1 and self._grown[-1] == self.selection():
            self._grown.pop()
            self._text.select(*self._grown[-1])

    # Tags

    def select_span(self, span_id: Id | None) -> None:
        """Draw a tag as selected; nothing is announced."""
        self._text.mark_selected(span_id)
        self._describe()

    def selected_span(self) -> Id | None:
        """Return the tag drawn as selected."""
        return self._text.selected

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

    # Find

    def open_find(self) -> None:
        """Show the find bar, with the selection in it if it is short."""
        found = self.selection()
        short = found is not None and "\n" not in self._text.text[found[0] : found[1]]
        self.find_bar.open_bar(self._text.text[found[0] : found[1]] if found and short else "")

    def find_next(self, *, forward: bool = True) -> None:
        """Go on to where the words of the find bar stand next, or stood before."""
        self._on_searched(self.find_bar.field.text(), forward)

    # Inside

    def _connect(self) -> None:
        text, bar = self._text, self.bar
        text.caret_moved.connect(self._on_caret_moved)
        text.sentence_changed.connect(self.sentence_changed)
        text.selectionChanged.connect(self.selection_changed)
        text.span_picked.connect(self._on_picked)
        text.span_resized.connect(self.span_resized)
        text.resizing_changed.connect(self.resizing_changed)
        text.menu_wanted.connect(self.context_menu)
        text.margin_clicked.connect(self.margin_clicked)
        text.zoom_stepped.connect(self._on_size_stepped)
        bar.back_requested.connect(self.back_requested)
        bar.forward_requested.connect(self.forward_requested)
        bar.types_changed.connect(self._on_types_changed)
        bar.tag_mode_changed.connect(self.tag_mode_changed)
        bar.size_stepped.connect(self._on_size_stepped)
        bar.find_requested.connect(self.open_find)
        bar.more_requested.connect(self.more_requested)
        self.find_bar.searched.connect(self._on_searched)
        self.find_bar.typed.connect(self._on_find_typed)
        self.find_bar.closed.connect(self._text.setFocus)

    def _step(self, step: int) -> bool:
        sentences = self._text.sentences
        number = self._text.sentence + step
        if not 0 <= number < len(sentences):
            return False
        self.go_to(sentences.spans[number][0])
        return True

    def _describe(self) -> None:
        """Tell a screen reader which tags the caret stands in."""
        names = {
            TagKind.ACTOR: self.tr("Actor"),
            TagKind.CLAIM: self.tr("Claim"),
            TagKind.STANCE: self.tr("Stance"),
            TagKind.FIGURE: self.tr("Figure"),
        }
        parts = [
            ", ".join(part for part in (names[span.kind], span.label, span.speaker) if part)
            for span in self.spans_at_caret()
        ]
        description = "; ".join(parts)
        if description != self._text.accessibleDescription():
            self._text.setAccessibleDescription(description)

    def _on_caret_moved(self, offset: int) -> None:
        self._describe()
        self.caret_moved.emit(offset)

    def _on_picked(self, span_id: object) -> None:
        self._describe()
        self.text_clicked.emit()
        self.span_picked.emit(span_id)

    def _on_types_changed(self, kinds: Iterable[TagKind]) -> None:
        self._text.show_kinds(frozenset(kinds))
        self.types_changed.emit(self._text.kinds)

    def _on_size_stepped(self, step: int) -> None:
        self.set_zoom(self.zoom + step if step else 100)

    def _on_find_typed(self, words: str) -> None:
        found = places(self._text.text, words)
        start = (self.selection() or (self.caret(), 0))[0]
        self._show_place(found, bisect_left(found, (start, 0)))

    def _on_searched(self, words: str, forward: bool) -> None:  # noqa: FBT001  # a signal's values
        found = places(self._text.text, words)
        start = (self.selection() or (self.caret() - 1, 0))[0]
        after = bisect_right(found, (start, len(self._text.text)))
        before = bisect_left(found, (start, 0)) - 1
        self._show_place(found, after if forward else before)

    def _show_place(self, found: Sequence[Span], number: int) -> None:
        if found:
            number %= len(found)
            self.go_to(*found[number], focus=False)
        self.find_bar.show_result(number + 1, len(found))
