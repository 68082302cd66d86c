"""The words of the Reconcile workspace that are no sentences of the shell."""

from PySide6.QtCore import QCoreApplication

from variorum.ui.reconcile.values import Answer, Asked


def tr(text: str, count: int = -1) -> str:
    """Return `text` in the interface's language; `%n` in it becomes `count`."""
    return QCoreApplication.translate("reconcile", text, "", count)


KEYS: dict[Answer, str] = {
    Answer.ACCEPT: "Enter",
    Answer.NEW: "Ctrl+Enter",
    Answer.REJECT: "X",
    Answer.SPLIT: "S",
    Answer.MERGE: "M",
    Answer.TICK: "Space",
    Answer.LATER: "Right",
    Answer.CONFIRMED: "C",
    Answer.DOUBTFUL: "D",
    Answer.DEPENDENT: "E",
}
"""The keys as they are printed on the buttons."""


def answer_words(asked: Asked, answer: Answer) -> str:
    """Return what a button says on a card of one sort."""
    special = {
        (Asked.CLAIM, Answer.ACCEPT): tr("Link ticked"),
        (Asked.CLAIM, Answer.NEW): tr("New proposition"),
        (Asked.CLAIM, Answer.REJECT): tr("None of these"),
        (Asked.FIGURES, Answer.ACCEPT): tr("Same quantity"),
        (Asked.FIGURES, Answer.REJECT): tr("Not the same"),
        (Asked.MEANT, Answer.REJECT): tr("None of these"),
        (Asked.MEANT, Answer.TICK): tr("Choose"),
        (Asked.COPY, Answer.ACCEPT): tr("It is a copy"),
        (Asked.COPY, Answer.REJECT): tr("Not a copy"),
        (Asked.PASSAGE, Answer.ACCEPT): tr("One origin"),
        (Asked.PASSAGE, Answer.REJECT): tr("Origins of their own"),
    }
    plain = {
        Answer.ACCEPT: tr("Accept"),
        Answer.NEW: tr("New"),
        Answer.REJECT: tr("Not the same"),
        Answer.SPLIT: tr("Split at cursor"),
        Answer.MERGE: tr("Merge into…"),
        Answer.TICK: tr("Tick"),
        Answer.LATER: tr("Later"),
        Answer.CONFIRMED: tr("Independent"),
        Answer.DOUBTFUL: tr("Doubtful"),
        Answer.DEPENDENT: tr("Dependent"),
    }
    return special.get((asked, answer), plain[answer])
