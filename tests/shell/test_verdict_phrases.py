"""Sentences for verdicts, figures and the whole summary, word for word."""

from dataclasses import replace
from decimal import Decimal

import pytest

from variorum.model.comparison import Comparison
from variorum.model.ids import Id
from variorum.model.records import Article, Proposition, Quantity
from variorum.model.summary import PropositionRow, QuantityRow, Summary
from variorum.model.verdict import (
    Badge,
    FigureHeard,
    FigurePair,
    FigureRelation,
    Interval,
    Origin,
    QuantityVerdict,
    Reason,
    Status,
    Verdict,
    VoiceHeard,
)
from variorum.model.vocabulary import Comparator, Polarity
from variorum.shell import figure_phrases, verdict_phrases
from variorum.shell.summary_text import text_summary
from variorum.shell.wording import listed

P = Id("p")


def origins(*names: str) -> tuple[Origin, ...]:
    return tuple(Origin(f"actor:{name}", name) for name in names)


def voice(
    polarity: Polarity,
    *names: str,
    reason: Reason | None = None,
    detail: str = "",
) -> VoiceHeard:
    return VoiceHeard(
        Id("t"),
        Id("l"),
        Id("a"),
        polarity,
        origins(*names),
        names,
        joint=len(names) > 1,
        reason=reason,
        detail=detail,
        quote="sent  arms",
    )


CONTESTED = Verdict(
    P,
    Status.CONTESTED,
    support=2,
    denial=1,
    support_origins=origins("US", "Seoul"),
    denial_origins=origins("Moscow", "Pyongyang"),
    support_reports=2,
    denial_reports=1,
    withholding=origins("UK"),
    independence="unchecked",
    accused_only=True,
    counted=(
        voice(Polarity.ASSERTS, "US"),
        voice(Polarity.ASSERTS, "Seoul"),
        voice(Polarity.DENIES, "Moscow", "Pyongyang"),
    ),
)


def test_the_sentence_of_the_law() -> None:
    assert verdict_phrases.headline(CONTESTED) == (
        "Asserted by the US and Seoul; denied by Moscow and Pyongyang (the accused); "
        "the UK has not confirmed; independence unchecked."
    )


def test_both_sides_say_origins_and_reports() -> None:
    assert verdict_phrases.heard(CONTESTED, Polarity.ASSERTS) == "2 origins, 2 reports"
    assert verdict_phrases.heard(CONTESTED, Polarity.DENIES) == "1 joint denial, 1 report"


def test_withholding_by_one_who_is_credited_is_loud() -> None:
    found = Verdict(
        P,
        Status.SINGLE_ORIGIN,
        support=1,
        support_origins=origins("Seoul"),
        support_reports=1,
        withholding=origins("US"),
        withheld_despite=origins("US"),
        articles=1,
    )
    assert verdict_phrases.headline(found) == (
        "Asserted by Seoul; the US, credited with asserting it, has not confirmed it."
    )
    assert verdict_phrases.marks(found) == ("withheld by one credited with asserting it",)


def test_who_is_heard_only_with_one_already_counted_is_named_too() -> None:
    found = replace(
        CONTESTED,
        support_origins=origins("Seoul"),
        denial_origins=origins("Moscow"),
        not_counted=(
            voice(Polarity.ASSERTS, "Seoul", "US", "UK", reason=Reason.JOINT, detail="Seoul"),
            voice(Polarity.DENIES, "Moscow", "Pyongyang", reason=Reason.JOINT, detail="Moscow"),
        ),
        withholding=(),
    )
    assert verdict_phrases.headline(found) == (
        "Asserted by Seoul and, jointly, the US and the UK; "
        "denied by Moscow and, jointly, Pyongyang (the accused); independence unchecked."
    )


def test_two_origins_in_one_report() -> None:
    found = Verdict(
        P,
        Status.SINGLE_ORIGIN,
        support=1,
        support_origins=origins("Seoul", "US"),
        support_reports=1,
        counted=(voice(Polarity.ASSERTS, "Seoul"), voice(Polarity.ASSERTS, "US")),
    )
    assert verdict_phrases.headline(found) == "Asserted by Seoul and the US, in one report."
    assert verdict_phrases.heard(found, Polarity.ASSERTS) == "2 origins, 1 report"


