"""The rows of the library as the project has them, made when they are looked at."""

from array import array
from collections.abc import Callable, Mapping
from typing import Any

from typing_extensions import override

from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.records import Article
from variorum.model.resolve import dated
from variorum.ui.desk.rows import library_row, outlet_name, shown_progress, shown_title
from variorum.ui.library.rows import Rows
from variorum.ui.library.values import LibraryRow
from variorum.workspace.adjudicating import adjudicated


class ArticleRows(Rows):
    """A row for each article of a catalogue that nobody changes, in order of publication."""

    def __init__(
        self,
        catalogue: Catalogue,
        tags: Mapping[Id, int],
        read: Mapping[Id, float],
        memos: Mapping[Id, str] | None = None,
    ) -> None:
        """Take `tags`, `read` and `memos` by article; the first two may change later."""
        order = dated(catalogue)
        super().__init__(order.places)
        self._catalogue, self._memos = catalogue, memos or {}
        self._adjudicated = adjudicated(catalogue)
        held = catalogue.all(Article)
        self._articles = [held[one] for one in order.articles]
        self._tags = array("I", (tags.get(one, 0) for one in order.articles))
        self._read = array("d", (read.get(one, 0.0) for one in order.articles))

    @override
    def _made(self, place: int) -> LibraryRow:
        article = self._articles[place]
        return library_row(
            self._catalogue,
            article,
            (self._tags[place], self._read[place]),
            memo=self._memos.get(article.id, ""),
            is_adjudicated=article.id in self._adjudicated,
        )

    @override
    def _told(self, field: str) -> list[Any]:
        if field == "tags":
            return self._tags.tolist()
        if field == "read":
            return self._read.tolist()
        if field == "progress":
            return list(map(shown_progress, self._articles, self._read))
        if field == "outlet":
            return [outlet_name(self._catalogue, one) for one in self._articles]
        return list(map(_OF_ARTICLE[field], self._articles))


_OF_ARTICLE: Mapping[str, Callable[[Article], str]] = {
    "id": lambda article: article.id,
    "label": lambda article: article.label,
    "title": shown_title,
    "date": lambda article: article.published,
}
