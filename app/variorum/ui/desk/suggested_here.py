"""The list of what is suggested in the sentence at the caret."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from variorum.ui.desk.ghosts import doubt, ghost_id, note, said
from variorum.ui.panel.suggested import SuggestionRow
from variorum.ui.turns import Later

if TYPE_CHECKING:
    from variorum.ui.desk.annotate import AnnotateDesk


_PAUSE = 30
"""Milliseconds after which it is listed: the text, a strip and the selected tag come first."""


class SuggestedHere(QObject):
    """Keeps the list in the panel of one desk, a moment after the caret moved."""

    def __init__(self, desk: "AnnotateDesk") -> None:
        """Begin with what the panel shows by itself, nothing."""
        super().__init__(desk)
        self._desk = desk
        self._later = Later(self._list, _PAUSE, self)

    def list_later(self) -> None:
        """List what is suggested here a moment later, however often that is asked until then."""
        self._later.start()

    def _list(self) -> None:
        desk = self._desk
        start, end = desk.reader.sentence() or (0, 0)
        here = [one for one in desk.suggested.all() if one.start < end and start < one.end]
        labels = desk.offers.labels
        rows = [
            SuggestionRow(ghost_id(one), one.kind, said(one), note(one, labels), doubt(one))
            for one in here
        ]
        desk.panel.suggested.show_rows(rows, desk.suggested.current())
