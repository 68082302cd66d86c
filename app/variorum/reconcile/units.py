"""Values in the unit of their quantity. pint is loaded only where a unit must be converted."""

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pint import UnitRegistry

_UNIT = re.compile(r"[^\W\d_]+(?:[ _/*][^\W\d_]+)*|[%°]\w?")
"""What is handed to pint's parser: names, and products or quotients of names."""

COUNT = "count"
"""The dimension of things that are counted; their unit is a noun."""


def convert(value: Decimal, unit: str, into: str, dimension: str) -> Decimal | None:
    """Return `value` in the unit `into`; None if the two units cannot be compared.

    An empty unit is the quantity's own. Count nouns must be the same but for case and number.
    """
    if not unit or unit == into or same_noun(unit, into):
        return value
    return None if dimension == COUNT else _physical(value, unit, into)


def same_noun(one: str, other: str) -> bool:
    """Tell whether two units are one but for case and number ("a shell", "shells")."""
    words, others = one.casefold().split(), other.casefold().split()
    return len(words) == len(others) and not any(
        _forms(word).isdisjoint(_forms(twin)) for word, twin in zip(words, others, strict=True)
    )


def _forms(word: str) -> set[str]:
    """Return a word with every singular it may be the plural of."""
    endings = (("s", ""), ("es", ""), ("ies", "y"))
    return {word} | {
        word.removesuffix(ending) + singular
        for ending, singular in endings
        if word.endswith(ending) and len(word) > len(ending) + 1
    }


def _physical(value: Decimal, unit: str, into: str) -> Decimal | None:
    from pint import DimensionalityError, UndefinedUnitError  # noqa: PLC0415  # 0.3 s to load

    if not (_UNIT.fullmatch(unit) and _UNIT.fullmatch(into)):
        return None
    try:
        found = Decimal(_registry().Quantity(value, unit).to(into).magnitude)
    except (UndefinedUnitError, DimensionalityError):
        return None
    return found.quantize(Decimal(1)) if found == found.to_integral_value() else found.normalize()


@cache
def _registry() -> "UnitRegistry[Decimal]":
    from pint import UnitRegistry  # noqa: PLC0415  # 0.3 s to load

    return UnitRegistry(non_int_type=Decimal)
