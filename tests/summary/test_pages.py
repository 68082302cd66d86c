"""Profiles, timeline and network, worked out by hand on three short articles."""

from datetime import date
from typing import Any

from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.pages import MomentKind, Profile, Together
from variorum.model.records import Actor, Article, Outlet, Project, Proposition, TextVersion
from variorum.model.summary import PropositionRow, Summary
from variorum.model.tags import Tag, TagLink
from variorum.model.verdict import Origin, Status, Verdict, VoiceHeard
from variorum.model.views import LinkedTag, OpenArticle
from variorum.model.vocabulary import (
    LinkRole,
    Polarity,
    RegionKind,
    Reliability,
    TagKind,
)
from variorum.summary.network import pairs_in, strongest, together
from variorum.summary.profiles import origin_profiles, outlet_profiles
from variorum.summary.timeline import timeline

TIME = "2026-01-01T00:00:00.000Z"
US = Origin("actor:us", "United States", Id("us"))
SEOUL = Origin("actor:kr", "South Korea", Id("kr"))
MOSCOW = Origin("actor:ru", "Russia", Id("ru"))


def _articles() -> tuple[Article, ...]:
    return (
        Article(id=Id("a"), created=TIME, label="A", outlet=Id("post"), published="2024-06"),
        Article(id=Id("b"), created=TIME, label="B", outlet=Id("herald"), published="2024-07-02"),
        Article(id=Id("c"), created=TIME, label="C", inferred=("published",), published="2023"),
    )


def _catalogue() -> Catalogue:
    return Catalogue(
        [
            Project(id=Id("project"), created=TIME, title="Case"),
            *_articles(),
            Outlet(
                id=Id("post"),
                created=TIME,
                name="Post",
                reliability=Reliability.B,
                reliability_reason="usually right",
            ),
            Outlet(id=Id("herald"), created=TIME, name="Herald"),
            *(
                Actor(id=one.actor, created=TIME, name=one.name)
                for one in (US, SEOUL, MOSCOW)
                if one.actor
            ),
        ]
    )


def _row(name: str, *voices: tuple[str, Polarity, Origin]) -> PropositionRow:
    heard = tuple(
        VoiceHeard(
            tag=Id(f"{name}{place}"),
            link=Id(f"link-{name}{place}"),
            article=Id(article),
            polarity=polarity,
            origins=(origin,),
            speaker_names=(origin.name,),
        )
        for place, (article, polarity, origin) in enumerate(voices)
    )
    proposition = Proposition(id=Id(name), created=TIME, text=name)
    return PropositionRow(proposition, Verdict(Id(name), Status.CONTESTED, counted=heard), ())


def _summary() -> Summary:
    yes, no = Polarity.ASSERTS, Polarity.DENIES
    rows = (
        _row("sent", ("a", yes, US), ("b", yes, SEOUL), ("a", no, MOSCOW)),
        _row("troops", ("b", yes, SEOUL)),
        _row("pact", ("c", yes, MOSCOW)),
    )
    return Summary("Case", _articles(), ("Post", "Herald", ""), (1, 1, 1), rows, (), (), ())


def _by_name(found: tuple[Profile, ...]) -> dict[str, Profile]:
    return {profile.name: profile for profile in found}


def test_origins_carry_what_they_are_counted_for() -> None:
    found = _by_name(origin_profiles(_summary(), _catalogue()))
    assert found["South Korea"].asserts == ("sent", "troops")
    assert found["South Korea"].alone == ("troops",)
    assert found["South Korea"].opposed == ("sent",)
    assert found["Russia"].denies == ("sent",)
    assert found["Russia"].alone == ("pact",)
    assert found["United States"].alone == ()
    assert found["Russia"].articles == ("a", "c")


def test_outlets_carry_what_stands_in_their_articles() -> None:
    found = _by_name(outlet_profiles(_summary(), _catalogue()))
    assert found["Post"].asserts == ("sent",)
    assert found["Post"].denies == ("sent",)
    assert found["Post"].opposed == ("sent",)
    assert found["Herald"].alone == ("troops",)
    assert (found["Post"].reliability, found["Post"].reason) == (Reliability.B, "usually right")


