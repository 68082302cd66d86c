"""The summary as a value and as JSON, made of verdicts and counts written by hand."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

import jsonschema
import pytest

from variorum import paths
from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.records import (
    Actor,
    ActorLink,
    Alias,
    Article,
    Decision,
    Outlet,
    Project,
    Proposition,
    Quantity,
    Record,
)
from variorum.model.summary import Cell, Reading, Summary
from variorum.model.tags import Tag, TagLink
from variorum.model.verdict import (
    Badge,
    FigureHeard,
    FigurePair,
    FigureRelation,
    Fusion,
    Interval,
    Origin,
    QuantityVerdict,
    Reason,
    Status,
    Verdict,
    VoiceHeard,
)
from variorum.model.views import LinkedTag
from variorum.model.vocabulary import (
    ActorTie,
    Attitude,
    Comparator,
    DecisionKind,
    LinkRole,
    Polarity,
    TagKind,
)
from variorum.summary.build import build
from variorum.summary.plain import to_json
from variorum.summary.stances import Stance, stance_of


class _Counts(NamedTuple):
    """Numbers by actor and article."""

    mentions: Mapping[Id, Mapping[Id, int]]
    claims: Mapping[Id, Mapping[Id, int]]


SEOUL = Origin("actor:kr", "South Korea", Id("kr"))


def made(cls: type[Record], record_id: str, **fields: Any) -> Any:  # noqa: ANN401  # any record
    return cls(id=Id(record_id), created="2024-11-01T00:00:00.000Z", **fields)


def voice(tag: str, article: str, polarity: Polarity, reason: Reason | None = None) -> VoiceHeard:
    return VoiceHeard(
        tag=Id(tag),
        link=Id(f"{tag}-link"),
        article=Id(article),
        polarity=polarity,
        origins=(SEOUL,),
        speaker_names=("Seoul",),
        reason=reason,
        quote=f"said in {tag}",
    )


RECORDS = (
    made(Project, "project", title="Arms"),
    made(Outlet, "daily", name="Daily"),
    made(Article, "late", label="A", published="2024-10", outlet=Id("daily")),
    made(Article, "undated", label="C"),
    made(Article, "early", label="B", published="2023-09-14"),
    made(Actor, "kr", name="South Korea"),
    made(Actor, "seoul", name="Seoul"),
    made(Actor, "shin", name="Shin"),
    made(Alias, "alias", actor=Id("kr"), text="ROK"),
    made(ActorLink, "tie", actor=Id("shin"), parent=Id("seoul"), kind=ActorTie.SPEAKS_FOR),
    made(
        Decision,
        "merge",
        kind=DecisionKind.MERGE,
        about="actor",
        subject=Id("seoul"),
        object=Id("kr"),
    ),
    made(Proposition, "pact", text="A pact was signed"),
    made(Proposition, "arms", text="Arms were sent"),
    made(Proposition, "tech", text="Technology is shared"),
    made(
        Decision,
        "overrule",
        kind=DecisionKind.OVERRULE,
        about="proposition",
        subject=Id("arms"),
        value="corroborated",
    ),
    made(Quantity, "containers", name="Containers", unit="containers"),
)

VERDICTS = {
    Id("pact"): Verdict(Id("pact"), Status.UNATTRIBUTED, outlets=1),
    Id("tech"): Verdict(Id("tech"), Status.CONTESTED, support=1, denial=1),
    Id("arms"): Verdict(
        Id("arms"),
        Status.CONTESTED,
        support=2,
        denial=1,
        support_origins=(SEOUL,),
        pair=(SEOUL, Origin("actor:us", "US", Id("us"))),
        independence="unchecked",
        counted=(
            voice("t1", "early", Polarity.ASSERTS),
            voice("t2", "early", Polarity.DENIES),
            voice("t3", "late", Polarity.ASSERTS),
        ),
        not_counted=(
            voice("t3", "late", Polarity.WITHHOLDS, Reason.WITHHELD),
            voice("t4", "late", Polarity.ASSERTS, Reason.PREDICTION),
        ),
    ),
}

HEARD = FigureHeard(
    Id("f1"),
    Id("early"),
    "> 10,000",
    Comparator.MORE,
    Decimal(10000),
    None,
    Interval(Decimal(10001), None),
    (SEOUL,),
    ("Seoul",),
)
QUANTITIES = {
    Id("containers"): QuantityVerdict(
        Id("containers"),
        (
            HEARD,
            FigureHeard(
                Id("f2"),
                Id("late"),
                "less than 1.5 kg",
                Comparator.LESS,
                Decimal("1.50"),
                None,
                Interval(Decimal("-Infinity"), Decimal("1.50"), high_open=True),
                (),
                (),
            ),
        ),
        (
            FigurePair(
                Id("f1"), Id("f2"), FigureRelation.POSSIBLE_CONFLICT, 7, (Badge.WINDOW_UNKNOWN,)
            ),
        ),
        (Fusion((Id("f1"), Id("f2")), None, ((Id("f1"), Id("f2")),)),),
        ((Id("f3"), Reason.REGION),),
    )
}


S1, S2 = (f"00000000-0000-7000-8000-00000000000{at}" for at in (1, 2))


def stance(tag: str, article: str, **target: Id) -> Stance:
    record = made(
        Tag,
        tag,
        text_version=Id("text"),
        kind=TagKind.STANCE,
        start=0,
        end=6,
        quote="denied",
        attitude=Attitude.OPPOSES,
    )
    links = (
        made(TagLink, f"{tag}-h", tag=Id(tag), role=LinkRole.HOLDER, actor=Id("kr")),
        made(TagLink, f"{tag}-t", tag=Id(tag), role=LinkRole.TARGET, **target),
    )
    return stance_of(LinkedTag(record, links, Id(article)))


@pytest.fixture
def summary() -> Summary:
    return build(
        Catalogue(RECORDS),
        VERDICTS,
        QUANTITIES,
        stances=[
            stance(S1, "late", proposition=Id("arms")),
            stance(S2, "early", actor=Id("shin")),
        ],
        actor_counts=_Counts(
            mentions={
                Id("kr"): {Id("late"): 2},
                Id("seoul"): {Id("late"): 1, Id("early"): 4},
            },
            claims={Id("kr"): {Id("late"): 1}, Id("seoul"): {Id("late"): 1}},
        ),
        read_shares={Id("late"): (50, 100), Id("early"): (100, 100)},
    )


def test_articles_stand_by_date_and_unknown_dates_last(summary: Summary) -> None:
    assert [article.label for article in summary.articles] == ["B", "A", "C"]
    assert summary.outlet_names == ("", "Daily", "")
    assert summary.read_share == (1.0, 0.5, 0.0)


def test_propositions_stand_by_status_then_weight(summary: Summary) -> None:
    assert [row.proposition.id for row in summary.propositions] == ["arms", "tech", "pact"]
    assert summary.propositions[0].overruled == "corroborated"


def test_cells_count_each_side_and_what_is_left_out(summary: Summary) -> None:
    early, late, undated = summary.propositions[0].cells
    assert early == Cell(Id("early"), asserts=1, denies=1, tags=(Id("t1"), Id("t2")))
    assert (late.asserts, late.withholds, late.uncounted) == (1, 1, 1)
    assert late.tags == ("t3", "t4")
    assert undated.tags == ()


def test_an_empty_cell_says_whether_it_was_read(summary: Summary) -> None:
    cells = summary.propositions[-1].cells
    assert [cell.reading for cell in cells] == [Reading.SILENT, Reading.READING, Reading.UNREAD]


def test_merged_actors_are_one_row_with_all_names(summary: Summary) -> None:
    korea, shin = summary.actors
    assert korea.actor.id == "kr"
    assert set(korea.aliases) == {"ROK", "Seoul"}
    assert (korea.mentions, korea.claims) == ((4, 3, 0), (0, 2, 0))
    assert shin.parents == ("South Korea",)


def test_stances_stand_in_order_and_know_what_is_evidence(summary: Summary) -> None:
    attitude, evidence = summary.stances
    assert (attitude.target, attitude.target_kind, attitude.evidence) == ("Shin", "actor", False)
    assert (evidence.target_kind, evidence.evidence) == ("proposition", True)
    assert evidence.holders == ("South Korea",)


def test_only_the_articles_shown_are_columns() -> None:
    found = build(
        Catalogue(RECORDS),
        VERDICTS,
        {},
        stances=[stance(S1, "late", actor=Id("kr"))],
        actor_counts=_Counts({}, {}),
        read_shares={},
        shown={Id("early")},
    )
    assert [article.id for article in found.articles] == ["early"]
    assert [len(row.cells) for row in found.propositions] == [1, 1, 1]
    assert found.stances == ()


def test_json_fits_its_schema(summary: Summary) -> None:
    schema_file = paths.resources() / "schema" / "summary-1.schema.json"
    schema = json.loads(schema_file.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(json.dumps(to_json(summary))))


def test_json_carries_quotes_reasons_and_exact_numbers(summary: Summary) -> None:
    plain = to_json(summary)
    arms = plain["propositions"][0]
    assert (arms["status"], arms["support"], arms["independence"]) == ("contested", 2, "unchecked")
    assert arms["counted"][0]["quote"] == "said in t1"
    assert [left["reason"] for left in arms["not_counted"]] == ["withheld", "prediction"]
    containers = plain["quantities"][0]
    assert containers["figures"][1]["interval"] == {
        "low": None,
        "high": "1.50",
        "low_open": False,
        "high_open": True,
    }
    (pair,) = containers["pairs"]
    assert (pair["one_quote"], pair["relation"], pair["row"]) == (
        "> 10,000",
        "possible_conflict",
        7,
    )


def test_the_schema_names_every_key(summary: Summary) -> None:
    schema_file = paths.resources() / "schema" / "summary-1.schema.json"
    schema = json.loads(schema_file.read_text(encoding="utf-8"))
    plain = to_json(summary)
    assert plain.keys() == schema["properties"].keys()
    for name in ("article", "proposition", "quantity", "actor", "stance"):
        assert plain[f"{name}s" if name != "quantity" else "quantities"][0].keys() == (
            schema["$defs"][name]["properties"].keys()
        )
