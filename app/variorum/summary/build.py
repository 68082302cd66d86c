"""The summary of a project from its catalogue, its verdicts and what the store has counted."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.records import (
    Article,
    Assessment,
    Decision,
    Outlet,
    Proposition,
    Quantity,
)
from variorum.model.resolve import in_order, merged
from variorum.model.summary import Cell, PropositionRow, QuantityRow, Reading, Summary
from variorum.model.verdict import (
    QuantityVerdict,
    Reason,
    Status,
    Verdict,
    VoiceHeard,
)
from variorum.model.views import LinkedTag
from variorum.model.vocabulary import DecisionKind, Polarity
from variorum.summary.people import actor_rows, stance_rows

_ORDER = {status: place for place, status in enumerate(Status)}

Counts = Mapping[Id, Mapping[Id, tuple[int, int]]]
"""Actor id, article id: how often mentioned, how often speaking."""


def build(  # noqa: PLR0913  # each is one table of the store, named where it is given
    catalogue: Catalogue,
    verdicts: Mapping[Id, Verdict],
    quantities: Mapping[Id, QuantityVerdict],
    *,
    stances: Iterable[LinkedTag],
    actor_counts: Counts,
    read_shares: Mapping[Id, tuple[int, int]],
    shown: Collection[Id] | None = None,
) -> Summary:
    """Return the summary. `read_shares` are characters read and in all, by article.

    Propositions and quantities without a verdict, and those merged into others, are passed over.
    `shown` limits the columns to some articles; the verdicts should then be made of their
    evidence alone.
    """
    every = catalogue.all(Article).values()
    articles = in_order(article for article in every if shown is None or article.id in shown)
    columns = [article.id for article in articles]
    shares = [_share(read_shares.get(article, (0, 0))) for article in columns]
    readings = [_reading(share) for share in shares]
    return Summary(
        title=catalogue.project.title,
        articles=tuple(articles),
        outlet_names=tuple(_outlet(catalogue, article) for article in articles),
        read_share=tuple(shares),
        propositions=_propositions(catalogue, verdicts, columns, readings),
        quantities=_quantities(catalogue, quantities),
        actors=actor_rows(catalogue, columns, actor_counts),
        stances=stance_rows(catalogue, columns, stances),
    )


def _share(read: tuple[int, int]) -> float:
    done, total = read
    return min(1.0, done / total) if total else 0.0


def _reading(share: float) -> Reading:
    if share >= 1.0:
        return Reading.SILENT
    return Reading.READING if share > 0.0 else Reading.UNREAD


def _outlet(catalogue: Catalogue, article: Article) -> str:
    outlet = catalogue.get(Outlet, article.outlet)
    return outlet.name if outlet else ""


def _quantities(
    catalogue: Catalogue, verdicts: Mapping[Id, QuantityVerdict]
) -> tuple[QuantityRow, ...]:
    away = merged(catalogue, Quantity.kind_name)
    rows = [
        QuantityRow(quantity, verdicts[quantity.id])
        for quantity in catalogue.all(Quantity).values()
        if quantity.id in verdicts and quantity.id not in away
    ]
    return tuple(sorted(rows, key=lambda row: (row.quantity.name.casefold(), row.quantity.id)))


def _propositions(
    catalogue: Catalogue,
    verdicts: Mapping[Id, Verdict],
    columns: Sequence[Id],
    readings: Sequence[Reading],
) -> tuple[PropositionRow, ...]:
    overruled = _overruled(catalogue)
    assessments = {
        found.proposition: found
        for found in sorted(catalogue.all(Assessment).values(), key=lambda found: found.created)
    }
    away = merged(catalogue, Proposition.kind_name)
    rows = [
        PropositionRow(
            proposition=proposition,
            verdict=verdicts[proposition.id],
            cells=_cells(verdicts[proposition.id], columns, readings),
            overruled=overruled.get(proposition.id, ""),
            assessment=assessments.get(proposition.id),
        )
        for proposition in catalogue.all(Proposition).values()
        if proposition.id in verdicts and proposition.id not in away
    ]
    return tuple(sorted(rows, key=_place))


def _place(row: PropositionRow) -> tuple[int, int, int, str, Id]:
    """Order by the law's statuses, then by how many are heard, then by the words."""
    found, words = row.verdict, row.proposition.text.casefold()
    weight = found.support + found.denial
    return _ORDER[found.status], -weight, -found.articles, words, row.proposition.id


def _overruled(catalogue: Catalogue) -> dict[Id, str]:
    decisions = sorted(catalogue.all(Decision).values(), key=lambda found: found.created)
    return {
        decision.subject: decision.value
        for decision in decisions
        if decision.kind is DecisionKind.OVERRULE and decision.about == Proposition.kind_name
    }


def _cells(
    verdict: Verdict, columns: Sequence[Id], readings: Sequence[Reading]
) -> tuple[Cell, ...]:
    voices: dict[Id, list[VoiceHeard]] = {}
    for voice in (*verdict.counted, *verdict.not_counted):
        voices.setdefault(voice.article, []).append(voice)
    return tuple(
        _cell(article, voices.get(article, ()), reading)
        for article, reading in zip(columns, readings, strict=True)
    )


def _cell(article: Id, voices: Sequence[VoiceHeard], reading: Reading) -> Cell:
    counted = [voice.polarity for voice in voices if voice.reason is None]
    withholds = sum(voice.reason is Reason.WITHHELD for voice in voices)
    return Cell(
        article=article,
        asserts=counted.count(Polarity.ASSERTS),
        denies=counted.count(Polarity.DENIES),
        withholds=withholds,
        uncounted=len(voices) - len(counted) - withholds,
        tags=tuple(dict.fromkeys(voice.tag for voice in voices)),
        reading=reading,
    )
