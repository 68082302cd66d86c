"""Which tags of several analysts are meant for the same words."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from variorum.model.ids import Id
from variorum.model.tags import TagLink
from variorum.model.views import LinkedTag
from variorum.model.vocabulary import LinkRole, TagKind

ENOUGH = 0.5
"""The share of their common stretch that two tags must both cover to be meant for the same."""

NUMBERS = ("value", "value_high")
"""Fields in which what is near is the same."""

Group = tuple[LinkedTag | None, ...]
"""One tag per analyst, or None, in the analysts' order."""

Heads = Mapping[Id, Id]
"""Records merged away and those that stand for them."""


def groups(tags: Iterable[LinkedTag], annotators: Sequence[Id]) -> list[Group]:
    """Return tags by the words they are meant for, in text order; each tag stands in one group.

    Of two tags of one kind by different analysts those that cover the same words best are joined
    first; a group never holds two tags of one analyst.
    """
    place = {annotator: number for number, annotator in enumerate(annotators)}
    known = [one for one in tags if one.tag.author in place]
    group_of = {one.tag.id: {place[one.tag.author]: one} for one in known if one.tag.author}
    for _, one, other in sorted(_candidates(known), key=lambda found: found[0]):
        left, right = group_of[one.tag.id], group_of[other.tag.id]
        if left is not right and left.keys().isdisjoint(right.keys()):
            left |= right
            group_of |= dict.fromkeys((member.tag.id for member in right.values()), left)
    distinct = {id(found): found for found in group_of.values()}.values()
    made = [tuple(found.get(number) for number in range(len(annotators))) for found in distinct]
    return sorted(made, key=lambda group: (*extent(group), kind_of(group).value))


def _candidates(
    tags: Sequence[LinkedTag],
) -> Iterator[tuple[tuple[float, int, Id, Id], LinkedTag, LinkedTag]]:
    ordered = sorted(tags, key=lambda one: (one.tag.start, one.tag.end, one.tag.id))
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 :]:
            if other.tag.start >= one.tag.end:
                break
            same = one.tag.kind is other.tag.kind and one.tag.author != other.tag.author
            share = _shared(one, other)
            if same and share >= ENOUGH:
                yield (-share, one.tag.start, one.tag.id, other.tag.id), one, other


def _shared(one: LinkedTag, other: LinkedTag) -> float:
    common = min(one.tag.end, other.tag.end) - max(one.tag.start, other.tag.start)
    return common / (max(one.tag.end, other.tag.end) - min(one.tag.start, other.tag.start))


def extent(group: Group) -> tuple[int, int]:
    """Return the stretch that a group's tags cover together."""
    tags = [one.tag for one in group if one]
    return min(tag.start for tag in tags), max(tag.end for tag in tags)


def kind_of(group: Group) -> TagKind:
    """Return the kind that all tags of a group have."""
    return next(one.tag.kind for one in group if one)


def values(linked: LinkedTag, heads: Heads) -> dict[str, Hashable]:
    """Return what a tag says, by field, so that equal values mean the same."""
    tag = linked.tag
    if tag.kind is TagKind.ACTOR:
        return {"actor": _pointed(linked, LinkRole.ACTOR, heads), "role": tag.role}
    if tag.kind is TagKind.CLAIM:
        said = sorted(linked.role(LinkRole.PROPOSITION), key=lambda link: _head(link, heads) or "")
        return {
            "proposition": frozenset(_head(link, heads) for link in said),
            "polarity": tuple(link.polarity for link in said),
            "type": tuple(link.type for link in said),
            "speaker": _pointed(linked, LinkRole.SPEAKER, heads),
            "quotation": tag.quotation,
        }
    if tag.kind is TagKind.STANCE:
        return {
            "attitude": tag.attitude,
            "holder": _pointed(linked, LinkRole.HOLDER, heads),
            "target": _pointed(linked, LinkRole.TARGET, heads),
        }
    return {
        "comparator": tag.comparator,
        "value": _number(tag.value),
        "value_high": _number(tag.value_high),
        "unit": tag.unit,
        "quantity": _pointed(linked, LinkRole.QUANTITY, heads),
        "window": (tag.window_start, tag.window_end),
        "as_of": tag.as_of,
        "speaker": _pointed(linked, LinkRole.SPEAKER, heads),
    }


def _pointed(linked: LinkedTag, role: LinkRole, heads: Heads) -> frozenset[Id | None]:
    return frozenset(_head(link, heads) for link in linked.role(role))


def _head(link: TagLink, heads: Heads) -> Id | None:
    pointed = link.actor or link.proposition or link.quantity or link.topic or link.outlet
    return heads.get(pointed, pointed) if pointed else None


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def differing(group: Group, heads: Heads, percent: float) -> tuple[str, ...]:
    """Return the fields in which the tags of a group differ, the span first.

    Numbers that differ by at most `percent` are the same.
    """
    tags = [one for one in group if one]
    found = [] if len({(one.tag.start, one.tag.end) for one in tags}) == 1 else ["span"]
    said = [values(one, heads) for one in tags]
    for field in said[0]:
        given = [one[field] for one in said]
        same = near if field in NUMBERS else _equal
        if not all(same(one, other, percent) for one, other in combinations(given, 2)):
            found.append(field)
    return tuple(found)


def near(one: Hashable, other: Hashable, percent: float) -> bool:
    """Tell whether two numbers differ by at most so many percent of the larger."""
    if not isinstance(one, float) or not isinstance(other, float):
        return one == other
    return abs(one - other) <= percent / 100 * max(abs(one), abs(other))


def _equal(one: Hashable, other: Hashable, _percent: float) -> bool:
    return one == other
