"""Fields of records as cells of a table, in SQL."""

from collections.abc import Collection, Iterable, Sequence

from variorum.model.kinds import FieldType, fields_of
from variorum.model.vocabulary import Comparator
from variorum.store.cell_dialects import Dialect
from variorum.store.rows import quoted
from variorum.store.seldom import chosen

_SELDOM = {
    "tag": (
        "rejected",
        (
            ("voice", "quotation", "inferred", "event_time"),
            ("attitude", "strength", "inferred"),
            ("comparator", "value", "value_high", "unit", "as_of", "inferred"),
            ("role", "inferred"),
        ),
    ),
    "tag_link": ("polarity", (("origin",), ("polarity", "type"))),
}
"""The first of the fields that are seldom filled, and those that are filled together."""


class CellFields:
    """Writes SQL of cells in a dialect."""

    def __init__(self, dialect: Dialect) -> None:
        """Take the dialect."""
        self._dialect = dialect

    def plain(self, name: str) -> str:
        """Return SQL of the cell of a value without special characters."""
        before, after = self._dialect.before, self._dialect.after
        return f"'{before}' || {name} || '{after}'" if before or after else name

    def side_by_side(self, cells: Iterable[str]) -> str:
        """Return SQL of cells side by side; what is the same in all rows is put together."""
        between = f" || '{self._dialect.between}' || " if self._dialect.between else " || "
        return between.join(cells).replace("' || '", "")

    def parted(self, kind: str) -> tuple[list[FieldType], str]:
        """Return the fields of a kind's table, those at its end that are seldom filled as SQL."""
        fields = [one for one in fields_of(kind) if (kind, one.name) != ("text_version", "text")]
        first, groups = _SELDOM.get(kind, ("", ()))
        at = [*(one.name for one in fields), ""].index(first)
        return fields[:at], self._rest(fields[at:], groups) if first else ""

    def _rest(self, fields: list[FieldType], groups: Sequence[Collection[str]]) -> str:
        def made(group: Collection[str]) -> str:
            cells = (
                self.cell(one) if one.name in group else f"'{self._empty(one)}'" for one in fields
            )
            return self.side_by_side(cells)

        return chosen(fields, groups, made(()), made)

    def cell(self, field: FieldType) -> str:
        """Return SQL of a cell; NULL for one that SQL cannot write."""
        name, empty = quoted(field.name), self._dialect.empty
        if field.base is bool:
            told = map(self._dialect.plain, ("true", "false"))
            return "iif({}, '{}', '{}')".format(name, *told)
        if field.many:
            return self._words(name)
        if field.base is str or field.base is Comparator:
            return self._dialect.sql(f"coalesce({name}, '')" if field.optional else name)
        return f"coalesce({self.plain(name)}, '{empty}')" if field.optional else self.plain(name)

    def _words(self, name: str) -> str:
        """Return SQL of the cell of a list of words, which stands as JSON."""
        words = f"""replace(substr({name}, 3, length({name}) - 4), '","', '; ')"""
        return (
            f"CASE WHEN {name} = '' THEN '{self._dialect.empty}' "
            f"WHEN {name} GLOB '*[^]a-z_\",[]*' THEN "
            f"iif(instr({name}, '\\'), NULL, {self._dialect.sql(words)}) "
            f"ELSE {self.plain(words)} END"
        )

    def _empty(self, field: FieldType) -> str:
        if field.base is bool:
            return self._dialect.plain("false")
        is_zero = field.base is int and not field.optional
        return self._dialect.plain("0") if is_zero else self._dialect.empty
