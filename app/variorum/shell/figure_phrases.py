"""Sentences for figures: what each says, how two relate, what all of a quantity amount to."""

import re
from collections.abc import Mapping

from variorum.model.comparison import Comparison
from variorum.model.figure_pairs import relations
from variorum.model.ids import Id
from variorum.model.verdict import (
    Badge,
    FigureHeard,
    FigurePair,
    FigureRelation,
    QuantityVerdict,
)
from variorum.model.vocabulary import Comparator
from variorum.shell.phrases import Translate, english
from variorum.shell.wording import capital, counted, in_words, listed, number

_RELATIONS: Mapping[FigureRelation, str] = {
    FigureRelation.NOT_COMPARABLE: "not comparable",
    FigureRelation.APART: "different times",
    FigureRelation.CONFLICT: "conflict",
    FigureRelation.UPDATE: "update by the same origin",
    FigureRelation.WIDER_WINDOW: "wider window",
    FigureRelation.POSSIBLE_CONFLICT: "possible conflict",
    FigureRelation.AGREE: "agree",
    FigureRelation.AGREE_ON_BOUND: "agree on a bound",
    FigureRelation.BOUNDS: "bounds",
    FigureRelation.COMPATIBLE: "compatible",
}

_MARKED: Mapping[FigureRelation, str] = {
    FigureRelation.UPDATE: "{relation}; later: {figure}",
    FigureRelation.WIDER_WINDOW: "{relation}: {figure}",
    FigureRelation.BOUNDS: "{relation}; tighter: {figure}",
}

_BADGES: Mapping[Badge, str] = {
    Badge.WINDOW_UNKNOWN: "window unknown",
    Badge.WINDOW_INFERRED: "window inferred",
    Badge.SCOPE_DIFFERS: "scope differs",
    Badge.SAME_ORIGIN: "same origin",
    Badge.COPY: "copy",
}

_SYMBOLS: Mapping[Comparator, str] = {
    Comparator.EQUAL: "",
    Comparator.ABOUT: "about ",
    Comparator.MORE: "> ",
    Comparator.AT_LEAST: "≥ ",
    Comparator.LESS: "< ",
    Comparator.AT_MOST: "≤ ",
    Comparator.BETWEEN: "",
}


_MARKS: Mapping[FigureRelation, tuple[str, str]] = {
    FigureRelation.UPDATE: ("that one is later", "this one is later"),
    FigureRelation.WIDER_WINDOW: ("that one is wider", "this one is wider"),
    FigureRelation.BOUNDS: ("that one is tighter", "this one is tighter"),
}

_MONTHS = """
    January February March April May June July August September October November December
"""
_PARTIAL = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?")


def relation(kind: FigureRelation, tr: Translate = english) -> str:
    """Return the name of a relation of two figures."""
    return tr(_RELATIONS[kind])


def badge(code: Badge, tr: Translate = english) -> str:
    """Return the words of a badge."""
    return tr(_BADGES[code])


def figure(heard: FigureHeard, tr: Translate = english) -> str:
    """Return a figure as it is written in a plot: "> 10,000"; words stay as they are quoted."""
    if heard.value is None or heard.comparator is None or heard.comparator is Comparator.WORDS:
        return heard.quote
    if heard.comparator is Comparator.BETWEEN and heard.value_high is not None:
        return f"{number(heard.value)}–{number(heard.value_high)}"  # noqa: RUF001  # a range's dash
    return tr(_SYMBOLS[heard.comparator]) + number(heard.value)


def pair(found: FigurePair, heard: Mapping[Id, FigureHeard], tr: Translate = english) -> str:
    """Return how two figures relate: "bounds; tighter: > 13,000 (Seoul), window unknown".

    `heard` are the figures of their quantity, by tag.
    """
    name = relation(found.relation, tr)
    marked = heard.get(found.marked or found.one)
    if found.marked and marked and found.relation in _MARKED:
        name = tr(_MARKED[found.relation]).format(relation=name, figure=_whose(marked, tr))
    badges = [badge(code, tr) for code in found.badges if not _said(code, found.relation)]
    return ", ".join((name, *badges))


