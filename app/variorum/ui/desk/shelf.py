"""Keeps the library current: articles, how many tags they have, how much of them is read."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from variorum.model.catalogue import Catalogue
from variorum.model.changes import Change
from variorum.model.ids import Id
from variorum.model.records import Article, Decision
from variorum.model.resolve import dated
from variorum.model.summary import Summary
from variorum.model.vocabulary import DecisionKind
from variorum.ui.bridge import Bridge
from variorum.ui.desk.article_rows import ArticleRows
from variorum.ui.desk.facets import Facets
from variorum.ui.desk.rows import library_row
from variorum.ui.desk.uses import Uses
from variorum.ui.library.query import Names
from variorum.ui.library.stock import Stock
from variorum.ui.library.values import Facet
from variorum.workspace.announce import Changed

if TYPE_CHECKING:
    from variorum.ui.desk.annotate import AnnotateDesk

_MANY = 2000
"""Rows of more articles than this are made off the GUI thread."""

Counted = tuple[dict[Id, int], dict[Id, float]]
"""Tags, and the share that is read, by article."""


class Shelf(QObject):
    """The rows of the library of one desk."""

    def __init__(self, bridge: Bridge, desk: "AnnotateDesk") -> None:
        """Start empty."""
        super().__init__(desk)
        self._bridge = bridge
        self._desk = desk
        self._tags: dict[Id, int] = {}
        self._read: dict[Id, float] = {}
        self._memos: Mapping[Id, str] = {}
        self._facets: tuple[Facet, ...] = ()
        self._names = Names(())
        self._making_facets = Facets()
        self._stock: Stock | None = None
        self._is_stale = True
        """Whether more changed than the rows of some articles."""
        self._touched: set[Id] = set()
        """Articles of which more changed than counts."""
        self._making: object = None
        """What stands for the rows that are being made, if any are."""
        bridge.changed.connect(self._on_changed)
        bridge.summarised.connect(self._on_summarised)
        bridge.memos_changed.connect(self._on_memos_changed)
        desk.library.text_asked.connect(self._look_in_texts)
        desk.library.find_with(bridge.soon)

    def begin(self) -> None:
        """Forget the last project and count in this one."""
        self._tags, self._read, self._facets, self._names = {}, {}, (), Names(())
        self._making_facets = Facets()
        self._desk.offers.known = Uses()
        self._is_stale, self._making, self._stock = True, None, None
        self._desk.library.set_stock(None)
        self.refresh()
        self.recount()

    def recount(self) -> None:
        """Ask how many tags each article has and how much of it is read, after what is saved."""
        still = Catalogue(self._bridge.session.state.catalogue)
        found = self._bridge.session.patiently(
            lambda store: _counted(still, store.tag_counts(), store.read_shares())
        )
        self._bridge.when(found, self._on_counted)

    def refresh(self) -> None:
        """Show the articles as the catalogue has them; only the open one is counted again."""
        article, sentences = self._desk.article, self._desk.sentences
        if article and sentences:
            self._tags[article.article.id] = len(article.standing())
            self._read[article.article.id] = sentences.share_read()
            self._touched.add(article.article.id)
        if self._is_stale:
            self._make()
        elif self._making is None:
            for one in self._touched:
                self._renew(one)
            self._touched = set()
        self._desk.library.set_current(article.article.id if article else None)

    def _make(self) -> None:
        """Make the rows of all articles, beside all else where they are many."""
        still = Catalogue(self._bridge.session.state.catalogue)
        self._is_stale, self._touched = False, set()
        self._memos = memos = self._bridge.memo_texts()
        tags, read, order = self._tags, self._read, self._desk.library.order
        self._making = making = object()

        def make() -> Stock:
            return Stock(ArticleRows(still, tags, read, memos), order=order)

        if len(still.all(Article)) <= _MANY:
            self._on_made(make(), making)
        else:
            self._bridge.beside(make, lambda stock: self._on_made(stock, making))

    def _on_made(self, stock: Stock, making: object) -> None:
        if making is self._making:  # no other rows were asked for since
            self._making = None
            before: list[object] = [self._stock]
            self._stock = stock
            stock.set_facets(self._facets, self._names)
            self._desk.library.set_stock(stock)
            self._bridge.let_go(before)
            self.refresh()

    def _renew(self, article: Id) -> None:
        """Show one article as it is now: an act costs no more where there are many."""
        catalogue, library = self._bridge.session.state.catalogue, self._desk.library
        found, before = catalogue.get(Article, article), library.row(article)
        if found is None or before is None:
            return
        row = library_row(
            catalogue,
            found,
            (self._tags.get(article, 0), self._read.get(article, 0.0)),
            memo=self._memos.get(article, ""),
            is_adjudicated=before.adjudicated,
        )
        if row != before:
            library.set_row(row)

    def tags_in_all(self) -> int:
        """Return how many tags the project has."""
        return sum(self._tags.values())

    def _on_counted(self, found: Counted) -> None:
        self._tags, self._read = found
        self._is_stale = True
        self.refresh()
        self._look_in_texts(self._desk.library.words())

    def _look_in_texts(self, words: tuple[str, ...]) -> None:
        """Look for words in texts, and in the names of facets with very many articles."""
        if not words or not self._bridge.is_open:
            return
        names = self._names
        found = self._bridge.session.patiently(
            lambda store: {
                word: articles | names.naming(word, None)
                for word, articles in store.articles_with(words).items()
            }
        )
        self._bridge.when(found, self._desk.library.set_in_text)

    def _on_changed(self, fact: Changed) -> None:
        """Note what is more than tags; who follows the act for the desk then asks for the rows."""
        changes = fact.change_set.changes
        if fact.how == "taken_back" or any(map(_moves_all, changes)):
            self._is_stale = True
        self._touched |= {one.id for one in changes if isinstance(one.record, Article)}

    def _on_memos_changed(self) -> None:
        before, now = self._memos, self._bridge.memo_texts()
        self._memos = now
        self._touched |= {
            one for one in before.keys() | now.keys() if before.get(one) != now.get(one)
        }
        self.refresh()

    def _on_summarised(self, summary: Summary) -> None:
        catalogue = Catalogue(self._bridge.session.state.catalogue)
        making, known = self._making_facets, self._desk.offers.known
        self._bridge.beside(
            lambda: (making.of(catalogue, summary), Uses(summary, known)), self._take
        )

    def _take(self, made: tuple[tuple[Facet, ...], Uses]) -> None:
        before: list[object] = [self._facets, self._names, self._desk.offers.known]
        found, self._desk.offers.known = made
        if found != self._facets:
            self._facets, self._names = found, Names(found)
            self._desk.library.set_facets(found, self._names)
        self._bridge.let_go(before)


def _counted(
    still: Catalogue,
    tags: Iterable[tuple[Id, int]],
    shares: Mapping[Id, tuple[int, int]],
) -> Counted:
    """Return how many tags articles have, and how much of them is read, by the ids of `still`."""
    known = dated(still)

    def held(article: Id) -> Id:
        place = known.places.get(article)
        return article if place is None else known.articles[place]

    return (
        {held(article): number for article, number in tags},
        {held(article): done / of for article, (done, of) in shares.items() if of},
    )


def _moves_all(change: Change) -> bool:
    """Tell whether an act moves more than the row of an article it names."""
    record = change.record
    if isinstance(record, Article):
        return change.op != "update"
    if isinstance(record, Decision):
        return record.kind is DecisionKind.ADJUDICATED
    return record.kind_name == "outlet"
