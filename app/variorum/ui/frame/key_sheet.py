"""The key sheet: every command with its keys, made from the registry, and the fixed keys."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from variorum.ui import fonts, plain
from variorum.ui.actions import Actions
from variorum.ui.frame.dialog import FrameDialog
from variorum.ui.frame.fixed_keys import Keys, fixed_keys
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
        scroll.setAccessibleName(self.tr("Keys"))
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
        for title, members in (*_by_menu(actions), *fixed_keys()):
            column = heights.index(min(heights))
            stacks[column].addWidget(self._group(title, members))
            heights[column] += len(members) + 2
        for stack in stacks:
            stack.addStretch(1)
        return sheet

    def _group(self, name: str, members: Keys) -> QWidget:
        group = QWidget()
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        title = plain.label(name)
        title.setFont(fonts.ui("strong", fonts.Weight.DemiBold))
        column.addWidget(title)
        rows = []
        for keys, words in members:
            row = _row(words, keys)
            self._rows.append((" ".join((words, *keys)).casefold(), row))
            rows.append(row)
            column.addWidget(row)
        self._groups.append((group, rows))
        return group


def _by_menu(actions: Actions) -> list[tuple[str, Keys]]:
    found: dict[str, Keys] = {}
    for menu, command, _ in actions.entries():
        row = actions.keys(command.id), command.name()
        found[menu.name()] = (*found.get(menu.name(), ()), row)
    return list(found.items())


def _shown(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Return three keys at most; Return is the Enter of another name and not shown beside it."""
    return tuple(key for key in keys if key != "Return" or "Enter" not in keys)[:3]


def _row(name: str, keys: tuple[str, ...]) -> QWidget:
    row = QWidget()
    grid = QGridLayout(row)
    grid.setContentsMargins(0, 1, 0, 1)
    grid.setHorizontalSpacing(4)
    words = plain.label(name, "secondary", wrap=True)
    grid.addWidget(words, 0, 0)
    grid.setColumnStretch(0, 1)
    for column, key in enumerate(_shown(keys), start=1):
        grid.addWidget(KeyCap(key), 0, column, Qt.AlignmentFlag.AlignTop)
    return row
