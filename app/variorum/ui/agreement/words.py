"""The words of the page that are no sentences of the shell."""

from PySide6.QtCore import QCoreApplication

from variorum.model.vocabulary import TagKind

KINDS = {
    TagKind.ACTOR: ("user", "actor"),
    TagKind.CLAIM: ("quote", "claimText"),
    TagKind.STANCE: ("scale", "stance"),
    TagKind.FIGURE: ("hash", "figureText"),
}
"""Icon and colour of each kind of tag."""


def tr(text: str, count: int = -1) -> str:
    """Return `text` in the interface's language; `%n` in it becomes `count`."""
    return QCoreApplication.translate("agreement", text, "", count)


def phrases(text: str) -> str:
    """Return a sentence of the shell in the interface's language."""
    return QCoreApplication.translate("phrases", text)
