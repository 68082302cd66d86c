"""The sample project: made once in a process of the tests, then laid where each test wants it."""

import hashlib
import os
import shutil
from pathlib import Path

import pytest

from variorum.paths import sample_corpus
from variorum.store.osfiles import canonical_path
from variorum.store.registry import Registry
from variorum.workspace.exchange import annotate
from variorum.workspace.projects import create_project

_TAGS = sample_corpus() / "tags.jsonl"


class LaidSample:
    """Lays copies of a project, each as if Ada had taken a dataset in at its place.

    To take the sample in costs as much as a window does.
    """

    def __init__(self, folder: Path) -> None:
        """Keep in `folder` what was made."""
        self._folder = folder

    def lay(self, path: Path, tags: Path = _TAGS) -> Path:
        """Put the project at `path`, and what making it leaves into the data folder of now."""
        made = self._folder / hashlib.sha256(tags.read_bytes()).hexdigest()
        project, left = made / "sample.variorum", made / "data"
        if not made.exists():
            _make(project, left, tags)
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(project, path)
        data = Path(os.environ["VARIORUM_DATA_DIR"])
        shutil.copytree(left, data, dirs_exist_ok=True, ignore=lambda *_: ["projects.json"])
        known = Registry(left).find(canonical_path(project))
        assert known is not None
        Registry(data).keep(canonical_path(path), known)
        return path


def _make(path: Path, data: Path, tags: Path) -> None:
    path.parent.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VARIORUM_DATA_DIR", str(data))
        session = create_project(path, "Sample", "Ada")
        try:
            annotate(session, tags)
        finally:
            session.close()
