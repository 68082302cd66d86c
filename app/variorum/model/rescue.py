"""What a rescue brought out of a damaged project."""

from collections.abc import Mapping
from dataclasses import dataclass

from variorum.model.ids import Id


@dataclass(frozen=True, slots=True)
class Rescue:
    """A rescue that was done.

    `kept` counts records in the new project by kind. `mended` of them came from the journal,
    `stray` from pages that had lost their place, `restored` from a backup. `lost` are (kind, id) of
    which nothing could be read; `dropped` are (kind, id) that could be read and not kept, since
    what they point at is lost. `events` is how many lines of the journal could be read,
    `originals` how many of the files that were kept.
    """

    kept: Mapping[str, int]
    lost: tuple[tuple[str, Id], ...]
    dropped: tuple[tuple[str, Id], ...]
    mended: int
    stray: int
    restored: int
    events: int
    originals: int = 0