@pytest.mark.parametrize(
    ("found", "label", "headline"),
    [
        (
            Verdict(P, Status.DIVIDED, support_origins=origins("South Korea"), changed=True),
            "Voices differ within South Korea, changed position",
            "Asserted and denied within South Korea; changed position.",
        ),
        (
            Verdict(
                P,
                Status.AGREED,
                support_origins=origins("A", "B"),
                support_reports=2,
                independence="doubtful",
            ),
            "Agreed, independence doubtful",
            "Asserted by A and B; independence doubtful.",
        ),
        (
            Verdict(
                P,
                Status.CORROBORATED,
                support_origins=origins("A", "B"),
                support_reports=2,
                independence="confirmed",
            ),
            "Corroborated",
            "Asserted by A and B; independence confirmed.",
        ),
        (
            Verdict(P, Status.SINGLE_ORIGIN, support_origins=origins("A"), articles=3),
            "Single origin, in 3 articles",
            "Asserted by A.",
        ),
        (
            Verdict(P, Status.SINGLE_ORIGIN, support_origins=origins("A"), articles=1),
            "Single origin, in 1 article",
            "Asserted by A.",
        ),
        (
            Verdict(P, Status.DENIED, denial_origins=origins("Moscow")),
            "Denied",
            "Denied by Moscow.",
        ),
        (
            Verdict(P, Status.UNATTRIBUTED, outlets=2),
            "Stated by 2 outlets, no speaker named",
            "Stated by 2 outlets, no speaker named.",
        ),
        (
            Verdict(
                P,
                Status.UNATTRIBUTED,
                outlets=1,
                not_counted=(voice(Polarity.DENIES, reason=Reason.NARRATOR),),
            ),
            "Denied by 1 outlet, no speaker named",
            "Denied by 1 outlet, no speaker named.",
        ),
        (
            Verdict(P, Status.WITHHELD, withholding=origins("US", "UK")),
            "Not confirmed",
            "The US and the UK have not confirmed.",
        ),
        (Verdict(P, Status.NO_EVIDENCE), "\u2013", "Nothing counts as evidence yet."),
        (
            Verdict(
                P, Status.SPLIT_VIEW, support_origins=origins("A"), denial_origins=origins("B")
            ),
            "Split view",
            "Asserted by A; denied by B.",
        ),
    ],
)
def test_labels_and_headlines(found: Verdict, label: str, headline: str) -> None:
    assert verdict_phrases.label(found) == label
    assert verdict_phrases.headline(found) == headline


def test_the_labels_of_contested_and_agreed() -> None:
    assert verdict_phrases.label(CONTESTED) == "Contested, denied only by the accused"
    agreed = Verdict(P, Status.AGREED, independence="unchecked")
    assert verdict_phrases.label(agreed) == "Agreed, independence unchecked"


def test_every_status_and_reason_has_words() -> None:
    assert all(verdict_phrases.group(status) for status in Status)
    assert all(verdict_phrases.reason_of(reason, "x") for reason in Reason)


@pytest.mark.parametrize(
    ("reason", "detail", "words"),
    [
        (Reason.COPY, "A", "copy of A"),
        (Reason.JOINT, "Seoul", "joint with Seoul, already counted"),
        (Reason.PREDICTION, "", "prediction"),
        (Reason.NARRATOR, "", "narrator, no speaker named"),
        (Reason.CONDITIONAL, "if it goes on", "conditional: if it goes on"),
        (Reason.REGION, "duplicate", "in a duplicate line, not running text"),
    ],
)
def test_why_a_voice_is_left_out(reason: Reason, detail: str, words: str) -> None:
    left_out = voice(Polarity.ASSERTS, "US", reason=reason, detail=detail)
    assert verdict_phrases.reason(left_out) == words


def test_templates_pass_through_the_translator() -> None:
    words = {"asserted by {names}": "behauptet von {names}", "the {name}": "{name}"}
    found = Verdict(P, Status.SINGLE_ORIGIN, support_origins=origins("US"))
    assert verdict_phrases.headline(found, lambda text: words.get(text, text)) == (
        "Behauptet von US."
    )


def test_long_lists_are_cut() -> None:
    assert listed([], str) == ""
    assert listed(list("ABCDE"), str) == "A, B, C and 2 others"


def figure(tag: str, comparator: Comparator, value: int, who: str) -> FigureHeard:
    low = Decimal(value)
    return FigureHeard(
        Id(tag),
        Id("a"),
        "a quote",
        comparator,
        low,
        None,
        Interval(low, None if comparator is Comparator.MORE else low),
        (),
        (who,),
    )


def pair(relation: FigureRelation, marked: str | None = None, *badges: Badge) -> FigurePair:
    return FigurePair(Id("f1"), Id("f2"), relation, 1, badges, Id(marked) if marked else None)


