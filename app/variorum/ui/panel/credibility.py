"""How credible the analyst finds one claim: 1 to 6 of the Admiralty scale, with the reason."""

from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP as NOOP
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from variorum.ui.panel.fields import TextField
from variorum.ui.panel.words import tr

_GRADES: tuple[Any, ...] = (
    NOOP("words", "confirmed by other sources"),
    NOOP("words", "probably true"),
    NOOP("words", "possibly true"),
    NOOP("words", "doubtful"),
    NOOP("words", "improbable"),
    NOOP("words", "cannot be judged"),
)


class Credibility(QWidget):
    """A grade and its reason, side by side. Only the analyst's acts emit."""

    graded = Signal(object)
    """The grade, 1 to 6, or None."""
    reasoned = Signal(str)
    """The reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show no grade."""
        super().__init__(parent)
        self._grade = QComboBox()
        self._grade.setAccessibleName(tr("Credibility of this claim"))
        self._grade.addItem(tr("not given"), None)
        for number, words in enumerate(_GRADES, start=1):
            self._grade.addItem(f"{number}  {tr(words)}", number)
        self._reason = TextField(tr("Why it is so credible"), tr("why"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._grade, 1)
        row.addWidget(self._reason, 1)
        self._grade.activated.connect(lambda _place: self.graded.emit(self._grade.currentData()))
        self._reason.committed.connect(self.reasoned)

    def set_value(self, grade: int | None, reason: str) -> None:
        """Show a grade and its reason; a reason without a grade has no place."""
        self._grade.setCurrentIndex(grade or 0)
        self._reason.set_value(reason)
        self._reason.setEnabled(grade is not None)
