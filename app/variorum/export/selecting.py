"""A part of a project that stands by itself: nothing in it points at what was left out."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from variorum.export.references import reference_fields
from variorum.model.handover import Selection
from variorum.model.ids import Id
from variorum.model.kinds import fields_of
from variorum.model.records import Article, Note, ReadMark, Record
from variorum.model.tags import Tag
from variorum.model.vocabulary import Progress


def select(read: Callable[[], Iterable[Record]], selection: Selection) -> Iterator[Record]:
    """Yield the records of a selection in dataset order; `read` gives all of them, each time anew.

    Analysts choose among tags, memos and read marks. Articles left out take along what stands in
    them or is about them, tags their links; a field that may be empty is emptied instead. Names
    (actors, propositions, quantities and so on) stay, used or not, but for those of one article.
    """
    if selection.is_whole:
        yield from read()
        return
    left_out: set[Id] = set()
    for record in read():
        if not _is_chosen(record, selection) or hangs_on(record, left_out):
            left_out.add(record.id)
    for record in read():
        if record.id not in left_out:
            yield freed(record, left_out)


def _is_chosen(record: Record, selection: Selection) -> bool:
    if isinstance(record, Article):
        is_finished = record.progress is Progress.DONE or not selection.finished
        return is_finished and (not selection.articles or record.id in selection.articles)
    if not isinstance(record, Tag | Note | ReadMark):
        return True
    if selection.analysts and record.author not in selection.analysts:
        return False
    if not isinstance(record, Tag):
        return True
    is_decided = record.adjudicated or not selection.decided
    return is_decided and (not selection.kinds or record.kind in selection.kinds)


_BOUND = {("actor", "article"), ("alias", "article"), ("decision", "object")} | {
    ("tag_link", target) for target in ("actor", "outlet", "topic", "proposition", "quantity")
}
"""Fields that may be empty, but whose record is nothing without what they point at."""


@cache
def _pointing(kind: str) -> tuple[tuple[str, bool, bool], ...]:
    """Return (field, whether it can be emptied, whether it holds several) of those with ids."""
    fields = {field.name: field for field in fields_of(kind)}
    return tuple(
        (name, fields[name].optional and (kind, name) not in _BOUND, fields[name].many)
        for name in reference_fields(kind)
    )


def hangs_on(record: Record, left_out: set[Id]) -> bool:
    """Tell whether a record is nothing without something that is left out."""
    return any(
        not may_be_empty and not many and getattr(record, name) in left_out
        for name, may_be_empty, many in _pointing(record.kind_name)
    )


def freed(record: Record, left_out: set[Id]) -> Record:
    """Return a record that points at nothing left out, for one that does not hang on it."""
    changed: dict[str, Any] = {}
    for name, _, many in _pointing(record.kind_name):
        value = getattr(record, name)
        if many:
            kept = tuple(one for one in value if one not in left_out)
            if kept != value:
                changed[name] = kept
        elif value in left_out:
            changed[name] = None
    return replace(record, **changed) if changed else record
