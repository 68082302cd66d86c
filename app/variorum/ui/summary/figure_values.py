"""From a quantity's verdict to its plot and to the rows of its tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from variorum.model.figure_pairs import ends, relations
from variorum.model.ids import Id
from variorum.model.summary import QuantityRow
from variorum.model.verdict import Badge, FigureHeard, FigurePair, FigureRelation, QuantityVerdict
from variorum.model.vocabulary import Comparator
from variorum.shell import figure_phrases
from variorum.ui import plain
from variorum.ui.charts.interval_plot import Bracket, IntervalPlot, Mark, places_in_lanes
from variorum.ui.panel.words import shown_date
from variorum.ui.summary.grid import OnDemand
from variorum.ui.summary.words import phrases, tr

Labels = Mapping[Id, str]

_CLASHES = frozenset({FigureRelation.CONFLICT, FigureRelation.POSSIBLE_CONFLICT})


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two figures of the table of pairs, in words, with the tag that Enter opens."""

    tag: Id
    other_tag: Id
    one: str
    other: str
    relation: str
    badges: str
    clash: bool


def plot_of(verdict: QuantityVerdict, labels: Labels) -> IntervalPlot:
    """Return the plot of a quantity, with those brackets that find a place in it."""
    every = tuple(verdict.pairs)  # made each time they are gone through
    clashing = {
        tag
        for pair in every
        if pair.relation is FigureRelation.CONFLICT
        for tag in (pair.one, pair.other)
    }
    place = {heard.tag: at for at, heard in enumerate(verdict.figures)}
    marks = tuple(_mark(heard, labels, clash=heard.tag in clashing) for heard in verdict.figures)
    pairs = [
        pair
        for pair in every
        if pair.relation is not FigureRelation.NOT_COMPARABLE
        and pair.one in place
        and pair.other in place
    ]
    drawn = {
        at for lane in places_in_lanes([_ends_of(pair, place) for pair in pairs]) for at in lane
    }
    return IntervalPlot(marks, tuple(_bracket(pairs[at], place) for at in sorted(drawn)))


@dataclass(frozen=True, slots=True)
class Drawn:
    """A quantity as its card shows it: what its figures amount to, the plot, the same aloud."""

    row: QuantityRow
    conclusion: str
    tone: str
    icon: str
    plot: IntervalPlot
    words: str


def drawn(row: QuantityRow, labels: Labels) -> Drawn:
    """Return what the card of a quantity shows."""
    found, known = row.verdict, relations(row.verdict.pairs)
    tone, icon = "figure", "double-check" if found.pairs else "single"
    if known[FigureRelation.CONFLICT]:
        tone, icon = "error", "conflict"
    elif known[FigureRelation.POSSIBLE_CONFLICT]:
        tone, icon = "warn", "warning"
    conclusion = figure_phrases.conclusion(found, phrases)
    words = spoken(found, row.quantity.name, labels)
    return Drawn(row, conclusion, tone, icon, plot_of(found, labels), words)


def pair_rows(verdict: QuantityVerdict, labels: Labels) -> Sequence[PairRow]:
    """Return all pairs in words, the twin of the plot's brackets, each made when looked at."""
    heard = {found.tag: found for found in verdict.figures}
    every = enumerate(ends(verdict.pairs))
    places = [at for at, (one, other) in every if one in heard and other in heard]

    def row(at: int) -> PairRow:
        return _pair_row(verdict.pairs[places[at]], heard, labels)

    return OnDemand(len(places), row)


def _pair_row(pair: FigurePair, heard: Mapping[Id, FigureHeard], labels: Labels) -> PairRow:
    return PairRow(
        tag=pair.one,
        other_tag=pair.other,
        one=_short(heard[pair.one], labels),
        other=_short(heard[pair.other], labels),
        relation=figure_phrases.pair(pair, heard, phrases),
        badges=_badges(pair),
        clash=pair.relation in _CLASHES,
    )


def speaker_of(heard: FigureHeard) -> str:
    """Return who gives a figure."""
    return plain.visible(", ".join(heard.speaker_names)) or tr("no speaker named")


