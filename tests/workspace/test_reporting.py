"""What a report is told beside the summary: rulings by name, briefs with what moved."""

from typing import TYPE_CHECKING

import pytest

from variorum.model.records import Relation
from variorum.paths import sample_corpus
from variorum.workspace.briefs import freeze_brief
from variorum.workspace.exchange import annotate
from variorum.workspace.reporting import report, summarise

if TYPE_CHECKING:
    from variorum.workspace.session import Session


@pytest.fixture
def sample(session: "Session") -> "Session":
    """Return the sample, tagged."""
    annotate(session, sample_corpus() / "tags.jsonl")
    return session


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


def test_without_quotes_nothing_is_read_from_the_texts(sample: "Session") -> None:
    summary = summarise(sample)
    assert report(sample, summary).result().quotes
    assert not report(sample, summary, quoted=False).result().quotes
