"""Fields that are seldom filled: SQLite compares them, which is cheap, and writes few of them."""

from collections.abc import Callable, Collection, Iterable, Sequence

from variorum.model.kinds import FieldType
from variorum.store.rows import quoted


def chosen(
    fields: Sequence[FieldType],
    groups: Iterable[Collection[str]],
    usual: str,
    made: Callable[[Collection[str]], str],
) -> str:
    """Return SQL that is `usual` where all fields are empty, else what is `made` of those filled.

    `groups` are fields that are often filled together; where others are, `made` gets all of them.
    """
    every = [field.name for field in fields]

    def case(group: Collection[str], value: str) -> str:
        empty = " AND ".join(_is_empty(one) for one in fields if one.name not in group)
        return f" WHEN {empty} THEN {value}"

    cases = case((), usual) + "".join(case(group, made(group)) for group in groups)
    return f"CASE{cases} ELSE {made(every)} END"


def _is_empty(field: FieldType) -> str:
    name = quoted(field.name)
    if field.optional:
        return f"{name} IS NULL"
    return f"{name} = 0" if field.base in (bool, int) else f"{name} = ''"
