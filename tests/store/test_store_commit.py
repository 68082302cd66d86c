"""An act is written whole or not at all, and only if it fits what is stored."""

import sqlite3
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from variorum.model import records
from variorum.model import vocabulary as words
from variorum.model.changes import Change, ChangeSet, created, deleted
from variorum.model.errors import Cancelled, UserError
from variorum.model.ids import new_id
from variorum.model.kinds import KINDS
from variorum.model.records import Record
from variorum.model.tags import Tag, TagLink
from variorum.store.connection import connect

if TYPE_CHECKING:
    from conftest import Trial


def stored(trial: "Trial") -> dict[str, Record]:
    return {record.id: record for record in trial.store.records()}


def one_of_each(trial: "Trial") -> list[Record]:
    """Make a record of every kind with every field filled, but project and annotator."""
    make, version = trial.make, trial.version
    outlet = records.Outlet(
        **make.signed(),
        name="Globe",
        url="https://example.org",
        reliability=words.Reliability.B,
        reliability_reason="known",
    )
    actor = records.Actor(
        **make.signed(),
        name="Anna",
        kind=words.ActorKind.PERSON,
        description="an official",
        article=trial.article.id,
        reliability=words.Reliability.C,
        reliability_reason="new",
    )
    state = records.Actor(**make.signed(), name="Utopia", kind=words.ActorKind.STATE)
    article = records.Article(
        **make.signed(),
        label="B",
        title="Title",
        outlet=outlet.id,
        byline="By",
        author_actor=actor.id,
        genre=words.Genre.OPINION,
        published="2024-05",
        published_reason="after the visit",
        url="u",
        archive_url="a",
        accessed="2024-06-01",
        language="en",
        translation_of=trial.article.id,
        correction_of=trial.article.id,
        file_name="b.txt",
        progress=words.Progress.DOING,
        inferred=("published", "genre"),
    )
    text = replace(
        make.article("Other words.", article)[1],
        encoding="utf-8",
        steps=("bom", "crlf"),
        extractor="plain",
    )
    proposition = records.Proposition(
        **make.signed(),
        text="p",
        definition="d",
        kind=words.PropositionKind.POLICY,
        accused=(actor.id, state.id),
    )
    other = make.proposition("q")
    quantity = records.Quantity(
        **make.signed(),
        name="boxes",
        unit="box",
        dimension="count",
        kind=words.QuantityKind.FLOW,
        subject="A",
        object="B",
    )
    topic = records.Topic(**make.signed(), name="trade")
    tag = replace(
        make.tag(version, 0, 5),
        rejected=True,
        adjudicated=True,
        inferred=("voice",),
        role=words.ActorRole.PLACE,
        voice=words.Voice.UNCLEAR,
        quotation=words.Quotation.PARTIAL,
        event_time="2024",
        statement_date="2024-01-02",
        place="there",
        modality="may",
        likelihood_low=20,
        likelihood_high=45,
        credibility=3,
        credibility_reason="heard twice",
        attitude=words.Attitude.OPPOSES,
        strength=2,
        comparator=words.Comparator.BETWEEN,
        value=Decimal("1500.50"),
        value_high=Decimal(2000),
        unit="t",
        tolerance=5,
        window_start="2023-09",
        window_end="2024-03",
        as_of="2024-03-01",
        scope="all",
    )
    link = TagLink(
        **make.signed(),
        tag=tag.id,
        role=words.LinkRole.PROPOSITION,
        position=2,
        proposition=proposition.id,
        polarity=words.Polarity.WITHHOLDS,
        type=words.ClaimType.CONDITIONAL,
        condition="if it rains",
        origin=True,
        interested=True,
        inferred=("polarity",),
    )
    signed = make.signed
    return [
        outlet,
        article,
        text,
        records.Region(
            **signed(), text_version=version.id, start=0, end=4, kind=words.RegionKind.BIO
        ),
        actor,
        state,
        records.Alias(
            **signed(),
            actor=actor.id,
            text="A.",
            article=trial.article.id,
            metonym=True,
            ambiguous=True,
        ),
        records.ActorLink(
            **signed(),
            actor=actor.id,
            parent=state.id,
            kind=words.ActorTie.SPEAKS_FOR,
            reason="said so",
            inferred=("kind",),
        ),
        topic,
        proposition,
        other,
        records.PropositionLink(
            **signed(),
            proposition=proposition.id,
            other=other.id,
            kind=words.PropositionTie.IMPLIES,
        ),
        quantity,
        records.Independence(
            **signed(), one=actor.id, other=state.id, ruling=words.Ruling.DOUBTFUL, reason="r"
        ),
        tag,
        link,
        replace(link, id=new_id(), proposition=None, topic=topic.id),
        replace(link, id=new_id(), proposition=None, quantity=quantity.id),
        replace(link, id=new_id(), proposition=None, outlet=outlet.id),
        replace(link, id=new_id(), proposition=None, actor=actor.id),
        records.Relation(
            **signed(),
            kind=words.RelationKind.SAME_ORIGIN,
            about="actor",
            one=actor.id,
            other=state.id,
            reason="r",
        ),
        records.Constraint(
            **signed(),
            kind=words.ConstraintKind.CANNOT,
            about="actor",
            one=actor.id,
            other=state.id,
            reason="r",
        ),
        records.Decision(
            **signed(),
            kind=words.DecisionKind.MERGE,
            about="actor",
            subject=actor.id,
            object=state.id,
            value="v",
            reason="r",
        ),
        records.Assessment(
            **signed(),
            proposition=proposition.id,
            likelihood=words.Likelihood.EVEN,
            confidence=words.Confidence.LOW,
            reasons="r",
            gaps="g",
        ),
        records.Note(**signed(), about="tag", subject=tag.id, text="hm 🎈"),
        records.ReadMark(**signed(), text_version=version.id, start=0, end=3),
    ]


