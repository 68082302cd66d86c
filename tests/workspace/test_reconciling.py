"""The summary kept current equals the summary made anew, and follows what an act touched."""

from dataclasses import replace
from pathlib import Path

from variorum.model.changes import Change, ChangeSet
from variorum.model.records import ActorLink, Proposition
from variorum.model.tags import TagLink
from variorum.model.vocabulary import ActorTie, LinkRole, Polarity
from variorum.paths import sample_corpus
from variorum.workspace.exchange import annotate, export
from variorum.workspace.projects import create_project
from variorum.workspace.reconciling import Reconciler
from variorum.workspace.reporting import summarise, summary_json
from variorum.workspace.session import Session

SAMPLE = sample_corpus() / "tags.jsonl"


def _anew(session: Session) -> str:
    return summary_json(summarise(session))


def test_an_incremental_summary_equals_one_made_anew(session: Session) -> None:
    annotate(session, SAMPLE)
    kept = Reconciler(session)
    before = summary_json(kept.summary().result())
    assert before == _anew(session)
    records = session.submit(lambda store: list(store.records())).result()
    links = [one for one in records if isinstance(one, TagLink) and one.polarity]
    turned = links[0]
    other = Polarity.DENIES if turned.polarity is Polarity.ASSERTS else Polarity.ASSERTS
    acts = [
        ChangeSet("link.edit", (Change(turned, replace(turned, polarity=other)),)),
        ChangeSet("link.remove", (Change(links[-1], None),)),
    ]
    tie = next(
        one
        for one in session.state.catalogue.all(ActorLink).values()
        if one.kind is ActorTie.SPEAKS_FOR
    )
    acts.append(ChangeSet("actor.parent", (Change(tie, None),)))
    for act in acts:
        session.do(act).result()
        now = summary_json(kept.summary().result())
        assert now == _anew(session)
        assert now != before
        before = now
    kept.close()


def test_the_sample_comes_out_as_it_went_in(session: Session, tmp_path: Path) -> None:
    annotate(session, SAMPLE)
    export(session, "dataset", tmp_path / "out.jsonl")
    assert (tmp_path / "out.jsonl").read_bytes() == SAMPLE.read_bytes()
    second = create_project(tmp_path / "q.variorum", "Other", "Grace")
    annotate(second, tmp_path / "out.jsonl")
    export(second, "dataset", tmp_path / "again.jsonl")
    second.close()
    assert (tmp_path / "again.jsonl").read_bytes() == SAMPLE.read_bytes()


def test_taking_a_dataset_in_twice_changes_nothing(session: Session) -> None:
    annotate(session, SAMPLE)
    report = annotate(session, SAMPLE)
    assert not report.created
    assert report.unchanged == len(SAMPLE.read_bytes().splitlines())


def test_undoing_a_dataset_leaves_an_empty_project(session: Session) -> None:
    annotate(session, SAMPLE)
    session.undo().result()
    session.submit(lambda _store: None).result()
    assert not session.state.catalogue.all(Proposition)
    assert not session.check().result()


def test_every_speaker_of_the_sample_is_reached(session: Session) -> None:
    annotate(session, SAMPLE)
    summary = summarise(session)
    records = session.submit(lambda store: list(store.records())).result()
    wanted = {
        one.id for one in records if isinstance(one, TagLink) and one.role is LinkRole.PROPOSITION
    }
    heard = {
        voice.link
        for row in summary.propositions
        for voice in (*row.verdict.counted, *row.verdict.not_counted)
    }
    assert wanted <= heard, "a claim was dropped without a reason"
