"""Commands on the words selected in the reader: what their lines are, citing, finding elsewhere."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from variorum.model.vocabulary import RegionKind
from variorum.shell.citation import citation
from variorum.ui.desk.rows import outlet_name
from variorum.ui.desk.searching import Searching
from variorum.ui.messages import tr
from variorum.ui.panel.words import shown_date
from variorum.ui.reader.spans import Span

if TYPE_CHECKING:
    from variorum.ui.main_window import MainWindow


class Marking(QObject):
    """Marks regions of the open article and copies from it."""

    def __init__(self, window: "MainWindow") -> None:
        """Wait for commands."""
        super().__init__(window)
        self._window = window
        self.searching = Searching(window)

    def group(self) -> dict[str, Callable[[], object]]:
        """Return what each command does."""
        return {
            **{f"region.{kind}": self._marking(kind) for kind in RegionKind},
            "region.running": self._marking(None),
            "region.confirm": self._window.annotate.editor.confirm_regions,
            "edit.copy_citation": self._copy_citation,
            "edit.find_all": self.searching.open,
        }

    def _marking(self, kind: RegionKind | None) -> Callable[[], None]:
        def mark() -> None:
            reader = self._window.annotate.reader
            start, end = reader.selection() or (reader.caret(), reader.caret())
            self._window.annotate.editor.mark_lines(start, end, kind)

        return mark

    def _copy_citation(self) -> None:
        """Put the words in question on the clipboard with where they stand."""
        desk = self._window.furniture.beside.in_focus()
        span = self._span()
        if desk.article is None or desk.sentences is None or span is None:
            return
        start, end = span
        article = desk.article.article
        catalogue = self._window.bridge.session.state.catalogue
        made = citation(
            desk.article.text[start:end],
            outlet_name(catalogue, article) or article.title or article.label,
            shown_date(article.published),
            desk.sentences.number(start),
            desk.sentences.number(end - 1),
            tr,
        )
        data = QMimeData()
        data.setText(made.text)
        data.setData("text/html", made.html.encode())
        data.setData("text/markdown", made.markdown.encode())
        QGuiApplication.clipboard().setMimeData(data)
        self._window.status.set_hint(self.tr("Copied as citation"))

    def _span(self) -> Span | None:
        """Return what is selected, else the selected tag, else the sentence at the caret."""
        desk = self._window.furniture.beside.in_focus()
        selected = desk.selected()
        if desk.reader.selection() is not None or desk.article is None or selected is None:
            return desk.reader.selection() or desk.reader.sentence()
        tag = desk.article.tags[selected]
        return tag.start, tag.end
