"""Tag all occurrences of the selected actor's words: found, previewed, tagged as one act."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from variorum.model.errors import UserError
from variorum.model.ids import Id
from variorum.model.records import Article
from variorum.model.views import LinkedTag, OpenArticle
from variorum.model.vocabulary import TagKind
from variorum.ui.frame.occurrences_dialog import OccurrenceRow, OccurrencesDialog
from variorum.workspace.occurrences import Occurrence, holding, occurrences, tag_occurrences

if TYPE_CHECKING:
    from variorum.ui.main_window import MainWindow

Found = list[tuple[OpenArticle, Occurrence]]


class Occurring(QObject):
    """The command on the selected actor tag of one window."""

    def __init__(self, window: "MainWindow") -> None:
        """Wait for the command."""
        super().__init__(window)
        self._window = window

    def group(self) -> dict[str, Callable[[], object]]:
        """Return what the command does."""
        return {"tag.occurrences": self._look}

    def _look(self) -> None:
        """Look for the words of the selected tag, here at once and elsewhere off this thread."""
        desk, bridge = self._window.annotate, self._window.bridge
        tag, article = desk.selected(), desk.article
        if article is None or tag is None or article.tags[tag].kind is not TagKind.ACTOR:
            self._window.status.set_hint(self.tr("Select the tag of an actor first"))
            return
        linked = article.linked(tag)
        home, name = article.article.id, linked.tag.quote
        others = [one for one in bridge.session.state.catalogue.all(Article) if one != home]
        bridge.when(
            bridge.session.submit(lambda store: holding(store, others, name)),
            lambda found: self._preview(home, linked, found),
        )

    def _preview(self, home: Id, linked: LinkedTag, elsewhere: Sequence[OpenArticle]) -> None:
        article = self._window.annotate.article
        if article is None or article.article.id != home:
            return
        found: Found = [
            (one, place)
            for one in (article, *elsewhere)
            for place in occurrences(one, linked.tag.quote)
        ]
        if not found:
            self._window.status.set_hint(self.tr("Tagged everywhere already"))
            return
        rows = [
            OccurrenceRow(
                key, place.label, place.before, place.words, place.after, place.article == home
            )
            for key, (_, place) in enumerate(found)
        ]
        dialog = OccurrencesDialog(linked.tag.quote, rows, self._window)
        dialog.accepted.connect(lambda: self._tag(linked, [found[key] for key in dialog.chosen()]))
        dialog.finished.connect(self._back)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _back(self) -> None:
        self._window.activateWindow()
        self._window.annotate.take_focus()

    def _tag(self, linked: LinkedTag, chosen: Found) -> None:
        bridge = self._window.bridge
        session = bridge.session
        places: dict[Id, tuple[OpenArticle, list[Occurrence]]] = {}
        for article, place in chosen:
            key = article.article.id
            opened = session.state.articles.get(key, article)
            places.setdefault(key, (opened, []))[1].append(place)
        try:
            made = tag_occurrences(
                linked, list(places.values()), session.state.catalogue, session.signed()
            )
        except UserError as failure:
            bridge.refused.emit(failure)
            return
        if made.changes:
            bridge.do(made)
