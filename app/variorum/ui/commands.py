"""What a command and a menu are: values which the menus, the palette and the key sheet show.

Keys of scope `reader` work only while the reader has the focus, so single letters never fire in
a text field. `ui/command_table.py` holds all of them, those of a text in `ui/annotate_commands.py`.
"""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction

Role = QAction.MenuRole
Scope = Literal["window", "reader"]

CONTEXT = "Commands"


def marked(_context: str, text: str) -> str:
    """Mark `text` for translation (lupdate: -tr-function-alias QT_TRANSLATE_NOOP+=_t)."""
    return text


@dataclass(frozen=True, slots=True)
class Command:
    """One command. `text` is untranslated, with the mnemonic's ampersand.

    `keys` are portable key sequences, the most usual first; Ctrl is Cmd on macOS. `group` makes
    checkable commands exclude one another; `submenu` names the submenu it stands in.
    """

    id: str
    text: str
    keys: tuple[str, ...] = ()
    scope: Scope = "window"
    icon: str = ""
    checkable: bool = False
    group: str = ""
    submenu: str = ""
    role: Role = Role.NoRole

    def label(self) -> str:
        """Return the translated text with its mnemonic."""
        return QCoreApplication.translate(CONTEXT, self.text)

    def name(self) -> str:
        """Return the translated text as it reads in a list: submenu first, no mnemonic, no dots."""
        bare = _bare(self.label()).removesuffix("…")
        if not self.submenu:
            return bare
        return f"{_bare(QCoreApplication.translate(CONTEXT, self.submenu))}: {bare}"


@dataclass(frozen=True, slots=True)
class Menu:
    """One menu: its untranslated title and its commands; None is a separator."""

    id: str
    text: str
    entries: tuple[Command | None, ...]

    def label(self) -> str:
        """Return the translated title with its mnemonic."""
        return QCoreApplication.translate(CONTEXT, self.text)

    def name(self) -> str:
        """Return the translated title without its mnemonic."""
        return _bare(self.label())


def _bare(label: str) -> str:
    return label.replace("&&", "\0").replace("&", "").replace("\0", "&")
