"""Lines of JSON in which most fields are empty, made for a million of them.

SQLite compares the fields, which is cheap, and tells only those that are not empty. All other lines
are the same pieces, with what always varies in between.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from variorum.model.kinds import FieldType, fields_of
from variorum.store.rows import canonical, quoted, quoted_json
from variorum.store.seldom import chosen

HOLE = "\0"
"""Stands for what is filled in; no JSON holds it."""
_RECENT = 1024
_BETWEEN = "\x7f"
"""Hardly ever in a text, and JSON leaves it as it is."""


class LineTemplate:
    """How the lines of a kind look.

    `holes` are keys filled in later, each with HOLE and what is around it; `groups` are fields
    that are seldom empty together. `sql` is an expression that gives what is filled in a row as
    JSON, or NULL where nothing is.
    """

    def __init__(
        self, kind: str, holes: Mapping[str, str], groups: Sequence[Collection[str]]
    ) -> None:
        """Prepare the lines of a kind of record."""
        fields = fields_of(kind)
        others = [field for field in fields if field.name not in holes]
        self._fields = {field.name: field for field in others}
        self._values = {**{one.name: _empty(one) for one in others}, "record": f'"{kind}"', **holes}
        self._order = [key for key in sorted(self._values) if key in holes]
        self._usual = self._pieces("{}")
        self._filled = lru_cache(_RECENT)(self._pieces)
        self.sql = chosen(others, groups, "NULL", self._told)

    def _told(self, group: Collection[str]) -> str:
        pairs = (f"'{name}', {_value(self._fields[name])}" for name in group)
        return f"json_object({', '.join(pairs)})"

    def _pieces(self, filled: str) -> list[str]:
        """Return what stands around the holes of a line where some fields are filled."""
        told = {name: canonical(value) for name, value in json.loads(filled).items()}
        values = self._values | told
        pairs = ",".join(f'"{key}":{values[key]}' for key in sorted(values))
        return f"{{{pairs}}}\n".split(HOLE)

    def lines(self, filled: Sequence[str | None], values: Mapping[str, Sequence[str]]) -> str:
        """Return the lines of some rows: `values` by hole, a value for each row."""
        step = 2 * len(self._order) + 1
        pieces = [""] * step
        pieces[::2] = self._usual
        made = pieces * len(filled)
        for place, key in enumerate(self._order):
            made[2 * place + 1 :: step] = values[key]
        for number, told in enumerate(filled):
            if told:
                made[number * step : (number + 1) * step : 2] = self._filled(told)
        return "".join(made)


def escaped(texts: Sequence[str]) -> list[str]:
    """Return what stands between the quotes of texts in JSON, all of them made at once."""
    made = quoted_json(_BETWEEN.join(texts))[1:-1].split(_BETWEEN)
    return made if len(made) == len(texts) else [quoted_json(text)[1:-1] for text in texts]


def _empty(field: FieldType) -> str:
    """Return JSON of an empty value."""
    if field.optional:
        return "null"
    if field.many:
        return "[]"
    return "false" if field.base is bool else "0" if field.base is int else '""'


def _value(field: FieldType) -> str:
    """Return SQL for the value of a field, as json_object takes it."""
    name = quoted(field.name)
    if field.base is bool:
        return f"json(iif({name}, 'true', 'false'))"
    return f"json(iif({name} = '', '[]', {name}))" if field.many else name
