"""Every group of the measure runs on tiny data and gives rows; nothing is left behind."""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from variorum.bench import run as running
from variorum.bench.apart import ApartError, apart
from variorum.bench.groups import GROUPS, measured
from variorum.bench.making import make
from variorum.bench.rows import Row
from variorum.bench.run import bench
from variorum.bench.scale import SCALES, Workshop
from variorum.cli.bench import GROUPS as OFFERED
from variorum.cli.main import cli
from variorum.model.records import Article, TextVersion
from variorum.model.tags import Tag
from variorum.workspace.projects import open_project


@pytest.mark.slow
@pytest.mark.parametrize("name", GROUPS)
def test_a_group_measures_tiny_data(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    before = dict(os.environ)
    rows = bench("tiny", [name])
    assert rows
    assert not [one.name for one in rows if "broke off" in one.name]
    assert all(one.ours is not None and one.name for one in rows)
    assert all((one.held is None) == (one.target == "") for one in rows)
    assert dict(os.environ) == before
    assert list(tmp_path.iterdir()) == []


def test_the_command_offers_every_group() -> None:
    assert tuple(GROUPS) == OFFERED


def test_the_command_prints_a_table_and_writes_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def bench_of(scale: str, only: tuple[str, ...], _report: object) -> list[Row]:
        asked.extend((scale, only))
        return [Row("open (ms)", "", 2.0, 1.0, 2.0, "<= 1x", held=False)]

    monkeypatch.setattr(running, "bench", bench_of)
    out = tmp_path / "rows.json"
    done = CliRunner().invoke(cli, ["bench", "--quick", "--only", "reader", "--json", str(out)])
    assert done.exit_code == 0
    assert asked == ["quick", ("reader",)]
    assert "open (ms)" in done.stdout
    (found,) = json.loads(out.read_text(encoding="utf-8"))
    assert found["held"] is False


def test_a_group_that_breaks_off_says_so(tmp_path: Path) -> None:
    (found,) = measured("no such group", tmp_path, "tiny")
    assert "broke off (KeyError" in found.name
    assert (found.ours, found.held) == (None, False)


def test_a_call_apart_that_dies_is_told() -> None:
    with pytest.raises(ApartError):
        apart("os:_exit", 3)
    assert apart("os.path:join", "a", "b") == os.path.join("a", "b")  # noqa: PTH118  # the call itself


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the list of projects in a folder of the test's own."""
    monkeypatch.setenv("VARIORUM_DATA_DIR", str(tmp_path / "data"))
    return tmp_path


def test_a_made_project_is_sound_but_for_its_journal(own_folder: Path) -> None:
    path = own_folder / "made.variorum"
    make(str(path), 120, 12)
    session = open_project(path, "Ada")
    try:
        records = list(session.submit(lambda store: list(store.records())).result())
        found = session.check().result()
    finally:
        session.close()
    assert sum(isinstance(one, Tag) for one in records) == 120
    assert sum(isinstance(one, Article) for one in records) == 12
    texts = {one.id: one.text for one in records if isinstance(one, TextVersion)}
    tags = [one for one in records if isinstance(one, Tag)]
    assert all(texts[one.text_version][one.start : one.end] == one.quote for one in tags)
    assert {one.code for one in found} == {"check.unjournaled"}


def test_what_is_made_depends_on_the_seed_alone(own_folder: Path) -> None:
    found = []
    for name in ("one", "other"):
        path = own_folder / f"{name}.variorum"
        make(str(path), 60, 6)
        session = open_project(path, "Ada")
        records = session.submit(lambda store: list(store.records())).result()
        session.close()
        found.append([(t.id, t.start, t.quote) for t in records if isinstance(t, Tag)])
    assert found[0] == found[1]


def test_scales_have_three_sizes_to_fit_growth_to(tmp_path: Path) -> None:
    for name in SCALES:
        scale = Workshop(tmp_path, name).scale
        assert len(scale.texts) == len(scale.tags) == len(scale.articles) == 3
