"""What the project file says of its own history and health."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from variorum.model.ids import Id


@dataclass(frozen=True, slots=True)
class Receipt:
    """An act is on disk. `tx` is its transaction, `time` when it was written (UTC)."""

    tx: Id
    time: str


@dataclass(frozen=True, slots=True)
class Step:
    """The act that undo or redo would take next: its token and the values of its sentence."""

    act: str
    params: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PastAct:
    """One line of the history. `kind`: act, undo, redo or base. `state`: done, undone, dropped.

    `inverts` is the transaction that an undo or redo takes back. A base act (the founding of the
    project) cannot be undone; a dropped one was undone and then left behind by a new act.
    """

    tx: Id
    replica: Id
    act: str
    params: tuple[tuple[str, str], ...]
    author: Id | None
    time: str
    kind: str
    state: str
    inverts: Id | None = None
    number: int = 0
    """Its place in the order of all acts."""
    events: int = 0
    """How many lines of the journal it wrote."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong in a project file. `code` is a token, `params` fill its sentence."""

    code: str
    params: Mapping[str, str | int] = field(default_factory=dict)
