"""Two readers at one proposition: where one goes the other follows, and both show what is said."""

from collections.abc import Iterable, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from variorum.model.ids import Id
from variorum.model.resolve import merged
from variorum.model.views import OpenArticle
from variorum.ui.desk.shared_words import empty_view, overview, view_of
from variorum.ui.reader.shared import SharedBar
from variorum.ui.reader.view import ReaderView
from variorum.workspace.sharing import Comparison, Held, Said, compare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from variorum.ui.desk.annotate import AnnotateDesk
    from variorum.ui.desk.beside import Beside


class Pairing(QObject):
    """Compares the main article with the one beside and keeps their readers together."""

    def __init__(
        self, beside: "Beside", second: ReaderView, desk: "AnnotateDesk", bar: SharedBar
    ) -> None:
        """Follow the carets of the reader of `desk` and of the second one."""
        super().__init__(beside)
        self._beside, self._desk, self._bar = beside, desk, bar
        self._second = second
        self.comparison = Comparison()
        self.current: Held | None = None
        self._is_moving = False
        for reader, on_main in ((desk.reader, True), (self._second, False)):
            reader.caret_moved.connect(lambda _, main=on_main: self._on_caret_moved(main=main))
            for picked in (reader.span_picked, reader.margin_clicked):
                picked.connect(lambda tag, main=on_main: self._on_picked(tag, main=main))
        bar.stepped.connect(self.step)

    # -- what is compared ------------------------------------------------------------------

    def articles(self) -> tuple[OpenArticle, OpenArticle] | None:
        """Return the two articles if there are two different ones."""
        here, there = self._desk.article, self._beside.article
        if here is None or there is None or here.article.id == there.article.id:
            return None
        return here, there

    def refresh(self) -> None:
        """Compare anew, because an article or what is tagged in it changed."""
        found, before = self.articles(), self.current
        self.comparison = Comparison()
        if found is not None:
            self.comparison = compare(*found, merged(self._beside.catalogue, "proposition"))
        self.current = self.comparison.of(before.proposition) if before else None
        self._show()

    def _show(self) -> None:
        held, found = self.current, self.articles()
        self._light(self._desk.reader, held.here if held else ())
        self._light(self._second, held.there if held else ())
        if self._beside.article is None:
            return
        if found is None:
            self._bar.show_view(empty_view(self._desk.article, self._beside.article))
        elif held is None:
            self._bar.show_view(overview(self.comparison, *found))
        else:
            self._bar.show_view(view_of(held, self.comparison, *found, self._beside.catalogue))

    @staticmethod
    def _light(reader: ReaderView, said: Iterable[Said]) -> None:
        reader.set_lit(frozenset(one.tag for one in said))

    # -- going together --------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Bring both readers to the next shared proposition (1) or the one before (-1)."""
        shared = self.comparison.shared
        if shared:
            self.go(shared[(self._index(by) + by) % len(shared)])

    def _index(self, by: int) -> int:
        """Return where the walk is, between two of them if it has not begun."""
        shared = self.comparison.shared
        if self.current in shared:
            return shared.index(self.current)
        caret = self._desk.reader.caret()
        before = sum(held.here[0].start < caret for held in shared)
        return before - 1 if by > 0 else before

    def go(self, held: Held) -> None:
        """Bring both readers to a proposition; the focus stays in the one that has it."""
        self.current = held
        self._show()
        with self._moving():
            if held.here:
                self._move_main(held.here[0])
            if held.there:
                self._move_second(held.there[0])

    def take_up(self, proposition: Id | None = None) -> None:
        """Begin with a proposition, else with what the tag at the main caret speaks of."""
        if proposition is not None:
            self.current = self.comparison.of(proposition)
            self._show()
            return
        selected = self._desk.selected()
        here = [span.id for span in self._desk.reader.spans_at_caret()]
        self._follow([*([selected] if selected else ()), *here], main=True)

    def show_proposition(self, proposition: Id) -> None:
        """Bring both readers to a proposition, where it is still spoken of."""
        held = self.comparison.of(proposition)
        if held is not None:
            self.go(held)

    def _move_main(self, said: Said) -> None:
        if self._desk.tagger.strip is None:  # it stands at the words it asks about
            self._desk.reader.go_to(said.start, focus=False)
            self._desk.select(said.tag)

    def _move_second(self, said: Said) -> None:
        self._second.go_to(said.start, focus=False)
        self._second.select_span(said.tag)

    @contextmanager
    def _moving(self) -> "Iterator[None]":
        self._is_moving = True
        try:
            yield
        finally:
            self._is_moving = False

    def _on_caret_moved(self, *, main: bool) -> None:
        reader = self._desk.reader if main else self._second
        self._follow([span.id for span in reader.spans_at_caret()], main=main)

    def _on_picked(self, tag: Id | None, *, main: bool) -> None:
        self._follow([tag] if tag else [], main=main)
        if not main:
            self._second.select_span(tag)

    def _follow(self, tags: Sequence[Id], *, main: bool) -> None:
        """Take the other reader along to what `tags` speak of; between claims it stays."""
        if self._is_moving or (self.current is not None and self.current.is_by(tags)):
            return
        found = [held for tag in tags if (held := self.comparison.of_tag(tag))]
        held = next((one for one in found if one.is_shared), found[0] if found else None)
        if held is None:
            return
        self.current = held
        self._show()
        with self._moving():
            if main and held.there:
                self._move_second(held.there[0])
            elif not main and held.here:
                self._move_main(held.here[0])
