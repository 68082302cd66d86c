"""The rows of the library as the project has them, made when they are looked at."""

from array import array
from collections.abc import Mapping
from functools import partial
from typing import Any

from typing_extensions import override

from variorum.model.article_table import told
from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.records import Article
from variorum.model.resolve import dated
from variorum.ui.desk.rows import library_row, outlet_called, shown_progress, shown_title
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
        self._order, self._held = order, held
        self._tags = array("I", (tags.get(one, 0) for one in order.articles))
        self._read = array("d", (read.get(one, 0.0) for one in order.articles))

    @override
    def _made(self, place: int) -> LibraryRow:
        article = self._held[self._order.articles[place]]
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
            return list(map(shown_progress, self._of("progress"), self._read))
        if field == "title":
            return list(map(shown_title, self._of("title"), self._of("file_name")))
        if field == "outlet":
            return list(map(partial(outlet_called, self._catalogue), self._of("outlet")))
        return self._of("published" if field == "date" else field)

    def _of(self, field: str) -> list[Any]:
        """Return what the articles have in a field of theirs."""
        return told(self._held, self._order, field)
