"""The menus of the reader: on the words under the pointer, and on the article as a whole."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from variorum.ui.desk.pointed import kinds_of_tag

if TYPE_CHECKING:
    from variorum.ui.main_window import MainWindow

_ON_WORDS = (
    ("tag.actor", "tag.claim", "tag.stance", "tag.figure"),
    ("tag.edit", "tag.relink", "tag.resize", "tag.note", "tag.delete"),
    ("edit.copy",),
)
_REGROUPING = ("merge", "split")
_ON_ARTICLE = (
    ("article.details",),
    ("progress.todo", "progress.doing", "progress.done"),
    ("edit.find", "view.types"),
    ("article.print", "article.pdf", "dataset.export"),
)


class Menus(QObject):
    """Opens them with commands of the registry, so that keys and words are the same everywhere."""

    def __init__(self, window: "MainWindow") -> None:
        """Listen to the reader."""
        super().__init__(window)
        self._window = window
        reader = window.annotate.reader
        reader.context_menu.connect(self._on_context_menu)
        reader.more_requested.connect(lambda place: self._open(_ON_ARTICLE, place))

    def _on_context_menu(self, offset: int) -> None:
        """Show what can be done at a code point; a tag there is selected first."""
        desk = self._window.annotate
        if desk.article is None:
            return
        if desk.reader.selection() is None:
            desk.reader.go_to(offset)
            found = desk.reader.spans_at_caret()
            desk.select(found[0].id if found else None)
        box = desk.reader.span_rect(offset, offset + 1)
        kinds = kinds_of_tag(self._window)
        regrouping = tuple(f"reconcile.{act}_{kind}" for kind in kinds for act in _REGROUPING)
        self._open((*_ON_WORDS, regrouping), desk.reader.mapToGlobal(box.bottomLeft()))

    def _open(self, groups: tuple[tuple[str, ...], ...], place: QPoint) -> None:
        self._window.actions_.dress()
        menu = QMenu(self._window)
        for group in groups:
            for command in group:
                menu.addAction(self._window.actions_[command])
            menu.addSeparator()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)