def test_records_of_every_kind_come_back_equal(trial: "Trial") -> None:
    made = one_of_each(trial)
    assert {record.kind_name for record in made} | {"project", "annotator"} == set(KINDS)
    trial.do(*made)
    trial.reopen()
    found = stored(trial)
    assert {record.id: found[record.id] for record in made} == {one.id: one for one in made}
    assert trial.store.check() == []


def test_records_come_in_the_order_of_the_dataset(trial: "Trial") -> None:
    trial.do(*reversed(one_of_each(trial)))
    order = list(KINDS)
    keys = [(order.index(record.kind_name), record.id) for record in trial.store.records()]
    assert keys == sorted(keys)


def test_a_decimal_keeps_its_zeros(trial: "Trial") -> None:
    tag = trial.make.tag(trial.version, value=Decimal("10.50"))
    trial.do(tag)
    more = replace(tag, value=Decimal("10.5"))
    trial.store.commit(ChangeSet("edit", (Change(tag, more),)), trial.me)
    found = trial.store.get("tag", tag.id)
    assert isinstance(found, Tag)
    assert str(found.value) == "10.5"


def refused(trial: "Trial", *changes: Change) -> str:
    """Commit changes that must be refused; return why, having seen that nothing was written."""
    before = stored(trial)
    steps = trial.store.steps()
    with pytest.raises(UserError) as caught:
        trial.store.commit(ChangeSet("bad", changes), trial.me)
    assert stored(trial) == before
    assert trial.store.steps() == steps
    assert trial.store.check() == []
    return caught.value.code


def test_an_outdated_before_is_refused(trial: "Trial") -> None:
    title = replace(trial.article, title="New")
    trial.store.commit(ChangeSet("title", (Change(trial.article, title),)), trial.me)
    outdated = Change(trial.article, replace(trial.article, label="A"))
    assert refused(trial, outdated) == "store.stale"
    assert refused(trial, Change(trial.article, None)) == "store.stale"


def test_creating_twice_and_deleting_the_absent_is_refused(trial: "Trial") -> None:
    proposition = trial.make.proposition()
    assert refused(trial, *deleted(proposition)) == "store.stale"
    trial.do(proposition)
    assert refused(trial, *created(proposition)) == "store.stale"


def test_what_went_before_the_refused_change_is_rolled_back(trial: "Trial") -> None:
    fine, absent = trial.make.proposition(), trial.make.proposition()
    assert refused(trial, *created(fine), *deleted(absent)) == "store.stale"


@pytest.mark.parametrize(
    ("start", "end", "quote", "code"),
    [
        (0, 5, "Ärgeř", "store.quote"),
        (1, 6, "Ärger", "store.quote"),
        (40, 99, "The end.", "store.range"),
        (3, 3, "", "store.range"),
        (-1, 3, "x", "store.range"),
    ],
)
def test_a_tag_must_fit_its_text(
    trial: "Trial", start: int, end: int, quote: str, code: str
) -> None:
    tag = replace(trial.make.tag(trial.version), start=start, end=end, quote=quote)
    assert refused(trial, *created(tag)) in (code, "store.failed")


def test_a_tag_may_lie_after_characters_beyond_the_basic_plane(trial: "Trial") -> None:
    at = trial.version.text.index("Nobody")
    tag = trial.make.tag(trial.version, at, at + 6)
    trial.do(tag)
    assert trial.store.check() == []


def test_a_tag_and_its_text_may_come_in_one_act(trial: "Trial") -> None:
    article, version = trial.make.article("A new text.")
    trial.do(article, version, trial.make.tag(version, 2, 5))
    assert trial.store.check() == []


def test_a_text_must_be_the_one_its_hash_says(trial: "Trial") -> None:
    article, version = trial.make.article("True.")
    forged = replace(version, text="Fake.")
    assert refused(trial, *created(article, forged)) == "store.fingerprint"


