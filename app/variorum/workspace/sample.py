"""The sample project: made from the corpus that comes with Variorum."""

from pathlib import Path

from variorum.paths import sample_corpus
from variorum.workspace.exchange import annotate
from variorum.workspace.projects import create_project
from variorum.workspace.session import Session

FILE_NAME = "sample.variorum"


def make_sample(folder: Path, author_name: str) -> Path:
    """Return the sample project in `folder`, made there unless it is there already.

    Raises UserError ``project.unwritable``.
    """
    path = folder / FILE_NAME
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        session: Session = create_project(path, "Sample", author_name)
        try:
            annotate(session, sample_corpus() / "tags.jsonl")
        finally:
            session.close()
    return path
