"""The tour's copy of the sample: one article without tags, everything else as it was."""

import json
from pathlib import Path
from typing import Any

import pytest

from variorum.model.records import Article
from variorum.paths import sample_corpus
from variorum.workspace.projects import open_project
from variorum.workspace.sample import TOUR_ARTICLE, for_tour, make_tour

LINES: list[dict[str, Any]] = [
    json.loads(line)
    for line in (sample_corpus() / "tags.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VARIORUM_DATA_DIR", str(tmp_path / "data"))


def _ids(lines: list[dict[str, Any]], record: str) -> set[str]:
    return {line["id"] for line in lines if line["record"] == record}


def test_only_tags_of_the_article_go_and_what_speaks_of_them() -> None:
    kept = for_tour([dict(line) for line in LINES])
    article = next(line for line in LINES if line.get("label") == TOUR_ARTICLE)
    version = next(line["id"] for line in LINES if line.get("article") == article["id"])
    ours = {line["id"] for line in LINES if line.get("text_version") == version}
    gone = {line["id"] for line in LINES} - {line["id"] for line in kept}
    assert _ids(LINES, "tag") & ours == _ids(LINES, "tag") & gone
    assert _ids(LINES, "read_mark") & ours == _ids(LINES, "read_mark") & gone
    records = {line["record"] for line in LINES if line["id"] in gone}
    assert records == {"tag", "tag_link", "relation", "note", "read_mark"}


def test_nothing_kept_refers_to_what_is_gone() -> None:
    kept = for_tour([dict(line) for line in LINES])
    gone = {line["id"] for line in LINES} - {line["id"] for line in kept}
    assert not any(one in json.dumps(line) for line in kept for one in gone)


def test_the_copy_is_made_anew_each_time(tmp_path: Path) -> None:
    path = make_tour(tmp_path, "Ada")
    path.write_bytes(b"not a project any more")
    assert make_tour(tmp_path, "Ada") == path
    session = open_project(path, "Ada")
    try:
        articles = session.state.catalogue.all(Article).values()
        found = next(one for one in articles if one.label == TOUR_ARTICLE)
        opened = session.submit(lambda store: store.open_article(found.id)).result()
        assert not opened.tags
        assert opened.text.startswith("Seoul Considers Arms")
        assert "(tour)" in session.state.catalogue.project.title
    finally:
        session.close()
