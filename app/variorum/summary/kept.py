"""The parts of a summary kept from one to the next: only what an act touched is made again."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from variorum.model.article_table import told
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
from variorum.model.resolve import dated, merged
from variorum.model.sparse import Columns
from variorum.model.summary import Cell, Cells, Heads, PropositionRow, QuantityRow, Reading, Summary
from variorum.model.tally import Counted
from variorum.model.verdict import (
    QuantityVerdict,
    Reason,
    Status,
    Verdict,
    VoiceHeard,
)
from variorum.model.vocabulary import DecisionKind, Polarity
from variorum.summary.ordered import Ordered
from variorum.summary.people import ActorRows
from variorum.summary.stance_rows import StanceRows
from variorum.summary.stances import Stances

_ORDER = {status: place for place, status in enumerate(Status)}


@dataclass(frozen=True, slots=True)
class MadeOf:
    """What a summary is made of; `read_shares` are characters read and in all, by article.

    `shown` limits the columns to some articles; the verdicts should then be made of their
    evidence alone.
    """

    catalogue: Catalogue
    verdicts: Mapping[Id, Verdict]
    quantities: Mapping[Id, QuantityVerdict]
    stances: Stances
    actor_counts: Counted
    read_shares: Mapping[Id, tuple[int, int]]
    shown: Collection[Id] | None = None


@dataclass(slots=True)
class Stale:
    """What is not as it was in the summary before: ids of records (of tags, for stances), or all.

    `read`: articles read more or less. `articles`: their order, number or description; every row
    is made again if the columns differ.
    """

    articles: bool = False
    all_read: bool = False
    all_propositions: bool = False
    all_quantities: bool = False
    all_actors: bool = False
    all_stances: bool = False
    read: set[Id] = field(default_factory=set)
    propositions: set[Id] = field(default_factory=set)
    quantities: set[Id] = field(default_factory=set)
    actors: set[Id] = field(default_factory=set)
    stances: set[Id] = field(default_factory=set)


EVERYTHING = Stale(articles=True)


class Kept:
    """Makes one summary after another."""

    def __init__(self) -> None:
        """Have made none yet."""
        self._articles: Sequence[Article] = ()
        self._outlets: tuple[str, ...] = ()
        self._columns = Columns.of(())
        self._is_filled = False
        self._shares: tuple[float, ...] = ()
        self._readings: list[Reading] = []
        self._propositions: Ordered[PropositionRow] = Ordered(_proposition, _place)
        self._quantities: Ordered[QuantityRow] = Ordered(_quantity, _place_of_quantity)
        self._actors = ActorRows()
        self._stances = StanceRows()

    def renewed(self, of: MadeOf, stale: Stale) -> Summary:
        """Return the summary of what is now, in which all but the stale is as it was.

        Propositions and quantities without a verdict, and those merged into others, are passed
        over.
        """
        moved = stale.articles and self._line_up(of)
        reread = self._read_again(of, stale, moved=moved)
        self._renew_propositions(of, stale, moved=moved, reread=reread)
        if moved or stale.all_quantities:
            self._quantities.fill(_quantity_rows(of, of.catalogue.all(Quantity)))
        elif stale.quantities:
            self._quantities.renew(stale.quantities, _quantity_rows(of, stale.quantities))
        self._renew_people(of, stale, moved=moved)
        return Summary(
            title=of.catalogue.project.title,
            articles=self._articles,
            outlet_names=self._outlets,
            read_share=self._shares,
            propositions=self._propositions.rows(),
            quantities=self._quantities.rows(),
            actors=self._actors.rows(),
            stances=self._stances.rows(),
        )

    def _line_up(self, of: MadeOf) -> bool:
        """Take the articles as they are now; tell whether the columns are others."""
        columns, shown = dated(of.catalogue), of.shown
        if shown is not None:
            columns = Columns.of([article for article in columns.articles if article in shown])
        every = of.catalogue.all(Article)
        self._articles = Heads(columns, every)
        outlets = told(every, columns, "outlet")
        self._outlets = tuple([_outlet(of.catalogue, outlet) for outlet in outlets])
        moved = not self._is_filled or columns != self._columns
        if moved:
            self._columns, self._is_filled = columns, True
        return moved

    def _read_again(self, of: MadeOf, stale: Stale, *, moved: bool) -> bool:
        """Take how far articles are read; tell whether one is now unread, read or in between."""
        if moved or stale.all_read:
            known = self._readings
            every = self._columns.articles
            self._shares = tuple([_share(of.read_shares.get(one)) for one in every])
            self._readings = [_reading(share) for share in self._shares]
            return known != self._readings
        places = [self._columns.places[one] for one in stale.read if one in self._columns.places]
        if not places:
            return False
        shares, self._readings, reread = list(self._shares), list(self._readings), False
        for place in places:
            share = _share(of.read_shares.get(self._columns.articles[place]))
            reread |= _reading(share) is not self._readings[place]
            shares[place], self._readings[place] = share, _reading(share)
        self._shares = tuple(shares)
        return reread

    def _renew_propositions(self, of: MadeOf, stale: Stale, *, moved: bool, reread: bool) -> None:
        if moved or stale.all_propositions:
            self._propositions.fill(self._proposition_rows(of, of.catalogue.all(Proposition)))
            return
        if reread:
            self._propositions.change(self._reread)
        if stale.propositions:
            rows = self._proposition_rows(of, stale.propositions)
            self._propositions.renew(stale.propositions, rows)

    def _reread(self, row: PropositionRow) -> PropositionRow:
        cells = row.cells
        if isinstance(cells, Cells):
            cells = cells.read_as(self._readings)
        return PropositionRow(row.proposition, row.verdict, cells, row.overruled, row.assessment)

    def _proposition_rows(self, of: MadeOf, wanted: Collection[Id]) -> Iterator[PropositionRow]:
        catalogue = of.catalogue
        overruled, assessments = _overruled(catalogue), _assessments(catalogue)
        away, known = merged(catalogue, Proposition.kind_name), catalogue.all(Proposition)
        return (
            PropositionRow(
                proposition=known[one],
                verdict=of.verdicts[one],
                cells=Cells(self._columns, _Held(of.verdicts[one], self._columns), self._readings),
                overruled=overruled.get(one, ""),
                assessment=assessments.get(one),
            )
            for one in wanted
            if one in known and one in of.verdicts and one not in away
        )

    def _renew_people(self, of: MadeOf, stale: Stale, *, moved: bool) -> None:
        catalogue, columns, counts = of.catalogue, self._columns, of.actor_counts
        if moved or stale.all_actors:
            self._actors.fill(catalogue, columns, counts)
        elif stale.actors:
            self._actors.renew(catalogue, columns, counts, stale.actors)
        if moved or stale.all_stances:
            self._stances.fill(catalogue, columns, of.stances)
        else:
            self._stances.renew(catalogue, columns, of.stances, stale.stances)


def _share(read: tuple[int, int] | None) -> float:
    done, total = read or (0, 0)
    return min(1.0, done / total) if total else 0.0


def _reading(share: float) -> Reading:
    if share >= 1.0:
        return Reading.SILENT
    return Reading.READING if share > 0.0 else Reading.UNREAD


def _outlet(catalogue: Catalogue, outlet: Id | None) -> str:
    found = catalogue.get(Outlet, outlet)
    return found.name if found else ""


def _quantity_rows(of: MadeOf, wanted: Collection[Id]) -> Iterator[QuantityRow]:
    away, known = merged(of.catalogue, Quantity.kind_name), of.catalogue.all(Quantity)
    for one in wanted:
        if one in known and one in of.quantities and one not in away:
            yield QuantityRow(known[one], of.quantities[one])


def _proposition(row: PropositionRow) -> Id:
    return row.proposition.id


def _quantity(row: QuantityRow) -> Id:
    return row.quantity.id


def _place_of_quantity(row: QuantityRow) -> tuple[str, Id]:
    return row.quantity.name.casefold(), row.quantity.id


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


def _assessments(catalogue: Catalogue) -> dict[Id, Assessment]:
    found = sorted(catalogue.all(Assessment).values(), key=lambda one: one.created)
    return {one.proposition: one for one in found}


@dataclass(frozen=True, slots=True)
class _Held:
    """Makes the cells of a proposition that have voices in them."""

    verdict: Verdict
    columns: Columns

    def __call__(self) -> dict[Id, Cell]:
        voices: dict[Id, list[VoiceHeard]] = {}
        for voice in (*self.verdict.counted, *self.verdict.not_counted):
            if voice.article in self.columns.places:
                voices.setdefault(voice.article, []).append(voice)
        return {article: _cell(article, heard) for article, heard in voices.items()}


def _cell(article: Id, voices: Sequence[VoiceHeard]) -> Cell:
    if len(voices) == 1:
        return _cell_of_one(article, voices[0])
    counted = [voice.polarity for voice in voices if voice.reason is None]
    withholds = sum(voice.reason is Reason.WITHHELD for voice in voices)
    return Cell(
        article=article,
        asserts=counted.count(Polarity.ASSERTS),
        denies=counted.count(Polarity.DENIES),
        withholds=withholds,
        uncounted=len(voices) - len(counted) - withholds,
        tags=tuple(dict.fromkeys(voice.tag for voice in voices)),
    )


def _cell_of_one(article: Id, voice: VoiceHeard) -> Cell:
    """Return what the many cells with one voice hold, without counting."""
    tags = (voice.tag,)
    if voice.reason is Reason.WITHHELD:
        return Cell(article, 0, 0, 1, 0, tags)
    if voice.reason is not None:
        return Cell(article, 0, 0, 0, 1, tags)
    asserts, denies = voice.polarity is Polarity.ASSERTS, voice.polarity is Polarity.DENIES
    return Cell(article, int(asserts), int(denies), 0, 0, tags)