def test_an_article_without_an_outlet_keeps_others_from_being_alone() -> None:
    yes = Polarity.ASSERTS
    row = _row("x", ("a", yes, US), ("c", yes, MOSCOW))
    summary = Summary("Case", _articles(), ("Post", "Herald", ""), (1, 1, 1), (row,), (), (), ())
    assert _by_name(outlet_profiles(summary, _catalogue()))["Post"].alone == ()


def _tag(name: str, kind: TagKind, start: int, end: int, **fields: Any) -> Tag:  # noqa: ANN401  # fields of a tag
    return Tag(
        id=Id(name),
        created=TIME,
        text_version=Id("text"),
        kind=kind,
        start=start,
        end=end,
        quote=name,
        **fields,
    )


def _dated(name: str, region: RegionKind | None = None, **fields: Any) -> LinkedTag:  # noqa: ANN401  # as above
    kind = TagKind.FIGURE if name.startswith("figure") else TagKind.CLAIM
    return LinkedTag(_tag(name, kind, 0, 5, **fields), (), Id("a"), region)


def test_the_timeline_is_in_order_and_keeps_how_sure_a_date_is() -> None:
    found = timeline(
        _catalogue(),
        [
            _dated("said", statement_date="2024-06-10", event_time="2023-09"),
            _dated("figure since", window_start="2023-08", as_of="2024-10"),
            _dated("figure now", as_of="2024-10", inferred=("as_of",)),
            _dated("gone", statement_date="2024-01-01", rejected=True),
            _dated("below", RegionKind.RELATED, statement_date="2024-01-01"),
        ],
    )
    told = [(one.kind, one.text, one.first, one.last, one.inferred) for one in found]
    assert told == [
        (MomentKind.PUBLISHED, "C", date(2023, 1, 1), date(2023, 12, 31), True),
        (MomentKind.FIGURE, "figure since", date(2023, 8, 1), None, False),
        (MomentKind.EVENT, "said", date(2023, 9, 1), date(2023, 9, 30), False),
        (MomentKind.PUBLISHED, "A", date(2024, 6, 1), date(2024, 6, 30), False),
        (MomentKind.SAID, "said", date(2024, 6, 10), date(2024, 6, 10), False),
        (MomentKind.PUBLISHED, "B", date(2024, 7, 2), date(2024, 7, 2), False),
        (MomentKind.FIGURE, "figure now", date(2024, 10, 1), date(2024, 10, 31), True),
    ]


TEXT = "Seoul and Moscow talked. Moscow and Washington did not. Seoul waited."


def _open() -> OpenArticle:
    version = TextVersion(id=Id("text"), created=TIME, article=Id("a"), sha256="", text=TEXT)
    opened = OpenArticle(_articles()[0], version)
    for place, (word, actor, nth) in enumerate(
        (
            ("Seoul", "kr", 0),
            ("Moscow", "ru", 0),
            ("Moscow", "moscow", 1),
            ("Washington", "us", 0),
            ("Seoul", "kr", 1),
        )
    ):
        start = -1
        for _ in range(nth + 1):
            start = TEXT.index(word, start + 1)
        tag = _tag(f"t{place}", TagKind.ACTOR, start, start + len(word))
        opened.tags[tag.id] = tag
        link = TagLink(
            id=Id(f"l{place}"), created=TIME, tag=tag.id, role=LinkRole.ACTOR, actor=Id(actor)
        )
        opened.links[tag.id] = {link.id: link}
    return opened


def test_actors_are_together_where_one_sentence_names_them() -> None:
    found = pairs_in(TEXT, _open().linked_in_order(), {Id("moscow"): Id("ru")})
    assert found == {("kr", "ru"): 1, ("ru", "us"): 1}


def test_pairs_add_up_over_articles() -> None:
    found = together(
        [
            (Id("a"), {(Id("kr"), Id("ru")): 1}),
            (Id("b"), {(Id("kr"), Id("ru")): 2, (Id("ru"), Id("us")): 1}),
        ]
    )
    assert found == (
        Together(Id("kr"), Id("ru"), 3, (Id("a"), Id("b"))),
        Together(Id("ru"), Id("us"), 1, (Id("b"),)),
    )
    assert strongest(found, 2) == found[:1]
