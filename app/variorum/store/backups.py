"""Copies of a project that the program makes of itself, verified, and thinned as they age.

They lie in the user's data folder, one folder for each project. Kept are all of today and
yesterday, then the last of each day for a week, of each week for a month, of each month after that.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from variorum.model.backup import Backup
from variorum.model.ids import Id
from variorum.store import osfiles
from variorum.store.registry import data_folder

Copy = Callable[[Path], None]
"""Writes a verified copy of an open project to a new file."""

_NAME = re.compile(r"(\d{8}T\d{12}Z)-([a-z_.]+)\.variorum")
_STAMP = "%Y%m%dT%H%M%S%fZ"
_ENOUGH = timedelta(minutes=30)
"""Between two copies that are made before large acts: the journal undoes what lies between."""


def folder(project: Id) -> Path:
    """Return where the copies of a project lie; it may not exist yet."""
    return data_folder() / "backups" / project


def listed(project: Id) -> list[Backup]:
    """Return the copies of a project, newest first."""
    here = folder(project)
    found = (_backup(file) for file in here.iterdir()) if here.is_dir() else ()
    return sorted((one for one in found if one), key=lambda one: one.time, reverse=True)


def _backup(file: Path) -> Backup | None:
    match = _NAME.fullmatch(file.name)
    if match is None:
        return None
    time = datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC)
    return Backup(file, time, match[2], file.stat().st_size)


def take(copy: Copy, project: Id, reason: str, *, always: bool = False) -> Backup | None:
    """Let an open project copy itself, verify the copy and thin the older ones; return the new one.

    Unless it is `always` wanted, none is made within half an hour of the last. `reason` is the name
    of the act to come. Raises UserError ``project.unwritable`` or ``project.damaged``.
    """
    now = datetime.now(UTC)
    newest = next(iter(listed(project)), None)
    if newest and not always and now - newest.time < _ENOUGH:
        return None
    osfiles.private_folder(data_folder())
    osfiles.private_folder(folder(project).parent)
    here = osfiles.private_folder(folder(project))
    path = here / f"{now.strftime(_STAMP)}-{reason}.variorum"
    copy(path)
    for old in thinned(listed(project), now):
        old.path.unlink()
    return _backup(path)


def thinned(backups: Iterable[Backup], now: datetime) -> Iterator[Backup]:
    """Yield the copies that are not kept, given all, newest first."""
    kept: set[tuple[str, ...]] = set()
    for one in backups:
        slot = _slot(one.time, now)
        if slot and slot in kept:
            yield one
        kept.add(slot)


def _slot(time: datetime, now: datetime) -> tuple[str, ...]:
    """Return what a copy is the last one of; nothing if every copy of its age is kept."""
    days = (now.date() - time.date()).days
    if days <= 1:
        return ()
    if days <= 7:  # noqa: PLR2004  # days of a week
        return ("day", time.date().isoformat())
    if days <= 31:  # noqa: PLR2004  # days of a month
        year, week, _ = time.isocalendar()
        return ("week", str(year), str(week))
    return ("month", time.strftime("%Y-%m"))
