"""What tests of the workspace need: data of their own, a project, the sample."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from laid_sample import LaidSample

from variorum.workspace.projects import create_project, open_project
from variorum.workspace.session import Session


@pytest.fixture(autouse=True)
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the registry of projects in a folder of the test's own."""
    monkeypatch.setenv("VARIORUM_DATA_DIR", str(tmp_path / "data"))


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Open an empty project."""
    made = create_project(tmp_path / "p.variorum", "Test", "Ada")
    yield made
    made.close()


@pytest.fixture
def sample(own_data: None, tmp_path: Path, laid_sample: LaidSample) -> Iterator[Session]:
    """Open a project that holds the sample."""
    del own_data
    made = open_project(laid_sample.lay(tmp_path / "p.variorum"), "Ada")
    yield made
    made.close()


Reopen = Callable[[Session], Session]


@pytest.fixture
def reopen() -> Iterator[Reopen]:
    """Close a session and open its file again."""
    opened: list[Session] = []

    def again(session: Session) -> Session:
        session.close()
        opened.append(open_project(session.path, "Ada"))
        return opened[-1]

    yield again
    for one in opened:
        one.close()
