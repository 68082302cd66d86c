"""The history: acts newest first, narrowed by analyst and kind, and what each of them changed."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from variorum.ui import fonts, plain
from variorum.ui.history.acts import ActList, ActModel, ActRow
from variorum.ui.history.details import DetailsTable, RecordRows
from variorum.ui.widgets import ElidedLabel, button


class HistoryDialog(QDialog):
    """A window beside the work. Enter opens the sentence that an act is about."""

    asked = Signal()
    """Author or kind was chosen anew."""
    whole_wanted = Signal()
    """The history of the whole project instead of that of one record."""
    older_wanted = Signal()
    act_shown = Signal(int)
    """The number of the act whose changes are to be shown."""
    act_opened = Signal(int)
    """The number of the act whose sentence is to be opened."""

    def __init__(self, groups: Mapping[str, str], parent: QWidget | None = None) -> None:
        """Offer the kinds of act `groups`, in words by their keys; start without acts."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("History"))
        self.setModal(False)
        self.resize(1060, 600)
        self.authors, self.kinds = QComboBox(), QComboBox()
        self.authors.setAccessibleName(self.tr("Analyst"))
        self.kinds.setAccessibleName(self.tr("Kind of act"))
        for key, name in groups.items():
            self.kinds.addItem(name, key)
        self._of = ElidedLabel(font=fonts.ui("body", fonts.Weight.DemiBold))
        self._whole = button(self.tr("&Whole project"), "quiet")
        self._whole.setAutoDefault(False)
        self.model = ActModel(self)
        self.list = ActList(self.model)
        self.list.setAccessibleName(self.tr("Acts"))
        self.details = DetailsTable()
        self._said = plain.label("", "secondary")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._of, 1)
        for widget in (self._whole, self.authors, self.kinds):
            top.addWidget(widget)
        for choice in (self.authors, self.kinds):
            choice.setMinimumContentsLength(16)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self.list)
        beside = QWidget()
        room = QVBoxLayout(beside)
        room.setContentsMargins(12, 0, 0, 0)
        room.addWidget(self.details)
        panes.addWidget(beside)
        panes.setSizes([550, 480])
        foot = QHBoxLayout()
        foot.addWidget(self._said, 1)
        hint = self.tr("Enter opens the sentence; Esc closes")
        foot.addWidget(plain.label(hint, "faint"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(panes, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.authors.activated.connect(self.asked)
        self.kinds.activated.connect(self.asked)
        self._whole.clicked.connect(self.whole_wanted)
        self.model.older_wanted.connect(self.older_wanted)
        self.list.opened.connect(self.act_opened)
        self.list.selectionModel().currentChanged.connect(self._on_current)

    def open_on(self, of: str) -> None:
        """Show the window on the history of a record, or of the whole project if `of` is empty."""
        self._of.setText(of or self.tr("The whole project"))
        self._whole.setVisible(bool(of))
        self.show()
        self.raise_()
        self.activateWindow()
        self.list.setFocus()

    def set_authors(self, names: Mapping[str, str]) -> None:
        """Offer these analysts, names by id; the one chosen stays if it is among them."""
        chosen = self.authors.currentData()
        self.authors.clear()
        self.authors.addItem(self.tr("All analysts"), "")
        for author, name in names.items():
            self.authors.addItem(plain.visible(name), author)
        self.authors.setCurrentIndex(max(0, self.authors.findData(chosen)))

    def author(self) -> str:
        """Return the id of the analyst chosen; empty for all."""
        return str(self.authors.currentData() or "")

    def kind(self) -> str:
        """Return the kind of act chosen; empty for all."""
        return str(self.kinds.currentData() or "")

    def set_acts(self, rows: Sequence[ActRow], *, more: bool) -> None:
        """Show acts from the newest; the one looked at stays chosen."""
        here = self.model.row(self.list.currentIndex().row())
        self.model.set_rows(rows, more=more)
        if rows:
            at = self.model.at(here.number) if here else 0
            self.list.setCurrentIndex(self.model.index(at))
        else:
            self.details.show_records(())
        self._count()

    def add_acts(self, rows: Sequence[ActRow], *, more: bool) -> None:
        """Show older acts below the others."""
        self.model.add_rows(rows, more=more)
        self._count()

    def set_details(self, number: int, records: Sequence[RecordRows], more: str) -> None:
        """Show what an act did, if it is still the one looked at."""
        here = self.model.row(self.list.currentIndex().row())
        if here is not None and here.number == number:
            self.details.show_records(records, more)

    def say(self, text: str) -> None:
        """Say something at the foot."""
        self._said.setText(text)

    def _count(self) -> None:
        count = self.model.rowCount()
        if not count:
            self.say(self.tr("Nothing was done"))
        elif self.model.has_more:
            self.say(self.tr("The newest {0}; scroll on for older ones").format(f"{count:,}"))
        else:
            self.say(self.tr("{0} acts").format(f"{count:,}") if count > 1 else self.tr("1 act"))

    def _on_current(self) -> None:
        here = self.model.row(self.list.currentIndex().row())
        if here is not None:
            self.act_shown.emit(here.number)
