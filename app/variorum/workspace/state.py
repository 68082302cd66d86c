"""The project in memory: the catalogue and the articles that are open, following changes."""

from variorum.model.catalogue import Catalogue
from variorum.model.changes import Change, ChangeSet
from variorum.model.ids import Id
from variorum.model.records import ReadMark
from variorum.model.views import OpenArticle


class State:
    """Catalogue and open articles. Used on one thread only, the shell's."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Start with no article open."""
        self.catalogue = catalogue
        self.articles: dict[Id, OpenArticle] = {}

    def apply(self, change_set: ChangeSet) -> None:
        """Follow a change set in the catalogue and in every open article."""
        self.catalogue.apply(change_set.changes)
        for article in self.articles.values():
            article.apply(change_set.changes)
        for change in change_set.changes:
            if change.kind == "article" and change.after is None:
                self.articles.pop(change.id, None)

    def let_go(self, article: Id) -> None:
        """Hold an article no more that nothing shows; opened again, it is read from the file."""
        self.articles.pop(article, None)

    def mark(self, article: Id, add: tuple[ReadMark, ...], remove: tuple[ReadMark, ...]) -> None:
        """Follow read marks set and taken back in an article."""
        opened = self.articles.get(article)
        if opened:
            opened.apply([Change(None, mark) for mark in add])
            opened.apply([Change(mark, None) for mark in remove])
