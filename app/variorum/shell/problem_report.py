"""The report of a crash: versions and where in the program it was, without a word of a project.

Of an error only its type is told: its message may quote what it stumbled over. Of a file only
its place in the program: a path names its user.
"""

import re
import traceback
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from variorum.model.errors import UserError

_FRAME = re.compile(r'^  File "(?P<path>[^"]*)"(?P<rest>, line \d+ in .*)$')
_PLAIN = re.compile(
    r"^(Fatal Python error: [A-Za-z ]+|Windows fatal exception: .*"
    r"|(Current t|T)hread 0x[0-9a-f]+( \[[\w-]+\])?( \(most recent call first\))?:"
    r"|  <(no Python frame|tstate is freed|cannot get C stack on this system)>"
    r"|Error of the program: .*|  raised (from|while handling) .*|  \.\.\.)$"
)


def stripped(error: BaseException) -> str:
    """Return the report of an error: types, files, lines and functions; no values, no messages."""
    return "\n".join(("Error of the program: " + _name(error), *_frames(error), ""))


def _frames(error: BaseException, seen: frozenset[int] = frozenset()) -> Iterator[str]:
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        yield f'  File "{frame.filename}", line {frame.lineno} in {frame.name}'
    for how, cause in (
        ("from", error.__cause__),
        ("while handling", None if error.__cause__ else error.__context__),
    ):
        if cause is not None and id(cause) not in seen:
            yield f"  raised {how} {_name(cause)}"
            yield from _frames(cause, seen | {id(error)})


def _name(error: BaseException) -> str:
    kind = type(error)
    name = f"{kind.__module__}.{kind.__qualname__}".removeprefix("builtins.")
    return f"{name} {error.code}" if isinstance(error, UserError) else name


def compose(how: str, started: str, versions: Mapping[str, str], trace: str) -> str:
    """Return the report for people: what happened, versions, then what is known of the place.

    Of a trace only lines of a known form are kept, with the files' places in the program.
    """
    head = ["Variorum problem report", "", f"What: {how}", f"Run began: {started or 'unknown'}"]
    head += [f"{name}: {version}" for name, version in versions.items()]
    body = list(_kept(trace.splitlines())) or ["The program left no trace."]
    tail = "It holds no text of a project, no names of files and no values."
    return "\n".join([*head, "", *body, "", tail, ""])


def _kept(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        frame = _FRAME.match(line)
        if frame:
            yield f'  File "{place(frame["path"])}"{frame["rest"]}'
        elif _PLAIN.match(line):
            yield line


def place(path: str) -> str:
    """Return where in the program or in a library a file is: "variorum/ui/app.py"."""
    parts = PurePosixPath(path.replace("\\", "/")).parts
    for at in range(len(parts) - 2, -1, -1):
        if parts[at] == "variorum":
            return "/".join(parts[at:])
        if parts[at] == "site-packages" or (
            parts[at] == "lib" and parts[at + 1].startswith("python")
        ):
            return "/".join(parts[at + 1 :])
    return "…/" + parts[-1] if parts else ""
