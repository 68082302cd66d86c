"""Cells longer than a spreadsheet holds: in parts in a table of their own, never cut."""

from collections.abc import Iterable, Iterator, Sequence

LONGEST = 32_767
"""UTF-16 units in a cell, at most (Excel's limit)."""

LONG = "long"
LONG_COLUMNS = ("sheet", "id", "column", "part", "text")
_FITS_SURELY = 16_000

Rows = Iterable[list[str]]


class LongCells:
    """Texts that are longer than a cell, in parts; `note` stands in their place."""

    def __init__(self, note: str, longest: int = LONGEST) -> None:
        """Hold none yet."""
        self.rows: list[list[str]] = []
        self._note, self._longest = note, longest

    def add(self, sheet: str, number: str, column: str, text: str) -> None:
        """Keep a text of a row."""
        for part, piece in enumerate(pieces(text, self._longest), start=1):
            self.rows.append([sheet, number, column, str(part), piece])

    def kept(self, sheet: str, names: Sequence[str], rows: Rows, key: str = "id") -> Rows:
        """Yield `rows`, their long cells taken out and kept here."""
        at = names.index(key)
        for cells in rows:
            if max(map(len, cells)) > _FITS_SURELY:
                yield [
                    self._short(sheet, cells[at], *pair) for pair in zip(names, cells, strict=True)
                ]
            else:
                yield cells

    def _short(self, sheet: str, number: str, column: str, cell: str) -> str:
        if len(pieces(cell, self._longest)) == 1:
            return cell
        self.add(sheet, number, column, cell)
        return self._note


def meanings(whole: str) -> Iterator[list[str]]:
    """Yield what the columns of the table mean; `whole` says what else than cells stands in it."""
    yield from (
        [LONG, "sheet", f"Table whose cell is too short for the text{whole}."],
        [LONG, "id", "Id in that row."],
        [LONG, "column", "Column of that cell."],
        [LONG, "part", "Number of the part; put together, the parts are the text."],
        [LONG, "text", "The part."],
    )


def pieces(text: str, longest: int = LONGEST) -> list[str]:
    """Return a text in pieces that a cell holds; more than one if it is too long."""
    if len(text) * 2 <= longest or _units(text) <= longest:
        return [text]
    found, start, room = [], 0, longest
    for place, char in enumerate(text):
        room -= 2 if char > "\uffff" else 1
        if room < 0:
            found.append(text[start:place])
            start, room = place, longest - (2 if char > "\uffff" else 1)
    return [*found, text[start:]]


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
