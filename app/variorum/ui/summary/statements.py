"""Statements held against each other: who, when, where, which side, and the time between."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from variorum.model.dates import day_interval, is_date
from variorum.model.ids import Id
from variorum.model.pages import PairVerdict, Rulings
from variorum.model.summary import PropositionRow
from variorum.model.verdict import FigureHeard, VoiceHeard
from variorum.model.vocabulary import Polarity
from variorum.shell import figure_phrases
from variorum.ui import plain
from variorum.ui.summary.figure_values import speaker_of
from variorum.ui.summary.quote_card import Source, can_count
from variorum.ui.summary.words import counted, phrases, tr

_MONTH, _YEAR = 31, 730


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement; `said` is the day of it where the tag tells, else its article's date counts.

    `figure` is what it gives, empty for a claim; `polarity` None for a figure.
    """

    tag: Id
    article: Id
    source: Source
    published: str
    speaker: str
    words: str
    polarity: Polarity | None = None
    figure: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Weighing:
    """Two sides of which one statement each is judged at a time; `title` says what about."""

    title: str
    left: tuple[Statement, ...]
    right: tuple[Statement, ...]


def weighing_of(
    row: PropositionRow, sources: Mapping[Id, Source], published: Mapping[Id, str]
) -> Weighing | None:
    """Return both sides of a proposition, counted voices first; None without two sides."""
    voices = _weighed(row)
    left, right = (
        tuple(
            _statement(voice, sources, published) for voice in voices if voice.polarity is polarity
        )
        for polarity in (Polarity.ASSERTS, Polarity.DENIES)
    )
    return Weighing(row.proposition.text, left, right) if left and right else None


def has_two_sides(row: PropositionRow) -> bool:
    """Tell whether a proposition has two sides to be weighed."""
    return {Polarity.ASSERTS, Polarity.DENIES} <= {voice.polarity for voice in _weighed(row)}


def ruled_pairs(
    row: PropositionRow,
    rulings: Rulings,
    sources: Mapping[Id, Source],
    published: Mapping[Id, str],
) -> list[tuple[str, PairVerdict]]:
    """Return what is decided on two voices of a proposition, with who they are in words."""
    known = {voice.tag: voice for voice in (*row.verdict.counted, *row.verdict.not_counted)}

    def who(*tags: Id) -> str:
        return named(of_voice(known[tag], sources, published) for tag in tags)

    return [
        (who(verdict.one, verdict.other), verdict)
        for pair, verdict in rulings.pairs.items()
        if pair <= known.keys()
    ]


def of_voice(
    voice: VoiceHeard, sources: Mapping[Id, Source], published: Mapping[Id, str]
) -> Statement:
    """Return a voice as a statement."""
    return _statement(voice, sources, published)


def of_figure(
    heard: FigureHeard, sources: Mapping[Id, Source], published: Mapping[Id, str]
) -> Statement:
    """Return a figure as a statement."""
    return Statement(
        heard.tag,
        heard.article,
        sources.get(heard.article, Source("", "", "")),
        published.get(heard.article, ""),
        speaker_of(heard),
        heard.quote,
        figure=figure_phrases.figure(heard, phrases),
        said=heard.as_of,
    )


def between(one: Statement, other: Statement) -> str:
    """Return the time between two statements: "in the same article", "about 3 months apart"."""
    here = tr("in the same article") if one.article == other.article else ""
    first, second = (_days(found.said or found.published) for found in (one, other))
    if first is None or second is None:
        return here or tr("time between unknown")
    days = max((second[0] - first[1]).days, (first[0] - second[1]).days)
    if days <= 0:
        exact = first[0] == first[1] and second[0] == second[1]
        return here or (tr("on the same day") if exact else tr("around the same time"))
    if days <= _MONTH:
        apart = counted(days, "%n day apart", "%n days apart")
    elif days <= _YEAR:
        months = round(days / 30.44)
        apart = counted(months, "about %n month apart", "about %n months apart")
    else:
        apart = counted(round(days / 365.25), "about %n year apart", "about %n years apart")
    return ", ".join(part for part in (here, apart) if part)


def named(statements: Iterable[Statement]) -> str:
    """Return who speaks and where: "A Shin Won-sik; A Moscow"."""
    return "; ".join(f"{one.source.label} {one.speaker}".strip() for one in statements)


def _weighed(row: PropositionRow) -> list[VoiceHeard]:
    return [*row.verdict.counted, *filter(can_count, row.verdict.not_counted)]


def _statement(
    voice: VoiceHeard, sources: Mapping[Id, Source], published: Mapping[Id, str]
) -> Statement:
    speaker = plain.visible(", ".join(voice.speaker_names)) or tr("Article text")
    return Statement(
        voice.tag,
        voice.article,
        sources.get(voice.article, Source("", "", "")),
        published.get(voice.article, ""),
        speaker,
        voice.quote,
        voice.polarity,
    )


def _days(written: str) -> tuple[date, date] | None:
    if not is_date(written):
        return None
    days = day_interval(written)
    first, last = days.first or days.last, days.last or days.first
    return (first, last) if first and last else None
