"""A project in memory to take datasets into, and short ways to write and read them."""

import io
from collections.abc import Callable, Iterable

import pytest

from variorum.export.dataset import dataset_order, write_dataset
from variorum.export.merge import Plan
from variorum.model.changes import Change
from variorum.model.ids import Id
from variorum.model.records import Annotator, Project, Record, TextVersion

NOW = "2026-11-22T10:00:00.000Z"


class Held:
    """A project in memory, as a plan of import asks for it."""

    def __init__(self, records: Iterable[Record]) -> None:
        """Hold `records`."""
        self.held = {(record.kind_name, record.id): record for record in records}

    @property
    def is_empty(self) -> bool:
        """Whether there is neither article nor tag."""
        return not any(kind in ("article", "tag") for kind, _ in self.held)

    def records(self) -> list[Record]:
        """Return all records in dataset order."""
        return sorted(self.held.values(), key=dataset_order)

    def project(self) -> Project:
        """Return the project's own record."""
        return next(one for one in self.held.values() if isinstance(one, Project))

    def get(self, kind: str, record_id: Id) -> Record | None:
        """Return one record."""
        return self.held.get((kind, record_id))

    def version_by_sha(self, sha256: str) -> TextVersion | None:
        """Return the first text of a hash."""
        versions = [one for one in self.records() if isinstance(one, TextVersion)]
        return next((one for one in versions if one.sha256 == sha256), None)

    def apply(self, plan: Plan) -> None:
        """Follow a plan; each change must start from what is held."""
        for change in (*plan.changes, *plan.marks):
            self._follow(change)

    def _follow(self, change: Change) -> None:
        assert self.held.get((change.kind, change.id)) == change.before
        if change.after is None:
            del self.held[change.kind, change.id]
        else:
            self.held[change.kind, change.id] = change.after


@pytest.fixture(scope="session")
def held() -> Callable[[Iterable[Record]], Held]:
    """Give the way to hold records as a project."""
    return Held


@pytest.fixture(scope="session")
def new_project() -> Callable[[], Held]:
    """Give the way to a project as it is when new: itself and its maker."""

    def make() -> Held:
        me = Id("0190ffff-0000-7000-8000-000000000001")
        maker = Annotator(id=me, author=me, created=NOW, name="Maker")
        project_id = Id("0190ffff-0000-7000-8000-000000000002")
        project = Project(id=project_id, author=me, created=NOW, title="New")
        return Held([project, maker])

    return make


@pytest.fixture(scope="session")
def written() -> Callable[..., bytes]:
    """Give the way to write records as a dataset."""

    def write(records: Iterable[Record], *, with_texts: bool = True) -> bytes:
        out = io.BytesIO()
        write_dataset(records, out, with_texts=with_texts)
        return out.getvalue()

    return write
