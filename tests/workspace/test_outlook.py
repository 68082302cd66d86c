"""An export before it is written: how it begins, what it would lose and where that is seen."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from variorum.export.watching import Watch
from variorum.model.errors import Cancelled
from variorum.model.handover import EVERYTHING, Feature, Format, Selection
from variorum.model.vocabulary import TagKind
from variorum.paths import sample_corpus
from variorum.workspace.exchange import annotate
from variorum.workspace.handing_over import FORMATS, look_over, weigh
from variorum.workspace.lost_records import list_lost
from variorum.workspace.outlook import beginning, excerpt, missing_package
from variorum.workspace.projects import create_project
from variorum.workspace.session import Session

NAMED = {form.name: form for form in FORMATS}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """Return the sample, open."""
    session = create_project(tmp_path_factory.mktemp("s") / "s.variorum", "Sample", "Ada")
    annotate(session, sample_corpus() / "tags.jsonl")
    yield session
    session.close()


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_every_format_that_can_be_written_has_a_beginning(sample: Session, form: Format) -> None:
    if missing_package(form):
        pytest.skip("its package is not installed")
    parts = beginning(sample, form, EVERYTHING)
    assert parts


def test_the_beginning_of_a_part_shows_that_part(sample: Session) -> None:
    wanted = Selection(kinds=frozenset((TagKind.FIGURE,)))
    (part,) = beginning(sample, NAMED["dataset"], wanted)
    tags = [line for line in part.text.splitlines() if '"record":"tag"' in line]
    assert tags
    assert all('"kind":"figure"' in line for line in tags)


def test_without_texts_the_beginning_has_none(sample: Session) -> None:
    (with_text,) = beginning(sample, NAMED["dataset"], EVERYTHING)
    (without,) = beginning(sample, NAMED["dataset"], replace(EVERYTHING, texts=False))
    assert '"text":"North' in with_text.text or len(with_text.text) > len(without.text)
    assert '"record":"text_version"' in without.text


def test_an_excerpt_points_at_nothing_that_is_not_in_it(sample: Session) -> None:
    records = sample.read(lambda store: excerpt(store, EVERYTHING)).result()
    ids = {one.id for one in records}
    links = [one for one in records if one.kind_name == "tag_link"]
    assert links
    for link in links:
        for field in ("tag", "actor", "proposition", "quantity", "outlet", "topic"):
            target = getattr(link, field)
            assert target is None or target in ids


@pytest.mark.parametrize("name", ["qdpx", "csv-spreadsheet", "dataset"])
def test_what_is_weighed_is_what_the_command_line_says(sample: Session, name: str) -> None:
    assert weigh(sample, NAMED[name], EVERYTHING, Watch()) == look_over(sample, name)


def test_weighing_stops_when_told_to(sample: Session) -> None:
    with pytest.raises(Cancelled):
        weigh(sample, NAMED["qdpx"], EVERYTHING, Watch(lambda _done, _all: False))


def test_what_would_be_lost_is_told_with_its_place(sample: Session) -> None:
    losses = weigh(sample, NAMED["qdpx"], EVERYTHING, Watch()).losses
    found = list_lost(sample, losses)
    counts = {loss.feature: len(loss.ids) for loss in losses}
    assert {feature: len(rows) for feature, rows in found.items()} == counts
    figure = found[Feature.FIGURE_VALUES][0]
    assert (figure.kind, figure.seen.kind) == ("tag", "tag")
    assert figure.label == "A"
    region = found[Feature.REGIONS][0]
    assert (region.seen.kind, region.seen.start) == ("place", 0)
    assert found[Feature.ASSESSMENTS][0].seen.kind == "proposition"
