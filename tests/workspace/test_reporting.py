"""What a report is told beside the summary: rulings by name, briefs with what moved."""

from typing import TYPE_CHECKING

from variorum.model.changes import ChangeSet, deleted
from variorum.model.records import Relation
from variorum.model.verdict import Status
from variorum.workspace.briefs import freeze_brief
from variorum.workspace.reporting import report, summarise

if TYPE_CHECKING:
    from variorum.workspace.session import Session


def test_rulings_on_tags_name_their_quotes(sample: "Session") -> None:
    found = report(sample, summarise(sample)).result()
    ties = [one for one in sample.state.catalogue.all(Relation).values() if one.about == "tag"]
    told = [dict(one.params) for one in found.rulings if one.what == "relation"]
    assert ties
    assert len(told) == len(ties)
    for one in told:
        for name in (one["one"], one["other"]):
            assert name.startswith("“")
            assert name.endswith(")")


def test_a_brief_of_today_has_not_moved(sample: "Session") -> None:
    summary = summarise(sample)
    catalogue = sample.state.catalogue
    sample.do(freeze_brief(catalogue, "First", summary, sample.signed())).result()
    (brief,) = report(sample, summarise(sample)).result().briefs
    assert (brief.name, brief.who, brief.moves) == ("First", sample.author_name, ())


def test_a_brief_tells_the_acts_that_touched_what_moved(sample: "Session") -> None:
    summary = summarise(sample)
    sample.do(freeze_brief(sample.state.catalogue, "First", summary, sample.signed())).result()
    lone = (row for row in summary.of_status(Status.SINGLE_ORIGIN) if row.verdict.articles == 1)
    row = next(row for row in lone if len(row.verdict.counted) == 1)
    (found,) = sample.submit(lambda store: store.tags([row.verdict.counted[0].tag])).result()
    gone = deleted(*found.links, found.tag)
    sample.do(ChangeSet("tag.delete", gone, (("quote", "x"),))).result()
    (brief,) = report(sample, summarise(sample)).result().briefs
    assert row.proposition.id in {move.proposition for move in brief.moves}
    assert brief.causes.keys() == {move.proposition for move in brief.moves}
    (cause,) = brief.causes[row.proposition.id].shown
    assert (cause.act, cause.who) == ("tag.delete", sample.author_name)


def test_without_quotes_nothing_is_read_from_the_texts(sample: "Session") -> None:
    summary = summarise(sample)
    assert report(sample, summary).result().quotes
    assert not report(sample, summary, quoted=False).result().quotes
