"""What a plan of import asks of the project it is for."""

from collections.abc import Iterable
from typing import Protocol

from variorum.model.ids import Id
from variorum.model.records import Project, Record, TextVersion


class Existing(Protocol):
    """The project as the plan must know it."""

    @property
    def is_empty(self) -> bool:
        """Whether the project has neither articles nor tags."""

    def records(self) -> Iterable[Record]:
        """Return all records; asked of an empty project only."""

    def project(self) -> Project:
        """Return the project's own record."""

    def get(self, kind: str, record_id: Id) -> Record | None:
        """Return one record (a text version with its text)."""

    def version_by_sha(self, sha256: str) -> TextVersion | None:
        """Return the text version of this hash."""
