"""What the tag under the caret says, for those who hear the window."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from variorum.ui.panel.values import tag_row
from variorum.ui.reader.spans import SpanView

if TYPE_CHECKING:
    from variorum.ui.main_window import MainWindow


class Saying(QObject):
    """Lets the reader of one window say tags in the words of their links."""

    def __init__(self, window: "MainWindow") -> None:
        """Answer the reader from now on."""
        super().__init__(window)
        self._window = window
        window.annotate.reader.named = self.named

    def named(self, span: SpanView) -> str:
        """Return whom or what a tag is about, or its words."""
        article = self._window.annotate.article
        if article is None or span.id not in article.tags:
            return span.label
        return tag_row(article.linked(span.id), self._window.bridge.session.state.catalogue).text
