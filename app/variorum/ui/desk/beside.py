"""A second article beside the one that is tagged: chosen, shown, kept current, swapped, closed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.records import Article
from variorum.model.views import OpenArticle
from variorum.ui.desk.reading import Sentences
from variorum.ui.desk.room import Room
from variorum.ui.reader.view import ReaderView
from variorum.workspace.announce import Changed
from variorum.workspace.sharing import bears_on

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from variorum.ui.desk.annotate import AnnotateDesk
    from variorum.ui.desk.beside_stage import Stage
    from variorum.ui.main_window import MainWindow


class Beside(QObject):
    """The second article of one window. What it is shown in is made when first wanted."""

    def __init__(self, window: "MainWindow") -> None:
        """Start without a second article."""
        super().__init__(window)
        self._window = window
        self._stage: Stage | None = None
        self._room = Room(window)
        self._wanted: tuple[Id, int, Id | None] | None = None
        self.article: OpenArticle | None = None
        self.sentences: Sentences | None = None
        bridge = window.bridge
        bridge.changed.connect(self._on_changed)
        bridge.saved.connect(lambda _: self._draw_if_open())
        bridge.marked.connect(self._on_marked)
        bridge.closed.connect(self.close)
        window.annotate.article_shown.connect(lambda _: self._compare())

    # -- what there is ---------------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        """Whether there is a second article."""
        return self.article is not None

    @property
    def catalogue(self) -> Catalogue:
        """The records of the open project."""
        return self._window.bridge.session.state.catalogue

    @property
    def stage(self) -> "Stage":
        """The widgets, made when first asked for."""
        if self._stage is None:
            from variorum.ui.desk.beside_stage import Stage  # noqa: PLC0415  # when first wanted

            self._stage = Stage(self._window, self)
        return self._stage

    @property
    def reader(self) -> ReaderView:
        """The second reader."""
        return self.stage.reader

    def selected(self) -> Id | None:
        """Return the tag selected in the second reader, if it is there still."""
        tag = self.reader.selected_span()
        return tag if self.article and tag in self.article.tags else None

    def in_focus(self) -> "AnnotateDesk | Beside":
        """Return where the analyst reads: here while the second text has the focus."""
        here = self.is_open and self.stage.has_focus()
        return self if here else self._window.annotate

    def open_find(self) -> None:
        """Open the find bar where the analyst reads."""
        self.in_focus().reader.open_find()

    def panes(self) -> "list[QWidget]":
        """Return what F6 stops at."""
        return [self.stage.pane, self.stage.bar] if self.is_open else []

    def allows(self, command: str) -> bool:
        """Tell whether a command on the second article can be given, an article being read."""
        return command == "beside.open" or self.is_open

    def group(self) -> dict[str, Callable[[], object]]:
        """Return what each command does."""
        return {
            "beside.open": self._choose_article,
            "beside.propositions": self._choose_proposition,
            "beside.next": lambda: self.stage.pairing.step(1),
            "beside.previous": lambda: self.stage.pairing.step(-1),
            "beside.swap": self.swap,
            "beside.close": self.close,
        }

    def _choose_article(self) -> None:
        self.stage.chooser.choose_article()

    def _choose_proposition(self) -> None:
        self.stage.chooser.choose_proposition()

    # -- opening and closing ---------------------------------------------------------------

    def open(self, article: Id, caret: int = 0, proposition: Id | None = None) -> None:
        """Show an article on the right, at a caret; it is read off this thread.

        `proposition` is what both are at; None begins with what the main caret stands on.
        """
        self._wanted = (article, caret, proposition)
        self._window.bridge.session.load(article, self._on_loaded)

    def _on_loaded(self, opened: OpenArticle) -> None:
        if self._wanted is None or self._wanted[0] != opened.article.id:
            return  # the analyst has chosen another one, or none, meanwhile
        (_, caret, proposition), self._wanted = self._wanted, None
        before = self.article
        self.article, self.sentences = opened, Sentences(opened)
        if before is None:
            self._room.make()
        self.stage.show(opened, self.sentences, caret)
        self.stage.pairing.take_up(proposition)
        self._free(before)
        self._window.furniture.standing.allow()

    def close(self) -> None:
        """Show the main article alone again."""
        self._wanted = None
        if not self.is_open:
            return
        had_focus = self.stage.has_focus()
        before, self.article, self.sentences = self.article, None, None
        self._window.status.set_hint("")
        self.stage.hide()
        self._room.give_back()
        self._free(before)
        if self._window.bridge.is_open:
            self._window.furniture.standing.allow()
            if had_focus:
                self._window.annotate.take_focus()

    def _free(self, article: OpenArticle | None) -> None:
        """Let go of an article that is shown nowhere any more."""
        if article is None or not self._window.bridge.is_open:
            return
        shown = (self._window.annotate.article, self.article)
        if all(one is None or one.article.id != article.article.id for one in shown):
            self._window.bridge.session.state.let_go(article.article.id)

    def swap(self) -> None:
        """Make the second article the main one, and the main one the second."""
        desk, second = self._window.annotate, self.article
        if second is None or desk.article is None or desk.article is second:
            return
        main, place = desk.article.article.id, desk.reader.caret()
        here = self.reader.caret()
        self._window.status.set_hint("")
        held = self.stage.pairing.current
        desk.show_article(second.article.id, caret=here)
        self.open(main, place, held.proposition if held else None)

    # -- following -------------------------------------------------------------------------

    def _on_changed(self, fact: Changed) -> None:
        if self.article is None:
            return
        key = self.article.article.id
        if key not in self.catalogue.all(Article):
            self.close()
            self._window.status.set_hint(self.tr("The article beside is no longer in the project"))
        elif fact.how == "taken_back":
            held = self.stage.pairing.current
            self.open(key, self.reader.caret(), held.proposition if held else None)
        else:
            self._follow(fact)

    def _follow(self, fact: Changed) -> None:
        changes = fact.change_set.changes
        if self.article is not None:
            self.stage.follow(self.article, changes, pending=fact.how == "do")
        if any(map(bears_on, changes)):
            self._compare()

    def _draw_if_open(self) -> None:
        if self.article is not None:
            self.stage.settle(self.article)

    def _on_marked(self, article: Id) -> None:
        if self.article and self.sentences and self.article.article.id == article:
            self.reader.set_read(self.sentences.read_starts())

    def _compare(self) -> None:
        if self.is_open:
            self.stage.pairing.refresh()

    def follow_look(self) -> None:
        """Set the second text as the first one is set."""
        if self._stage is not None:
            self._stage.follow_look()