def test_a_frozen_text_cannot_be_altered(trial: "Trial") -> None:
    _, other = trial.make.article("Other.")
    altered = replace(trial.version, text=other.text, sha256=other.sha256)
    assert refused(trial, Change(trial.version, altered)) == "store.frozen"


def test_nothing_may_point_at_nothing(trial: "Trial") -> None:
    tag = trial.make.tag(trial.version)
    link = trial.make.link(tag, words.LinkRole.PROPOSITION, proposition=new_id())
    assert refused(trial, *created(tag, link)) == "store.reference"
    elsewhere = replace(tag, text_version=new_id())
    assert refused(trial, *created(elsewhere)) == "store.reference"
    assert refused(trial, *deleted(trial.article)) == "store.reference"
    trial.do(tag)
    assert refused(trial, *deleted(trial.version)) == "store.reference"


def test_a_link_points_at_exactly_one_thing(trial: "Trial") -> None:
    tag, proposition = trial.make.tag(trial.version), trial.make.proposition()
    link = trial.make.link(tag, words.LinkRole.PROPOSITION)
    assert refused(trial, *created(tag, proposition, link)) == "store.failed"


def test_an_act_that_changes_nothing_is_a_mistake(trial: "Trial") -> None:
    mark = records.ReadMark(text_version=trial.version.id, start=0, end=3, **trial.make.signed())
    for changes in ((), created(mark)):
        with pytest.raises(ValueError, match="changes something"):
            trial.store.commit(ChangeSet("nothing", changes), trial.me)


def test_a_cancelled_act_leaves_nothing(trial: "Trial") -> None:
    before = stored(trial)
    many = [trial.make.proposition(str(number)) for number in range(2500)]
    seen: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> bool:
        seen.append((done, total))
        return done < 2000

    with pytest.raises(Cancelled):
        trial.store.commit(ChangeSet("many", created(*many)), trial.me, progress=progress)
    assert seen == [(0, 2500), (1000, 2500), (2000, 2500)]
    assert stored(trial) == before
    trial.do(*many)
    assert trial.store.check() == []


def test_a_full_disk_keeps_what_was_there(trial: "Trial") -> None:
    before = stored(trial)
    database = trial.store._database  # noqa: SLF001  # stands in for the disk
    (pages,) = database.execute("PRAGMA page_count").fetchone()
    database.execute(f"PRAGMA max_page_count = {pages + 2}")
    many = [trial.make.proposition("x" * 1000) for _ in range(50)]
    with pytest.raises(UserError) as caught:
        trial.do(*many)
    assert caught.value.code == "store.disk_full"
    assert stored(trial) == before
    database.execute("PRAGMA max_page_count = 1000000")
    trial.do(*many)
    assert trial.store.check() == []


def test_a_file_moved_away_takes_no_more_acts(trial: "Trial", tmp_path: Path) -> None:
    trial.path.rename(tmp_path / "elsewhere.variorum")
    with pytest.raises(UserError) as caught:
        trial.do(trial.make.proposition())
    assert caught.value.code == "store.gone"
    (tmp_path / "elsewhere.variorum").rename(trial.path)


def test_read_marks_are_no_act(trial: "Trial") -> None:
    spans = ((0, 17), (19, 35))
    marks = [
        records.ReadMark(text_version=trial.version.id, start=start, end=end, **trial.make.signed())
        for start, end in spans
    ]
    steps, history = trial.store.steps(), trial.store.history()
    trial.store.mark_read(add=marks)
    trial.store.mark_read(add=marks[:1], remove=marks[1:])
    trial.store.mark_read(remove=marks[1:])
    assert trial.store.open_article(trial.article.id).marks == {marks[0].id: marks[0]}
    assert (trial.store.steps(), trial.store.history()) == (steps, history)
    assert trial.store.check() == []


def test_a_read_mark_must_lie_in_its_text(trial: "Trial") -> None:
    mark = records.ReadMark(text_version=trial.version.id, start=0, end=999, **trial.make.signed())
    with pytest.raises(UserError, match=r"store\.range"):
        trial.store.mark_read(add=[mark])
    assert trial.store.open_article(trial.article.id).marks == {}


def test_a_malformed_id_is_refused(trial: "Trial") -> None:
    shouting = replace(trial.make.proposition(), id=new_id().upper())
    with pytest.raises(ValueError, match="not a canonical UUID"):
        trial.do(shouting)


def test_sqlite_refuses_what_no_record_may_be(trial: "Trial") -> None:
    trial.do(trial.make.tag(trial.version))
    database = connect(trial.path, "rw")
    for sql in (
        "UPDATE tag SET kind = 'rumour'",
        "UPDATE tag SET rejected = 2",
        "UPDATE tag SET strength = 4",
        'UPDATE tag SET "end" = start',
        "UPDATE tag SET start = 'zero'",
        "UPDATE tag SET quote = NULL",
        "UPDATE tag SET id = x'00'",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            database.execute(sql)
    database.close()