def comparison(found: Comparison, tr: Translate = english) -> str:
    """Return a hint of two lines: who says what elsewhere, and how that relates to this figure.

    "Seoul in D: > 13,000 containers since August 2023", "wider window, that one is wider".
    """
    other = found.other
    who = listed(other.speaker_names, tr) or tr("the article itself")
    said = figure(other, tr)
    if said != other.quote and found.quantity.unit:
        said = f"{said} {found.quantity.unit}"
    parts = (said, *_times(other, tr))
    first = tr("{who} in {label}: {said}").format(who=who, label=found.label, said=" ".join(parts))
    return f"{capital(first)}\n{_related(found, tr)}"


def _related(found: Comparison, tr: Translate) -> str:
    pair = found.pair
    words = [relation(pair.relation, tr)]
    if pair.marked and pair.relation in _MARKS:
        that, this = _MARKS[pair.relation]
        words.append(tr(that if pair.marked == found.other.tag else this))
    words += [badge(code, tr) for code in pair.badges if not _said(code, pair.relation)]
    if found.linked:
        return ", ".join(words)
    return tr("Same quantity? Then: {relation}").format(relation=", ".join(words))


def _times(heard: FigureHeard, tr: Translate) -> list[str]:
    """Return since when, until when and as of when a figure speaks."""
    start, end = heard.window_start, heard.window_end
    words = []
    if start and start == end:
        words.append(tr("in {date}").format(date=partial_date(start)))
    elif start and end:
        times = {"start": partial_date(start), "end": partial_date(end)}
        words.append(tr("from {start} to {end}").format(**times))
    elif start:
        words.append(tr("since {date}").format(date=partial_date(start)))
    elif end:
        words.append(tr("until {date}").format(date=partial_date(end)))
    elif heard.as_of:
        words.append(tr("as of {date}").format(date=partial_date(heard.as_of)))
    return words


def partial_date(written: str) -> str:
    """Return a partial date as prose writes it: "August 2023", "3 August 2023", "2023"."""
    found = _PARTIAL.fullmatch(written)
    if not found:
        return written
    month = _MONTHS.split()[int(found["month"]) - 1]
    day = f"{int(found['day'])} " if found["day"] else ""
    return f"{day}{month} {found['year']}"


def conclusion(verdict: QuantityVerdict, tr: Translate = english) -> str:
    """Return what all figures amount to: "no conflict: three lower bounds", "1 conflict"."""
    known = relations(verdict.pairs)
    conflicts = known[FigureRelation.CONFLICT]
    possible = known[FigureRelation.POSSIBLE_CONFLICT]
    found = []
    if conflicts:
        found.append(counted(conflicts, "{n} conflict", "{n} conflicts", tr))
    if possible:
        found.append(counted(possible, "{n} possible conflict", "{n} possible conflicts", tr))
    return ", ".join(found) if found else _peace(verdict, tr)


def _peace(verdict: QuantityVerdict, tr: Translate) -> str:
    total = len(verdict.figures)
    if total < len(("one", "other")):
        return tr("one figure" if total else "no figure")
    allowed = [heard.interval for heard in verdict.figures]
    if any(values is None for values in allowed):
        return tr("no conflict")
    template = "no conflict: {n} figures"
    if all(values is not None and values.high is None for values in allowed):
        template = "no conflict: {n} lower bounds"
    elif all(
        heard.comparator in {Comparator.LESS, Comparator.AT_MOST} for heard in verdict.figures
    ):
        template = "no conflict: {n} upper bounds"
    return tr(template).format(n=in_words(total, tr))


def _whose(heard: FigureHeard, tr: Translate) -> str:
    who = listed(heard.speaker_names, tr)
    return f"{figure(heard, tr)} ({who})" if who else figure(heard, tr)


def _said(code: Badge, kind: FigureRelation) -> bool:
    """Tell whether a badge would repeat what the relation's name says."""
    return code is Badge.SAME_ORIGIN and kind is FigureRelation.UPDATE
