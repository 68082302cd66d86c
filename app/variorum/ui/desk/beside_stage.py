"""What the second article is shown in: its pane, the bar below both readers, keys and chooser."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from variorum.model.changes import Change
from variorum.model.ids import Id
from variorum.model.records import Region
from variorum.model.views import OpenArticle
from variorum.ui.desk.beside_chooser import Chooser
from variorum.ui.desk.beside_keys import BesideKeys
from variorum.ui.desk.following import tags_touched
from variorum.ui.desk.pairing import Pairing
from variorum.ui.desk.reading import Sentences
from variorum.ui.desk.rows import span_view, span_views
from variorum.ui.desk.shared_words import called, heading
from variorum.ui.reader.beside import BesidePane
from variorum.ui.reader.shared import SharedBar

if TYPE_CHECKING:
    from variorum.ui.desk.beside import Beside
    from variorum.ui.main_window import MainWindow

_NAMES = frozenset({"article", "outlet"})


class Stage(QObject):
    """The widgets of the second article in one window, and what they ask for."""

    def __init__(self, window: "MainWindow", beside: "Beside") -> None:
        """Make them and put them beside the main reader, hidden."""
        super().__init__(beside)
        self._window, self._beside = window, beside
        self._desk = window.annotate
        self.pane, self.bar = BesidePane(), SharedBar()
        self.reader = self.pane.reader
        self._pending: set[Id] = set()
        self._desk.pair.add(self.pane, self.bar)
        self.pairing = Pairing(beside, self.reader, self._desk, self.bar)
        self.chooser = Chooser(window, beside, self.pairing)
        self._connect()

    def _connect(self) -> None:
        main, second = self._desk.reader, self.reader
        served = {
            "go.next_sentence": second.next_sentence,
            "go.previous_sentence": second.previous_sentence,
            "selection.grow": second.grow,
            "selection.shrink": second.shrink,
            "tag.cycle": second.cycle_overlap,
            "view.types": main.open_types,
        }
        keys = BesideKeys(second.text_widget(), self._window.actions_, served)
        # Queued, because the text that is typed in is exchanged by it.
        keys.swap_requested.connect(self._beside.swap, Qt.ConnectionType.QueuedConnection)
        keys.refused.connect(self._on_refused)
        self.pane.bar.swap_requested.connect(self._beside.swap)
        self.pane.bar.close_requested.connect(self._beside.close)
        self.bar.only_requested.connect(self.chooser.choose_only)
        self.bar.all_requested.connect(self.chooser.choose_proposition)
        main.types_changed.connect(self._on_types_changed)
        main.zoom_changed.connect(lambda _: self.follow_look())
        second.zoom_changed.connect(main.set_zoom)

    # -- showing ---------------------------------------------------------------------------

    def show(self, opened: OpenArticle, sentences: Sentences, caret: int) -> None:
        """Show an article at a caret."""
        catalogue = self._beside.catalogue
        self._pending.clear()
        self.follow_look()
        regions = list(opened.regions.values())
        self.reader.set_text(opened.text, sentences.spans, regions)
        self.reader.set_spans(span_views(opened.linked_in_order(), catalogue))
        self.reader.visible_types = self._desk.reader.visible_types
        self.reader.set_read(sentences.read_starts())
        self.pane.set_heading(heading(opened.article, catalogue))
        if self.pane.isHidden():
            self._come_in()
        self.reader.go_to(caret, focus=False)
        self.pairing.refresh()

    def _come_in(self) -> None:
        for widget in (self.pane, self.bar):
            widget.show()
        self._desk.pair.share_out(self._window.settings.state("beside"))

    def hide(self) -> None:
        """Show no second article, and hold nothing of the last one."""
        self._window.settings.set_state("beside", self._desk.pair.state())
        for widget in (self.pane, self.bar):
            widget.hide()
        self._pending.clear()
        self.pairing.refresh()
        self.reader.set_text("", (), (), "", "")

    def has_focus(self) -> bool:
        """Tell whether the keys go to the second article."""
        focus = self._window.focusWidget()
        return focus is not None and self.pane.isAncestorOf(focus)

    def follow_look(self) -> None:
        """Set the second text in the size, measure and letters of the first."""
        look = self._desk.reader.text_widget().page_layout.look
        if look != self.reader.text_widget().page_layout.look:
            self.reader.text_widget().set_look(look)

    def _on_types_changed(self, kinds: object) -> None:
        del kinds  # the reader that announces them has them by now
        self.reader.visible_types = self._desk.reader.visible_types

    def _on_refused(self) -> None:
        article = self._beside.article
        if article is not None:
            said = self.tr("Article {0} is beside for reading: Enter makes it the one you tag")
            self._window.status.set_hint(said.format(called(article.article)))

    # -- following -------------------------------------------------------------------------

    def follow(self, article: OpenArticle, changes: Sequence[Change], *, pending: bool) -> None:
        """Draw anew what `changes` touch in the second article."""
        if any(isinstance(change.record, Region) for change in changes):
            self.reader.set_regions(list(article.regions.values()))
        touched = tags_touched(article, changes)
        for tag in touched:
            self._draw(article, tag, pending=pending)
        if pending:
            self._pending |= touched
        if any(change.kind in _NAMES for change in changes):
            self.pane.set_heading(heading(article.article, self._beside.catalogue))

    def settle(self, article: OpenArticle) -> None:
        """Draw as saved what was drawn as pending."""
        pending, self._pending = self._pending, set()
        for tag in pending & article.tags.keys():
            self._draw(article, tag, pending=False)

    def _draw(self, article: OpenArticle, tag: Id, *, pending: bool) -> None:
        found = article.tags.get(tag)
        if found is None or found.rejected:
            self.reader.remove_span(tag)
        else:
            view = span_view(article.linked(tag), self._beside.catalogue, pending=pending)
            self.reader.upsert_span(view)