BOUNDS = QuantityVerdict(
    Id("q"),
    (
        figure("f1", Comparator.MORE, 10_000, "US"),
        figure("f2", Comparator.MORE, 13_000, "Seoul"),
        figure("f3", Comparator.MORE, 14_000, "UK"),
    ),
    (
        pair(FigureRelation.BOUNDS, "f2", Badge.WINDOW_UNKNOWN),
        pair(FigureRelation.UPDATE, "f2", Badge.SAME_ORIGIN),
        pair(FigureRelation.WIDER_WINDOW, "f2"),
    ),
)


def test_how_two_figures_relate() -> None:
    heard = {figure.tag: figure for figure in BOUNDS.figures}
    assert [figure_phrases.pair(found, heard) for found in BOUNDS.pairs] == [
        "bounds; tighter: > 13,000 (Seoul), window unknown",
        "update by the same origin; later: > 13,000 (Seoul)",
        "wider window: > 13,000 (Seoul)",
    ]


def test_three_lower_bounds_do_not_conflict() -> None:
    assert figure_phrases.conclusion(BOUNDS) == "no conflict: three lower bounds"


def test_conflicts_are_counted() -> None:
    found = QuantityVerdict(
        Id("q"),
        BOUNDS.figures,
        (pair(FigureRelation.CONFLICT), pair(FigureRelation.POSSIBLE_CONFLICT)),
    )
    assert figure_phrases.conclusion(found) == "1 conflict, 1 possible conflict"


def test_every_relation_and_badge_has_words() -> None:
    assert all(figure_phrases.relation(relation) for relation in FigureRelation)
    assert all(figure_phrases.badge(badge) for badge in Badge)


@pytest.mark.parametrize(
    ("times", "said"),
    [
        ({"window_start": "2023-08"}, " since August 2023"),
        ({"window_start": "2023-08-05", "window_end": "2024"}, " from 5 August 2023 to 2024"),
        ({"window_start": "2023", "window_end": "2023"}, " in 2023"),
        ({"window_end": "2023-01"}, " until January 2023"),
        ({"as_of": "2024-06"}, " as of June 2024"),
        ({}, ""),
    ],
)
def test_a_hint_says_who_where_what_and_when(times: dict[str, str], said: str) -> None:
    other = replace(figure("f2", Comparator.MORE, 13_000, "Seoul"), **times)
    pair = FigurePair(Id("f1"), Id("f2"), FigureRelation.WIDER_WINDOW, 5, marked=Id("f2"))
    quantity = Quantity(id=Id("q"), created="", name="Containers", unit="containers")
    found = Comparison(other, quantity, pair, linked=True, label="E")
    first = f"Seoul in E: > 13,000 containers{said}"
    assert figure_phrases.comparison(found) == f"{first}\nwider window, that one is wider"
    loose = replace(found, linked=False, pair=replace(pair, marked=Id("f1")))
    second = "Same quantity? Then: wider window, this one is wider"
    assert figure_phrases.comparison(loose) == f"{first}\n{second}"


def test_a_figure_in_words_is_its_quote() -> None:
    words = FigureHeard(Id("f"), Id("a"), "thousands", Comparator.WORDS, None, None, None, (), ())
    assert figure_phrases.figure(words) == "thousands"


def test_the_summary_as_text() -> None:
    made = {"created": "2024-11-01T00:00:00.000Z"}
    left_out = voice(Polarity.ASSERTS, "UK", reason=Reason.PREDICTION)
    verdict = Verdict(
        P,
        Status.SINGLE_ORIGIN,
        support=1,
        support_origins=origins("US"),
        support_reports=1,
        articles=1,
        provisional=True,
        counted=(voice(Polarity.ASSERTS, "US"),),
        not_counted=(left_out,),
    )
    summary = Summary(
        title="Arms",
        articles=(Article(id=Id("a"), label="A", title="Talks", published="2024-10", **made),),
        outlet_names=("Daily",),
        read_share=(0.5,),
        propositions=(PropositionRow(Proposition(id=P, text="Arms sent", **made), verdict, ()),),
        quantities=(QuantityRow(Quantity(id=Id("q"), name="Containers", **made), BOUNDS),),
        actors=(),
        stances=(),
    )
    assert text_summary(summary).splitlines()[:12] == [
        "Arms",
        "1 article",
        "  A  Talks (Daily, 2024-10, 50 % read)",
        "",
        "Single origin (1)",
        "  Arms sent",
        "    Asserted by the US.",
        "    Single origin, in 1 article (provisional)",
        "    + [A] US “sent arms”",
        "      not counted: [A] UK “sent arms”: prediction",
        "",
        "Figures (1)",
    ]
    assert "    1. [A] > 10,000, US: “a quote”" in text_summary(summary)
