"""The one module for everything Qt might read as rich text: labels, tooltips, questions.

Qt guesses markup in labels, tooltips and message boxes, and markup can open local files. Labels
made here never guess; tooltips arrive escaped. Controls that would hide or reorder text are
shown by their code.
"""

from typing import Protocol

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QTextDocument, QTextOption
from PySide6.QtWidgets import (
    QLabel,
    QPlainTextEdit,
    QTextBrowser,
    QTextEdit,
    QToolTip,
    QWidget,
)

from variorum.shell import hidden
from variorum.shell.hidden import isolated
from variorum.ui.overriding import override

__all__ = [
    "Editor",
    "Label",
    "TakesToolTip",
    "isolated",
    "label",
    "own_page",
    "set_title",
    "set_tooltip",
    "sheet",
    "show_own_page",
    "show_tooltip",
    "tooltip",
    "visible",
]


_MARKUP = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;", "\n": "<br>"}
)
_LONGEST_TIP = 2_000
"""Letters of a tooltip; what is longer covers the screen and takes Qt seconds."""

_LONGEST_SHOWN = 50_000
"""Letters of anything but an article: a longer name or note is one made to freeze a window."""

_LONGEST_LINE = 5_000
"""Letters of a line that is wrapped at words: the time Qt takes for it grows with their square."""


class TakesToolTip(Protocol):
    """A widget or an action."""

    def setToolTip(self, tip: str, /) -> None:  # noqa: N802  # Qt's name
        """Show `tip` on hovering."""


def tooltip(text: str) -> str:
    """Return `text` so that a tooltip (or ToolTipRole) shows it as it stands, lines kept."""
    if not text:
        return ""
    return f"<qt>{_head(text, _LONGEST_TIP).translate(_MARKUP)}</qt>"


def visible(text: str) -> str:
    """Return `text` with its hidden controls shown; an ellipsis stands for what is beyond sense."""
    return _head(text, _LONGEST_SHOWN)


def _head(text: str, longest: int) -> str:
    return hidden.visible(text if len(text) <= longest else f"{text[:longest]}…")


def set_tooltip(target: TakesToolTip, text: str) -> None:
    """Give `target` a tooltip that shows `text` as it stands."""
    target.setToolTip(tooltip(text))


def show_tooltip(at: QPoint, text: str, over: QWidget) -> None:
    """Show a tooltip now that says `text` as it stands; an empty one hides what is shown."""
    QToolTip.showText(at, tooltip(text), over)


def set_title(window: QWidget, text: str) -> None:
    """Give a window its title as it stands; Qt would take ``[*]`` for a place of its own."""
    window.setWindowTitle(visible(" ".join(text.split())).replace("[*]", "[*][*]"))


def sheet() -> QTextEdit:
    """Return what shows a document made by us; nothing is typed, pasted or dropped into it."""
    made = QTextEdit()
    made.setReadOnly(True)
    made.setAcceptRichText(False)
    made.setAcceptDrops(False)
    return made


def show_own_page(document: QTextDocument, markdown: str) -> None:
    """Show a page of our own help as rich text; HTML in it is left as it stands."""
    features = QTextDocument.MarkdownFeature
    document.setMarkdown(markdown, features.MarkdownDialectGitHub | features.MarkdownNoHTML)


def own_page() -> QTextBrowser:
    """Return what shows pages of our own help; a link in one is announced and never followed."""
    made = QTextBrowser()
    made.setOpenLinks(False)
    return made


class Label(QLabel):
    """A label that shows its text as it stands. `kind` is a variant of the stylesheet."""

    def __init__(self, text: str = "", kind: str = "", parent: QWidget | None = None) -> None:
        """Show `text`; `kind` is empty, secondary, faint, warning or error."""
        super().__init__(parent)
        super().setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setText(text)

    @override
    def setText(self, text: str) -> None:
        super().setText(visible(text))

    @override
    def setTextFormat(self, text_format: Qt.TextFormat) -> None:
        if text_format is not Qt.TextFormat.PlainText:
            message = "labels show plain text only"
            raise ValueError(message)


def label(
    text: str = "", kind: str = "", *, wrap: bool = False, parent: QWidget | None = None
) -> Label:
    """Return a plain-text label; `wrap` breaks long lines at words."""
    made = Label(text, kind, parent)
    made.setWordWrap(wrap)
    return made


class Editor(QPlainTextEdit):
    """Text to write or to read, all of it plain.

    Lines too long to be wrapped at words, such as one token of a megabyte, are wrapped anywhere.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        """Hold `text`."""
        super().__init__(parent)
        self.setPlainText(text)

    @override
    def setPlainText(self, text: str) -> None:
        self._wrap(text)
        super().setPlainText(text)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        self._wrap(source.text() or self.toPlainText())
        super().insertFromMimeData(source)

    def _wrap(self, text: str) -> None:
        modes = QTextOption.WrapMode
        is_long = max(map(len, text.split("\n"))) > _LONGEST_LINE
        self.setWordWrapMode(modes.WrapAnywhere if is_long else modes.WrapAtWordBoundaryOrAnywhere)
