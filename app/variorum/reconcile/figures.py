"""All figures of one quantity: their relations, and what those of one window leave possible."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from operator import attrgetter

from variorum.model.catalogue import Catalogue
from variorum.model.evidence import Linked
from variorum.model.figure_pairs import Pairs
from variorum.model.ids import Id
from variorum.model.records import Quantity
from variorum.model.verdict import FigureHeard, Fusion, Interval, QuantityVerdict, Reason
from variorum.model.vocabulary import LinkRole, QuantityKind
from variorum.reconcile.attribution import Attribution, attribute
from variorum.reconcile.counting import left_out_of_view
from variorum.reconcile.intervals import interval, overlap
from variorum.reconcile.origins import Origins, origins_of
from variorum.reconcile.relations import Figure, relate
from variorum.reconcile.unions import Unions
from variorum.reconcile.units import COUNT, convert
from variorum.reconcile.windows import Window, window

_RESTING_ON = frozenset({"comparator", "value", "value_high", "unit"})
"""The fields of a figure without which its interval would be another."""

_MEASURED = (QuantityKind.DURATION, QuantityKind.PROBABILITY)


@dataclass(slots=True)
class Read:
    """A figure read for one quantity, by itself. `reason`: why it is not compared."""

    place: tuple[int, int, Id]
    """The order of figures: of publication, then of place in the text."""
    same: tuple[object, ...]
    """What is the same for a figure that was tagged twice."""
    heard: FigureHeard
    figure: Figure
    reason: Reason | None


def quantity_verdict(
    quantity: Quantity,
    figures: Iterable[Linked],
    known: Catalogue | Origins,
    tolerance: int | None = None,
) -> QuantityVerdict:
    """Return how the figures of a quantity relate, two by two, in order of publication.

    `tolerance` is p of "about", in percent; None takes the project's.
    """
    origins = origins_of(known)
    return compared(quantity, [read(one, quantity, origins, tolerance) for one in figures], origins)


def compared(quantity: Quantity, figures: list[Read], origins: Origins) -> QuantityVerdict:
    """Return how figures relate that were all read for their quantity, in any order."""
    included, excluded = _view(figures)
    same = origins.same_windows
    pairs = (
        relate(
            one.figure,
            other.figure,
            quantity.kind,
            same_window=bool(same) and frozenset((one.figure.tag, other.figure.tag)) in same,
        )
        for one, other in combinations(included, 2)
    )
    heard = tuple(found.heard for found in included)
    fusions = _fusions([found.figure for found in included], same)
    every = Pairs((one.tag for one in heard), pairs)
    return QuantityVerdict(quantity.id, heard, every, fusions, tuple(excluded))


def _view(figures: list[Read]) -> tuple[list[Read], list[tuple[Id, Reason]]]:
    """Part what is compared from what is not; what was tagged twice alike is compared once."""
    included, excluded = [], []
    seen = set()
    for found in sorted(figures, key=attrgetter("place")):
        if found.reason:
            excluded.append((found.heard.tag, found.reason))
        elif found.same in seen:
            excluded.append((found.heard.tag, Reason.SAME_CLAIM))
        else:
            seen.add(found.same)
            included.append(found)
    return included, excluded


def read(
    linked: Linked, quantity: Quantity, origins: Origins, tolerance: int | None = None
) -> Read:
    """Return what a figure says of a quantity: its values, its window, who is behind it."""
    tag, published = linked.tag, origins.rank(linked.article)
    percent = origins.catalogue.project.tolerance if tolerance is None else tolerance
    by = attribute(linked, origins)
    values = interval(tag, quantity.unit, _dimension(quantity), percent)
    article = origins.article(linked.article)
    when = window(tag, quantity.kind, article.published if article else "")
    heard = FigureHeard(
        tag=tag.id,
        article=linked.article,
        quote=tag.quote,
        comparator=tag.comparator,
        value=_shown(tag.value, tag.unit, quantity),
        value_high=_shown(tag.value_high, tag.unit, quantity),
        interval=values,
        origins=by.origins,
        speaker_names=by.names,
        window_start=tag.window_start,
        window_end=tag.window_end,
        as_of=tag.as_of,
        scope=tag.scope,
        window_known=when.days is not None,
        inferred=by.inferred or _guessed(linked, when),
    )
    document = origins.document(linked.article)
    figure = Figure(tag.id, values, when, by.keys, tag.scope, linked.article, document)
    same = (linked.article, tag.start, tag.end, tag.comparator, tag.value, tag.value_high)
    return Read((published, tag.start, tag.id), same, heard, figure, _reason(linked, by, origins))


def _reason(linked: Linked, by: Attribution, origins: Origins) -> Reason | None:
    found = left_out_of_view(linked, origins)
    if found:
        return found[0]
    unheard = by.origins and not origins.viewing.heard(by.origins)
    return Reason.LEFT_OUT if unheard else None


def _shown(value: Decimal | None, unit: str, quantity: Quantity) -> Decimal | None:
    return None if value is None else convert(value, unit, quantity.unit, _dimension(quantity))


def _dimension(quantity: Quantity) -> str:
    """Return what is measured. Times and probabilities are never counted, whatever is said."""
    is_measure = quantity.kind in _MEASURED and quantity.dimension == COUNT
    return quantity.kind.value if is_measure else quantity.dimension


def _guessed(linked: Linked, when: Window) -> bool:
    about = linked.role(LinkRole.QUANTITY)
    fields = _RESTING_ON.intersection(linked.tag.inferred)
    return bool(fields) or when.guessed or any(link.inferred for link in about)


def _fusions(figures: Sequence[Figure], same: AbstractSet[frozenset[str]]) -> tuple[Fusion, ...]:
    """Intersect the figures of one known window, or of windows the analyst says are one."""
    values = {figure.tag: figure.values for figure in figures if figure.values is not None}
    unions = Unions()
    by_days: dict[object, Id] = {}
    for figure in figures:
        if figure.tag in values and figure.window.days is not None:
            unions.join(figure.tag, by_days.setdefault(figure.window.days, figure.tag))
    for pair in same:
        if pair <= values.keys():
            unions.join(min(pair), max(pair))
    place = {figure.tag: number for number, figure in enumerate(figures)}
    groups = [
        sorted((Id(tag) for tag in tags), key=place.__getitem__)
        for tags in unions.sets()
        if len(tags) > 1
    ]
    return tuple(_fusion(tags, values) for tags in sorted(groups, key=lambda tags: place[tags[0]]))


def _fusion(tags: Sequence[Id], values: dict[Id, Interval]) -> Fusion:
    """Intersect; where nothing is left, name the pairs that clash.

    Intervals that meet two by two all meet (Helly's theorem on the line), so the smallest sets
    that cannot hold together are pairs.
    """
    common: Interval | None = values[tags[0]]
    for tag in tags[1:]:
        common = overlap(common, values[tag]) if common else None
    if common is not None:
        return Fusion(tuple(tags), common)
    clashes = tuple(
        (one, other)
        for one, other in combinations(tags, 2)
        if overlap(values[one], values[other]) is None
    )
    return Fusion(tuple(tags), None, clashes)
