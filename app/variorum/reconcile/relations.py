"""How two figures of one quantity relate: the eleven rows of the law, first that fits."""

from dataclasses import dataclass

from variorum.model.figure_pairs import Outcome
from variorum.model.ids import Id
from variorum.model.verdict import Badge, FigureRelation, Interval
from variorum.model.vocabulary import QuantityKind
from variorum.reconcile.intervals import above, is_point, overlap
from variorum.reconcile.windows import Window, disjoint, within

_CUMULATIVE = QuantityKind.CUMULATIVE
_UPDATE = 4
"""The row between those on windows alone; it needs the origins too."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What of a figure its relations depend on.

    `values` are in the quantity's unit, None where it cannot be compared (row 1). `origins` are
    keys of origin groups. `document` is the same for an article and its copies.
    """

    tag: Id
    values: Interval | None
    window: Window
    origins: frozenset[str]
    scope: str = ""
    article: str = ""
    document: str = ""


_BADGES = (
    Badge.WINDOW_UNKNOWN,
    Badge.WINDOW_INFERRED,
    Badge.SCOPE_DIFFERS,
    Badge.SAME_ORIGIN,
    Badge.COPY,
)
_UNKNOWN, _INFERRED, _SCOPE, _ORIGIN, _COPY = (1 << bit for bit in range(len(_BADGES)))

_Row = tuple[Outcome, ...]
"""What a row says of two figures, for each set of badges, made once: there are very many pairs."""


def _says(row: int, relation: FigureRelation, marked: int | None = None) -> _Row:
    """Return a row; of the two figures, 0 or 1 may be marked."""
    sets = (
        tuple(badge for bit, badge in enumerate(_BADGES) if some >> bit & 1)
        for some in range(1 << len(_BADGES))
    )
    return tuple(Outcome(relation, row, badges, marked) for badges in sets)


_NOT_COMPARABLE = _says(1, FigureRelation.NOT_COMPARABLE)
_APART = _says(2, FigureRelation.APART)
_CLASH = _says(3, FigureRelation.CONFLICT)
_LATER = tuple(_says(_UPDATE, FigureRelation.UPDATE, marked) for marked in (0, 1))
_WIDER = tuple(_says(5, FigureRelation.WIDER_WINDOW, marked) for marked in (0, 1))
_CONFLICT = _says(6, FigureRelation.CONFLICT)
_POSSIBLE_CONFLICT = _says(7, FigureRelation.POSSIBLE_CONFLICT)
_AGREE = _says(8, FigureRelation.AGREE)
_AGREE_ON_BOUND = _says(9, FigureRelation.AGREE_ON_BOUND)
_BOUNDS = tuple(_says(10, FigureRelation.BOUNDS, marked) for marked in (0, 1))
_COMPATIBLE = _says(11, FigureRelation.COMPATIBLE)


def relate(one: Figure, other: Figure, kind: QuantityKind, *, same_window: bool) -> Outcome:
    """Return the relation of two figures. `same_window`: the analyst says their windows are one.

    Symmetric and total: whichever comes first, the same row fits and the same figure is marked.
    """
    badges = _badges(one, other, same_window=same_window)
    return _row(one, other, kind, same_window=same_window)[badges]


def _row(one: Figure, other: Figure, kind: QuantityKind, *, same_window: bool) -> _Row:
    if one.values is None or other.values is None:
        return _NOT_COMPARABLE
    in_time = None if same_window else _by_time(one, other, kind)
    if in_time and in_time[0].row < _UPDATE:
        return in_time
    days = one.window.days
    equal = same_window or (days is not None and days == other.window.days)
    common = overlap(one.values, other.values)
    clash = common is None and equal
    if one.origins and one.origins == other.origins and not clash:
        later = _later(one, other, common, same_window=same_window)
        if later is not None:
            return _LATER[later]
    if in_time:
        return in_time
    if common is None:
        return _CONFLICT if equal else _POSSIBLE_CONFLICT
    return _by_values(one, other, common)


def _by_time(one: Figure, other: Figure, kind: QuantityKind) -> _Row | None:
    """Return row 2, 3 or 5, if one of them fits.

    "Since …" without an end runs to the day it was told (decisions/0003). That is enough to see
    which window is the wider one, and never enough to speak of a conflict.
    """
    days, other_days = one.window.days, other.window.days
    if days and other_days and disjoint(days, other_days):
        return _APART
    if kind is not _CUMULATIVE:
        return None
    for wider, (shorter, longer) in ((1, (one, other)), (0, (other, one))):
        if _nested(shorter, longer) and shorter.values and longer.values:
            if not above(shorter.values, longer.values):
                return _WIDER[wider]
            return _CLASH if days and other_days else None
    return None


def _nested(shorter: Figure, longer: Figure) -> bool:
    short, long = shorter.window.reach, longer.window.reach
    return short is not None and long is not None and within(short, long)


def _later(one: Figure, other: Figure, common: Interval | None, *, same_window: bool) -> int | None:
    """Return which figure has the later as-of, else which has the wider window."""
    mine, theirs = one.window.as_of, other.window.as_of
    if (mine is None or theirs is None) and _told_decides(one, other, common):
        mine, theirs = mine or one.window.told, theirs or other.window.told
    if mine and theirs and mine != theirs:
        return 0 if mine > theirs else 1
    if not same_window and _nested(one, other):
        return 1
    if not same_window and _nested(other, one):
        return 0
    return None


def _told_decides(one: Figure, other: Figure, common: Interval | None) -> bool:
    """Tell whether the days two figures were told may stand in for an as-of that is missing.

    A figure is as of the day it was told at the latest: an as-of after that day is later for
    certain. Else the days only order figures that differ and can both be right.
    """
    for figure, earlier in ((one.window, other.window), (other.window, one.window)):
        if figure.as_of and not earlier.as_of and earlier.told and figure.as_of > earlier.told:
            return True
    return common is not None and one.values != other.values


def _by_values(one: Figure, other: Figure, common: Interval) -> _Row:
    """Return row 8 to 11: `common` are the values both allow, all of one if that lies inside."""
    if one.values == other.values:
        return _AGREE if is_point(common) else _AGREE_ON_BOUND
    if common == one.values:
        return _BOUNDS[0]
    if common == other.values:
        return _BOUNDS[1]
    return _COMPATIBLE


def _badges(one: Figure, other: Figure, *, same_window: bool) -> int:
    """Return the badges of two figures, a bit each."""
    mine, theirs, found = one.window, other.window, 0
    if not same_window:
        dated = mine.is_dated and theirs.is_dated
        if not dated:
            found = _UNKNOWN
        if mine.guessed or theirs.guessed or (dated and not (mine.stated and theirs.stated)):
            found |= _INFERRED
    if one.scope != other.scope and _words(one.scope) != _words(other.scope):
        found |= _SCOPE
    if one.origins and one.origins == other.origins:
        found |= _ORIGIN
    if one.document == other.document and one.article != other.article:
        found |= _COPY
    return found


def _words(scope: str) -> list[str]:
    return scope.casefold().split()
