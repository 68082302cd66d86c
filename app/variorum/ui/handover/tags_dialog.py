"""Tags of another program: what the file holds, what its labels become, what has no place."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from variorum.ui import plain
from variorum.ui.frame.dialog import FrameDialog
from variorum.ui.handover.labels import SKIP, LabelTable
from variorum.ui.handover.values import TagsFound
from variorum.ui.widgets import button


class TagsDialog(FrameDialog):
    """Every label has to be decided; Ctrl+Enter takes the tags in."""

    form_chosen = Signal(str)
    """The file is to be read as another format."""

    def __init__(
        self,
        file: str,
        formats: Sequence[tuple[str, str]],
        choices: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        """Ask of `file`; `formats` and `choices` are (key, words)."""
        super().__init__(self.tr("Take in tags"), parent)
        self.setMinimumSize(700, 460)
        self.fit(880, 600)
        self._found: TagsFound | None = None
        self._format = QComboBox()
        for key, words in formats:
            self._format.addItem(words, key)
        self._format.setCurrentIndex(-1)
        self._format.setPlaceholderText(self.tr("to be chosen"))
        self._format.setAccessibleName(self.tr("Format"))
        self._said = plain.label(self.tr("Reading…"), "secondary", wrap=True)
        self.labels = LabelTable(choices)
        self.labels.setAccessibleName(self.tr("Labels"))
        self.texts, self.lost = _Lines(self.tr("Texts")), _Lines(self.tr("Tags without a place"))
        self._copy = button(self.tr("Cop&y the list"), "quiet")
        self._skip = button(self.tr("S&kip what is undecided"), "quiet")
        self._tabs = QTabWidget()
        self._lay_out(file)
        self._take = self._fill_foot()
        self._format.activated.connect(self._on_format_chosen)
        self.labels.changed.connect(self._allow)
        self._skip.clicked.connect(self.labels.skip_undecided)
        self._copy.clicked.connect(lambda: self.lost.copy(every=True))
        self._allow()

    def show_found(self, found: TagsFound) -> None:
        """Show what the file holds."""
        self._found = found
        at = self._format.findData(found.form)
        with QSignalBlocker(self._format):
            self._format.setCurrentIndex(at)
        self._said.setText(found.said)
        self._said.setProperty("kind", "secondary")
        self.labels.set_labels(found.labels)
        self.texts.set_lines(found.texts)
        self.lost.set_lines(found.lost)
        titles = (
            self.tr("&Labels ({n})").format(n=len(found.labels)),
            self.tr("Te&xts ({n})").format(n=len(found.texts)),
            self.tr("&Without a place ({n})").format(n=len(found.lost)),
        )
        for at, title in enumerate(titles):
            self._tabs.setTabText(at, title)
        self._tabs.setTabVisible(2, bool(found.lost))
        self._tabs.show()
        if not found.labels:
            self._tabs.setCurrentIndex(1)
        self._allow()
        QTimer.singleShot(0, self.labels, self.labels.focus)

    def show_failure(self, said: str) -> None:
        """Say why the file cannot be read as it was asked for; another format may be chosen."""
        self._found = None
        self._said.setText(said)
        self._tabs.hide()
        self._allow()
        self._format.setFocus()

    def mapping(self) -> dict[str, str]:
        """Return what each label becomes."""
        return self.labels.mapping()

    def format_field(self) -> QComboBox:
        """Return the field of the format."""
        return self._format

    def tabs(self) -> QTabWidget:
        """Return labels, texts and what has no place."""
        return self._tabs

    def _lay_out(self, file: str) -> None:
        top = QHBoxLayout()
        top.setSpacing(10)
        name = plain.label(file)
        top.addWidget(name, 1)
        label = plain.label(self.tr("&Format"), "secondary")
        label.setBuddy(self._format)
        top.addWidget(label)
        top.addWidget(self._format)
        lost = QWidget()
        column = QVBoxLayout(lost)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self.lost, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._copy)
        column.addLayout(row)
        self._copy.setAutoDefault(False)
        for page in (self.labels, self.texts, lost):
            self._tabs.addTab(page, "")
        self._tabs.hide()
        self.body.addLayout(top)
        self.body.addWidget(self._said)
        self.body.addWidget(self._tabs, 1)
        self.body.addStretch(0)

    def _fill_foot(self) -> QPushButton:
        self._skip.setAutoDefault(False)
        self.foot.addWidget(self._skip)
        return self.add_buttons("")

    def _on_format_chosen(self) -> None:
        self._said.setText(self.tr("Reading…"))
        self.form_chosen.emit(str(self._format.currentData()))

    def _allow(self) -> None:
        """Name how many tags would come in, and let them where all is decided."""
        found, chosen = self._found, self.mapping()
        missing = len(self.labels.undecided()) if found else 0
        self._skip.setVisible(missing > 0)
        count = 0
        if found:
            kept = [one for one in found.labels if chosen.get(one.name, SKIP) != SKIP]
            count = found.own + sum(one.placed for one in kept)
        number = self.locale().toString(count)
        one, many = self.tr("&Take in 1 tag"), self.tr("&Take in {n} tags")
        words = one if count == 1 else many.format(n=number)
        if found and not found.labels and not found.own:
            words = self.tr("&Take in")
        self.rename(self._take, words)
        self._take.setEnabled(found is not None and not missing)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._format.setFocus()


class _Lines(QListWidget):
    """Lines to read and to copy."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def set_lines(self, lines: Sequence[str]) -> None:
        """Show lines."""
        self.clear()
        self.addItems([plain.visible(line) for line in lines])
        self.setCurrentRow(0)

    def copy(self, *, every: bool) -> None:
        """Copy the lines selected, or every line."""
        rows = [self.item(row) for row in range(self.count())]
        wanted = [row.text() for row in rows if every or row.isSelected()]
        QGuiApplication.clipboard().setText("\n".join(wanted))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy(every=False)
        else:
            super().keyPressEvent(event)
