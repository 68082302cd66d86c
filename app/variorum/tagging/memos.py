"""Memos on any record, and the project's guidelines: how it tags each kind.

A guideline is a memo on the project whose first line names the kind of tag (decision 0004).
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from variorum.model.changes import Change, ChangeSet, created, deleted
from variorum.model.ids import Id, new_id, now
from variorum.model.records import Note, Project, Record
from variorum.model.vocabulary import TagKind
from variorum.tagging.making import shortened

_MARK = "guideline: "


def memo_of(notes: Iterable[Note], author: Id | None) -> Note | None:
    """Return the author's memo among the notes on one record; a guideline is none."""
    mine = (note for note in notes if note.author == author and guideline_kind(note) is None)
    return next(mine, None)


def set_memo(notes: Iterable[Note], subject: Record, text: str, author: Id) -> ChangeSet:
    """Write, change or (empty text) delete the author's memo on a record.

    `notes` are those on the record now. The act has no changes where the memo is so already.
    """
    changes = _written(memo_of(notes, author), subject, text.strip(), author)
    return ChangeSet("memo.set", changes, (("name", shortened(called(subject))),))


def called(record: Record) -> str:
    """Return what a record is called: its name, title, text, quote or label."""
    names = (getattr(record, field, "") for field in ("name", "title", "text", "quote", "label"))
    return next((str(name) for name in names if name), "")


def guideline_kind(note: Note) -> TagKind | None:
    """Return the kind of tag that a note is the guideline for, None for any other note."""
    first = note.text.partition("\n")[0].strip()
    named = first.removeprefix(_MARK)
    if note.about != Project.kind_name or named == first or named not in list(TagKind):
        return None
    return TagKind(named)


def guidelines(notes: Iterable[Note]) -> dict[TagKind, str]:
    """Return the guideline for each kind that has one; of several the newest."""
    return {kind: _body(note) for kind, note in _by_kind(notes).items()}


def set_guidelines(
    notes: Iterable[Note], project: Project, texts: Mapping[TagKind, str], author: Id
) -> ChangeSet:
    """Make `texts` the guidelines of the project, whoever wrote them before; empty ones go."""
    known = _by_kind(notes)
    changes: list[Change] = []
    kinds: list[str] = []
    for kind, text in texts.items():
        body = text.strip()
        note = known.get(kind)
        if body == (_body(note) if note else ""):
            continue
        kinds.append(kind)
        changes += _written(note, project, f"{_MARK}{kind}\n{body}" if body else "", author)
    return ChangeSet("guideline.set", tuple(changes), (("kind", ", ".join(kinds)),))


def _by_kind(notes: Iterable[Note]) -> dict[TagKind, Note]:
    ordered = sorted(notes, key=lambda note: (note.created, note.id))
    return {kind: note for note in ordered if (kind := guideline_kind(note)) is not None}


def _body(note: Note) -> str:
    return note.text.partition("\n")[2].strip()


def _written(note: Note | None, subject: Record, text: str, author: Id) -> tuple[Change, ...]:
    """Return the change that makes `note` say `text`: none, a new note, another text, or none."""
    if note is None:
        made = Note(
            id=new_id(),
            author=author,
            created=now(),
            about=subject.kind_name,
            subject=subject.id,
            text=text,
        )
        return created(made) if text else ()
    if not text:
        return deleted(note)
    return (Change(note, replace(note, text=text)),) if text != note.text else ()
