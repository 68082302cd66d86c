"""The list of what is suggested in the sentence at the caret."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from variorum.ui.desk.ghosts import doubt, ghost_id, note, said
from variorum.ui.panel.suggested import SuggestionRow

if TYPE_CHECKING:
    from variorum.ui.desk.annotate import AnnotateDesk


class SuggestedHere(QObject):
    """Keeps the list in the panel of one desk, in the turn after the text was painted."""

    def __init__(self, desk: "AnnotateDesk") -> None:
        """Begin with what the panel shows by itself, nothing."""
        super().__init__(desk)
        self._desk = desk
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._list)

    def list_later(self) -> None:
        """List what is suggested here once this turn is over, however often that is asked."""
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