def window_of(heard: FigureHeard) -> str:
    """Return the window and the as-of date of a figure: "since Sep 2023  ·  as of Jun 2024"."""
    start, end = shown_date(heard.window_start), shown_date(heard.window_end)
    window = ""
    if start and end:
        window = tr("{start} to {end}").format(start=start, end=end)
    elif start:
        window = tr("since {start}").format(start=start)
    elif end:
        window = tr("until {end}").format(end=end)
    as_of = tr("as of {date}").format(date=shown_date(heard.as_of)) if heard.as_of else ""
    known = [part for part in (window, as_of, plain.visible(heard.scope)) if part]
    return "  ·  ".join(known) or tr("no window stated")


def _short(heard: FigureHeard, labels: Labels) -> str:
    shown = figure_phrases.figure(heard, phrases)
    return f"{labels.get(heard.article, '')}  {shown}, {speaker_of(heard)}"


def _badges(pair: FigurePair) -> str:
    return ", ".join(figure_phrases.badge(code, phrases) for code in pair.badges)


def _ends_of(pair: FigurePair, place: Mapping[Id, int]) -> tuple[int, int, bool]:
    one, other = place[pair.one], place[pair.other]
    return min(one, other), max(one, other), pair.relation in _CLASHES


def _bracket(pair: FigurePair, place: Mapping[Id, int]) -> Bracket:
    first, last, clash = _ends_of(pair, place)
    words = figure_phrases.relation(pair.relation, phrases)
    if pair.relation is FigureRelation.UPDATE:
        words = tr("update")
    return Bracket(first, last, words, _first_badge(pair), clash=clash)


def _first_badge(pair: FigurePair) -> str:
    """Return one badge, the one on origins before those on windows, and how many more there are."""
    if not pair.badges:
        return ""
    ordered = sorted(pair.badges, key=lambda code: code not in {Badge.SAME_ORIGIN, Badge.COPY})
    words = figure_phrases.badge(ordered[0], phrases)
    return words if len(ordered) == 1 else f"{words} +{len(ordered) - 1}"


def _mark(heard: FigureHeard, labels: Labels, *, clash: bool) -> Mark:
    low, high, middle = _ends(heard)
    return Mark(
        badge=labels.get(heard.article, ""),
        name=speaker_of(heard),
        detail=window_of(heard),
        label=plain.visible(" ".join(figure_phrases.figure(heard, phrases).split())),
        low=low,
        high=high,
        hollow=heard.comparator in {Comparator.MORE, Comparator.LESS},
        middle=middle,
        clash=clash,
    )


def _ends(heard: FigureHeard) -> tuple[float | None, float | None, float | None]:
    """Return low end, high end and, for an "about", the value between them."""
    value, kind = heard.value, heard.comparator
    if value is None or kind is None or kind is Comparator.WORDS:
        return None, None, None
    if kind in {Comparator.MORE, Comparator.AT_LEAST}:
        return float(value), None, None
    if kind in {Comparator.LESS, Comparator.AT_MOST}:
        return None, float(value), None
    if kind is Comparator.BETWEEN and heard.value_high is not None:
        return float(value), float(heard.value_high), None
    if kind is Comparator.ABOUT and heard.interval and heard.interval.high is not None:
        return float(heard.interval.low), float(heard.interval.high), float(value)
    return float(value), float(value), None


def spoken(verdict: QuantityVerdict, name: str, labels: Labels) -> str:
    """Return what the plot says aloud."""
    figures = "; ".join(_short(heard, labels) for heard in verdict.figures)
    return f"{name}: {figures}. {figure_phrases.conclusion(verdict, phrases)}"


def sortable(value: Decimal | None) -> float:
    """Return a number to sort by; a missing one comes first."""
    return float("-inf") if value is None else float(value)


def telling_first(rows: Sequence[QuantityRow]) -> list[QuantityRow]:
    """Return the quantities with the most figures to compare first."""
    return sorted(rows, key=lambda row: -len(row.verdict.figures))
