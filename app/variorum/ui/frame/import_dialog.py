"""What an import would bring: the files, why some are left out, and what is known of the others."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from variorum.shell import phrases
from variorum.shell.wording import counted
from variorum.ui import plain
from variorum.ui.frame.details_form import DetailsForm
from variorum.ui.frame.dialog import FrameDialog
from variorum.ui.frame.import_list import ImportList
from variorum.ui.frame.import_side import ImportSide
from variorum.ui.frame.reading_row import ReadingRow
from variorum.ui.frame.values import ArticleName, Carried, ImportChoice, ImportItem
from variorum.ui.widgets import button


class ImportDialog(FrameDialog):
    """Lists files; the good ones are ticked and have a form; `choices` are what to import."""

    encoding_chosen = Signal(str, str)
    """The file of an item (its key) is to be read in an encoding."""
    columns_wanted = Signal(str)
    """The columns of the table that an item is of are to be named."""
    carrying_wanted = Signal(str, str)
    """An item (its key) may become the new text of an article (its key)."""

    def __init__(
        self,
        items: Sequence[ImportItem],
        outlets: Sequence[str] = (),
        parent: QWidget | None = None,
        *,
        articles: Sequence[ArticleName] = (),
    ) -> None:
        """Show `items`; `outlets` are the names known already, `articles` those that are here."""
        super().__init__(self.tr("Import articles"), parent)
        self.setMinimumSize(820, 540)
        self.fit(1040, 780)
        self._details = {item.key: item.details for item in items}
        self._linked: set[str] = set()
        self._fates = {item.key: item.version_of for item in items}
        self._carried: dict[tuple[str, str], Carried] = {}
        self._row = -1
        self._reason = plain.label(wrap=True)
        self._good = ImportSide(outlets, articles)
        self.fate, self.carrying = self._good.fate, self._good.carrying
        self.likeness, self.link = self._good.likeness, self._good.link
        self.reading, self.again = self._good.reading, ReadingRow()
        self.keep = QCheckBox(self.tr("Keep the &files with the project"))
        self._list = ImportList(items)
        self._wire()
        self._summary = plain.label("", "secondary")
        self._take = self.add_buttons("")
        self._lay_out()
        self._list.currentRowChanged.connect(self._on_row_changed)
        self._list.itemChanged.connect(self._on_ticks_changed)
        for row in range(len(items)):
            self._say_fate(row)
        first = next((row for row, item in enumerate(items) if item.state == "ok"), 0)
        self._list.setCurrentRow(first)
        self._on_ticks_changed()

    def choices(self) -> tuple[ImportChoice, ...]:
        """Return the files ticked, each with what its form says."""
        return tuple(
            ImportChoice(
                item.key,
                self._details[item.key],
                is_copy=item.key in self._linked and not self._fates[item.key],
                version_of=self._fates[item.key],
            )
            for item in self._list.ticked()
        )

    def form(self) -> DetailsForm:
        """Return the form of the file chosen."""
        return self._good.form

    def choose(self, row: int) -> None:
        """Choose a file by its row."""
        self._list.setCurrentRow(row)

    def tick(self, row: int, *, ticked: bool) -> None:
        """Take a file in or leave it out."""
        self._list.tick(row, ticked=ticked)

    def replace_items(self, keys: Collection[str], items: Sequence[ImportItem]) -> None:
        """Put what a file holds as it is read now in the place of what it held before."""
        for key in keys:
            self._details.pop(key, None)
            self._fates.pop(key, None)
        self._details |= {item.key: item.details for item in items}
        self._fates |= {item.key: item.version_of for item in items}
        at = self._list.replace(keys, items)
        for row in range(at, at + len(items)):
            self._say_fate(row)
        self._on_row_changed(at)
        self._on_ticks_changed()

    def show_carried(self, key: str, article: str, found: Carried) -> None:
        """Show what of an article's tags has a place in a file's text."""
        self._carried[key, article] = found
        if self._row >= 0 and self._item().key == key and self._fates[key] == article:
            self.carrying.show_carried(found)

    def ask_what_moves(self) -> None:
        """Ask again what of the tags goes along to the file chosen, if it is a new text."""
        if self._row >= 0 and self._item().state == "ok":
            self._show_carrying()

    def say(self, text: str) -> None:
        """Say why a file cannot be read as it was asked for; it stays as it was read."""
        if self._row < 0:
            return
        item = self._item()
        shown = self._good.notes if item.state == "ok" else self._reason
        shown.setText(plain.visible(text))
        shown.show()
        for row in (self.reading, self.again):
            row.show_item(item)

    def _item(self) -> ImportItem:
        return self._list.listed[self._row]

    def _wire(self) -> None:
        for row in (self.reading, self.again):
            row.encoding_chosen.connect(
                lambda name: self.encoding_chosen.emit(self._item().key, name)
            )
            row.columns_wanted.connect(lambda: self.columns_wanted.emit(self._item().key))
        self.link.toggled.connect(self._on_linked)
        self.fate.chosen.connect(self._on_fate)
        self.fate.kind.activated.connect(self._allow)
        self._good.form.edited.connect(self._on_form_edited)

    def _on_linked(self, on: bool) -> None:  # noqa: FBT001  # a signal's value
        key = self._item().key
        self._linked = self._linked | {key} if on else self._linked - {key}

    # -- what a file becomes -----------------------------------------------------------------

    def _on_fate(self, article: str) -> None:
        self._fates[self._item().key] = article
        self._say_fate(self._row)
        self._good.show_upper(article)
        self._show_carrying()
        self._on_ticks_changed()

    def _say_fate(self, row: int) -> None:
        article = self._fates[self._list.listed[row].key]
        named = self.fate.named(article)
        words = self.tr("new text of {article}").format(article=named) if article else ""
        if self._list.listed[row].state == "ok":
            self._list.say_fate(row, words)

    def _show_carrying(self) -> None:
        key = self._item().key
        article = self._fates[key]
        if article:
            found = self._carried.get((key, article))
            self.carrying.show_carried(found)
            if found is None:
                self.carrying_wanted.emit(key, article)

    # -- layout ------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        refused = QWidget()
        told = QVBoxLayout(refused)
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(12)
        told.addWidget(self._reason)
        told.addWidget(self.again)
        told.addStretch(1)
        self._side = QStackedWidget()
        self._side.addWidget(self._good)
        self._side.addWidget(refused)
        self._reason.setAlignment(Qt.AlignmentFlag.AlignTop)
        files = QVBoxLayout()
        files.setSpacing(10)
        files.addWidget(self._list, 1)
        files.addWidget(self.keep)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addLayout(files, 1)
        row.addWidget(self._side, 3)
        self.body.addLayout(row, 1)
        self._fill_foot()

    def _fill_foot(self) -> None:
        ticks = QHBoxLayout()
        for text, on in ((self.tr("Tick &all"), True), (self.tr("Tick &none"), False)):
            made = button(text, "quiet")
            made.setAutoDefault(False)
            made.clicked.connect(lambda _=False, on=on: self._list.tick_all(ticked=on))
            ticks.addWidget(made)
            made.setVisible(len(self._list.listed) > 1)
        self.foot.insertWidget(0, self._summary)
        self.foot.insertLayout(1, ticks)

    # -- following the hand ------------------------------------------------------------------

    def _on_row_changed(self, row: int) -> None:
        self._row = row
        if row < 0:
            return
        item = self._item()
        if item.state == "ok":
            linked = item.key in self._linked
            self._good.show_item(
                item, self._details[item.key], self._fates[item.key], linked=linked
            )
            self._show_carrying()
            self._side.setCurrentIndex(0)
        else:
            self._reason.setText(item.message)
            self.again.show_item(item)
            self._side.setCurrentIndex(1)
        self._allow()

    def _on_form_edited(self) -> None:
        if self._good.form.is_valid() and self._row >= 0:
            self._details[self._item().key] = self._good.form.details()
        self._allow()

    def _on_ticks_changed(self) -> None:
        good = sum(item.state == "ok" for item in self._list.listed)
        text = self.tr("{good} of {all} can be imported.")
        self._summary.setText(text.format(good=good, all=len(self._list.listed)))
        self.rename(self._take, self._take_words())
        self._allow()

    def _take_words(self) -> str:
        chosen = self.choices()
        texts = sum(bool(one.version_of) for one in chosen)
        own, tr = len(chosen) - texts, phrases.english
        one, many = self.tr("Import {n} article"), self.tr("Import {n} articles")
        if not texts:
            return counted(own, one, many, tr)
        first, several = self.tr("{n} new text"), self.tr("{n} new texts")
        new = counted(texts, first, several, tr)
        return f"{counted(own, one, many, tr)}, {new}" if own else self.tr("Take {0}").format(new)

    def _allow(self) -> None:
        valid = self._good.form.is_valid() and self.fate.is_decided()
        self._take.setEnabled(valid and bool(self._list.ticked()))
