"""Why a status moved: the acts since a brief that touched its proposition, and no others."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from variorum.model.cause import Cause, Causes, Touch
from variorum.model.changes import Change, ChangeSet, created, deleted
from variorum.model.ids import Id, new_id, now
from variorum.model.records import Actor, Decision, Independence, Outlet
from variorum.model.summary import PropositionRow, Summary
from variorum.model.tags import Tag, TagLink
from variorum.model.verdict import VoiceHeard
from variorum.model.vocabulary import DecisionKind, Polarity, Reliability, Ruling
from variorum.paths import sample_corpus
from variorum.workspace.briefs import briefs, freeze_brief, since
from variorum.workspace.reconciling import Reconciler
from variorum.workspace.session import Session
from variorum.workspace.tracing import causes, causes_since

SAMPLE = sample_corpus() / "tags.jsonl"


class _Desk:
    """A project of the sample with a brief frozen, and what one may ask of it."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.reconciler = Reconciler(session)
        summary = self.summary()
        made = freeze_brief(session.state.catalogue, "June", summary, session.signed())
        session.do(made).result()
        self.row = next(
            row
            for row in summary.propositions
            if row.verdict.support == 2 and row.verdict.pair and not row.verdict.denial
        )
        self.proposition = self.row.proposition.id

    def summary(self) -> Summary:
        return self.reconciler.summary().result()

    def do(self, act: str, *changes: Change, **params: str) -> None:
        self.session.do(ChangeSet(act, changes, tuple(params.items()))).result()

    def told(self, proposition: Id | None = None) -> Causes:
        (brief,) = briefs(self.session.state.catalogue)
        wanted = proposition or self.proposition
        return causes_since(self.session, brief.id, [wanted]).result()[wanted]

    def voice(self, row: PropositionRow | None = None) -> VoiceHeard:
        return (row or self.row).verdict.counted[0]

    def tag(self) -> tuple[Tag, list[TagLink]]:
        found = self.session.submit(lambda store: store.tags([self.voice().tag])).result()
        return found[0].tag, list(found[0].links)


@pytest.fixture
def session(sample: Session) -> Session:
    """Work on the sample."""
    return sample


@pytest.fixture
def desk(session: Session) -> Iterator[_Desk]:
    made = _Desk(session)
    yield made
    made.reconciler.close()


def _only(told: Causes) -> Cause:
    assert told.count == 1
    return told.shown[0]


def test_nothing_since_a_brief_is_told_as_nothing(desk: _Desk) -> None:
    assert desk.told() == Causes()


def test_a_tag_deleted_tells_who_when_what_and_where_it_stood(desk: _Desk) -> None:
    tag, links = desk.tag()
    desk.do("tag.delete", *deleted(*links, tag), quote=tag.quote)
    told = _only(desk.told())
    assert (told.act, told.who, dict(told.params)) == ("tag.delete", "Ada", {"quote": tag.quote})
    assert told.touches == ((Touch.UNTAGGED, 1),)
    assert told.spot is not None
    assert (told.spot.article, told.spot.start, told.spot.tag) == (
        desk.voice().article,
        tag.start,
        None,
    )


def test_a_tag_added_and_a_link_changed_are_two_acts_newest_first(desk: _Desk) -> None:
    tag, links = desk.tag()
    made = replace(tag, id=new_id(), created=now())
    mine = [replace(link, id=new_id(), tag=made.id) for link in links]
    desk.do("tag.claim", *created(made, *mine), quote=tag.quote)
    about = next(link for link in mine if link.proposition)
    desk.do("link.edit", Change(about, replace(about, polarity=Polarity.DENIES)), quote=tag.quote)
    told = desk.told()
    assert [one.act for one in told.shown] == ["link.edit", "tag.claim"]
    assert told.shown[0].touches == ((Touch.CHANGED, 1),)
    assert told.shown[1].touches == ((Touch.TAGGED, 1),)
    assert {one.spot.tag for one in told.shown if one.spot} == {made.id}


def test_an_independence_ruling_touches_what_both_origins_are_heard_on(desk: _Desk) -> None:
    assert desk.row.verdict.pair is not None
    one, other = (origin.actor for origin in desk.row.verdict.pair)
    assert one is not None
    assert other is not None
    ruling = Independence(id=new_id(), created=now(), one=one, other=other, ruling=Ruling.CONFIRMED)
    desk.do("independence.set", *created(ruling), one="A", other="B")
    assert _only(desk.told()).touches == ((Touch.INDEPENDENCE, 1),)
    heard = {one, other}
    elsewhere = [
        row.proposition.id
        for row in desk.summary().propositions
        if len(heard & {o.actor for v in row.verdict.counted for o in v.origins}) < 2
        and not any(v.reason for v in row.verdict.not_counted)
        and not row.proposition.accused
    ]
    assert elsewhere
    assert all(not desk.told(group).count for group in elsewhere)


def test_a_merge_of_actors_touches_where_the_merged_one_speaks(desk: _Desk) -> None:
    speaker = desk.voice().origins[0].actor
    assert speaker is not None
    into = Actor(id=new_id(), created=now(), name="Someone else")
    merge = Decision(
        id=new_id(),
        created=now(),
        kind=DecisionKind.MERGE,
        about="actor",
        subject=speaker,
        object=into.id,
    )
    desk.do("actor.merge", *created(into, merge), name="X", into="Someone else")
    told = _only(desk.told())
    assert told.touches == ((Touch.MERGED, 1),)
    assert told.spot is not None
    assert told.spot.tag is not None


def test_the_rating_of_an_outlet_touches_what_its_articles_carry(desk: _Desk) -> None:
    catalogue = desk.session.state.catalogue
    article = desk.session.submit(lambda s: s.open_article(desk.voice().article)).result().article
    outlet = catalogue.get(Outlet, article.outlet)
    assert outlet is not None
    desk.do("outlet.edit", Change(outlet, replace(outlet, reliability=Reliability.E)), name="O")
    assert _only(desk.told()).touches == ((Touch.OUTLET, 1),)


def test_what_was_done_and_undone_is_no_cause_but_the_undoing_of_an_older_act_is(
    session: Session,
) -> None:
    reconciler = Reconciler(session)
    row = next(row for row in reconciler.summary().result().propositions if row.verdict.support)
    voice = row.verdict.counted[0]
    found = session.submit(lambda store: store.tags([voice.tag])).result()
    tag, links = found[0].tag, found[0].links
    removal = ChangeSet("tag.delete", deleted(*links, tag), (("quote", tag.quote),))
    session.do(removal).result()
    mark = session.submit(lambda store: store.past().latest()).result()

    def told() -> Causes:
        catalogue, group = session.state.catalogue, row.proposition.id
        return session.submit(lambda store: causes(store, catalogue, mark, [group])[group]).result()

    session.undo().result()
    assert [(one.act, one.taken_back) for one in told().shown] == [("tag.delete", True)]
    session.redo().result()
    assert told().count == 0
    reconciler.close()


def test_every_status_that_moved_has_a_cause(desk: _Desk) -> None:
    tag, links = desk.tag()
    desk.do("tag.delete", *deleted(*links, tag), quote=tag.quote)
    (brief,) = briefs(desk.session.state.catalogue)
    moved = since(brief, desk.summary())
    assert moved
    assert all(desk.told(move.proposition).count for move in moved)
