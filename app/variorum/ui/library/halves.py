"""The list of articles above, the facets below, and how they share the height."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from variorum.ui.library.facets import FacetTree
from variorum.ui.library.listing import ArticleList


class Halves(QSplitter):
    """Gives the articles what they need first, the facets the rest, until the analyst does."""

    def __init__(self, above: QWidget, listing: ArticleList, tree: FacetTree) -> None:
        """Put `above`, in which the `listing` is, over the `tree`."""
        super().__init__(Qt.Orientation.Vertical)
        self._listing, self._tree = listing, tree
        self._is_moved = False
        self.setChildrenCollapsible(False)
        self.addWidget(_inset(above, 6, 0))
        self._below = _inset(tree, 6, 6)
        self.addWidget(self._below)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.splitterMoved.connect(self._on_moved)

    def show_below(self, *, shown: bool) -> None:
        """Show or hide the facets."""
        self._below.setVisible(shown)

    def share(self) -> None:
        """Follow what the articles need now."""
        if self._is_moved:
            return
        room = self.height()
        spare = room - self._listing.wanted_height()
        facets = min(max(spare, self._tree.least_height()), self._tree.sizeHint().height() + 8)
        self.setSizes([room - facets, facets])

    def _on_moved(self) -> None:
        self._is_moved = True

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share()


def _inset(widget: QWidget, side: int, top: int) -> QWidget:
    holder = QWidget()
    box = QVBoxLayout(holder)
    box.setContentsMargins(side, top, side, 0)
    box.addWidget(widget)
    return holder
