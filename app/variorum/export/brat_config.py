"""What brat must be told of our tags: their kinds, what joins them, the values they may have."""

from collections.abc import Mapping, Sequence

from variorum.model.vocabulary import (
    ActorRole,
    Attitude,
    ClaimType,
    Comparator,
    Polarity,
    Quotation,
    TagKind,
    Voice,
)

COMPARATORS: Mapping[Comparator, str] = {
    Comparator.EQUAL: "equal",
    Comparator.ABOUT: "about",
    Comparator.MORE: "more",
    Comparator.AT_LEAST: "at_least",
    Comparator.LESS: "less",
    Comparator.AT_MOST: "at_most",
    Comparator.BETWEEN: "between",
    Comparator.WORDS: "words",
}
"""Comparators as words: brat's values hold no signs."""

ATTRIBUTES: Mapping[TagKind, Mapping[str, Sequence[str]]] = {
    TagKind.ACTOR: {"role": tuple(ActorRole)},
    TagKind.CLAIM: {
        "polarity": tuple(Polarity),
        "type": tuple(ClaimType),
        "voice": tuple(Voice),
        "quotation": tuple(Quotation),
        "credibility": tuple("123456"),
    },
    TagKind.STANCE: {"attitude": tuple(Attitude), "strength": tuple("123")},
    TagKind.FIGURE: {"comparator": tuple(COMPARATORS.values())},
}
"""The values of each kind of tag that come from a list, by the name of the field."""

FREE: Mapping[TagKind, Sequence[str]] = {
    TagKind.ACTOR: (),
    TagKind.CLAIM: (
        *("event_time", "statement_date", "place", "modality"),
        *("likelihood_low", "likelihood_high", "credibility_reason"),
    ),
    TagKind.STANCE: (),
    TagKind.FIGURE: (
        *("value", "value_high", "unit", "tolerance"),
        *("window_start", "window_end", "as_of", "scope"),
    ),
}
"""All other values: they have no place but the note on a tag."""

_RELATIONS: Mapping[str, Sequence[TagKind]] = {
    "origin": (TagKind.CLAIM, TagKind.FIGURE),
    "speaker": (TagKind.CLAIM, TagKind.FIGURE),
    "holder": (TagKind.STANCE,),
    "target": (TagKind.STANCE,),
}


def annotation_conf() -> str:
    """Return ``annotation.conf``, the same for every project."""
    entities = [kind.upper() for kind in TagKind]
    relations = [
        f"{name} Arg1:{'|'.join(kind.upper() for kind in kinds)}, Arg2:{TagKind.ACTOR.upper()}"
        for name, kinds in _RELATIONS.items()
    ]
    overlap = "<OVERLAP> Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>"
    attributes = [
        f"{name} Arg:{kind.upper()}, Value:{'|'.join(words)}"
        for kind, named in ATTRIBUTES.items()
        for name, words in named.items()
    ]
    sections = {
        "entities": entities,
        "relations": [*relations, overlap],
        "events": [],
        "attributes": attributes,
    }
    return "\n".join("\n".join((f"[{name}]", *lines, "")) for name, lines in sections.items())
