"""What an import would bring: the files, why some are left out, and what is known of the others."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from variorum.ui import fonts, icons, plain
from variorum.ui.frame.details_form import DetailsForm
from variorum.ui.frame.dialog import FrameDialog
from variorum.ui.frame.reading_row import ReadingRow
from variorum.ui.frame.values import ImportChoice, ImportItem
from variorum.ui.widgets import button

_LOOK = {"ok": ("article", "text2"), "duplicate": ("copy", "warn"), "refused": ("error", "error")}

_SCROLL_BAR = 12


class ImportDialog(FrameDialog):
    """Lists files; the good ones are ticked and have a form; `choices` are what to import."""

    encoding_chosen = Signal(str, str)
    """The file of an item (its key) is to be read in an encoding."""
    columns_wanted = Signal(str)
    """The columns of the table that an item is of are to be named."""

    def __init__(
        self,
        items: Sequence[ImportItem],
        outlets: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Show `items`; `outlets` are the names known already."""
        super().__init__(self.tr("Import articles"), parent)
        self.setMinimumSize(820, 540)
        self.fit(1040, 740)
        self._items = list(items)
        self._details = [item.details for item in items]
        self._linked: set[str] = set()
        self._row = -1
        self._form = DetailsForm(outlets)
        self._form.edited.connect(self._on_form_edited)
        self._reason = plain.label(wrap=True)
        self._notes = plain.label("", "secondary", wrap=True)
        self._whole = QCheckBox(self.tr("Show what is left out"))
        self._whole.toggled.connect(self._show_text)
        self._preview = QPlainTextEdit()
        self.reading = ReadingRow()
        self.again = ReadingRow()
        self.likeness = plain.label("", "warning", wrap=True)
        self.link = QCheckBox(self.tr("Lin&k as a copy"))
        self._wire()
        self._list = self._make_list()
        self._summary = plain.label("", "secondary")
        self._take = self.add_buttons("")
        self._lay_out()
        self._list.currentRowChanged.connect(self._on_row_changed)
        self._list.itemChanged.connect(self._on_ticks_changed)
        first = next((row for row, item in enumerate(items) if item.state == "ok"), 0)
        self._list.setCurrentRow(first)
        self._on_ticks_changed()

    def choices(self) -> tuple[ImportChoice, ...]:
        """Return the files ticked, each with what its form says."""
        return tuple(
            ImportChoice(item.key, self._details[row], is_copy=item.key in self._linked)
            for row, item in enumerate(self._items)
            if self._ticked(row)
        )

    def form(self) -> DetailsForm:
        """Return the form of the file chosen."""
        return self._form

    def choose(self, row: int) -> None:
        """Choose a file by its row."""
        self._list.setCurrentRow(row)

    def tick(self, row: int, *, ticked: bool) -> None:
        """Take a file in or leave it out."""
        state = Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        self._list.item(row).setCheckState(state)

    def replace_items(self, keys: Collection[str], items: Sequence[ImportItem]) -> None:
        """Put what a file holds as it is read now in the place of what it held before."""
        gone = [row for row, item in enumerate(self._items) if item.key in keys]
        at = gone[0] if gone else len(self._items)
        with QSignalBlocker(self._list):
            for row in reversed(gone):
                self._list.takeItem(row)
                del self._items[row], self._details[row]
            for row, item in enumerate(items, start=at):
                self._list.insertItem(row, _list_item(item))
                self._items.insert(row, item)
                self._details.insert(row, item.details)
        self._list.setCurrentRow(at)
        self._on_row_changed(at)
        self._on_ticks_changed()

    def say(self, text: str) -> None:
        """Say why a file cannot be read as it was asked for; it stays as it was read."""
        if self._row < 0:
            return
        item = self._items[self._row]
        shown = self._notes if item.state == "ok" else self._reason
        shown.setText(plain.visible(text))
        shown.show()
        for row in (self.reading, self.again):
            row.show_item(item)

    def _wire(self) -> None:
        for row in (self.reading, self.again):
            row.encoding_chosen.connect(
                lambda name: self.encoding_chosen.emit(self._items[self._row].key, name)
            )
            row.columns_wanted.connect(lambda: self.columns_wanted.emit(self._items[self._row].key))
        self.link.toggled.connect(self._on_linked)

    def _on_linked(self, on: bool) -> None:  # noqa: FBT001  # a signal's value
        key = self._items[self._row].key
        self._linked = self._linked | {key} if on else self._linked - {key}

    def _make_list(self) -> QListWidget:
        made = QListWidget()
        made.setAccessibleName(self.tr("Files"))
        made.setMinimumWidth(230)
        made.setMaximumWidth(330)
        made.setIconSize(QSize(18, 18))
        made.setWordWrap(True)
        made.setSpacing(1)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for item in self._items:
            made.addItem(_list_item(item))
        return made

    def _lay_out(self) -> None:
        self._preview.setReadOnly(True)
        self._preview.setFont(fonts.reading(15))
        self._preview.setAccessibleName(self.tr("Beginning of the text"))
        self._preview.setMinimumHeight(96)
        refused = QWidget()
        told = QVBoxLayout(refused)
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(12)
        told.addWidget(self._reason)
        told.addWidget(self.again)
        told.addStretch(1)
        self._side = QStackedWidget()
        self._side.addWidget(self._good_side())
        self._side.addWidget(refused)
        self._reason.setAlignment(Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self._list, 1)
        row.addWidget(self._side, 3)
        self.body.addLayout(row, 1)
        self._fill_foot()

    def _good_side(self) -> QWidget:
        """Return what is shown of a file that can be imported."""
        beneath, alike = QHBoxLayout(), QHBoxLayout()
        for line in (beneath, alike):
            line.setSpacing(12)
        beneath.addWidget(self._notes, 1)
        beneath.addWidget(self._whole)
        beneath.addWidget(self.reading)
        alike.addWidget(self.likeness, 1)
        alike.addWidget(self.link)
        good = QWidget()
        column = QVBoxLayout(good)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(_scrolled(self._form), 3)
        column.addWidget(self._preview, 2)
        column.addLayout(beneath)
        column.addLayout(alike)
        return good

    def _fill_foot(self) -> None:
        ticks = QHBoxLayout()
        for text, on in ((self.tr("Tick &all"), True), (self.tr("Tick &none"), False)):
            made = button(text, "quiet")
            made.setAutoDefault(False)
            made.clicked.connect(lambda _=False, on=on: self._tick_all(on=on))
            ticks.addWidget(made)
            made.setVisible(len(self._items) > 1)
        self.foot.insertWidget(0, self._summary)
        self.foot.insertLayout(1, ticks)

    def _on_row_changed(self, row: int) -> None:
        self._row = row
        if row < 0:
            return
        item = self._items[row]
        if item.state == "ok":
            self._form.set_details(self._details[row])
            self._notes.setText(plain.visible(item.notes))
            self._notes.setVisible(bool(item.notes))
            self._whole.setVisible(bool(item.left_out))
            self._show_text()
            self._show_likeness(item)
            self.reading.show_item(item)
            self._side.setCurrentIndex(0)
        else:
            self._reason.setText(item.message)
            self.again.show_item(item)
            self._side.setCurrentIndex(1)

    def _show_likeness(self, item: ImportItem) -> None:
        with QSignalBlocker(self.link):
            self.link.setChecked(item.key in self._linked)
        self.likeness.setText(item.likeness)
        self.link.setAccessibleDescription(item.likeness)
        for widget in (self.likeness, self.link):
            widget.setVisible(bool(item.likeness))

    def _show_text(self) -> None:
        """Show the beginning of the article, or what of the file is not in it."""
        item = self._items[self._row]
        rest = self._whole.isChecked() and item.left_out
        self._preview.setPlainText(item.left_out if rest else item.preview)
        name = self.tr("What is left out") if rest else self.tr("Beginning of the text")
        self._preview.setAccessibleName(name)

    def _on_form_edited(self) -> None:
        if self._form.is_valid() and self._row >= 0:
            self._details[self._row] = self._form.details()
        self._take.setEnabled(self._form.is_valid() and bool(self.choices()))

    def _on_ticks_changed(self) -> None:
        count = len(self.choices())
        good = sum(item.state == "ok" for item in self._items)
        text = self.tr("{good} of {all} can be imported.").format(good=good, all=len(self._items))
        self._summary.setText(text)
        word = self.tr("Import 1 article") if count == 1 else self.tr("Import {n} articles")
        self.rename(self._take, word.format(n=count))
        self._take.setEnabled(count > 0)

    def _tick_all(self, *, on: bool) -> None:
        for row, item in enumerate(self._items):
            if item.state == "ok":
                self.tick(row, ticked=on)

    def _ticked(self, row: int) -> bool:
        good = self._items[row].state == "ok"
        return good and self._list.item(row).checkState() == Qt.CheckState.Checked


def _scrolled(form: QWidget) -> QScrollArea:
    """Return the form in what scrolls it where a small window has no room for all of it."""
    made = QScrollArea()
    made.setWidget(form)
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setMaximumHeight(form.sizeHint().height() + 2)
    made.setMinimumWidth(form.minimumSizeHint().width() + _SCROLL_BAR)
    return made


def _list_item(item: ImportItem) -> QListWidgetItem:
    detail = item.detail if item.state == "ok" else item.message
    made = QListWidgetItem(f"{plain.visible(item.name)}\n{plain.visible(detail)}")
    name, ink = _LOOK[item.state]
    made.setIcon(icons.icon(name, ink))
    made.setData(Qt.ItemDataRole.ToolTipRole, plain.tooltip(item.message or item.name))
    flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    if item.state == "ok":
        made.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable)
        made.setCheckState(Qt.CheckState.Checked)
    else:
        made.setFlags(flags)
    return made
