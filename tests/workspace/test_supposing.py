"""What is said to follow from an act is what follows when it is done; a view leaves no trace."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from variorum.model.changes import Change, ChangeSet, created
from variorum.model.ids import Id, new_id, now
from variorum.model.records import Actor, ActorLink, Article, Relation
from variorum.model.summary import Summary
from variorum.model.tags import Tag, TagLink
from variorum.model.verdict import Status
from variorum.model.view import COUNTING, View
from variorum.model.vocabulary import ActorTie, LinkRole, Polarity, RelationKind, Ruling
from variorum.paths import sample_corpus
from variorum.tagging.housekeeping import set_independence
from variorum.workspace.reconciling import Reconciler
from variorum.workspace.session import Session

SAMPLE = sample_corpus() / "tags.jsonl"

Statuses = dict[Id, Status]


@pytest.fixture
def session(sample: Session) -> Session:
    """Work on the sample."""
    return sample


@pytest.fixture
def kept(session: Session) -> Iterator[Reconciler]:
    reconciler = Reconciler(session)
    yield reconciler
    reconciler.close()


def _statuses(summary: Summary) -> Statuses:
    return {row.proposition.id: row.verdict.status for row in summary.propositions}


def _acts(session: Session) -> list[ChangeSet]:
    """Return acts of every sort that may move a status."""
    records = session.submit(lambda store: list(store.records())).result()
    said = [one for one in records if isinstance(one, TagLink) and one.polarity]
    turned = next(one for one in said if one.polarity is Polarity.ASSERTS)
    articles = list(session.state.catalogue.all(Article))
    same = Relation(
        id=new_id(),
        created=now(),
        kind=RelationKind.COPY_OF,
        about="article",
        one=articles[1],
        other=articles[0],
    )
    ties = session.state.catalogue.all(ActorLink).values()
    tie = next(one for one in ties if one.kind is ActorTie.SPEAKS_FOR)
    tag = next(one for one in records if isinstance(one, Tag) and one.id == turned.tag)
    links = [one for one in records if isinstance(one, TagLink) and one.tag == tag.id]
    voice = next(
        one for one in records if isinstance(one, TagLink) and one.role is LinkRole.SPEAKER
    )
    home = session.submit(lambda store: store.tags([voice.tag])).result()[0].article
    named = Actor(id=new_id(), created=now(), name="Ostland Harbour Board")
    unnamed = replace(named, id=new_id(), name="a clerk of the harbour", article=home)
    return [
        *(
            ChangeSet("group.accept", (*created(one), Change(voice, replace(voice, actor=one.id))))
            for one in (named, unnamed)
        ),
        ChangeSet("link.edit", (Change(turned, replace(turned, polarity=Polarity.DENIES)),)),
        ChangeSet("copy", created(same)),
        ChangeSet("parent.remove", (Change(tie, None),)),
        ChangeSet("tag.delete", (*(Change(one, None) for one in links), Change(tag, None))),
    ]


def test_what_is_supposed_is_what_follows(session: Session, kept: Reconciler) -> None:
    moved = 0
    for act in _acts(session):
        before = _statuses(kept.summary().result())
        moves = kept.suppose(act).result()
        assert _statuses(kept.summary().result()) == before
        session.do(act).result()
        after = _statuses(kept.summary().result())
        anew = Reconciler(session)
        assert after == _statuses(anew.summary().result())
        anew.close()
        told = {move.proposition: (move.before, move.after) for move in moves if not move.stays}
        found = {
            one: (before.get(one), after.get(one))
            for one in {**before, **after}
            if before.get(one) is not after.get(one)
        }
        assert told == found
        moved += len(found)
        session.undo().result()
        session.submit(lambda _store: None).result()
    assert moved, "none of the acts moved anything: the test shows nothing"


def test_a_new_link_of_a_claim_is_supposed_though_it_was_no_evidence(
    session: Session, kept: Reconciler
) -> None:
    rows = kept.summary().result().propositions
    alone = next(row for row in rows if row.verdict.status is Status.SINGLE_ORIGIN)
    records = session.submit(lambda store: list(store.records())).result()
    own = {voice.tag for voice in alone.verdict.counted}
    denial = next(
        one
        for one in records
        if isinstance(one, TagLink) and one.polarity is Polarity.DENIES and one.tag not in own
    )
    link = replace(denial, id=new_id(), proposition=alone.proposition.id)
    act = ChangeSet("link.add", created(link))
    told = {move.proposition: move for move in kept.suppose(act).result()}
    session.do(act).result()
    after = _statuses(kept.summary().result())
    assert told.keys() == {alone.proposition.id}
    assert told[alone.proposition.id].denial == (0, 1)
    assert told[alone.proposition.id].after is after[alone.proposition.id]


@pytest.mark.parametrize("ruling", list(Ruling))
def test_a_ruling_on_independence_moves_what_it_moves_when_all_is_judged_anew(
    session: Session, kept: Reconciler, ruling: Ruling
) -> None:
    rows = kept.summary().result().propositions
    agreed = next(row.verdict for row in rows if row.verdict.status is Status.AGREED)
    assert agreed.pair
    one, other = (origin.actor for origin in agreed.pair)
    assert one
    assert other
    catalogue = session.state.catalogue
    act = set_independence(catalogue, one, other, ruling, session.signed())
    told = {move.proposition: move.after for move in kept.suppose(act).result()}
    session.do(act).result()
    after = kept.summary().result()
    anew = Reconciler(session)
    assert after == anew.summary().result()
    anew.close()
    before = {row.proposition.id: row.verdict for row in rows}
    found = {row.proposition.id: row.verdict for row in after.propositions}
    assert told == {one: verdict.status for one, verdict in found.items() if verdict != before[one]}
    assert agreed.proposition in told


def test_a_view_shows_fewer_columns_and_leaves_no_trace(kept: Reconciler) -> None:
    whole = kept.summary().result()
    out = whole.articles[0].id
    seen = kept.viewed(View(articles=frozenset({out}))).result()
    assert [one.id for one in seen.summary.articles] == [one.id for one in whole.articles[1:]]
    assert all(len(row.cells) == len(whole.articles) - 1 for row in seen.summary.propositions)
    found = _statuses(seen.summary)
    known = _statuses(whole)
    told = {move.proposition: move.after for move in seen.moves if not move.stays}
    assert told == {one: found[one] for one in found if found[one] is not known[one]}
    assert told
    assert kept.summary().result() == whole


def test_the_counting_view_is_the_summary(kept: Reconciler) -> None:
    seen = kept.viewed(COUNTING).result()
    assert seen.moves == ()
    assert seen.summary == kept.summary().result()


def test_the_figures_supposed_are_the_figures_that_follow(
    session: Session, kept: Reconciler
) -> None:
    rows = kept.summary().result().quantities
    least = min(
        (row for row in rows if row.verdict.figures), key=lambda row: len(row.verdict.pairs)
    )
    most = max(rows, key=lambda row: len(row.verdict.pairs))
    figure = most.verdict.figures[0].tag
    linked = session.submit(lambda store: store.tags([figure])).result()[0]
    link = next(one for one in linked.links if one.quantity)
    act = ChangeSet("tag.relink", (Change(link, replace(link, quantity=least.quantity.id)),))
    told = {move.quantity: move for move in kept.supposition(act).result().figures}
    assert told.keys() == {least.quantity.id, most.quantity.id}
    assert told[most.quantity.id].name == most.quantity.name
    assert told[most.quantity.id].before == most.verdict
    session.do(act).result()
    after = {row.quantity.id: row.verdict for row in kept.summary().result().quantities}
    assert {one: move.after for one, move in told.items()} == {one: after[one] for one in told}
    assert told[most.quantity.id].after != most.verdict
