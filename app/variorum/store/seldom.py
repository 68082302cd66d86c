"""Fields that are seldom filled: SQLite compares them, which is cheap, and writes few of them."""

from collections.abc import Callable, Collection, Iterable, Sequence

from variorum.model.kinds import FieldType
from variorum.store.rows import quoted


def chosen(
    fields: Sequence[FieldType],
    groups: Sequence[Collection[str]],
    usual: str,
    made: Callable[[Collection[str]], str],
) -> str:
    """Return SQL that is `usual` where all fields are empty, else what is `made` of those filled.

    `groups` are fields that are often filled together; where others are, `made` gets all of them.
    """
    grouped = {name for group in groups for name in group}
    every = made([field.name for field in fields])
    alone = _are_empty(one for one in fields if one.name not in grouped)

    def case(group: Collection[str], value: str) -> str:
        others = (one for one in fields if one.name in grouped and one.name not in group)
        return f" WHEN {_are_empty(others)} THEN {value}"

    cases = case((), usual) + "".join(case(group, made(group)) for group in groups)
    return f"CASE WHEN {alone} THEN CASE{cases} ELSE {every} END ELSE {every} END"


def _are_empty(fields: Iterable[FieldType]) -> str:
    return " AND ".join(map(_is_empty, fields)) or "TRUE"


def _is_empty(field: FieldType) -> str:
    name = quoted(field.name)
    if field.optional:
        return f"{name} IS NULL"
    return f"{name} = 0" if field.base in (bool, int) else f"{name} = ''"
