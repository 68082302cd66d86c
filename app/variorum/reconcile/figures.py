"""All figures of one quantity: their relations, and what those of one window leave possible."""

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from itertools import combinations
from operator import attrgetter
from typing import NamedTuple

from variorum.model.catalogue import Catalogue
from variorum.model.evidence import Linked
from variorum.model.figure_pairs import Pairs
from variorum.model.figures import Figures, Stated
from variorum.model.ids import Id, id_text
from variorum.model.pile import Shape
from variorum.model.records import Quantity
from variorum.model.verdict import Fusion, Interval, QuantityVerdict, Reason
from variorum.model.vocabulary import Comparator, LinkRole, QuantityKind
from variorum.reconcile.attribution import Attribution, attribute
from variorum.reconcile.counting import left_out_of_view
from variorum.reconcile.intervals import measured, overlap
from variorum.reconcile.origins import Origins, origins_of
from variorum.reconcile.relations import Figure, relate
from variorum.reconcile.unions import Unions
from variorum.reconcile.units import COUNT
from variorum.reconcile.windows import Window, window

_RESTING_ON = frozenset({"comparator", "value", "value_high", "unit"})
"""The fields of a figure without which its interval would be another."""

_QUANTITY = LinkRole.QUANTITY
_MEASURED = (QuantityKind.DURATION, QuantityKind.PROBABILITY)


class Read(NamedTuple):
    """A figure read for one quantity, by itself; a rebuild has all of them in memory, packed.

    `value` and `value_high` are as tagged, `shown` and `shown_high` in the quantity's unit.
    """

    ids: bytes
    """What the id of its tag spells."""
    quote: bytes
    published: int
    """The place of its article in order of publication."""
    start: int
    end: int
    article: Id
    comparator: Comparator | None
    value: Decimal | None
    value_high: Decimal | None
    shown: Decimal | None
    shown_high: Decimal | None
    values: Interval | None
    by: Attribution
    when: Window
    window_start: str
    window_end: str
    as_of: str
    scope: str
    document: str
    is_dated: bool
    """Its window is known."""
    inferred: bool
    reason: Reason | None
    """Why it is not compared."""

    def compared(self) -> Figure:
        """Return what its relations depend on."""
        return Figure(
            id_text(self.ids),
            self.values,
            self.when,
            self.by.keys,
            self.scope,
            self.article,
            self.document,
        )


READ = Shape(Read, ids=16, numbers=3, values=17)

_place: Callable[[Read], tuple[object, ...]] = attrgetter("published", "start", "ids")
"""The order of figures: of publication, then of place in the text."""

_same: Callable[[Read], tuple[object, ...]] = attrgetter(
    "article", "start", "end", "comparator", "value", "value_high"
)
"""What is the same for a figure that was tagged twice."""

_stated: Callable[[Read], Stated] = attrgetter(
    "ids",
    "quote",
    "article",
    "comparator",
    "shown",
    "shown_high",
    "values",
    "by.told",
    "window_start",
    "window_end",
    "as_of",
    "scope",
    "is_dated",
    "inferred",
)
"""A figure as a verdict holds it."""


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


def compared(quantity: Quantity, reads: Iterable[Read], origins: Origins) -> QuantityVerdict:
    """Return how figures relate that were all read for their quantity, in any order."""
    included, excluded = _view(reads)
    if not included:
        return QuantityVerdict(quantity.id, (), (), (), tuple(excluded))
    same = origins.same_windows
    figures = [found.compared() for found in included]
    pairs = (
        relate(
            one,
            other,
            quantity.kind,
            same_window=bool(same) and frozenset((one.tag, other.tag)) in same,
        )
        for one, other in combinations(figures, 2)
    )
    heard = Figures(map(_stated, included))
    fusions = _fusions(figures, same)
    return QuantityVerdict(quantity.id, heard, Pairs(heard.tags, pairs), fusions, tuple(excluded))


def _view(reads: Iterable[Read]) -> tuple[list[Read], list[tuple[Id, Reason]]]:
    """Part what is compared from what is not; what was tagged twice alike is compared once."""
    included, excluded = [], []
    seen = set()
    for found in sorted(reads, key=_place):
        if found.reason:
            excluded.append((id_text(found.ids), found.reason))
        elif (same := _same(found)) in seen:
            excluded.append((id_text(found.ids), Reason.SAME_CLAIM))
        else:
            seen.add(same)
            included.append(found)
    return included, excluded


def read(
    linked: Linked, quantity: Quantity, origins: Origins, tolerance: int | None = None
) -> Read:
    """Return what a figure says of a quantity: its values, its window, who is behind it."""
    tag, home = linked.tag, linked.article
    percent = origins.tolerance if tolerance is None else tolerance
    by, when = attribute(linked, origins), window(tag, quantity.kind, origins.published(home))
    return Read(
        tag.spelled,
        tag.quote.encode("utf-8", "surrogatepass"),
        origins.rank(home),
        tag.start,
        tag.end,
        home,
        tag.comparator,
        tag.value,
        tag.value_high,
        *measured(tag, quantity.unit, _dimension(quantity), percent),
        by,
        when,
        tag.window_start,
        tag.window_end,
        tag.as_of,
        tag.scope,
        origins.document(home),
        when.days is not None,
        by.inferred or _guessed(linked, when),
        _reason(linked, by, origins),
    )


def _reason(linked: Linked, by: Attribution, origins: Origins) -> Reason | None:
    found = left_out_of_view(linked, origins)
    if found:
        return found[0]
    unheard = by.origins and not origins.viewing.heard(by.origins)
    return Reason.LEFT_OUT if unheard else None


def _dimension(quantity: Quantity) -> str:
    """Return what is measured. Times and probabilities are never counted, whatever is said."""
    is_measure = quantity.kind in _MEASURED and quantity.dimension == COUNT
    return quantity.kind.value if is_measure else quantity.dimension


def _guessed(linked: Linked, when: Window) -> bool:
    if when.guessed or not _RESTING_ON.isdisjoint(linked.tag.inferred):
        return True
    return any(link.inferred for link in linked.role(_QUANTITY))


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
