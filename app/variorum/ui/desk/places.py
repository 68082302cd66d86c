"""Where the analyst left each project, kept between sessions."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from variorum.model.article_table import teller
from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id, now
from variorum.model.records import Article
from variorum.ui.remembered import RecentProject
from variorum.workspace.sample import TOUR_NAME

if TYPE_CHECKING:
    from variorum.ui.main_window import MainWindow


_MANY = 2000
"""The first of more articles than this is not looked for while a project opens."""


class Places:
    """Remembers the open project and the place in it, and goes back there."""

    def __init__(self, window: "MainWindow") -> None:
        """Serve `window`."""
        self._window = window

    def take_up(self) -> None:
        """Go on where the analyst left the open project, else at its first article."""
        self._remember_project()
        window = self._window
        session = window.bridge.session
        place, caret = window.settings.place(session.path)
        articles = session.state.catalogue.all(Article)
        if Id(place) in articles:
            window.annotate.show_article(Id(place), caret=caret)
        elif len(articles) > _MANY:
            still = Catalogue(session.state.catalogue)
            window.bridge.soon(lambda: _first(still.all(Article)), self._begin)
        elif articles:
            self._begin(_first(articles))

    def _begin(self, first: Id) -> None:
        if self._window.annotate.article is None:
            self._window.annotate.show_article(first)

    def leave(self) -> None:
        """Keep what is half typed, and remember where the analyst is in the open project."""
        window = self._window
        window.annotate.settle()
        if window.bridge.is_open and window.annotate.article and not self._is_passing():
            article = window.annotate.article.article.id
            caret = window.annotate.reader.caret()
            window.settings.set_place(window.bridge.session.path, article, caret)
            self._remember_project()

    def _is_passing(self) -> bool:
        """Tell whether the open project is the tour's copy, which the next tour replaces."""
        return self._window.bridge.holds(self._window.furniture.sample.with_name(TOUR_NAME))

    def _remember_project(self) -> None:
        """Put the open project at the head of the recent ones."""
        if self._is_passing():
            return
        session = self._window.bridge.session
        catalogue = session.state.catalogue
        self._window.settings.add_recent(
            RecentProject(
                session.path,
                catalogue.project.title,
                now(),
                len(catalogue.all(Article)),
                self._window.annotate.shelf.tags_in_all(),
            )
        )


def _first(articles: Mapping[Id, Article]) -> Id:
    """Return the article with the first label."""
    label = teller(articles, "label")
    return min(articles, key=lambda one: (len(label(one)), label(one)))
