"""Memos on actors, propositions, articles and the project, and the guidelines of the project."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from variorum.model.vocabulary import TagKind
from variorum.ui import plain
from variorum.ui.frame.dialog import FrameDialog
from variorum.ui.panel.words import name_of


class MemoDialog(FrameDialog):
    """One text about one thing; what others noted on it is shown above."""

    def __init__(
        self,
        title: str,
        name: str,
        text: str,
        others: Sequence[tuple[str, str]] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Show `text` on what is called `name`; `others` are (annotator, text)."""
        super().__init__(title, parent)
        self.resize(560, 340)
        self.body.addWidget(plain.label(name, "secondary", wrap=True))
        for who, said in others:
            self.body.addWidget(plain.label(f"{who}: {said}", wrap=True))
        self.edit = _editor(self.tr("Memo"), self.tr("your own words"))
        self.edit.setPlainText(text)
        self.body.addWidget(self.edit, 1)
        self.add_buttons(self.tr("Save"))
        self.edit.setFocus()

    def text(self) -> str:
        """Return the memo as it is now."""
        return self.edit.toPlainText()


class GuidelinesDialog(FrameDialog):
    """The guideline of one kind of tag at a time; all are saved together."""

    def __init__(
        self, texts: Mapping[TagKind, str], kind: TagKind, parent: QWidget | None = None
    ) -> None:
        """Show the guideline for `kind`; kinds that have none are missing in `texts`."""
        super().__init__(self.tr("Guidelines of this project"), parent)
        self.resize(640, 460)
        self._texts = {each: texts.get(each, "") for each in TagKind}
        self._kind = kind
        self.kinds = QComboBox()
        self.kinds.setAccessibleName(self.tr("Kind of tag"))
        for each in TagKind:
            self.kinds.addItem(name_of(each), each.value)
        hint = self.tr("What is tagged and what is not, with an example of each.")
        self.edit = _editor(self.tr("Guideline"), hint)
        self.body.addWidget(self.kinds)
        self.body.addWidget(self.edit, 1)
        self.add_buttons(self.tr("Save"))
        self.kinds.setCurrentIndex(self.kinds.findData(kind.value))
        self.edit.setPlainText(self._texts[kind])
        self.kinds.currentIndexChanged.connect(self._on_kind_picked)
        self.edit.setFocus()

    def texts(self) -> dict[TagKind, str]:
        """Return every guideline as it is now, empty for none."""
        return {**self._texts, self._kind: self.edit.toPlainText()}

    def _on_kind_picked(self) -> None:
        self._texts = self.texts()
        self._kind = TagKind(self.kinds.currentData())
        self.edit.setPlainText(self._texts[self._kind])


def _editor(name: str, hint: str) -> QPlainTextEdit:
    made = plain.Editor()
    made.setAccessibleName(name)
    made.setPlaceholderText(hint)
    made.setTabChangesFocus(True)
    return made
