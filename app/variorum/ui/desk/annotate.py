"""The annotate workspace: library, reader and panel on one open article."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget
from typing_extensions import override

from variorum.model.ids import Id
from variorum.model.views import OpenArticle
from variorum.ui import theme
from variorum.ui.bridge import Bridge
from variorum.ui.desk.drawing import Drawn, draw
from variorum.ui.desk.editor import Editor
from variorum.ui.desk.following import Follower
from variorum.ui.desk.inspecting import Inspecting
from variorum.ui.desk.offers import Offers
from variorum.ui.desk.other_figures import OtherFiguresHint
from variorum.ui.desk.reading import Sentences
from variorum.ui.desk.shelf import Shelf
from variorum.ui.desk.suggested import Suggested
from variorum.ui.desk.tagger import Tagger
from variorum.ui.library.pane import LibraryPane
from variorum.ui.panel.pane import PanelPane
from variorum.ui.reader.pair import Pair
from variorum.ui.widgets import Unhurried


class AnnotateDesk(QWidget):
    """Shows one article at a time and follows what is announced."""

    article_shown = Signal(object)
    """The id of the article now open, or None."""
    place_changed = Signal()
    """Caret, marks or tags moved: the status bar may want to know."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        """Lay the three panes out; there is no article yet."""
        super().__init__(parent)
        self._bridge = bridge
        self.article: OpenArticle | None = None
        self.sentences: Sentences | None = None
        self._wanted: tuple[Id, int | None, Id | None] | None = None
        self._lay_out()
        self.offers = Offers(lambda: bridge.session.state.catalogue)
        self.tagger = Tagger(bridge, self.reader, self.offers, lambda: self.article, self)
        self.editor = Editor(bridge, lambda: self.article, self)
        self.shelf = Shelf(bridge, self)
        self.inspecting = Inspecting(bridge, self)
        self.follower = Follower(bridge, self)
        self.suggested = Suggested(bridge, self)
        self.other_figures = OtherFiguresHint(bridge, self)
        self._connect()

    def _lay_out(self) -> None:
        metric = theme.current().metric
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        # Each pane is made where it will stand, as what is in it would move with it.
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        row.addWidget(self.splitter)
        self.library = LibraryPane(self.splitter)
        self.pair = Pair(self.splitter)
        self.reader, self.panel = self.pair.reader, PanelPane(self.splitter)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.setSizes([int(metric["libraryWidth"]), 832, int(metric["inspectorWidth"])])
        self._sides = Unhurried(self.library), Unhurried(self.panel)

    def _connect(self) -> None:
        self.library.article_chosen.connect(self.show_article)
        self.reader.caret_moved.connect(self.place_changed)
        self.reader.span_picked.connect(self.select)
        self.reader.margin_clicked.connect(self.select)
        self.reader.span_resized.connect(self.editor.resize)
        self.panel.tag_chosen.connect(self.go_to_tag)
        self.panel.tag_deleted.connect(self.editor.delete)
        self.panel.kind_pressed.connect(self.tagger.tag)
        self.editor.connect_edits(self.panel)
        self.tagger.tagged.connect(self.select)
        self.article_shown.connect(self.tagger.follow)

    # -- which article ---------------------------------------------------------------------

    def begin(self) -> None:
        """Show the project that was just opened; no article yet."""
        for side in self._sides:
            side.put_off()
        self.close_article()
        self.shelf.begin()

    def show_article(self, article: Id, *, caret: int | None = None, tag: Id | None = None) -> None:
        """Open an article, at a caret or at a tag."""
        self._wanted = (article, caret, tag)
        if self.article and self.article.article.id == article:
            self._arrive()
        else:
            self._bridge.session.load(article, self._on_loaded)

    def _on_loaded(self, opened: OpenArticle) -> None:
        if self._is_wanted(opened):
            draw(self._bridge, opened, lambda made: self._on_drawn(opened, made))

    def _is_wanted(self, opened: OpenArticle) -> bool:
        """Tell whether the analyst has not gone on to another article meanwhile."""
        return self._wanted is not None and self._wanted[0] == opened.article.id

    def _on_drawn(self, opened: OpenArticle, made: Drawn | None) -> None:
        if not self._is_wanted(opened):
            return
        if made is None:
            self._bridge.session.load(opened.article.id, self._on_loaded)
            return
        self._show(opened, made)
        self._arrive()

    def _show(self, opened: OpenArticle, made: Drawn) -> None:
        self.settle()
        self.article, self.sentences = opened, Sentences(opened)
        article = opened.article
        regions = list(opened.regions.values())
        self.reader.set_text(
            opened.text,
            self.sentences.spans,
            regions,
            article.title or article.file_name,
            article.label,
        )
        self.reader.set_spans(made.spans)
        self.reader.set_read(self.sentences.read_starts())
        self.panel.set_tags(made.rows)
        self.select(None)
        self.library.set_current(article.id)
        self.article_shown.emit(article.id)

    def _arrive(self) -> None:
        if self._wanted is None or self.article is None:
            return
        _, caret, tag = self._wanted
        self._wanted = None
        if tag in self.article.tags:
            self.go_to_tag(tag)
        else:
            self.reader.go_to(caret or 0)
        if self.tagger.strip is not None:
            self.take_focus()
        self.place_changed.emit()

    def close_article(self) -> None:
        """Show no article."""
        self.article = self.sentences = None
        self.reader.set_text("", (), (), "", "")
        self.panel.set_tags([])
        self.panel.show_tag(None)
        self.article_shown.emit(None)

    def show_again(self) -> None:
        """Show the open article as it is now, after the project was read anew."""
        if self.article is not None:
            article, caret = self.article.article.id, self.reader.caret()
            self._wanted = (article, caret, None)
            self._bridge.session.load(article, self._on_loaded)

    def take_focus(self) -> None:
        """Let the keys go to the strip that is open, else to the text."""
        strip = self.tagger.strip
        if strip is None:
            self.reader.text_widget().setFocus()
        else:
            strip.start()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.reader.text_widget().hasFocus():
            self.take_focus()
        else:
            super().keyPressEvent(event)

    # -- which tag -------------------------------------------------------------------------

    def select(self, tag: Id | None) -> None:
        """Show a tag as selected in reader and panel."""
        self.reader.select_span(tag)
        self.inspecting.inspect(tag)

    def lose_selected(self) -> None:
        """Inspect nothing, because the selected tag is gone; go on where the text is."""
        was_in_panel = self.inspecting.has_focus()
        self.select(None)
        if was_in_panel:
            self.take_focus()

    def settle(self) -> None:
        """Let a field of the panel hand over what is being typed in it, by leaving it."""
        if self.inspecting.has_focus():
            self.take_focus()

    def go_to_tag(self, tag: Id) -> None:
        """Bring a tag into view and select it."""
        if self.article and tag in self.article.tags:
            # Behind another workspace an undo comes by here: the keys stay where the analyst is.
            self.reader.go_to(self.article.tags[tag].start, focus=not self.isHidden())
            self.select(tag)

    def selected(self) -> Id | None:
        """Return the selected tag, if it is there still."""
        tag = self.reader.selected_span()
        return tag if self.article and tag in self.article.tags else None

    # -- reading ---------------------------------------------------------------------------

    def mark_read(self) -> None:
        """Mark the sentence at the caret as read and go to the next."""
        span = self.reader.sentence()
        if span is None or self.article is None or self.sentences is None:
            return
        session = self._bridge.session
        if session.refusal is None:
            mark = self.sentences.mark(span, session.signed())
            if mark:
                session.mark(self.article.article.id, add=(mark,))
        self.reader.next_sentence()

    def next_untagged(self) -> bool:
        """Go to the next sentence without a tag; tell whether there was one."""
        span = self.sentences.next_untagged(self.reader.caret()) if self.sentences else None
        if span:
            self.reader.go_to(span[0])
        return span is not None

    def step(self, by: int) -> None:
        """Open the article `by` places further in the library."""
        here = self.article.article.id if self.article else None
        other = self.library.beside(here, by)
        if other is not None:
            self.show_article(other)
