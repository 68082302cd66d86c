"""Changes as the store works on them: plain values before and after, checked against the texts."""

import hashlib
from collections import OrderedDict
from collections.abc import Iterable
from typing import Literal, NamedTuple

from sqlite_utils import Database

from variorum.model.changes import Change
from variorum.model.errors import UserError
from variorum.model.ids import Id
from variorum.model.kinds import to_plain
from variorum.store.rows import Plain, id_blob

_TEXTS_KEPT = 64
_FROZEN = ("article", "sha256", "text")


class Delta(NamedTuple):
    """A change of one record as plain values; None stands for no record."""

    kind: str
    id: Id
    op: Literal["insert", "update", "delete"]
    before: Plain | None
    after: Plain | None

    def altered(self) -> tuple[str, ...]:
        """Return the fields that an update alters."""
        if self.before is None or self.after is None:
            return ()
        before = self.before
        return tuple(name for name, value in self.after.items() if before[name] != value)


def delta(change: Change) -> Delta:
    """Return a change as plain values."""
    record = change.record
    before = None if change.before is None else to_plain(change.before)
    after = None if change.after is None else to_plain(change.after)
    return Delta(record.kind_name, record.id, change.op, before, after)


def fingerprint(text: str) -> str:
    """Return the SHA-256 of the text's UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


class TextGuard:
    """Refuses records that do not fit the frozen text they lie in."""

    def __init__(self, database: Database) -> None:
        """Read texts from `database`, the last few of them once only."""
        self._database = database
        self._texts: OrderedDict[str, str] = OrderedDict()
        self._new: dict[str, str] = {}
        self._lately: dict[str, str] = {}
        """Those that came with this batch and the one before."""

    def check(self, deltas: Iterable[Delta]) -> None:
        """Raise UserError for the first delta whose outcome does not fit its text.

        ``store.fingerprint``, ``store.frozen``, ``store.range``, ``store.quote`` or, where the
        text is not there, ``store.reference``. The texts must be in the file already.
        """
        self._lately, self._new = self._new, {}
        for one in deltas:
            if one.after is None:
                continue
            if one.kind == "text_version":
                _check_version(one, one.after)
                self._new[one.id] = one.after["text"]
            elif "text_version" in one.after:
                self._check_span(one, one.after)

    def _check_span(self, one: Delta, after: Plain) -> None:
        text = self._text(after["text_version"])
        start, end = after["start"], after["end"]
        if not 0 <= start < end <= len(text):
            raise UserError("store.range", kind=one.kind, id=one.id)
        if one.kind == "tag" and after["quote"] != text[start:end]:
            raise UserError("store.quote", id=one.id)

    def _text(self, version: str) -> str:
        found = self._new.get(version) or self._lately.get(version) or self._texts.get(version)
        if found is None:
            row = self._database.execute(
                "SELECT text FROM text_version WHERE id = ?", [id_blob(version)]
            ).fetchone()
            if row is None:
                raise UserError("store.reference", kind="text_version", id=version)
            found = self._texts[version] = row[0]
            if len(self._texts) > _TEXTS_KEPT:
                self._texts.popitem(last=False)
        elif version in self._texts:
            self._texts.move_to_end(version)
        return found


def _check_version(one: Delta, after: Plain) -> None:
    if one.before is not None and any(name in _FROZEN for name in one.altered()):
        raise UserError("store.frozen", id=one.id)
    if one.before is None and after["sha256"] != fingerprint(after["text"]):
        raise UserError("store.fingerprint", id=one.id)
