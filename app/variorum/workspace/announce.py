"""What the workspace tells its listeners: small past facts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from variorum.model.changes import ChangeSet
from variorum.model.errors import UserError
from variorum.model.ids import Id

How = Literal["do", "undo", "redo", "taken_back"]


@dataclass(frozen=True, slots=True)
class Changed:
    """The state followed a change set. `taken_back`: the commit failed and the paint is undone."""

    change_set: ChangeSet
    how: How


@dataclass(frozen=True, slots=True)
class Saved:
    """All that was announced so far is on disk. `time` is the commit's, UTC."""

    time: str


@dataclass(frozen=True, slots=True)
class Refused:
    """An act could not be saved; the state is as before and `error` says why."""

    error: UserError


@dataclass(frozen=True, slots=True)
class Marked:
    """Read marks of an article, or of any if the id is empty, changed (state, not an act)."""

    article: Id


Announcement = Changed | Saved | Refused | Marked
Listener = Callable[[Announcement], None]
