"""Copies of a project to go back to."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy: where it lies, when it was made (UTC), before which act, its size in bytes."""

    path: Path
    time: datetime
    reason: str
    size: int
