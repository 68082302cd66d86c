"""Choosing keys: every command with its keys, changed one by one, clashes named at once."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QKeySequenceEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from variorum.ui import plain
from variorum.ui.actions import Actions
from variorum.ui.widgets import SearchField, button

_IdRole = Qt.ItemDataRole.UserRole
_ROW = 26


class KeyEditor(QWidget):
    """The list of commands; below it the keys of the one chosen can be changed.

    A key that another command has is not taken: the line below says whose it is.
    """

    changed = Signal()

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        """Show the keys that `actions` has now."""
        super().__init__(parent)
        self._actions = actions
        self._chosen = actions.chosen_keys()
        self._items: dict[str, QTreeWidgetItem] = {}
        self._filter = SearchField(self.tr("Filter commands"))
        self._filter.textChanged.connect(self._on_filtered)
        self._tree = self._made_tree()
        self._edit = QKeySequenceEdit()
        self._edit.setMaximumSequenceLength(1)
        self._edit.setAccessibleName(self.tr("New key"))
        self._edit.keySequenceChanged.connect(self._on_typed)
        self._said = plain.label("", "secondary", wrap=True)
        self._reset = button(self.tr("Its own key"))
        self._clear = button(self.tr("No key"))
        self._reset_all = button(self.tr("All as they were"))
        self._reset.clicked.connect(lambda: self._give(None))
        self._clear.clicked.connect(lambda: self._give(()))
        self._reset_all.clicked.connect(self._on_reset_all)
        self._lay_out()
        self.choose(next(iter(self._items)))

    def chosen(self) -> dict[str, tuple[str, ...]]:
        """Return the keys that differ from the commands' own, by command."""
        return dict(self._chosen)

    def choose(self, command_id: str) -> None:
        """Go to a command."""
        self._tree.setCurrentItem(self._items[command_id])

    def _made_tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setHeaderLabels([self.tr("Command"), self.tr("Keys")])
        tree.setRootIsDecorated(False)
        tree.setUniformRowHeights(True)
        tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        tree.setAccessibleName(self.tr("Commands and their keys"))
        tree.setColumnWidth(0, 330)
        for _, command, _ in self._actions.entries():
            item = QTreeWidgetItem([command.name(), ""])
            item.setData(0, _IdRole, command.id)
            item.setSizeHint(0, QSize(0, _ROW))
            self._items[command.id] = item
            self._show(command.id)
            tree.addTopLevelItem(item)
        tree.currentItemChanged.connect(self._on_current)
        return tree

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(plain.label(self.tr("Press a key"), "secondary"))
        row.addWidget(self._edit, 1)
        for made in (self._reset, self._clear, self._reset_all):
            made.setAutoDefault(False)
            row.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._filter)
        column.addWidget(self._tree, 1)
        column.addLayout(row)
        column.addWidget(self._said)

    def _keys(self, command_id: str) -> tuple[str, ...]:
        return self._chosen.get(command_id, self._actions.command(command_id).keys)

    def _show(self, command_id: str) -> None:
        keys = (QKeySequence(key) for key in self._keys(command_id))
        shown = "   ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in keys)
        self._items[command_id].setText(1, shown)
        font = self._items[command_id].font(1)
        font.setBold(command_id in self._chosen)
        self._items[command_id].setFont(1, font)

    def _current(self) -> str:
        item = self._tree.currentItem()
        return str(item.data(0, _IdRole)) if item else ""

    def _on_current(self) -> None:
        self._edit.blockSignals(True)  # noqa: FBT003  # Qt has no keyword for it
        self._edit.clear()
        self._edit.blockSignals(False)  # noqa: FBT003  # Qt has no keyword for it
        self._said.setText("")
        self._reset.setEnabled(self._current() in self._chosen)

    def _on_typed(self, key: QKeySequence) -> None:
        text = key.toString(QKeySequence.SequenceFormat.PortableText)
        if text == "Esc":  # it leaves fields everywhere and is nobody's key
            self._edit.clear()
            self._tree.setFocus()
            return
        if not text or not self._current():
            return
        owner = self._owner(text)
        if owner and owner != self._current():
            said = self.tr("{0} belongs to “{1}”. Take it from there first.")
            name = self._actions.command(owner).name()
            self._said.setText(said.format(text, name))
            return
        self._give((text,))

    def _owner(self, key: str) -> str:
        """Return the command that a key reaches as things are chosen here, empty if none."""
        return next((one for one in self._items if key in self._keys(one)), "")

    def _give(self, keys: tuple[str, ...] | None) -> None:
        """Let the current command have these keys, its own ones for None, unless they clash."""
        command = self._current()
        if not command:
            return
        own = self._actions.command(command).keys
        wanted = own if keys is None else keys
        taken = [owner for key in wanted if (owner := self._owner(key)) not in {"", command}]
        if taken:
            name = self._actions.command(taken[0]).name()
            self._said.setText(self.tr("Its own key belongs to “{0}” now.").format(name))
            return
        self._chosen = _with(self._chosen, command, wanted, own)
        self._show(command)
        self._said.setText("")
        self._reset.setEnabled(command in self._chosen)
        self.changed.emit()

    def _on_reset_all(self) -> None:
        touched, self._chosen = tuple(self._chosen), {}
        for command in touched:
            self._show(command)
        self._on_current()
        self.changed.emit()

    def _on_filtered(self, text: str) -> None:
        wanted = text.casefold().split()
        for item in self._items.values():
            said = f"{item.text(0)} {item.text(1)}".casefold()
            item.setHidden(not all(word in said for word in wanted))


def _with(
    chosen: Mapping[str, tuple[str, ...]],
    command: str,
    keys: tuple[str, ...],
    own: tuple[str, ...],
) -> dict[str, tuple[str, ...]]:
    """Return `chosen` with other keys for a command; its own ones need no entry."""
    made = {key: value for key, value in chosen.items() if key != command}
    return made if keys == own else {**made, command: keys}
