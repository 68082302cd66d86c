"""Lines of JSON in which most fields are empty, made for a million of them.

SQLite compares the fields, which is cheap, and makes text only of the group that is not empty. All
other lines are the same pieces, with what always varies in between.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain, repeat

from variorum.model.kinds import FieldType, fields_of
from variorum.store.rows import quoted
from variorum.store.seldom import chosen


class LineTemplate:
    """How the lines of a kind look.

    `holes` are keys filled in later, each with "%s" and what is around it; `groups` are fields
    that are seldom empty together. `sql` is an expression that gives the template of a row, or
    NULL for the usual one.
    """

    def __init__(
        self, kind: str, holes: Mapping[str, str], groups: Iterable[Collection[str]]
    ) -> None:
        """Prepare the templates of a kind of record."""
        self._kind, self._holes = kind, holes
        fields = fields_of(kind)
        self._keys = sorted({field.name for field in fields} | {*holes, "record"})
        self._others = [field for field in fields if field.name not in holes]
        self._order = [key for key in self._keys if key in holes]
        self._pieces = self._line({}, holes).split("%s")
        self.sql = chosen(self._others, groups, "NULL", self._made)

    def _made(self, group: Collection[str]) -> str:
        told = {one.name: _told(one) for one in self._others if one.name in group}
        holes = {key: hole.replace("%", "%%") for key, hole in self._holes.items()}
        line = self._line(dict.fromkeys(told, "%s"), holes)
        return f"printf('{line}', {', '.join(told[key] for key in sorted(told))})"

    def _line(self, *given: Mapping[str, str]) -> str:
        values = {one.name: _empty(one) for one in self._others}
        values["record"] = f'"{self._kind}"'
        for some in given:
            values.update(some)
        pieces = ",".join(f'"{key}":{values[key]}' for key in self._keys)
        return f"{{{pieces}}}\n"

    def filled(self, templates: Iterable[str | None], values: Mapping[str, Sequence[str]]) -> str:
        """Return the lines of some rows: `values` by hole, a value for each row."""
        columns = [values[key] for key in self._order]
        pieces = chain.from_iterable(zip(map(repeat, self._pieces), columns, strict=False))
        lines = list(map("".join, zip(*pieces, repeat(self._pieces[-1]), strict=False)))
        for number, template in enumerate(templates):
            if template:
                lines[number] = template % tuple([column[number] for column in columns])
        return "".join(lines)


def _empty(field: FieldType) -> str:
    """Return JSON of an empty value."""
    if field.optional:
        return "null"
    if field.many:
        return "[]"
    return "false" if field.base is bool else "0" if field.base is int else '""'


def _told(field: FieldType) -> str:
    """Return SQL for the JSON of a field, to stand in a template."""
    name = quoted(field.name)
    if field.base is bool:
        return f"iif({name}, 'true', 'false')"
    text = f"iif({name} = '', '[]', {name})" if field.many else f"json_quote({name})"
    return f"replace({text}, '%', '%%')" if field.many or field.base is str else text
