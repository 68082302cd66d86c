"""Merges that hold, the tags of a record, and all that is sure accepted in one act."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from variorum.model.changes import ChangeSet, created
from variorum.model.ids import new_id, now
from variorum.model.records import Actor, Article
from variorum.model.resolve import merged
from variorum.paths import sample_corpus
from variorum.workspace import deciding
from variorum.workspace.accepting import accept_all, sure_ones
from variorum.workspace.inbox import InboxKeeper
from variorum.workspace.reconciling import Reconciler
from variorum.workspace.regrouping import merges, pointing
from variorum.workspace.session import Session

SAMPLE = sample_corpus() / "tags.jsonl"
MORE = 3


@pytest.fixture
def session(sample: Session) -> Session:
    """Work on the sample."""
    return sample


@pytest.fixture
def twins(session: Session) -> Session:
    """Open the sample with some actors known twice."""
    actors = [one for one in session.state.catalogue.all(Actor).values() if one.article is None]
    again = [replace(one, id=new_id(), created=now()) for one in actors[:MORE]]
    session.do(ChangeSet("annotate", created(*again), (("file", "x"),))).result()
    return session


@pytest.fixture
def keeper(twins: Session) -> Iterator[InboxKeeper]:
    reconciler = Reconciler(twins)
    made = InboxKeeper(twins, reconciler)
    yield made
    made.close()
    reconciler.close()


def test_all_that_is_sure_is_one_act_and_one_undo(twins: Session, keeper: InboxKeeper) -> None:
    inbox = keeper.inbox().result()
    sure = sure_ones(inbox)
    assert len(sure) == MORE
    act = accept_all(sure, twins.state.catalogue, twins.signed())
    assert act is not None
    assert act.params == (("count", str(MORE)),)
    twins.do(act).result()
    assert len(merged(twins.state.catalogue, "actor")) == MORE
    after = keeper.inbox().result()
    assert sure_ones(after) == []
    assert after.decided == inbox.decided + MORE
    twins.undo().result()
    assert merged(twins.state.catalogue, "actor") == {}
    assert len(sure_ones(keeper.inbox().result())) == MORE


def test_accepting_all_can_be_stopped_and_alters_nothing(
    twins: Session, keeper: InboxKeeper
) -> None:
    sure = sure_ones(keeper.inbox().result())
    told: list[float] = []
    asked = iter([False, True])
    catalogue = twins.state.catalogue
    revision = catalogue.revision
    stopped = accept_all(
        sure, catalogue, twins.signed(), progress=told.append, cancelled=lambda: next(asked)
    )
    assert stopped is None
    assert told == [1 / MORE]
    assert catalogue.revision == revision


def test_merges_are_listed_newest_first_until_they_are_parted(twins: Session) -> None:
    catalogue, me = twins.state.catalogue, twins.signed()
    one, two, three, four = list(catalogue.all(Actor))[:4]
    for subject, into in ((one, two), (three, four)):
        twins.do(deciding.merge_records(catalogue, "actor", subject, into, me)).result()
    assert [(found.subject, found.into) for found in merges(catalogue)] == [
        (three, four),
        (one, two),
    ]
    twins.do(deciding.unmerge(catalogue, "actor", three, me)).result()
    assert [found.subject for found in merges(catalogue)] == [one]


def test_what_points_at_a_record_points_at_what_was_merged_into_it(twins: Session) -> None:
    catalogue, me = twins.state.catalogue, twins.signed()
    articles = catalogue.all(Article)
    counts = twins.submit(lambda store: list(store.namings(articles))).result()
    one, other = list(dict.fromkeys(actor for _, is_mention, actor, _ in counts if is_mention))[:2]
    alone = pointing(twins, "actor", one).result()
    assert alone.tags
    assert alone.quotes.keys() == {linked.tag.id for linked in alone.tags}
    others = pointing(twins, "actor", other).result()
    twins.do(deciding.merge_records(catalogue, "actor", one, other, me)).result()
    both = {linked.tag.id for linked in pointing(twins, "actor", one).result().tags}
    assert both == {linked.tag.id for found in (alone, others) for linked in found.tags}
