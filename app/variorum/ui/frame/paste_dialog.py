"""Paste a text as an article."""

from PySide6.QtWidgets import QLineEdit, QWidget

from variorum.ui import fonts, plain
from variorum.ui.frame.dialog import FrameDialog
from variorum.ui.frame.values import PastedText


class PasteDialog(FrameDialog):
    """Takes a text and the name it is to be known by."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        """Show `text`, usually what the clipboard holds."""
        super().__init__(self.tr("Paste as article"), parent)
        self.resize(720, 520)
        self._text = plain.Editor(text)
        self._text.setFont(fonts.reading(15))
        self._text.setPlaceholderText(self.tr("Paste the text of one article here."))
        self._text.setAccessibleName(self.tr("Text"))
        self._text.setTabChangesFocus(True)
        self._name = QLineEdit(self.tr("pasted text"))
        self._name.setAccessibleName(self.tr("Name"))
        self.body.addWidget(self._text, 1)
        self.body.addWidget(plain.label(self.tr("Name, instead of a file's"), "secondary"))
        self.body.addWidget(self._name)
        self._take = self.add_buttons(self.tr("Go on"))
        self._text.textChanged.connect(self._on_text_changed)
        self._on_text_changed()

    def pasted(self) -> PastedText:
        """Return the text as it was pasted, and its name."""
        name = self._name.text().strip() or self.tr("pasted text")
        return PastedText(self._text.toPlainText(), name)

    def _on_text_changed(self) -> None:
        self._take.setEnabled(bool(self._text.toPlainText().strip()))
