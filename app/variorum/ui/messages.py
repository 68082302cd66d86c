"""What the analyst is told when something cannot be done, and when the program itself fails."""

import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QCoreApplication

from variorum.model.errors import UserError
from variorum.shell import phrases
from variorum.shell.phrases import Message
from variorum.shell.problem_report import stripped


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
        tr("Please restart; the report (also in the Help menu) says where it was."),
    )


def install_excepthook(tell: Callable[[BaseException], None]) -> None:
    """Hand a bug to `tell` and say on stderr where it was; the program goes on.

    Its message is told nowhere: it may quote an article, and stderr may be a log.
    """

    def hook(kind: type[BaseException], error: BaseException, _: TracebackType | None) -> None:
        if sys.stderr is not None:  # a windowed Python on Windows has none
            sys.stderr.write(stripped(error))
        if not issubclass(kind, KeyboardInterrupt):
            tell(error)

    sys.excepthook = hook
