"""How a table writes its cells: the same in SQL, for a million rows, and in Python, for the odd."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape

from variorum.text.harmless import is_formula

_QUOTED = re.compile('[,"\r\n]')
_LF, _CR = "char(10)", "char(13)"
_OF_TIMES = str.maketrans("", "", "0123456789-T:.Z")
"""Takes away what times consist of; none starts with what a formula may start with."""
_HIDDEN = "".join(
    map(chr, (*b" '\"", 0xA0, 0x3000, *range(0x200B, 0x2010), *range(0x202A, 0x202F)))
) + "".join(map(chr, (*range(0x2060, 0x206A), 0xFEFF)))
"""What spreadsheets do not show, or skip, before the start of a formula."""
_FORMULA = "=+@\t\r\n\uff1d\uff0b\uff0d\uff20-"
"""What a formula may start with; numbers too, which Python tells apart."""
_CONTROLS = "\x01-\x1f"
_NOT_IN_XML = "\x01-\x08\x0b-\x1f"
_ODD_IN_XML = re.compile(f"[\0_{_NOT_IN_XML}\ufffe\uffff]")
_FITS = 16_000
"""Characters that fit a spreadsheet's cell, whatever they are."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """A row is `start`, cells with `between` in between, and `end`.

    A cell is `empty`, or a value between `before` and `after`; `sql` makes the cell of any text
    from the SQL of that text, NULL for one that it cannot write; `text` does so in Python, and
    answers None for such. Beside a table with `files` stand files of texts, which it names.
    """

    start: str
    between: str
    end: str
    empty: str
    before: str
    after: str
    sql: Callable[[str], str]
    text: Callable[[str], str | None]
    files: bool = False

    def plain(self, value: str) -> str:
        """Return the cell of a value without special characters."""
        return f"{self.before}{value}{self.after}"

    def joined(self, cells: Iterable[str | None]) -> str | None:
        """Return cells side by side; None if Python must care for one."""
        try:
            return self.between.join(cells)  # type: ignore[arg-type]  # None is what is looked for
        except TypeError:
            return None

    def times(self, texts: Sequence[str]) -> Sequence[str | None]:
        """Return the cells of a column of times; of other texts too, which takes longer."""
        if min(texts) < "0" or "".join(texts).translate(_OF_TIMES):
            return list(map(self.text, texts))
        return list(map(self.plain, texts)) if self.before else texts


def _csv_in_sql(text: str) -> str:
    is_quoted = " OR ".join(f"instr({text}, {one})" for one in ("','", "'\"'", _LF, _CR))
    return (
        f"CASE WHEN {text} = '' THEN '' WHEN {is_quoted}"
        f" THEN '\"' || replace({text}, '\"', '\"\"') || '\"' ELSE {text} END"
    )


def _csv(text: str) -> str:
    if not _QUOTED.search(text):
        return text
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def _defused_in_sql(text: str) -> str:
    hidden = ", ".join(str(ord(char)) for char in _HIDDEN)
    doubtful = (
        f"{text} GLOB {_class(_HIDDEN + _FORMULA)} || '*'"
        f" AND ltrim({text}, char({hidden})) GLOB {_class(_FORMULA)} || '*'"
    )
    return (
        f"CASE WHEN instr({text}, char(0)) OR {doubtful} OR length({text}) > {_FITS} THEN NULL"
        f" ELSE {_csv_in_sql(text)} END"
    )


def _defused(text: str) -> str | None:
    return None if is_formula(text) or len(text) > _FITS else _csv(text)


def _class(chars: str) -> str:
    """Return SQL of a set of characters as GLOB reads it."""
    points = ", ".join(str(ord(char)) for char in chars)
    return f"'[' || char({points}) || ']'"


_BEGIN = '<c t="inlineStr"><is>'
_CELL = f"{_BEGIN}<t>"
_KEPT = f'{_BEGIN}<t xml:space="preserve">'
_CELL_END = "</t></is></c>"
_SPACES = " \t\n\r"
"""What readers of XML take away at the ends of a text unless they are told not to."""


def _xml_in_sql(text: str) -> str:
    odd = (
        f"{text} GLOB '*' || {_class(_CONTROLS)} || '*'"
        f" AND {text} GLOB '*' || {_class(_NOT_IN_XML)} || '*'"
        f" OR instr({text}, '_') OR instr({text}, char(65534)) OR instr({text}, char(65535))"
        f" OR length({text}) > {_FITS}"
    )
    marked = " OR ".join(f"instr({text}, '{mark}')" for mark in "&<>")
    escaped = f"replace(replace(replace({text}, '&', '&amp;'), '<', '&lt;'), '>', '&gt;')"
    spaces = ", ".join(str(ord(char)) for char in _SPACES)
    return (
        f"CASE WHEN {text} = '' THEN '<c/>' WHEN instr({text}, char(0)) OR {odd} THEN NULL"
        f" WHEN trim({text}, char({spaces})) <> {text} THEN '{_KEPT}' || {escaped} || '{_CELL_END}'"
        f" WHEN {marked} THEN '{_CELL}' || {escaped} || '{_CELL_END}'"
        f" ELSE '{_CELL}' || {text} || '{_CELL_END}' END"
    )


def _xml(text: str) -> str | None:
    if _ODD_IN_XML.search(text) or len(text) > _FITS:
        return None
    begin = _CELL if text.strip(_SPACES) == text else _KEPT
    return f"{begin}{escape(text, quote=False)}{_CELL_END}" if text else "<c/>"


DIALECTS = {
    "csv": Dialect("", ",", "\r\n", "", "", "", _csv_in_sql, _csv, files=True),
    "csv-spreadsheet": Dialect("", ",", "\r\n", "", "", "", _defused_in_sql, _defused, files=True),
    "xlsx": Dialect("<row>", "", "</row>", "<c/>", _CELL, _CELL_END, _xml_in_sql, _xml),
}
"""CSV as Python's csv writes it (RFC 4180), and without formulas; SpreadsheetML of text cells."""
