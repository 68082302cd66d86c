"""One act of the analyst as a value: what was, what is, and the name of the step."""

from dataclasses import dataclass
from typing import Literal

from variorum.model.ids import Id
from variorum.model.records import Record


@dataclass(frozen=True, slots=True)
class Change:
    """One record created (`before` is None), altered, or deleted (`after` is None)."""

    before: Record | None
    after: Record | None

    def __post_init__(self) -> None:
        """Refuse a change of nothing and a change of identity."""
        if self.before is None and self.after is None:
            message = "a change needs a before or an after"
            raise ValueError(message)
        if (
            self.before
            and self.after
            and (self.before.id != self.after.id or type(self.before) is not type(self.after))
        ):
            message = "a change keeps id and kind"
            raise ValueError(message)

    @property
    def record(self) -> Record:
        """The record as it is afterwards, or as it last was."""
        found = self.after or self.before
        assert found is not None  # __post_init__ saw to it  # noqa: S101
        return found

    @property
    def kind(self) -> str:
        """The kind of record changed."""
        return self.record.kind_name

    @property
    def id(self) -> Id:
        """The id of the record changed."""
        return self.record.id

    @property
    def op(self) -> Literal["insert", "update", "delete"]:
        """What happens to the record."""
        if self.before is None:
            return "insert"
        return "delete" if self.after is None else "update"

    def inverse(self) -> "Change":
        """Return the change that takes this one back."""
        return Change(self.after, self.before)


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """One act = one transaction = one undo step. `act` is a token such as ``"tag.claim"``.

    `params` fill the act's sentence (``("quote", "…")``). Order matters: referenced before
    referring. An empty change set is refused by the workspace.
    """

    act: str
    changes: tuple[Change, ...]
    params: tuple[tuple[str, str], ...] = ()

    def inverse(self) -> "ChangeSet":
        """Return the act that takes this one back, step by step from the end."""
        return ChangeSet(
            self.act, tuple(change.inverse() for change in reversed(self.changes)), self.params
        )


def created(*records: Record) -> tuple[Change, ...]:
    """Return the changes that create `records`, in this order."""
    return tuple(Change(None, record) for record in records)


def deleted(*records: Record) -> tuple[Change, ...]:
    """Return the changes that delete `records`, in this order."""
    return tuple(Change(record, None) for record in records)
