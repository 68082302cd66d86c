"""A small summary made by hand: three articles, five propositions, one quantity."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from variorum.model.ids import Id
from variorum.model.records import Actor, Article, Proposition, Quantity
from variorum.model.summary import (
    ActorRow,
    Cell,
    PropositionRow,
    QuantityRow,
    Reading,
    StanceRow,
    Summary,
)
from variorum.model.verdict import (
    FigureHeard,
    FigurePair,
    FigureRelation,
    Origin,
    QuantityVerdict,
    Reason,
    Status,
    Verdict,
    VoiceHeard,
)
from variorum.model.vocabulary import Attitude, Comparator, Polarity, PropositionKind

WHEN = "2024-11-01T00:00:00.000Z"
US, SEOUL, MOSCOW = (
    Origin("us", "United States", Id("us")),
    Origin("seoul", "South Korea", Id("seoul")),
    Origin("moscow", "Russia", Id("moscow")),
)


def _article(label: str, published: str) -> Article:
    return Article(
        id=Id(label), created=WHEN, label=label, title=f"Title {label}", published=published
    )


def _voice(
    tag: str, article: str, origin: Origin, polarity: Polarity, **more: object
) -> VoiceHeard:
    return VoiceHeard(
        tag=Id(tag),
        link=Id(f"{tag}-link"),
        article=Id(article),
        polarity=polarity,
        origins=(origin,),
        speaker_names=(origin.name,),
        quote=f"words of {tag}",
        **more,  # type: ignore[arg-type]  # fields of VoiceHeard, checked by it
    )


def _row(name: str, verdict: Verdict, *cells: Cell, **more: object) -> PropositionRow:
    proposition = Proposition(
        id=Id(name),
        created=WHEN,
        text=f"Text of {name}",
        **more,  # type: ignore[arg-type]  # fields of Proposition, checked by it
    )
    return PropositionRow(proposition, verdict, cells)


def _contested() -> PropositionRow:
    counted = (
        _voice("t1", "A", US, Polarity.ASSERTS),
        _voice("t2", "B", SEOUL, Polarity.ASSERTS),
        _voice("t3", "A", MOSCOW, Polarity.DENIES, joint=True),
    )
    left_out = (
        _voice("t4", "B", SEOUL, Polarity.ASSERTS, reason=Reason.PREDICTION),
        _voice("t5", "A", US, Polarity.WITHHOLDS, reason=Reason.WITHHELD),
    )
    verdict = Verdict(
        proposition=Id("contested"),
        status=Status.CONTESTED,
        support=2,
        denial=1,
        support_origins=(US, SEOUL),
        denial_origins=(MOSCOW,),
        support_reports=2,
        denial_reports=1,
        withholding=(US,),
        withheld_despite=(US,),
        independence="unchecked",
        pair=(US, SEOUL),
        accused_only=True,
        articles=2,
        counted=counted,
        not_counted=left_out,
    )
    cells = (
        Cell(Id("A"), asserts=1, denies=1, withholds=1, tags=(Id("t1"), Id("t3"), Id("t5"))),
        Cell(Id("B"), asserts=1, uncounted=1, tags=(Id("t2"), Id("t4"))),
        Cell(Id("C"), reading=Reading.UNREAD),
    )
    return _row("contested", verdict, *cells)


def _single() -> PropositionRow:
    verdict = Verdict(
        proposition=Id("single"),
        status=Status.SINGLE_ORIGIN,
        support=1,
        support_origins=(SEOUL,),
        support_reports=1,
        provisional=True,
        articles=1,
        counted=(_voice("t6", "B", SEOUL, Polarity.ASSERTS),),
    )
    cells = (
        Cell(Id("A"), reading=Reading.SILENT),
        Cell(Id("B"), asserts=1, tags=(Id("t6"),)),
        Cell(Id("C"), reading=Reading.UNREAD),
    )
    return _row("single", verdict, *cells)


def _denied() -> PropositionRow:
    verdict = Verdict(
        proposition=Id("denied"),
        status=Status.DENIED,
        denial=1,
        denial_origins=(MOSCOW,),
        denial_reports=1,
        articles=1,
        counted=(_voice("t7", "A", MOSCOW, Polarity.DENIES),),
    )
    cells = (
        Cell(Id("A"), denies=1, tags=(Id("t7"),)),
        Cell(Id("B"), reading=Reading.SILENT),
        Cell(Id("C"), reading=Reading.READING),
    )
    return _row("denied", verdict, *cells)


def _withheld() -> PropositionRow:
    voice = _voice("t8", "A", US, Polarity.WITHHOLDS, reason=Reason.WITHHELD)
    verdict = Verdict(
        proposition=Id("withheld"),
        status=Status.WITHHELD,
        withholding=(US,),
        not_counted=(voice,),
    )
    cells = (
        Cell(Id("A"), withholds=1, tags=(Id("t8"),)),
        Cell(Id("B"), reading=Reading.SILENT),
        Cell(Id("C"), reading=Reading.UNREAD),
    )
    return _row("withheld", verdict, *cells)


def _view() -> PropositionRow:
    voice = _voice("t9", "B", SEOUL, Polarity.ASSERTS, reason=Reason.UNTYPED)
    verdict = Verdict(proposition=Id("view"), status=Status.NO_EVIDENCE, not_counted=(voice,))
    cells = (
        Cell(Id("A"), reading=Reading.SILENT),
        Cell(Id("B"), uncounted=1, tags=(Id("t9"),)),
        Cell(Id("C"), reading=Reading.UNREAD),
    )
    return _row("view", verdict, *cells, kind=PropositionKind.JUDGEMENT)


def _figure(tag: str, article: str, comparator: Comparator, value: int, who: Origin) -> FigureHeard:
    return FigureHeard(
        tag=Id(tag),
        article=Id(article),
        quote=f"{value} boxes",
        comparator=comparator,
        value=Decimal(value),
        value_high=None,
        interval=None,
        origins=(who,),
        speaker_names=(who.name,),
        window_start="2023-09",
    )


def _quantity() -> QuantityRow:
    figures = (
        _figure("f1", "A", Comparator.MORE, 10_000, US),
        _figure("f2", "B", Comparator.AT_LEAST, 13_000, SEOUL),
    )
    pair = FigurePair(Id("f1"), Id("f2"), FigureRelation.BOUNDS, 10, marked=Id("f2"))
    quantity = Quantity(id=Id("boxes"), created=WHEN, name="Boxes sent", unit="boxes")
    return QuantityRow(quantity, QuantityVerdict(Id("boxes"), figures, (pair,)))


@pytest.fixture
def summary() -> Summary:
    """Return the summary made by hand."""
    actors = (
        ActorRow(
            Actor(id=Id("us"), created=WHEN, name="United States"), (), (), (1, 2, 0), (1, 0, 0)
        ),
        ActorRow(
            Actor(id=Id("moscow"), created=WHEN, name="Russia"),
            ("Moscow",),
            (),
            (9, 0, 0),
            (1, 0, 0),
        ),
    )
    stances = (
        StanceRow(
            Id("s1"),
            Id("A"),
            "have denied",
            ("Russia",),
            "Text of contested",
            "proposition",
            Attitude.OPPOSES,
            evidence=True,
        ),
    )
    return Summary(
        title="Boxes",
        articles=(_article("A", "2023-09"), _article("B", "2024-06-01"), _article("C", "")),
        outlet_names=("Courier", "Monitor", ""),
        read_share=(1.0, 1.0, 0.25),
        propositions=(_contested(), _single(), _denied(), _withheld(), _view()),
        quantities=(_quantity(),),
        actors=actors,
        stances=stances,
    )


@pytest.fixture
def many(summary: Summary) -> Callable[[int], Summary]:
    """Return a maker of summaries with as many propositions as asked for."""

    def make(count: int) -> Summary:
        rows = tuple(
            _row(f"p{number}", row.verdict, *row.cells)
            for number in range(count)
            for row in (summary.propositions[number % len(summary.propositions)],)
        )
        return Summary(
            title=summary.title,
            articles=summary.articles,
            outlet_names=summary.outlet_names,
            read_share=summary.read_share,
            propositions=rows,
            quantities=(),
            actors=(),
            stances=(),
        )

    return make
