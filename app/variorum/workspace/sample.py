"""The sample project and the tour's copy of it: made from the corpus that comes with Variorum."""

import json
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from variorum.model.errors import UserError
from variorum.paths import sample_corpus
from variorum.workspace.exchange import annotate
from variorum.workspace.projects import create_project
from variorum.workspace.session import Session

FILE_NAME = "sample.variorum"
TOUR_NAME = "tour.variorum"
TOUR_ARTICLE = "E"
"""The label of the article that the tour's copy holds untagged and unread."""

Line = dict[str, Any]


def make_sample(folder: Path, author_name: str) -> Path:
    """Return the sample project in `folder`, made there unless it is there already.

    Raises UserError ``project.unwritable``.
    """
    path = folder / FILE_NAME
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _fill(path, "Sample", author_name, sample_corpus() / "tags.jsonl")
    return path


def make_tour(folder: Path, author_name: str) -> Path:
    """Return a new copy of the sample for the tour, in place of the one made before.

    Its article `TOUR_ARTICLE` has no tags. Raises UserError ``project.unwritable``.
    """
    path = folder / TOUR_NAME
    folder.mkdir(parents=True, exist_ok=True)
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        problem = error.strerror or str(error)
        raise UserError("project.unwritable", path=str(path), problem=problem) from error
    whole = (sample_corpus() / "tags.jsonl").read_text(encoding="utf-8")
    kept = for_tour([json.loads(line) for line in whole.splitlines()])
    with tempfile.TemporaryDirectory() as beside:
        source = Path(beside, "tour.jsonl")
        lines = (json.dumps(line, ensure_ascii=False) + "\n" for line in kept)
        source.write_text("".join(lines), encoding="utf-8", newline="\n")
        _fill(path, "Tour", author_name, source)
    return path


def for_tour(lines: Sequence[Line]) -> list[Line]:
    """Return the sample's dataset under another title, with `TOUR_ARTICLE` still to do."""
    kept = without_tags(lines, TOUR_ARTICLE)
    for line in kept:
        if line["record"] == "project":
            line["title"] = line["title"].replace("(sample)", "(tour)")
        elif line["record"] == "article" and line["label"] == TOUR_ARTICLE:
            line["progress"] = "todo"
    return kept


def without_tags(lines: Sequence[Line], label: str) -> list[Line]:
    """Return a dataset without the tags of one article, and without all that speaks of them."""
    articles = {line["id"] for line in lines if line.get("label") == label}
    versions = {line["id"] for line in lines if line.get("article") in articles}
    gone: set[str] = {
        line["id"]
        for line in lines
        if line["record"] in {"tag", "read_mark"} and line["text_version"] in versions
    }
    count = -1
    while count != len(gone):
        count = len(gone)
        gone |= {line["id"] for line in lines if not gone.isdisjoint(_mentions(line))}
    return [line for line in lines if line["id"] not in gone]


def _mentions(line: Line) -> Iterable[str]:
    """Return every text in a line's fields: ids of other records are among them."""
    for value in line.values():
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            yield from (one for one in value if isinstance(one, str))


def _fill(path: Path, title: str, author_name: str, dataset: Path) -> None:
    session: Session = create_project(path, title, author_name)
    try:
        annotate(session, dataset)
    finally:
        session.close()
