"""The frame of the reader: bar, page, ruler and find bar put together, and what they announce."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from variorum.model.vocabulary import TagKind
from variorum.ui.fonts import Face
from variorum.ui.reader.bar import ReaderBar
from variorum.ui.reader.findbar import FindBar
from variorum.ui.reader.finding import Way, nearest, places
from variorum.ui.reader.look import ZOOM_MAX, ZOOM_MIN
from variorum.ui.reader.patterns import PatternError, TooCostlyError, pattern_places
from variorum.ui.reader.ruler import OverviewScrollBar
from variorum.ui.reader.spans import Span
from variorum.ui.reader.text import ReaderText


class ReaderFrame(QWidget):
    """Puts the parts together: caret, selection, zoom, types shown and find."""

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

    # How it is shown

    @property
    def visible_types(self) -> AbstractSet[TagKind]:
        """The kinds of tag that are painted."""
        return self._text.kinds

    @visible_types.setter
    def visible_types(self, kinds: AbstractSet[TagKind]) -> None:
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
            self._text.set_look(replace(self._text.page_layout.look, zoom=percent))
            self.zoom_changed.emit(percent)

    def set_measure(self, characters: int) -> None:
        """Show lines of about so many characters, where the window is wide enough."""
        if characters != self._text.page_layout.look.measure:
            self._text.set_look(replace(self._text.page_layout.look, measure=characters))

    def set_face(self, face: Face) -> None:
        """Show the text in letters with serifs or without."""
        if face != self._text.page_layout.look.face:
            self._text.set_look(replace(self._text.page_layout.look, face=face))

    def open_types(self) -> None:
        """Open the menu that shows and hides types of tag."""
        self.bar.open_types()

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
        self._text.reveal(sentence[0] if inside else start, start)
        if focus:
            self._text.setFocus()

    # Find

    def open_find(self) -> None:
        """Show the find bar, with the selection in it if that is one line."""
        found = self.selection() or (0, 0)
        words = self._text.text[found[0] : found[1]]
        self.find_bar.open_bar("" if "\n" in words else words)

    def find_next(self, *, forward: bool = True) -> None:
        """Go on to where the words of the find bar stand next, or stood before."""
        self._on_searched(self.find_bar.field.text(), forward)

    # Inside

    def _connect(self) -> None:
        text, bar = self._text, self.bar
        text.caret_moved.connect(self.caret_moved)
        text.sentence_changed.connect(self.sentence_changed)
        text.selectionChanged.connect(self.selection_changed)
        text.clicked.connect(self._on_clicked)
        text.span_picked.connect(self.span_picked)
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
        self.find_bar.tag_all_pressed.connect(self._on_tag_all)
        self.find_bar.closed.connect(self._text.setFocus)

    def _on_clicked(self) -> None:
        self.text_clicked.emit()

    def _on_types_changed(self, kinds: Iterable[TagKind]) -> None:
        self._text.show_kinds(frozenset(kinds))
        self.types_changed.emit(self._text.kinds)

    def _on_size_stepped(self, step: int) -> None:
        self.set_zoom(self.zoom + step if step else 100)

    def _on_find_typed(self, words: str) -> None:
        found = self._places(words)
        if found is not None:
            self._show_place(found, nearest(found, self._looked_at(), Way.HERE))

    def _on_searched(self, words: str, forward: bool) -> None:  # noqa: FBT001  # a signal's values
        found = self._places(words)
        onwards = Way.AFTER if self.selection() else Way.HERE
        way = onwards if forward else Way.BEFORE
        if found is not None:
            self._show_place(found, nearest(found, self._looked_at(), way))

    def _on_tag_all(self) -> None:
        found = self._places(self.find_bar.field.text())
        if found:
            self.find_bar.tag_wanted.emit(found)

    def _places(self, words: str) -> list[Span] | None:
        """Return where `words`, or what they describe, stand; None where the bar says why not."""
        if not self.find_bar.pattern.isChecked():
            return places(self._text.text, words)
        try:
            return pattern_places(self._text.text, words)
        except PatternError as error:
            problem = self.tr("No regular expression: {0}").format(error)
        except TooCostlyError:
            problem = self.tr("Too costly: please narrow the expression")
        self.find_bar.show_problem(problem)
        return None

    def _looked_at(self) -> int:
        return (self.selection() or (self.caret(), 0))[0]

    def _show_place(self, found: Sequence[Span], number: int) -> None:
        if found:
            self.go_to(*found[number], focus=False)
        self.find_bar.show_result(number + 1, len(found))
