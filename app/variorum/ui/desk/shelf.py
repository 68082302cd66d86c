"""Keeps the library current: articles, how many tags they have, how much of them is read."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.summary import Summary
from variorum.model.vocabulary import TagKind
from variorum.ui.bridge import Bridge
from variorum.ui.desk.rows import facets, library_rows
from variorum.ui.library.values import Facet

if TYPE_CHECKING:
    from variorum.ui.desk.annotate import AnnotateDesk


class Shelf(QObject):
    """The rows of the library of one desk."""

    def __init__(self, bridge: Bridge, desk: "AnnotateDesk") -> None:
        """Start empty."""
        super().__init__(desk)
        self._bridge = bridge
        self._desk = desk
        self._tags: dict[Id, int] = {}
        self._read: dict[Id, float] = {}
        self._facets: tuple[Facet, ...] = ()
        bridge.summarised.connect(self._on_summarised)
        bridge.memos_changed.connect(self.refresh)
        desk.library.text_asked.connect(self._look_in_texts)

    def begin(self) -> None:
        """Forget the last project and count in this one."""
        self._tags, self._read, self._facets = {}, {}, ()
        self.refresh()
        self.recount()

    def recount(self) -> None:
        """Ask the store how many tags each article has and how much of it is read."""
        self._bridge.session.ask(
            lambda store: (store.tag_counts(), store.read_shares()), self._on_counted
        )

    def refresh(self) -> None:
        """Show the articles as the catalogue has them; only the open one is counted again."""
        article, sentences = self._desk.article, self._desk.sentences
        if article and sentences:
            self._tags[article.article.id] = len(article.standing())
            self._read[article.article.id] = sentences.share_read()
        catalogue, memos = self._bridge.session.state.catalogue, self._bridge.memo_texts()
        rows = library_rows(catalogue, self._tags, self._read, memos)
        self._desk.library.set_articles(rows, self._facets)
        self._desk.library.set_current(article.article.id if article else None)

    def tags_in_all(self) -> int:
        """Return how many tags the project has."""
        return sum(self._tags.values())

    def _on_counted(
        self, found: tuple[Mapping[Id, Mapping[TagKind, int]], Mapping[Id, tuple[int, int]]]
    ) -> None:
        tags, shares = found
        self._tags = {article: sum(kinds.values()) for article, kinds in tags.items()}
        self._read = {article: done / of for article, (done, of) in shares.items() if of}
        self.refresh()
        self._look_in_texts(self._desk.library.words())

    def _look_in_texts(self, words: tuple[str, ...]) -> None:
        if words and self._bridge.is_open:
            self._bridge.session.ask(
                lambda store: store.articles_with(words), self._desk.library.set_in_text
            )

    def _on_summarised(self, summary: Summary) -> None:
        self._desk.offers.take_summary(summary)
        session = self._bridge.session
        catalogue = Catalogue(session.state.catalogue)
        found = session.beside(lambda _store: tuple(facets(catalogue, summary)))
        self._bridge.when(found, self._take_facets)

    def _take_facets(self, found: tuple[Facet, ...]) -> None:
        self._facets = found
        self.refresh()
