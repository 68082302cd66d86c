"""The action registry: one QAction for each command, in menus, palette and key sheet alike."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from variorum.ui import icons, plain
from variorum.ui.command_table import commands
from variorum.ui.commands import CONTEXT, Command, Menu


class Actions(QObject):
    """The actions of one window. `triggered` carries the id of the command the analyst gave.

    Window commands work anywhere in the window; reader commands only in widgets handed to
    `attach_reader`, while they have the focus.
    """

    triggered = Signal(str)

    def __init__(self, window: QWidget) -> None:
        """Know all commands; an action is made when it is asked for, all of them by `fill`."""
        super().__init__(window)
        self._window = window
        self._actions: dict[str, QAction] = {}
        self._commands: dict[str, Command] = {}
        self._groups: dict[str, QActionGroup] = {}
        self._menus: dict[str, QMenu] = {}
        self._chosen: dict[str, tuple[str, ...]] = {}
        self._single_keys = True
        self._is_dressed = False
        for _, command in commands():
            self._commands[command.id] = command

    def __getitem__(self, command_id: str) -> QAction:
        """Return the action of a command; raise KeyError for an unknown one."""
        found = self._actions.get(command_id)
        if found is None:
            found = self._actions[command_id] = self._make(self._commands[command_id])
        return found

    def command(self, command_id: str) -> Command:
        """Return a command; raise KeyError for an unknown one."""
        return self._commands[command_id]

    def on(self, command_id: str, handler: Callable[[], object]) -> None:
        """Call `handler` whenever the command is given."""
        self[command_id].triggered.connect(
            lambda: handler()  # noqa: PLW0108  # Qt would hand over whether it is checked
        )

    def attach_reader(self, widget: QWidget) -> None:
        """Let the reader's keys work while `widget` has the focus."""
        commands_ = self._commands.items()
        widget.addActions([self[key] for key, made in commands_ if made.scope == "reader"])

    def enable(self, command_ids: Iterable[str], *, enabled: bool) -> None:
        """Allow or forbid commands."""
        for command_id in command_ids:
            self[command_id].setEnabled(enabled)

    def set_step(self, command_id: str, step: str) -> None:
        """Name the step undo or redo would take; empty text disables the action."""
        action = self[command_id]
        label = self._commands[command_id].label()
        action.setText(f"{label}: {step.replace('&', '&&')}" if step else label)
        name = self._commands[command_id].name()
        plain.set_tooltip(action, f"{name}: {step}" if step else name)
        action.setEnabled(bool(step))

    def head(self, bar: QMenuBar) -> None:
        """Put the menus into `bar`, empty for the present: `fill` fills them."""
        for menu, _ in commands():
            if menu.id not in self._menus:
                self._menus[menu.id] = bar.addMenu(menu.label())

    def fill(self, bar: QMenuBar) -> None:
        """Put every command into its menu of `bar`; from now on its keys work in the window."""
        self.head(bar)
        filled: set[str] = set()
        for menu, _ in commands():
            if menu.id not in filled:
                filled.add(menu.id)
                self._fill_menu(self._menus[menu.id], menu)
                self._menus[menu.id].aboutToShow.connect(self.dress)

    def dress(self) -> None:
        """Give the actions their icons; wanted just before a menu shows them."""
        if not self._is_dressed:
            self._is_dressed = True
            for _, command in commands():
                if command.icon:
                    icons.bind(self[command.id], command.icon, "text2", 16)

    def menu(self, menu_id: str) -> QMenu:
        """Return a menu filled before, to add what is not a command, such as recent files."""
        return self._menus[menu_id]

    def keys(self, command_id: str) -> tuple[str, ...]:
        """Return the keys of a command as portable text, the first one the most usual."""
        chosen = self._chosen.get(command_id, self._commands[command_id].keys)
        reader = self._commands[command_id].scope == "reader"
        if reader and not self._single_keys:
            return tuple(key for key in chosen if not _is_single(key))
        return chosen

    def chosen_keys(self) -> dict[str, tuple[str, ...]]:
        """Return the keys that were chosen in place of commands' own, by command."""
        return dict(self._chosen)

    def set_keys(self, chosen: Mapping[str, tuple[str, ...]]) -> None:
        """Use other keys for some commands; all others get their own back."""
        self._chosen = {key: keys for key, keys in chosen.items() if key in self._commands}
        self._assign_keys()

    def set_single_keys(self, *, enabled: bool) -> None:
        """Switch the reader's keys without Ctrl or Alt on or off."""
        self._single_keys = enabled
        self._assign_keys()

    def clashes(self) -> list[tuple[str, str, str]]:
        """Return (key, command, other command) for keys that would reach two commands."""
        owner: dict[str, str] = {}
        found = []
        for command_id in self._commands:
            for key in self.keys(command_id):
                if key in owner:
                    found.append((key, owner[key], command_id))
                owner[key] = command_id
        return found

    def entries(self) -> Iterator[tuple[Menu, Command, QAction]]:
        """Yield every command with its menu and action, in the menus' order."""
        for menu, command in commands():
            yield menu, command, self[command.id]

    def _make(self, command: Command) -> QAction:
        action = QAction(command.label(), self)
        action.setObjectName(command.id)
        action.setMenuRole(command.role)
        action.setCheckable(command.checkable)
        reader = command.scope == "reader"
        context = Qt.ShortcutContext.WidgetShortcut if reader else Qt.ShortcutContext.WindowShortcut
        action.setShortcutContext(context)
        action.setShortcuts([QKeySequence(key) for key in self.keys(command.id)])
        plain.set_tooltip(action, command.name())
        action.triggered.connect(lambda: self.triggered.emit(command.id))
        if command.group:
            self._group(command.group).addAction(action)
        if not reader:
            self._window.addAction(action)
        return action

    def _group(self, name: str) -> QActionGroup:
        return self._groups.setdefault(name, QActionGroup(self))

    def _assign_keys(self) -> None:
        for command_id, action in self._actions.items():
            action.setShortcuts([QKeySequence(key) for key in self.keys(command_id)])

    def _fill_menu(self, made: QMenu, menu: Menu) -> None:
        submenus: dict[str, QMenu] = {}
        for entry in menu.entries:
            if entry is None:
                made.addSeparator()
            elif entry.submenu:
                if entry.submenu not in submenus:
                    title = QCoreApplication.translate(CONTEXT, entry.submenu)
                    submenus[entry.submenu] = made.addMenu(title)
                submenus[entry.submenu].addAction(self[entry.id])
            else:
                made.addAction(self[entry.id])


def _is_single(key: str) -> bool:
    return not any(part in key for part in ("Ctrl+", "Alt+", "Meta+")) and not _is_function(key)


def _is_function(key: str) -> bool:
    last = key.rsplit("+", 1)[-1]
    return last[:1] == "F" and last[1:].isdigit()
