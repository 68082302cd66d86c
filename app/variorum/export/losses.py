"""What a format cannot carry, found before anything is written."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from operator import attrgetter

from variorum.export.layers import CLAUSES, Layers
from variorum.model.handover import Feature, Format, Loss, Survey
from variorum.model.ids import Id
from variorum.model.kinds import fields_of
from variorum.model.packed import PackedIds
from variorum.model.records import Decision, Record
from variorum.model.tags import Tag, TagLink
from variorum.model.vocabulary import Comparator, DecisionKind, TagKind
from variorum.text.harmless import is_formula

EVERY = frozenset(Feature)
"""What a format carries that loses nothing."""

ILLEGAL_IN_XML = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that XML 1.0 has no way to write."""

_CLAIM = (
    *("voice", "quotation", "event_time", "statement_date", "place", "modality"),
    *("likelihood_low", "likelihood_high", "credibility", "credibility_reason"),
)
_FIGURE = (
    *("comparator", "value", "value_high", "unit", "tolerance"),
    *("window_start", "window_end", "as_of", "scope"),
)
_LINK = ("position", "polarity", "type", "condition", "origin", "interested")
_GROUPING = (DecisionKind.MERGE, DecisionKind.SPLIT)
_NAMES = ("outlet", "actor", "alias", "topic", "proposition", "quantity")


def _kind(*kinds: str) -> Callable[[Record], bool]:
    return lambda record: record.kind_name in kinds


def _any(record: Record, fields: Iterable[str]) -> bool:
    return any(getattr(record, field) not in (None, "", 0, False) for field in fields)


def _says(kind: TagKind, fields: tuple[str, ...]) -> Callable[[Record], bool]:
    return lambda record: isinstance(record, Tag) and record.kind is kind and _any(record, fields)


def _strings(record: Record) -> Iterable[str]:
    """Return the texts of a record but for an article's, which is no cell and no attribute."""
    return _texts(record.kind_name)(record)


@cache
def _texts(kind: str) -> Callable[[Record], tuple[str, ...]]:
    names = [field.name for field in fields_of(kind) if field.base is str and not field.many]
    free = [name for name in names if (kind, name) != ("text_version", "text")]
    return attrgetter("created", *free)


def _is_equal(tag: Tag) -> bool:
    """Tell whether the cell of a figure's comparator is a bare equals sign."""
    return tag.comparator is Comparator.EQUAL


_HAS: Mapping[Feature, Callable[[Record], bool]] = {
    Feature.TEXTS: _kind("text_version"),
    Feature.DETAILS: _kind("article"),
    Feature.ANALYSTS: _kind("annotator"),
    Feature.TAGS: _kind("tag"),
    Feature.CLAUSES: lambda record: isinstance(record, Tag) and record.kind in CLAUSES,
    Feature.REJECTED: lambda record: isinstance(record, Tag) and record.rejected,
    Feature.CLAIM_VALUES: _says(TagKind.CLAIM, _CLAIM),
    Feature.STRENGTHS: _says(TagKind.STANCE, ("strength",)),
    Feature.FIGURE_VALUES: _says(TagKind.FIGURE, _FIGURE),
    Feature.LINKS: _kind("tag_link"),
    Feature.LINK_VALUES: lambda record: isinstance(record, TagLink) and _any(record, _LINK),
    Feature.GUESSES: lambda record: bool(getattr(record, "inferred", ())),
    Feature.REGIONS: _kind("region"),
    Feature.READ_MARKS: _kind("read_mark"),
    Feature.MEMOS: _kind("note"),
    Feature.NAMES: _kind(*_NAMES),
    Feature.TIES: _kind("actor_link", "proposition_link"),
    Feature.GROUPS: lambda record: isinstance(record, Decision) and record.kind in _GROUPING,
    Feature.RULINGS: lambda record: (
        record.kind_name in ("independence", "relation", "constraint")
        or (isinstance(record, Decision) and record.kind not in _GROUPING)
    ),
    Feature.ASSESSMENTS: _kind("assessment"),
    Feature.FORMULAS: lambda record: (
        any(map(is_formula, _strings(record))) or (isinstance(record, Tag) and _is_equal(record))
    ),
    Feature.CONTROLS: lambda record: any(map(ILLEGAL_IN_XML.search, _strings(record))),
}
"""Whether a record has a feature; what is not here shows only beside other tags."""

_OF_TAGS = frozenset((Feature.CLAUSES, Feature.OVERLAPS, Feature.EDGES))
"""What is said of tags, and goes unsaid where no tag is carried."""


def survey(records: Iterable[Record], form: Format) -> Survey:
    """Return what a format would lose of these records, in the order of `Feature`."""
    lost = [one for one in Feature if one not in form.carries]
    if Feature.TAGS in lost:
        lost = [one for one in lost if one not in _OF_TAGS]
    found: dict[Feature, list[Id]] = {feature: [] for feature in lost}
    missing = {feature: _HAS[feature] for feature in lost if feature in _HAS}
    layers = Layers(clauses=Feature.CLAUSES not in lost) if _IN_LAYERS & set(lost) else None
    count = 0
    for record in records:
        count += 1
        if layers:
            layers.add(record)
        for feature, has in missing.items():
            if has(record):
                found[feature].append(record.id)
    if layers:
        found |= _hidden(layers, lost)
    losses = (Loss(feature, PackedIds.of(ids)) for feature, ids in found.items() if ids)
    return Survey(count, tuple(losses))


_IN_LAYERS = frozenset((Feature.OVERLAPS, Feature.EDGES))


def _hidden(layers: Layers, lost: list[Feature]) -> dict[Feature, list[Id]]:
    """Return the tags that find no place beside others, and those that cut a word."""
    hidden: dict[Feature, list[Id]] = {one: [] for one in lost if one in _IN_LAYERS}
    for layer in layers.each():
        for feature, tags in ((Feature.OVERLAPS, layer.covered), (Feature.EDGES, layer.cutting)):
            if feature in hidden:
                hidden[feature] += [tag.id for tag in tags]
    return {feature: sorted(ids) for feature, ids in hidden.items()}
