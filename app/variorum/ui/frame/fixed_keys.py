"""Keys that belong to no command: those of a strip, of resizing, of lists and dialogues."""

from PySide6.QtCore import QCoreApplication

Keys = tuple[tuple[tuple[str, ...], str], ...]


def fixed_keys() -> tuple[tuple[str, Keys], ...]:
    """Return, by what the analyst is doing, the keys that are always so and what they do."""
    return (
        (
            _tr("In a strip"),
            (
                (("Enter",), _tr("Next field, at the last one done")),
                (("Shift+Enter",), _tr("Accept every guess on screen")),
                (("Ctrl+Enter",), _tr("Make a new one of what is typed")),
                (("1", "2", "3"), _tr("Asserts, denies, withholds")),
                (("Alt+1", "Alt+2", "Alt+3"), _tr("The same, in a text field")),
                (("Esc",), _tr("Leave without a tag")),
            ),
        ),
        (
            _tr("While a tag is resized"),
            (
                (("Left", "Right"), _tr("Move the end by a word")),
                (("Shift+Left", "Shift+Right"), _tr("Move the start")),
                (("Ctrl+Left", "Ctrl+Right"), _tr("By a character")),
                (("Enter",), _tr("Keep it")),
                (("Esc",), _tr("Leave it as it was")),
            ),
        ),
        (
            _tr("Where words are looked for"),
            (
                (("Alt+R",), _tr("Regular expression")),
                (("Space",), _tr("Tick a place")),
                (("Ctrl+A",), _tr("Tick all of them")),
                (("Ctrl+Enter",), _tr("Tag what was found")),
                (("Up", "Down"), _tr("Previous, next in a list")),
            ),
        ),
        (
            _tr("On a card of Reconcile"),
            (
                (("Enter",), _tr("Accept what is ticked")),
                (("X",), _tr("Not the same, none of these")),
                (("S", "M"), _tr("Split at the cursor; merge into another")),
                (("C", "D", "E"), _tr("Independent, doubtful, dependent")),
                (("Space",), _tr("Tick the member at the cursor")),
                (("Right", "Left"), _tr("Leave for later, fetch it back")),
                (("Alt+P",), _tr("Let the actor speak for whom the text says")),
                (("O",), _tr("Open the sentence")),
            ),
        ),
        (
            _tr("Where analysts are compared"),
            (
                (("1", "2", "3"), _tr("Take what this analyst has")),
                (("B", "N"), _tr("Take both; neither")),
                (("Space",), _tr("The next open difference")),
                (("O",), _tr("Open the sentence")),
                (("Ctrl+Enter",), _tr("Finish; reopen")),
                (("Esc",), _tr("Back")),
            ),
        ),
        (
            _tr("In the Summary"),
            (
                (("Enter",), _tr("Quotes of a cell, sentence of a quote")),
                (("W",), _tr("Why a proposition has its status")),
                (("R",), _tr("Recount with a voice in, or out again")),
                (("X", "H"), _tr("Both sides side by side; hold a quote against another")),
                (("1", "2", "3"), _tr("There: conflict, changed, scope differs")),
                (("0",), _tr("There: dismissed")),
                (("Esc",), _tr("Count everything again")),
            ),
        ),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("keys", text)
