"""The key sheet: every command with its keys, made from the registry."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from variorum.ui import fonts, plain
from variorum.ui.actions import Actions
from variorum.ui.commands import Command
from variorum.ui.frame.dialog import FrameDialog
from variorum.ui.widgets import KeyCap, SearchField

_COLUMNS = 3


class KeySheet(FrameDialog):
    """All commands by menu, each with its keys; typing leaves only what answers."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        """Show the commands of `actions` with the keys they have now."""
        super().__init__(self.tr("Keys"), parent)
        self.resize(1080, 680)
        self._rows: list[tuple[str, QWidget]] = []
        self._groups: list[tuple[QWidget, list[QWidget]]] = []
        field = SearchField(self.tr("Find a command or a key"))
        field.textChanged.connect(self.filter)
        self.body.addWidget(field)
        note = self.tr("Single letters work while the reader has the focus. Digits 1 to 4 tag too.")
        self.body.addWidget(plain.label(note, "secondary"))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._sheet(actions))
        self.body.addWidget(scroll, 1)
        self.add_buttons(self.tr("Close"), cancel="")
        field.setFocus()

    def filter(self, text: str) -> None:
        """Show only the commands whose words or keys contain `text`."""
        wanted = text.casefold()
        for words, row in self._rows:
            row.setVisible(wanted in words)
        for group, rows in self._groups:
            group.setVisible(any(not row.isHidden() for row in rows))

    def shown(self) -> list[str]:
        """Return the words of the commands shown now."""
        return [words for words, row in self._rows if not row.isHidden()]

    def _sheet(self, actions: Actions) -> QWidget:
        sheet = QWidget()
        columns = QHBoxLayout(sheet)
        columns.setContentsMargins(0, 0, 8, 0)
        columns.setSpacing(32)
        stacks = [QVBoxLayout() for _ in range(_COLUMNS)]
        for stack in stacks:
            stack.setSpacing(18)
            columns.addLayout(stack, 1)
        heights = [0] * _COLUMNS
        for menu, members in _by_menu(actions).items():
            column = heights.index(min(heights))
            stacks[column].addWidget(self._group(menu, members, actions))
            heights[column] += len(members) + 2
        for stack in stacks:
            stack.addStretch(1)
        return sheet

    def _group(self, menu: str, members: list[Command], actions: Actions) -> QWidget:
        group = QWidget()
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        title = plain.label(menu)
        title.setFont(fonts.ui("strong", fonts.Weight.DemiBold))
        column.addWidget(title)
        rows = []
        for command in members:
            keys = actions.keys(command.id)
            row = _row(command.name(), keys)
            self._rows.append((" ".join((command.name(), *keys)).casefold(), row))
            rows.append(row)
            column.addWidget(row)
        self._groups.append((group, rows))
        return group


def _by_menu(actions: Actions) -> dict[str, list[Command]]:
    found: dict[str, list[Command]] = {}
    for menu, command, _ in actions.entries():
        found.setdefault(menu.name(), []).append(command)
    return found


def _row(name: str, keys: tuple[str, ...]) -> QWidget:
    row = QWidget()
    grid = QGridLayout(row)
    grid.setContentsMargins(0, 1, 0, 1)
    grid.setHorizontalSpacing(4)
    words = plain.label(name, "secondary", wrap=True)
    grid.addWidget(words, 0, 0)
    grid.setColumnStretch(0, 1)
    for column, key in enumerate(keys[:2], start=1):
        grid.addWidget(KeyCap(key), 0, column, Qt.AlignmentFlag.AlignTop)
    return row
