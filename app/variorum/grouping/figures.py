"""Figures and quantities that may measure one thing: one unit, one subject, one object."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from variorum.model.ids import Id
from variorum.model.proposal import FigureProposal
from variorum.model.records import Quantity
from variorum.text.keys import normal_key

_MOST = 12
"""Members of one question at most; the rest are asked about when these are answered."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A quantity of the project, or (`quantity` None) a figure without one.

    `unit` of a figure is what stands in it; `sample` is one of a quantity's figures.
    """

    unit: str
    quantity: Quantity | None = None
    tag: Id | None = None
    sample: Id | None = None
    articles: tuple[Id, ...] = ()

    @property
    def id(self) -> Id:
        """The quantity's or the figure's id."""
        found = self.quantity.id if self.quantity else self.tag
        assert found is not None  # one of both is given  # noqa: S101
        return found


def unit_key(unit: str) -> str:
    """Return under what a unit is compared: its last word, without a plural s."""
    words = normal_key(unit).split()
    if not words:
        return ""
    return words[-1].removesuffix("s") if len(words[-1]) > 2 else words[-1]  # noqa: PLR2004  # "s" is a unit


def propose_figures(
    measured: Iterable[Measured], cannot: Mapping[Id, Collection[Id]]
) -> list[FigureProposal]:
    """Return the questions whether quantities and loose figures measure one thing.

    Quantities come together if unit, dimension and kind are equal and subject and object are, or
    are left open; loose figures join those of their unit. `cannot` are ids set apart.
    """
    blocks: dict[str, list[Measured]] = defaultdict(list)
    for one in measured:
        blocks[unit_key(one.unit)].append(one)
    found = []
    for unit in sorted(blocks):
        if unit:
            for group in _groups(sorted(blocks[unit], key=lambda one: one.id)):
                open_ones = _open(group, cannot)
                if open_ones:
                    found.append(_proposal(open_ones))
    return found


def _groups(block: Sequence[Measured]) -> list[list[Measured]]:
    """Part a block of one unit into sets that may be one."""
    groups: list[list[Measured]] = []
    for one in block:
        if one.quantity:
            home = next((group for group in groups if all(_fit(one, two) for two in group)), None)
            if home is None:
                groups.append([one])
            else:
                home.append(one)
    loose = [one for one in block if one.quantity is None]
    if not groups:
        return [loose]
    return [[*group, *loose] for group in groups]


def _fit(one: Measured, other: Measured) -> bool:
    a, b = one.quantity, other.quantity
    if a is None or b is None:
        return True
    return (
        (a.dimension, a.kind) == (b.dimension, b.kind)
        and _same(a.subject, b.subject)
        and _same(a.object, b.object)
    )


def _same(one: str, other: str) -> bool:
    return not one or not other or normal_key(one) == normal_key(other)


def _open(group: Sequence[Measured], cannot: Mapping[Id, Collection[Id]]) -> list[Measured]:
    """Return the members that may still be one with some other, or none if fewer than two."""

    def apart(one: Measured, other: Measured) -> bool:
        ids = {found for found in (other.id, other.sample) if found}
        return any(
            end in ids for mine in (one.id, one.sample) if mine for end in cannot.get(mine, ())
        )

    return [
        one for one in group if any(other is not one and not apart(one, other) for other in group)
    ][:_MOST]


def _proposal(group: Sequence[Measured]) -> FigureProposal:
    quantities = [one for one in group if one.quantity]
    loose = [one for one in group if one.quantity is None]
    spelt = "\n".join(sorted(one.id for one in group))
    whole = all(one.quantity and one.quantity.subject and one.quantity.object for one in quantities)
    strength = (4 if whole and not loose else 3) if quantities else 2
    return FigureProposal(
        key=blake2b(spelt.encode(), digest_size=12).hexdigest(),
        unit=next((one.unit for one in group if one.unit), ""),
        tags=tuple(one.id for one in loose),
        quantities=tuple(one.id for one in quantities),
        articles=tuple(dict.fromkeys(article for one in group for article in one.articles)),
        strength=strength,
        samples=tuple(one.sample for one in quantities),
    )
