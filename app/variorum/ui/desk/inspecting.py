"""The selected tag in the panel: shown after the text is painted, and edited from there by key."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from variorum.model.ids import Id
from variorum.ui.bridge import Bridge
from variorum.ui.desk.rows import outlet_name
from variorum.ui.panel.picker import Picker
from variorum.ui.panel.values import Inspected
from variorum.ui.turns import Later

if TYPE_CHECKING:
    from variorum.ui.desk.annotate import AnnotateDesk

_PAUSE = 15
"""Milliseconds after which a tag is inspected while the keys go elsewhere: text and strip first."""


class Inspecting(QObject):
    """Keeps the panel of one desk at the tag selected.

    To fill and paint the inspector takes as long as the act itself. So while the keys go to the
    text, a tag is inspected a moment later, once for all that was changed meanwhile.
    """

    def __init__(self, bridge: Bridge, desk: "AnnotateDesk") -> None:
        """Inspect tags of the article that `desk` shows."""
        super().__init__(desk)
        self._bridge, self._desk = bridge, desk
        self._tag: Id | None = None
        self._is_relinking = False
        """Whether the analyst came to the panel by key and wants to go on reading after it."""
        self._later = Later(self._show, _PAUSE, self)
        given_up = [line.closed for line in desk.panel.findChildren(Picker)]
        for done in (desk.panel.link_repicked, desk.panel.link_added, *given_up):
            # Queued, because the panel itself moves the focus first.
            done.connect(self._on_linked, Qt.ConnectionType.QueuedConnection)

    def inspect(self, tag: Id | None) -> None:
        """Show a tag, or none."""
        self._tag = tag
        if tag is None or self.has_focus():
            self._show()
        else:
            self._later.start()

    def has_focus(self) -> bool:
        """Tell whether the keys go to the panel."""
        focus = self._desk.focusWidget()
        return focus is not None and self._desk.panel.isAncestorOf(focus)

    def relink(self) -> None:
        """Let the analyst pick what the selected tag is about, and go on reading then."""
        self._catch_up()
        self._is_relinking = self._desk.selected() is not None
        self._desk.panel.relink()

    def edit(self) -> None:
        """Put the focus into the first field of the selected tag."""
        self._catch_up()
        self._desk.panel.edit()

    def edit_note(self) -> None:
        """Put the caret into the note on the selected tag."""
        self._catch_up()
        self._desk.panel.edit_note()

    def _catch_up(self) -> None:
        if self._later.is_on_its_way():
            self._show()

    def _show(self) -> None:
        self._later.stop()
        desk, article, tag = self._desk, self._desk.article, self._tag
        if article is None or tag not in article.tags:
            desk.panel.show_tag(None)
            return
        catalogue = self._bridge.session.state.catalogue
        linked = article.linked(tag)
        notes = [note.text for note in article.notes.values() if note.subject == tag]
        desk.panel.set_candidates(desk.offers.answer(article, linked.tag.quote))
        desk.panel.show_tag(
            Inspected(
                linked,
                catalogue,
                article.article.title,
                outlet_name(catalogue, article.article),
                "\n".join(notes),
                self._bridge.memo_texts(),
            )
        )

    def _on_linked(self) -> None:
        if self._is_relinking:
            self._is_relinking = False
            self._desk.take_focus()
