"""The palette: one field to find anything and to run anything."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QWidget
from typing_extensions import override

from variorum.ui import fonts, plain
from variorum.ui.actions import Actions
from variorum.ui.frame.overlay import SHADOW, Overlay
from variorum.ui.frame.palette_rows import KINDS, ROW, AnswerDelegate, PaletteModel
from variorum.ui.frame.ranking import Offered, PaletteItem
from variorum.ui.widgets import SearchField, Unhurried

_ROWS_SHOWN = 9
_WIDTH = 638
_PASSING = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason})
"""Reasons for which the focus is elsewhere only for a while."""


def command_items(actions: Actions) -> list[PaletteItem]:
    """Return the commands that can be given now as items of the palette."""
    return [
        PaletteItem(
            "command",
            command.id,
            command.name(),
            menu.name(),
            next(iter(actions.keys(command.id)), ""),
            command.icon,
        )
        for menu, command, action in actions.entries()
        if action.isEnabled()
    ]


class Palette(Overlay):
    """A field and the list of what answers it, laid over the window near its top."""

    chosen = Signal(object)
    """The PaletteItem taken."""

    def __init__(self, parent: QWidget, *, prefixes: bool = True) -> None:
        """Lay a hidden palette over `parent`; `prefixes` reminds of those that ask for a kind."""
        super().__init__(parent)
        self._before: QWidget | None = None
        self._is_whole = True
        self._field = SearchField(self.tr("Search or run a command"))
        self._field.setProperty("kind", "large")
        self._model = PaletteModel(self)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setItemDelegate(AnswerDelegate(self._list))
        self._list.setUniformItemSizes(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setMouseTracking(True)
        self._list.setAccessibleName(self.tr("Answers"))
        self.card.setSpacing(8)
        self.card.addWidget(self._field)
        self.card.addWidget(self._list)
        self._none = plain.label(self.tr("Nothing found."), "secondary")
        self.card.addWidget(self._none)
        hint = self.tr("@ actor    # claim    = group    / article    ! memo    > command")
        self._foot = plain.label(hint, "secondary")
        self._foot.setFont(fonts.ui("small"))
        self._foot.setContentsMargins(10, 0, 10, 2)
        self.card.addWidget(self._foot)
        self._foot.setVisible(prefixes)
        self._field.textChanged.connect(self._on_field_changed)
        self._painted = Unhurried(self)
        self._field.installEventFilter(self)
        self._list.clicked.connect(self._on_row_clicked)

    def ask_for(self, prompt: str) -> None:
        """Say what is to be chosen."""
        self._field.setPlaceholderText(prompt)
        self._field.setAccessibleName(prompt)

    def open(
        self,
        items: Sequence[PaletteItem],
        query: str = "",
        *,
        offered: Sequence[Offered] = (),
        is_whole: bool = True,
    ) -> None:
        """Show the palette with what is `offered` and `items`.

        Unless that `is_whole`, nothing is taken before `offer` was told the rest. The focus goes
        back where it was when it closes.
        """
        self._before = QApplication.focusWidget()
        self._is_whole = is_whole
        self._model.set_items(items, offered)
        self._field.setText(query)
        self._on_field_changed(query)
        self.show()
        self.raise_()
        self._field.setFocus()

    def offer(self, offered: Sequence[Offered]) -> None:
        """Show what answers now that all that is `offered` is known."""
        self._is_whole = True
        if self.isVisible():
            self._model.set_offered(offered)
            self._on_field_changed(self._field.text())

    def rehearse(self) -> None:
        """Fill and draw it unseen, so that fonts, icons and places are ready for the first time."""
        if not self.isVisible():
            self._model.set_items([PaletteItem(kind, "", "Aa", "Aa", "A") for kind in KINDS])
            self._on_field_changed("")
            self.grab()
            self._model.set_items(())

    def shut(self) -> None:
        """Hide the palette and give the focus back."""
        self.hide()
        if self._before is not None:
            self._before.setFocus()
            self._before = None

    def field(self) -> QLineEdit:
        """Return the field to type in."""
        return self._field

    def model(self) -> PaletteModel:
        """Return the answers shown."""
        return self._model

    @override
    def place(self) -> None:
        owner = self.owner
        width = min(_WIDTH, owner.width() - 16) + 2 * SHADOW
        rows = min(max(self._model.rowCount(), 1), _ROWS_SHOWN)
        self._list.setFixedHeight(rows * ROW + 4)
        self._list.setVisible(self._model.rowCount() > 0)
        self._none.setVisible(self._model.rowCount() == 0 and self._is_whole)
        self.resize(width, self.sizeHint().height())
        self.move((owner.width() - width) // 2, 96 - SHADOW)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field:
            if isinstance(event, QFocusEvent) and event.lostFocus() and self.isVisible():
                self._on_focus_lost(event.reason())
            elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_focus_lost(self, reason: Qt.FocusReason) -> None:
        if reason not in _PASSING:
            self._before = None
            self.shut()

    def _on_key(self, event: QKeyEvent) -> bool:
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _ROWS_SHOWN,
            Qt.Key.Key_PageUp: -_ROWS_SHOWN,
        }
        key = Qt.Key(event.key())
        if key in steps:
            self._select(self._list.currentIndex().row() + steps[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take(self._list.currentIndex().row())
        elif key == Qt.Key.Key_Escape:
            self.shut()
        else:
            return False
        return True

    def _select(self, row: int) -> None:
        last = self._model.rowCount() - 1
        if last >= 0:
            self._list.setCurrentIndex(self._model.index(max(0, min(row, last))))

    def _take(self, row: int) -> None:
        if row < 0 or not self._is_whole:
            return
        item = self._model.item(row)
        self.shut()
        self.chosen.emit(item)

    def _on_field_changed(self, query: str) -> None:
        self._painted.put_off()
        self._model.ask(query)
        self._select(0)
        self.place()

    def _on_row_clicked(self, index: QModelIndex) -> None:
        self._take(index.row())
