"""How a table writes its cells: the same in SQL, for a million rows, and in Python, for the odd."""

import re
from collections.abc import Callable
from dataclasses import dataclass

_SPECIAL = re.compile('[,"\r\n]')
_NUL = "char(0)"


@dataclass(frozen=True, slots=True)
class Dialect:
    """A row is `start`, cells with `between` in between, and `end`.

    A cell is `empty`, or a value between `before` and `after`; `sql` makes the cell of any text
    from the SQL of that text, NULL for one that it cannot write; `text` does so in Python, and
    answers None for such.
    """

    start: str
    between: str
    end: str
    empty: str
    before: str
    after: str
    sql: Callable[[str], str]
    text: Callable[[str], str | None]

    def plain(self, value: str) -> str:
        """Return the cell of a value without special characters."""
        return f"{self.before}{value}{self.after}"


def _in_sql(text: str) -> str:
    special = "'*[,\"' || char(13, 10) || ']*'"
    return (
        f"CASE WHEN instr({text}, {_NUL}) THEN NULL WHEN {text} GLOB {special}"
        f" THEN '\"' || replace({text}, '\"', '\"\"') || '\"' ELSE {text} END"
    )


def _in_python(text: str) -> str:
    if not _SPECIAL.search(text):
        return text
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


CSV = Dialect("", ",", "\r\n", "", "", "", _in_sql, _in_python)
"""RFC 4180, as Python's csv writes it."""
