"""Kill the window while somebody tags: what it called saved is there, and nothing is half there."""

import random
import sys
from pathlib import Path

import pytest
from killed_runs import Run
from killed_window import tag_by_key

from variorum.model.ids import Id
from variorum.model.vocabulary import TagKind
from variorum.paths import sample_corpus
from variorum.workspace.importing import import_act, look
from variorum.workspace.projects import create_project, open_project

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no signal that kills at any instruction"
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project with one article and no tags."""
    monkeypatch.setenv("VARIORUM_DATA_DIR", str(tmp_path / "data"))
    path = tmp_path / "p.variorum"
    session = create_project(path, "Test", "Ada")
    article = min((sample_corpus() / "articles").iterdir())
    act = import_act(session, look(session, [article], lambda _done, _all: True))
    assert act
    session.do(act).result()
    session.close()
    return path


def _run_until_killed(project: Path, announcements: int, seed: int) -> list[int]:
    """Let a window tag, kill it after some announcements; return all that it made."""
    run = Run(project.parent, tag_by_key, project, seed)
    told = [run.told() for _ in range(announcements)]
    return told + run.kill()


def _look(project: Path) -> int:
    """Check a project as it was left; return how many tags it has."""
    session = open_project(project, "Ada")
    try:
        assert session.refusal is None, "the lock of a killed program is free"
        assert session.check().result() == []
        found = session.submit(lambda store: store.linked_tags(list(TagKind))).result()
        assert all(linked.links for linked in found), "a tag and its link are one act"
        actors = {Id(str(link.actor)) for linked in found for link in linked.links}
        known = {record.id for record in session.state.catalogue if record.kind_name == "actor"}
        assert actors == known, "an actor is made with its first mention"
        return len(found)
    finally:
        session.close()


@pytest.mark.slow
def test_twenty_killed_windows_lose_nothing_they_called_saved(project: Path) -> None:
    chance = random.Random(11)  # noqa: S311  # repeatable moments, no secret
    before = 0
    for seed in range(20):
        announced = _run_until_killed(project, chance.randint(1, 12), seed)
        found = _look(project)
        assert found >= announced[-1] > before
        before = found
