"""A brief keeps the statuses; what moves later is told, and two analysts can be compared."""

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from variorum.model.changes import Change, ChangeSet
from variorum.model.ids import Id
from variorum.model.records import Annotator, Article, Decision
from variorum.model.summary import Summary
from variorum.model.tags import Tag, TagLink
from variorum.model.verdict import Sign
from variorum.model.vocabulary import Polarity
from variorum.paths import sample_corpus
from variorum.workspace.agreeing import agreement
from variorum.workspace.briefs import briefs, freeze_brief, since
from variorum.workspace.reconciling import Reconciler
from variorum.workspace.session import Session

SAMPLE = sample_corpus() / "tags.jsonl"


@pytest.fixture
def session(sample: Session) -> Session:
    """Work on the sample."""
    return sample


@pytest.fixture
def kept(session: Session) -> Iterator[Reconciler]:
    reconciler = Reconciler(session)
    yield reconciler
    reconciler.close()


def test_a_brief_tells_what_moved_since(session: Session, kept: Reconciler) -> None:
    before = kept.summary().result()
    session.do(freeze_brief(session.state.catalogue, "June", before, session.signed())).result()
    (brief,) = briefs(session.state.catalogue)
    assert since(brief, before) == ()
    row = next(row for row in before.propositions if row.verdict.support == 1)
    voice = next(one for one in row.verdict.counted if one.polarity is Polarity.ASSERTS)
    records = session.submit(lambda store: list(store.records())).result()
    link = next(one for one in records if isinstance(one, TagLink) and one.id == voice.link)
    turned = Change(link, replace(link, polarity=Polarity.DENIES))
    session.do(ChangeSet("link.edit", (turned,))).result()
    after = kept.summary().result()
    moved = {move.proposition: move for move in since(brief, after)}
    now = next(found for found in after.propositions if found.proposition.id == row.proposition.id)
    assert moved[row.proposition.id].before is row.verdict.status
    assert moved[row.proposition.id].after is now.verdict.status
    assert moved[row.proposition.id].denial == (row.verdict.denial, now.verdict.denial)


def _told_by_the_accused(session: Session, kept: Reconciler) -> tuple[Decision, Summary, Id]:
    """Freeze a brief, then lift the accusation of who alone denies a proposition."""
    before = kept.summary().result()
    session.do(freeze_brief(session.state.catalogue, "June", before, session.signed())).result()
    row = next(row for row in before.propositions if row.verdict.accused_only)
    free = replace(row.proposition, accused=())
    session.do(ChangeSet("accuse", (Change(row.proposition, free),))).result()
    (brief,) = briefs(session.state.catalogue)
    return brief, kept.summary().result(), row.proposition.id


def test_a_brief_tells_a_badge_that_moved_where_the_status_stays(
    session: Session, kept: Reconciler
) -> None:
    brief, after, group = _told_by_the_accused(session, kept)
    (move,) = since(brief, after)
    assert (move.proposition, move.stays, move.resigned) == (group, True, True)
    assert move.signs == ((Sign.ACCUSED_ONLY,), ())


def test_a_brief_that_kept_no_badges_tells_none(session: Session, kept: Reconciler) -> None:
    brief, after, _group = _told_by_the_accused(session, kept)
    old = json.loads(brief.value)
    for one in old.values():
        del one["signs"]
    assert since(replace(brief, value=json.dumps(old)), after) == ()


def test_a_brief_survives_the_dataset(session: Session, kept: Reconciler) -> None:
    summary = kept.summary().result()
    session.do(freeze_brief(session.state.catalogue, "June", summary, session.signed())).result()
    (brief,) = briefs(session.state.catalogue)
    found = session.submit(lambda store: list(store.records())).result()
    assert brief in [one for one in found if isinstance(one, Decision)]


def test_a_second_analyst_who_tags_the_same_agrees(session: Session, kept: Reconciler) -> None:
    kept.summary().result()
    article = next(iter(session.state.catalogue.all(Article)))
    alone = agreement(session, article).result()
    assert len(alone.annotators) == 1
    records = session.submit(lambda store: list(store.records())).result()
    opened = session.submit(lambda store: store.open_article(article)).result()
    mine = opened.standing()
    links = [one for one in records if isinstance(one, TagLink)]
    second = Annotator(id=_id(1), author=_id(1), created=mine[0].created, name="Ben")
    copies: list[Annotator | Tag | TagLink] = [second]
    for number, tag in enumerate(mine):
        own = _id(1000 + number)
        copies.append(replace(tag, id=own, author=second.id))
        copies += [
            replace(link, id=_id(100_000 + number * 100 + place), tag=own, author=second.id)
            for place, link in enumerate(one for one in links if one.tag == tag.id)
        ]
    session.do(ChangeSet("annotate", tuple(Change(None, one) for one in copies))).result()
    both = agreement(session, article).result()
    assert len(both.annotators) == 2
    assert both.alpha_u == 1
    assert both.discrepancies == ()
    assert len(both.agreed) == len(mine)
    assert all(one.same == one.items for one in both.fields)


def _id(number: int) -> Id:
    return Id(f"01900000-0000-7000-8000-{number:012d}")
