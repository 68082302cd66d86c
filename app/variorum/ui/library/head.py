"""The head of the library: its title with sorting and import, the filter, the states."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from variorum.model.vocabulary import Progress
from variorum.ui.library.phrases import order_name, tr
from variorum.ui.library.values import Order
from variorum.ui.panel.words import name_of
from variorum.ui.plain import label
from variorum.ui.widgets import Chip, IconButton, SearchField, SectionHeader, button

_STATES = (None, Progress.TODO, Progress.DOING, Progress.DONE)


class LibraryHead(QWidget):
    """Says how many articles there are and by what they are narrowed."""

    import_asked = Signal()
    clear_asked = Signal()
    typed = Signal(str)
    state_chosen = Signal(object)
    """A Progress; None for all."""
    order_chosen = Signal(object)
    """An Order."""

    def __init__(self, order: Order, parent: QWidget | None = None) -> None:
        """Show that the articles are sorted by `order`."""
        super().__init__(parent)
        self._filter = SearchField(tr("Filter by title, tag or text"))
        self._filter.textChanged.connect(self.typed)
        self._chips = {state: _chip() for state in _STATES}
        self._note = label("", "secondary")
        self._narrowed = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        column.addWidget(self._title(order))
        column.addWidget(self._filter)
        column.addLayout(self._states())
        column.addWidget(self._narrowed)
        row = QHBoxLayout(self._narrowed)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._note, 1)
        clear = button(tr("Clear filters"), "quiet")
        clear.clicked.connect(self.clear_asked)
        row.addWidget(clear)

    def _title(self, order: Order) -> QWidget:
        title = SectionHeader(tr("Articles"))
        sort, add = (
            IconButton("sort", tr("Sort articles")),
            IconButton("plus", tr("Import articles")),
        )
        sort.setMenu(self._sort_menu(order))
        sort.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        add.clicked.connect(self.import_asked)
        title.add(sort)
        title.add(add)
        return title

    def _sort_menu(self, chosen: Order) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for order in Order:
            action = QAction(order_name(order), menu)
            action.setCheckable(True)
            action.setChecked(order is chosen)
            action.setData(order)
            group.addAction(action)
            menu.addAction(action)
        group.triggered.connect(lambda action: self.order_chosen.emit(Order(action.data())))
        return menu

    def _states(self) -> QHBoxLayout:
        row, group = QHBoxLayout(), QButtonGroup(self)
        row.setSpacing(6)
        for state, chip in self._chips.items():
            row.addWidget(chip)
            group.addButton(chip)
            chip.clicked.connect(lambda _=False, state=state: self.state_chosen.emit(state))
        row.addStretch(1)
        return row

    def focus_filter(self) -> None:
        """Put the caret into the filter field."""
        self._filter.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def clear_filter(self) -> None:
        """Empty the filter field."""
        self._filter.clear()

    def show_counts(
        self, count: int, counts: Mapping[Progress, int], chosen: Progress | None
    ) -> None:
        """Show how many articles there are in all and in each state, and which is chosen."""
        for state, chip in self._chips.items():
            name = tr("All") if state is None else name_of(state)
            chip.setText(f"{name} {count if state is None else counts[state]}")
            chip.setChecked(state is chosen)

    def show_narrowed(self, shown: int, count: int, *, narrowed: bool) -> None:
        """Show how many articles the filters leave, if there are any."""
        self._narrowed.setVisible(narrowed)
        self._note.setText(tr("{0} of {1} shown").format(shown, count))


def _chip() -> Chip:
    chip = Chip("", active=True)
    chip.setCheckable(True)
    return chip
