"""Keeps the library current: articles, how many tags they have, how much of them is read."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.records import Article
from variorum.model.summary import Summary
from variorum.model.vocabulary import TagKind
from variorum.ui.bridge import Bridge
from variorum.ui.desk.rows import facets, library_rows, recounted
from variorum.ui.desk.uses import Uses
from variorum.ui.library.values import Facet, LibraryRow
from variorum.workspace.announce import Changed

if TYPE_CHECKING:
    from variorum.ui.desk.annotate import AnnotateDesk


_IN_ROWS = frozenset({"article", "outlet", "decision", "note"})
"""Kinds of record a row of the library is made of, besides the counts of tags and marks."""


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
        self._rows: list[LibraryRow] = []
        self._places: dict[Id, int] = {}
        self._is_stale = True
        """Whether more changed in the rows than the counts of the open article."""
        bridge.changed.connect(self._on_changed)
        bridge.summarised.connect(self._on_summarised)
        bridge.memos_changed.connect(self._on_memos_changed)
        desk.library.text_asked.connect(self._look_in_texts)

    def begin(self) -> None:
        """Forget the last project and count in this one."""
        self._tags, self._read, self._facets = {}, {}, ()
        self._desk.offers.known = Uses()
        self._is_stale = True
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
        if self._is_stale:
            self._make_rows()
            self._desk.library.set_articles(self._rows, self._facets)
        elif article:
            self._recount_row(article.article)
        self._desk.library.set_current(article.article.id if article else None)

    def _make_rows(self) -> None:
        catalogue, memos = self._bridge.session.state.catalogue, self._bridge.memo_texts()
        self._rows = library_rows(catalogue, self._tags, self._read, memos)
        self._places = {row.id: at for at, row in enumerate(self._rows)}
        self._is_stale = False

    def _recount_row(self, article: Article) -> None:
        """Show what is counted in one article: an act costs no more where there are many."""
        at = self._places.get(article.id)
        if at is not None:
            tags, read = self._tags.get(article.id, 0), self._read.get(article.id, 0.0)
            row = recounted(self._rows[at], article, tags, read)
            if row != self._rows[at]:
                self._rows[at] = row
                self._desk.library.set_row(at, row)

    def tags_in_all(self) -> int:
        """Return how many tags the project has."""
        return sum(self._tags.values())

    def _on_counted(
        self, found: tuple[Mapping[Id, Mapping[TagKind, int]], Mapping[Id, tuple[int, int]]]
    ) -> None:
        tags, shares = found
        self._tags = {article: sum(kinds.values()) for article, kinds in tags.items()}
        self._read = {article: done / of for article, (done, of) in shares.items() if of}
        self._is_stale = True
        self.refresh()
        self._look_in_texts(self._desk.library.words())

    def _look_in_texts(self, words: tuple[str, ...]) -> None:
        if words and self._bridge.is_open:
            self._bridge.session.ask(
                lambda store: store.articles_with(words), self._desk.library.set_in_text
            )

    def _on_changed(self, fact: Changed) -> None:
        """Note what is more than tags; who follows the act for the desk then asks for the rows."""
        kinds = {one.kind for one in fact.change_set.changes}
        if fact.how == "taken_back" or not kinds.isdisjoint(_IN_ROWS):
            self._is_stale = True

    def _on_memos_changed(self) -> None:
        self._is_stale = True
        self.refresh()

    def _on_summarised(self, summary: Summary) -> None:
        catalogue = Catalogue(self._bridge.session.state.catalogue)
        before, known = self._facets, self._desk.offers.known

        def make() -> tuple[tuple[Facet, ...], Uses]:
            found = tuple(facets(catalogue, summary))
            return before if found == before else found, Uses(summary, known)

        self._bridge.beside(make, self._take)

    def _take(self, made: tuple[tuple[Facet, ...], Uses]) -> None:
        found, self._desk.offers.known = made
        if found is not self._facets:
            self._facets = found
            self._desk.library.set_facets(found)
