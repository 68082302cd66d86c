"""What the analyst is told when something cannot be done, and when the program itself fails."""

import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QCoreApplication

from variorum.model.errors import UserError
from variorum.shell import phrases
from variorum.shell.phrases import Message


def tr(template: str) -> str:
    """Return a sentence of `shell` in the interface's language."""
    return QCoreApplication.translate("shell", template)


def message_of(failure: UserError) -> Message:
    """Return the sentences for an error."""
    return phrases.error(failure, tr)


def act_name(act: str, params: tuple[tuple[str, str], ...]) -> str:
    """Return what an act is called in the Undo menu."""
    return phrases.act(act, dict(params), tr)


def bug_message() -> Message:
    """Return what to say when the program itself failed."""
    return Message(
        tr("Something went wrong in Variorum itself."),
        tr("All that was shown as saved is safe."),
        tr("Please restart, and report what the terminal says."),
    )


def install_excepthook(show: Callable[[Message], None]) -> None:
    """Show a bug in the window and write its trace to stderr; the program goes on."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        traceback.print_exception(kind, error, trace)
        if not issubclass(kind, KeyboardInterrupt):
            show(bug_message())

    sys.excepthook = hook
