"""Attributes of foreign tags as fields of ours, where name and value are ours too."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any

from variorum.model.dates import is_date
from variorum.model.kinds import FieldType, fields_of, value_of
from variorum.model.vocabulary import Comparator, LinkRole, TagKind

FIELDS: Mapping[TagKind, tuple[str, ...]] = {
    TagKind.ACTOR: ("role",),
    TagKind.CLAIM: (
        *("voice", "quotation", "event_time", "statement_date", "place", "modality"),
        *("likelihood_low", "likelihood_high", "credibility", "credibility_reason"),
    ),
    TagKind.STANCE: ("attitude", "strength"),
    TagKind.FIGURE: (
        *("comparator", "value", "value_high", "unit", "tolerance"),
        *("window_start", "window_end", "as_of", "scope"),
    ),
}
"""The fields of a tag that mean something to its kind."""

_OF_LINK = ("polarity", "type", "condition")
_OF_ALL = ("adjudicated",)
_DATES = {"event_time", "statement_date", "window_start", "window_end", "as_of"}
_BOUNDS = {
    "strength": (1, 3),
    "credibility": (1, 6),
    "likelihood_low": (0, 100),
    "likelihood_high": (0, 100),
    "tolerance": (0, 100),
}
_WORDS: Mapping[str, Mapping[str, str]] = {
    "comparator": {
        "eq": "=",
        "==": "=",
        "equal": "=",
        "exactly": "=",
        "about": "~",
        "approx": "~",
        "approximately": "~",
        "circa": "~",
        "≈": "~",
        "gt": ">",
        "more": ">",
        "more_than": ">",
        "over": ">",
        "ge": ">=",
        "gte": ">=",
        "at_least": ">=",
        "≥": ">=",
        "lt": "<",
        "less": "<",
        "less_than": "<",
        "under": "<",
        "le": "<=",
        "lte": "<=",
        "at_most": "<=",
        "≤": "<=",
        "range": "between",
    },
    "polarity": {"assert": "asserts", "deny": "denies", "withhold": "withholds"},
    "attitude": {
        "support": "supports",
        "pro": "supports",
        "favor": "supports",
        "favour": "supports",
        "oppose": "opposes",
        "con": "opposes",
        "against": "opposes",
        "mixed": "ambivalent",
        "neutral": "ambivalent",
    },
}
_NAMING: Mapping[str, LinkRole] = {
    **dict.fromkeys(("actor", "actors", "identity", "case"), LinkRole.ACTOR),
    **dict.fromkeys(("proposition", "propositions"), LinkRole.PROPOSITION),
    **dict.fromkeys(
        ("speaker", "speakers", "attributed_to", "attributedto", "said_by"), LinkRole.SPEAKER
    ),
    **dict.fromkeys(("holder", "holders"), LinkRole.HOLDER),
    **dict.fromkeys(("target", "targets", "stance_target", "stancetarget"), LinkRole.TARGET),
    **dict.fromkeys(("quantity", "quantities"), LinkRole.QUANTITY),
}
ROLES: Mapping[TagKind, frozenset[LinkRole]] = {
    TagKind.ACTOR: frozenset({LinkRole.ACTOR}),
    TagKind.CLAIM: frozenset({LinkRole.PROPOSITION, LinkRole.SPEAKER}),
    TagKind.STANCE: frozenset({LinkRole.HOLDER, LinkRole.TARGET}),
    TagKind.FIGURE: frozenset({LinkRole.QUANTITY, LinkRole.SPEAKER}),
}
"""What a tag of a kind may be linked to."""

_JOINT = ";"


@dataclass(slots=True)
class Values:
    """Attributes read: `fields` of the tag, `link` fields of its proposition, names to link.

    `rest` are the attributes that have no place, as (name, value).
    """

    fields: dict[str, Any] = field(default_factory=dict)
    link: dict[str, Any] = field(default_factory=dict)
    names: dict[LinkRole, list[str]] = field(default_factory=dict)
    rest: list[tuple[str, str]] = field(default_factory=list)


def read_values(kind: TagKind, values: Mapping[str, str]) -> Values:
    """Read the attributes of a tag that becomes one of `kind`; nothing is left out."""
    found = Values()
    for name, value in values.items():
        if value.strip() and not _take(found, kind, name, value.strip()):
            found.rest.append((name, value.strip()))
    found.rest += _unlikely(found.fields)
    _keep_guesses(found, kind)
    return found


def _keep_guesses(found: Values, kind: TagKind) -> None:
    """Leave marked as guessed what the file marks so; a name of no field stays in the rest."""
    for name, value in found.rest:
        if name == "inferred":
            names = tuple(one for one in _parted(value) if one in FIELDS[kind])
            if names:
                found.fields["inferred"] = names
            found.rest = [one for one in found.rest if one[0] != "inferred"]
            return


def _parted(value: str) -> list[str]:
    return [one for part in value.split(_JOINT) if (one := " ".join(part.split()))]


def _take(found: Values, kind: TagKind, name: str, value: str) -> bool:
    key = name.strip().lower().replace(" ", "_").replace("-", "_")
    role = _NAMING.get(key)
    if role in ROLES[kind]:
        assert role is not None  # it is in a set of roles  # noqa: S101
        found.names.setdefault(role, []).extend(_parted(value))
        return True
    if key in FIELDS[kind]:
        return _put(found.fields, _types("tag")[key], value)
    if kind is TagKind.CLAIM and key in _OF_LINK:
        return _put(found.link, _types("tag_link")[key], value)
    return False


@cache
def _types(kind: str) -> Mapping[str, FieldType]:
    return {one.name: one for one in fields_of(kind)}


def _put(into: dict[str, Any], kind: FieldType, text: str) -> bool:
    """Put a value into a field if it is one that the field may have."""
    token = text.lower().replace(" ", "_")
    plain: object = _WORDS.get(kind.name, {}).get(token, text)
    if kind.base is int:
        if not text.isdecimal():
            return False
        plain = int(text)
    elif kind.base not in (str, Decimal):
        plain = plain if plain != text else token
    low, high = _BOUNDS.get(kind.name, (0, 0))
    if (kind.name in _DATES and not is_date(text)) or (high and not low <= int(text) <= high):
        return False
    try:
        into[kind.name] = value_of(kind, plain)
    except ValueError:
        return False
    return True


def _unlikely(fields: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Take out the upper value of what is no range, or a range that runs backwards."""
    low, high = fields.get("value"), fields.get("value_high")
    is_range = fields.get("comparator") is Comparator.BETWEEN
    if high is not None and (not is_range or low is None or high < low):
        del fields["value_high"]
        yield "value_high", str(high)
        is_range = is_range and low is None
    if fields.get("comparator") is Comparator.BETWEEN and "value_high" not in fields:
        del fields["comparator"]
        yield "comparator", Comparator.BETWEEN.value
