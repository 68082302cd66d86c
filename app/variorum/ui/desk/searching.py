"""Finding in all articles: asks the store, shows the places, goes there."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from variorum.model.records import Article
from variorum.model.search import Hit
from variorum.ui.desk.bulk import Bulk
from variorum.ui.frame.find_all import FindAllDialog
from variorum.ui.frame.found import Found

if TYPE_CHECKING:
    from variorum.ui.main_window import MainWindow

LIMIT = 2000
"""Places shown at most."""


class Searching(QObject):
    """The search of one window; its dialogue keeps the last question while the project is open."""

    def __init__(self, window: "MainWindow") -> None:
        """Wait for the command."""
        super().__init__(window)
        self._window = window
        self.dialog = FindAllDialog(window)
        self._bulk = Bulk(window)
        self.dialog.asked.connect(self._ask)
        self.dialog.chosen.connect(self._go)
        self.dialog.rejected.connect(window.activateWindow)
        self.dialog.tag_wanted.connect(self._tag)
        window.bridge.closed.connect(self._forget)

    def open(self) -> None:
        """Show the dialogue, with the selection as the question if that is one line."""
        desk = self._window.annotate
        selected = desk.reader.selection() if self._window.workspace() == "annotate" else None
        words = desk.article.text[slice(*selected)] if selected and desk.article else ""
        one_line = len(words.splitlines()) == 1
        self.dialog.open_with(f'"{words.strip()}"' if one_line else "")

    def _ask(self, query: str) -> None:
        if self._window.bridge.is_open:
            self._window.bridge.session.ask(
                lambda store: store.search(query, LIMIT + 1), lambda hits: self._show(query, hits)
            )

    def _show(self, query: str, hits: Sequence[Hit]) -> None:
        articles = self._window.bridge.session.state.catalogue.all(Article)
        found = [
            Found(
                article=home.id,
                label=home.label,
                title=home.title or home.file_name,
                start=hit.start,
                end=hit.end,
                before=hit.before,
                words=hit.words,
                after=hit.after,
            )
            for hit in hits[:LIMIT]
            if (home := articles.get(hit.article))
        ]
        found.sort(key=lambda one: (len(one.label), one.label, one.article, one.start))
        self.dialog.set_places(query, found, more=len(hits) > LIMIT)

    def _go(self, place: Found) -> None:
        self._window.activateWindow()
        self._window.furniture.going.to_place(place.article, place.start)

    def _tag(self, places: Sequence[Found]) -> None:
        self._bulk.begin(places, self.dialog, self.dialog.set_tagged)

    def _forget(self) -> None:
        self.dialog.hide()
        self.dialog.field.clear()
        self.dialog.set_places("", (), more=False)
