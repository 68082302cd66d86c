"""The program's first lines: the window at once, the command line only where it is asked for.

Reading the commands takes as long as an empty window does, so `variorum` and `variorum PROJECT`
do without them.
"""

import os
import sys
from pathlib import Path


def main() -> None:
    """Open the window, or run the command line on any other arguments."""
    words = sys.argv[1:]
    if has_screen() and (not words or _is_project(words)):
        try:
            from variorum.ui.app import run  # noqa: PLC0415  # not for commands
        except ImportError:
            pass  # a library of the system is missing: the command line says which
        else:
            sys.exit(run(Path(words[0]) if words else None, account()))
    from variorum.cli.main import main as command_line  # noqa: PLC0415  # not for the window

    command_line()


def account() -> str:
    """Return the account's name; a container may run under a number that has none."""
    import getpass  # noqa: PLC0415  # brings the terminal's modules with it

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "analyst"


def has_screen() -> bool:
    """Tell whether Qt could show a window (on Linux by X11, Wayland), or was told how else to."""
    if os.environ.get("QT_QPA_PLATFORM") or sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _is_project(words: list[str]) -> bool:
    return len(words) == 1 and Path(words[0]).suffix == ".variorum" and Path(words[0]).is_file()
