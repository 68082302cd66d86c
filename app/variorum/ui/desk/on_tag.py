"""The keys that work on a tag: the one selected, else the shortest at the caret."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from variorum.model.vocabulary import TagKind

if TYPE_CHECKING:
    from variorum.ui.main_window import MainWindow


class OnTag(QObject):
    """Edits, relinks, annotates, resizes and retags in one window; says where there is no tag."""

    def __init__(self, window: "MainWindow") -> None:
        """Work on the desk of `window`."""
        super().__init__(window)
        self._window = window
        self._desk = window.annotate

    def group(self) -> dict[str, Callable[[], object]]:
        """Return what each command does."""
        desk = self._desk
        return {
            **{f"retag.{kind}": self._on(self._retagging(kind)) for kind in TagKind},
            "tag.edit": self._on(desk.inspecting.edit),
            "tag.relink": self._on(desk.inspecting.relink),
            "tag.note": self._on(desk.inspecting.edit_note),
            "tag.resize": self._on(desk.reader.begin_resize),
            "go.next_untagged": self._next_untagged,
        }

    def _on(self, do: Callable[[], object]) -> Callable[[], None]:
        def act() -> None:
            if self._select() or self._desk.suggested.current():
                do()
            else:
                self._window.status.set_hint(self.tr("No tag stands at the caret"))

        return act

    def _select(self) -> bool:
        """See that a tag is selected, a mark on a suggestion left alone; tell if one is."""
        desk = self._desk
        if desk.selected() is None and desk.suggested.current() is None and desk.article:
            tags = desk.article.tags
            here = [span.id for span in desk.reader.spans_at_caret() if span.id in tags]
            desk.select(here[0] if here else None)
        return desk.selected() is not None

    def _retagging(self, kind: TagKind) -> Callable[[], None]:
        def retag() -> None:
            tag = self._desk.selected()
            if tag:
                self._desk.editor.retag(tag, kind)

        return retag

    def _next_untagged(self) -> None:
        if not self._desk.next_untagged():
            said = self.tr("No sentence without a tag from here on")
            self._window.status.set_hint(said)
