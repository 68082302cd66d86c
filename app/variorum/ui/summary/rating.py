"""How reliable an outlet or a speaker is: a letter of the Admiralty scale, and why."""

from PySide6.QtWidgets import QPlainTextEdit, QRadioButton, QVBoxLayout, QWidget

from variorum.model.vocabulary import Reliability
from variorum.shell import ruling_phrases
from variorum.ui import plain
from variorum.ui.frame.dialog import FrameDialog
from variorum.ui.summary.words import phrases, tr


class RatingDialog(FrameDialog):
    """Seven choices, A to F and none, and the reason."""

    def __init__(
        self,
        name: str,
        reliability: Reliability | None,
        reason: str,
        parent: QWidget | None = None,
    ) -> None:
        """Show how `name` is rated now."""
        super().__init__(tr("How reliable?"), parent)
        self.resize(480, 460)
        self.body.addWidget(plain.label(name, "secondary", wrap=True))
        self.choices: dict[Reliability | None, QRadioButton] = {}
        """A button for each grade, and for none."""
        column = QVBoxLayout()
        column.setSpacing(6)
        for grade in (*Reliability, None):
            made = QRadioButton(ruling_phrases.reliability(grade, phrases))
            made.setChecked(grade is reliability)
            self.choices[grade] = made
            column.addWidget(made)
        self.body.addLayout(column)
        self.reason = editor(tr("Reason"), tr("what it rests on: track record, access, interest"))
        self.reason.setPlainText(reason)
        self.body.addWidget(self.reason, 1)
        self.add_buttons(tr("Save"))
        self.choices[reliability].setFocus()

    def grade(self) -> Reliability | None:
        """Return the grade chosen, None for none."""
        return next((grade for grade, made in self.choices.items() if made.isChecked()), None)


def editor(name: str, hint: str) -> QPlainTextEdit:
    """Return a field for a few lines that Tab leaves."""
    made = plain.Editor()
    made.setAccessibleName(name)
    made.setPlaceholderText(hint)
    made.setTabChangesFocus(True)
    return made
