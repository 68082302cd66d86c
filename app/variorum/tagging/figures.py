"""Figures in a sentence: which number phrases are any, and what they say."""

# ruff: noqa: RUF001  # en dashes between numbers are the subject

import re
from dataclasses import dataclass
from decimal import Decimal

from variorum.model.drafts import FigureDraft
from variorum.model.vocabulary import Comparator, QuantityKind
from variorum.tagging.baits import in_year, is_bait, is_cited, is_stretch, looks_like_year
from variorum.tagging.bare import fate, is_told
from variorum.tagging.comparators import (
    bounded_behind,
    compared,
    opens_range,
    range_start,
)
from variorum.tagging.numbers import (
    NUMBER,
    ORDINAL,
    UPPER,
    Number,
    read_number,
    read_ordinal,
)
from variorum.tagging.shares import SHARE, read_share
from variorum.tagging.timing import time_of
from variorum.tagging.units import measure, noun_phrase, singular_noun
from variorum.tagging.windows import windows
from variorum.text.spans import Span

_JOINTS = re.compile(r"\s(?:and|to)\s|\s?[-–—]\s?")
_VAGUE = re.compile(
    r"\b(?:(?:several|many|a\sfew|tens\sof|hundreds\sof)\s(?:hundreds?|thousands?|millions?|dozens?)"
    r"|dozens|scores(?=\sof)|hundreds|thousands|millions|billions)(?:\sof)?(?=[\s,.;:)]|$)",
    re.IGNORECASE,
)
_HYPHENED = re.compile(r"-([a-z]+)(?:-(long|old|strong|high|wide|deep))?(?=[\s-]|$)")
_PER = re.compile(
    r"\s(?:per|a|an|each|every)\s(?:second|minute|hour|day|week|month|quarter|year)\b"
)
_FLOWS = re.compile(r"\s(?:daily|weekly|monthly|annually|yearly|annual)\b")
_CHANCE = re.compile(r"\s(?:chance|probability|likelihood|risk|odds)\b")
_SENT = re.compile(
    r"\b(?:sent|deliver(?:ed|ies)|shipp?ed|transferred|received|suppl(?:y|ied)|exported|launched|fired"
    r"|killed?|kills|wounded|injured|captured|destroyed|dispatched|provided|died|dead|deaths|slain"
    r"|displaced|arrested|casualties)\b"
)
_MEASURE = re.compile(r"\s?(?:(?P<power>cubic|square)\s)?(?P<unit>[A-Za-z]+)\b")
_SMALLEST = 1000


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A number phrase at [start, end) and what its own words say."""

    start: int
    end: int
    comparator: Comparator
    value: Decimal | None
    value_high: Decimal | None = None
    unit: str = ""
    dimension: str = "count"
    kind: QuantityKind = QuantityKind.STOCK


def find_figures(text: str, start: int, end: int) -> list[Span]:
    """Return the spans of the figures in [start, end): comparator, number and what it counts.

    Years, days of the month, ordinals, ages, versions and numbers that are part of a name
    ("Article 5", "F-16") are none.
    """
    return [(figure.start, figure.end) for figure in read_figures(text, start, end)]


def parse_figure(
    text: str, start: int, end: int, sentence: Span | None = None, reference: str = ""
) -> FigureDraft:
    """Return the figure at [start, end) with its window and as-of read from its `sentence`.

    Relative windows count back from `reference` (the day of publication). Everything that was
    read is named in `inferred`. A span without a number is a figure in words.
    """
    first, last = sentence or (start, end)
    figures = read_figures(text, first, last)
    mine = next((found for found in figures if found.start < end and start < found.end), None)
    if mine is None:
        mine = next(iter(read_figures(text, start, end, strict=False)), None)
    if mine is None:
        return _ordinal(text, start, end)
    spans = [(found.start, found.end) for found in figures]
    named = list(windows(text, first, last, reference))
    since, as_of = time_of(text, (mine.start, mine.end), spans, named)
    kind = mine.kind
    lasting = bool(since and not since.last) or _SENT.search(text, first, last) is not None
    if kind is QuantityKind.STOCK and mine.dimension == "count" and lasting:
        kind = QuantityKind.CUMULATIVE
    read = {
        "comparator": mine.comparator,
        "value": mine.value,
        "value_high": mine.value_high,
        "unit": mine.unit,
        "dimension": mine.dimension,
        "kind": kind,
        "window_start": since.first if since else "",
        "window_end": since.last if since else "",
        "as_of": as_of,
    }
    inferred = tuple(name for name, value in read.items() if value not in (None, ""))
    return FigureDraft(start, end, **read, inferred=inferred)  # type: ignore[arg-type]  # its own fields


def _ordinal(text: str, start: int, end: int) -> FigureDraft:
    """Return "the 9th meeting" or "second year" as a figure, else one in words."""
    found = ORDINAL.search(text, start, end)
    if not found:
        return FigureDraft(start, end, Comparator.WORDS, inferred=("comparator",))
    inferred = ("comparator", "value", "unit", "kind")
    unit = text[found.end() : end].strip()
    return FigureDraft(
        start,
        end,
        Comparator.EQUAL,
        read_ordinal(found),
        unit=unit,
        kind=QuantityKind.ORDINAL,
        inferred=inferred if unit else ("comparator", "value", "kind"),
    )


def read_figures(text: str, start: int, end: int, *, strict: bool = True) -> list[FoundFigure]:
    """Return the figures in [start, end) in order; not `strict`: bare numbers count as well.

    "The past two years" is the window of the other figures; without any it is one itself.
    """
    found: list[FoundFigure] = []
    stretches: list[FoundFigure] = []
    taken = start
    kinds = (SHARE, NUMBER, _VAGUE)
    matches = [found for kind in kinds for found in kind.finditer(text, start, end)]
    for match in sorted(matches, key=lambda each: (each.start(), -each.end())):
        if match.start() < taken:
            continue
        if match.re is SHARE:
            figure = _part(text, match, start)
        elif match.re is _VAGUE:
            figure = _vague(text, match, end)
        else:
            figure = _numbered(text, match, (start, end), strict=strict)
        if figure:
            lasting = strict and is_stretch(text, match)
            (stretches if lasting else found).append(figure)
            taken = figure.end
    return found or stretches


def _vague(text: str, match: "re.Match[str]", end: int) -> FoundFigure:
    noun = noun_phrase(text, match.end(), end)
    unit, stop = noun or ("", match.end())
    return FoundFigure(match.start(), stop, Comparator.WORDS, None, unit=unit)


def _part(text: str, match: "re.Match[str]", start: int) -> FoundFigure | None:
    read = read_share(match)
    if read is None:
        return None
    value, unit, dimension = read
    first, comparator = compared(text, match.start(), start)
    if value is None:
        comparator = Comparator.WORDS
    bounded = comparator or Comparator.EQUAL
    return FoundFigure(first, match.end(), bounded, value, None, unit, dimension)


def _numbered(
    text: str, match: "re.Match[str]", within: Span, *, strict: bool
) -> FoundFigure | None:
    start, end = within
    number = read_number(match)
    second = _second(text, match, number, end)
    if strict and (is_cited(text, match) or (not second and is_bait(text, match, number))):
        return None
    last = second or match
    unit, dimension, stop, kind = _counted(text, last, end, read_number(last))
    first, comparator = compared(text, match.start(), start)
    if second:
        first, comparator = range_start(text, first, match.start()), Comparator.BETWEEN
    elif behind := bounded_behind(text, last.end(), end) or bounded_behind(text, stop, end):
        comparator, tail = behind
        stop = max(stop, tail)
    elif number.plus:
        comparator = Comparator.AT_LEAST
    told = is_told(text, (match.start(), last.end()), end, digits=number.digits)
    if strict and not (_is_figure(number, unit, comparator, second) or told):
        return None
    if not unit:
        stop = max(stop, fate(text, last.end(), end) or stop)
    low = _shared(number, read_number(second)) if second else number.value
    high = read_number(second).value if second else None
    bounded = comparator or Comparator.EQUAL
    return FoundFigure(first, stop, bounded, low, high, unit, dimension, kind)


def _second(text: str, match: "re.Match[str]", number: Number, end: int) -> "re.Match[str] | None":
    """Return the upper end of a range that `match` begins, if it does."""
    joint = _JOINTS.match(text, match.end(), end)
    other = UPPER.match(text, joint.end(), end) if joint else None
    if joint is None or other is None:
        return None
    upper = read_number(other)
    opened = opens_range(text, match.start())
    worded = joint.group().strip() == "and"
    if (
        (worded and not opened)
        or upper.value <= number.value
        or not _is_alike(number, upper)
        or (looks_like_year(number) and (looks_like_year(upper) or in_year(text, match.start())))
    ):
        return None
    return other


def _is_alike(low: Number, high: Number) -> bool:
    """Tell whether two numbers can be the ends of a range; the lower may leave out the unit."""
    return (not low.percent or high.percent) and (
        low.currency == high.currency or (bool(low.currency) and not high.currency)
    )


def _shared(low: Number, high: Number) -> Decimal:
    """Return the lower end with the magnitude it shares: "2 to 3 million"."""
    if high.magnitude and not low.magnitude and low.value < high.value / high.magnitude:
        return low.value * high.magnitude
    return low.value


def _counted(
    text: str, match: "re.Match[str]", end: int, number: Number
) -> tuple[str, str, int, QuantityKind]:
    """Return unit, dimension, end of the phrase and kind of what a number counts."""
    at = match.end()
    if number.percent:
        likely = _CHANCE.match(text, at, end)
        kind = QuantityKind.PROBABILITY if likely else QuantityKind.STOCK
        return "%", "percent", likely.end() if likely else at, kind
    if number.currency:
        return number.currency, "currency", at, _flow(text, at, end)
    hyphened = _HYPHENED.match(text, at, end)
    if hyphened:
        known = measure(hyphened.group(1))
        if known:
            return *known, hyphened.end(), _lasting(known[1])
        if hyphened.group(1) == "strong":
            return "people", "count", hyphened.end(), QuantityKind.STOCK
    word = _MEASURE.match(text, at, end)
    known = measure(word["unit"], word["power"] or "") if word else None
    if word and known:
        kind = _flow(text, word.end(), end)
        return *known, word.end(), kind if kind is QuantityKind.FLOW else _lasting(known[1])
    noun = noun_phrase(text, at, end)
    if not noun and number.value == 1:
        noun = singular_noun(text, at, end)
    unit, stop = noun or ("", at)
    return unit, "count", stop, _flow(text, stop, end)


def _lasting(dimension: str) -> QuantityKind:
    return QuantityKind.DURATION if dimension == "time" else QuantityKind.STOCK


def _flow(text: str, at: int, end: int) -> QuantityKind:
    flows = _PER.match(text, at, end) or _FLOWS.match(text, at, end)
    return QuantityKind.FLOW if flows else QuantityKind.STOCK


def _is_figure(number: Number, unit: str, comparator: Comparator | None, second: object) -> bool:
    """Tell whether a number says enough to be one by itself."""
    if unit or second or number.percent or number.currency or number.magnitude:
        return True
    if not number.digits:
        return number.value >= _SMALLEST
    return comparator is not None or number.value >= _SMALLEST or number.plus


def nearest(figures: list[Span], offset: int) -> Span | None:
    """Return the figure `offset` stands in, else the nearest one."""

    def distance(span: Span) -> int:
        return max(span[0] - offset, offset - span[1], 0)

    return min(figures, key=distance, default=None)
