"""What was found in a file of another program, and what taking it in did, in words."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from variorum.model.errors import UserError
from variorum.shell.phrases import Translate, english, error
from variorum.shell.record_phrases import records
from variorum.shell.wording import counted

_UNITS = {
    "code_points": "code points",
    "utf16": "UTF-16 units",
    "utf8": "bytes of UTF-8",
}
_MARKS = {
    "crlf": "a line break counts two",
    "held": "line breaks as the file has them",
    "bom": "the byte order mark counts",
    "inclusive": "the end is the last character",
}
_KNOWN = {
    "hash": "{article}, by its hash",
    "text": "{article}, the same text",
    "url": "{article}, by its address",
    "title": "{article}, by its title",
    "quotes": "{article}, by its quotes",
    "own": "{article}, whose text comes with it",
    "new": "a new article",
    "missing": "neither in the project nor in the file",
}
REASONS: Mapping[str, str] = {
    "no_place": "the file says neither where it stands nor what its words are",
    "outside": "its offsets lie outside the text or inside a character",
    "empty": "there are no words in its span",
    "not_found": "its words are not in the text",
    "ambiguous": "its words stand in several places and nothing tells which is meant",
    "no_text": "its text is neither in the project nor in the file",
}
"""Why a tag has no place, by code."""

_HOW = {
    "basis": ("{n} checked by its quote", "{n} checked by their quotes"),
    "quote": ("{n} found by its words", "{n} found by their words"),
    "unchecked": ("{n} without a quote, unchecked", "{n} without quotes, unchecked"),
}
_CUT = (
    "{n} of these cuts a word: look at it",
    "{n} of these cut words: the file may count in another way",
)


class _Text(Protocol):
    """See `workspace.taking_in.TextFound`."""

    @property
    def name(self) -> str: ...
    @property
    def article(self) -> str: ...
    @property
    def known(self) -> str: ...
    @property
    def tags(self) -> int: ...
    @property
    def placed(self) -> Mapping[str, int]: ...
    @property
    def basis(self) -> str: ...
    @property
    def equal(self) -> bool: ...
    @property
    def problem(self) -> UserError | None: ...
    @property
    def cut(self) -> int: ...


class _Lost(Protocol):
    """See `workspace.taking_in.Lost`."""

    @property
    def text(self) -> str: ...
    @property
    def key(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def quote(self) -> str: ...
    @property
    def code(self) -> str: ...


def basis(token: str, tr: Translate = english, *, equal: bool = False) -> str:
    """Return what offsets count: ``UTF-16 units (a line break counts two)``."""
    unit, *marks = token.split("+")
    said = tr(_UNITS[unit])
    notes = [tr(_MARKS[mark]) for mark in marks]
    if equal:
        notes.append(tr("other units would give the same places"))
    return f"{said} ({'; '.join(notes)})" if notes else said


def text_found(text: _Text, tr: Translate = english) -> str:
    """Return one line on a text of the file."""
    known = tr(_KNOWN[text.known]).format(article=text.article)
    parts = [f"{text.name}: {known}"]
    if text.problem:
        parts.append(str(error(text.problem, tr)))
    if text.placed:
        parts += [basis(text.basis, tr, equal=text.equal)] if text.basis else []
        parts += [counted(number, *_HOW[how], tr) for how, number in text.placed.items()]
    if text.cut:
        parts.append(counted(text.cut, *_CUT, tr))
    return "; ".join(parts) + "."


def reason(code: str, tr: Translate = english) -> str:
    """Return why a tag has no place."""
    return tr(REASONS[code])


def lost(one: _Lost, tr: Translate = english) -> str:
    """Return one line on a tag without a place."""
    words = f" “{one.quote}”" if one.quote else ""
    return f"{one.text}: {one.label} {one.key}{words}: {reason(one.code, tr)}."


def missing(kind: str, quote: str, tr: Translate = english) -> str:
    """Return one line on a tag of ours that the file no longer has."""
    return tr("{kind} “{quote}”: no longer in the file; it was not deleted.").format(
        kind=kind, quote=quote
    )


def unread(what: Iterable[tuple[str, int]], tr: Translate = english) -> str:
    """Return what the file has that is not read, empty if nothing."""
    listed = ", ".join(f"{number} {name}" for name, number in what)
    return tr("Not read: {listed}.").format(listed=listed) if listed else ""


class _Taken(Protocol):
    """See `workspace.taking_in.Taken`."""

    @property
    def created(self) -> Mapping[str, int]: ...
    @property
    def known(self) -> int: ...
    @property
    def skipped(self) -> int: ...
    @property
    def lost(self) -> Sequence[_Lost]: ...
    @property
    def links(self) -> Mapping[str, int]: ...
    @property
    def edited(self) -> int: ...
    @property
    def kept(self) -> int: ...
    @property
    def missing(self) -> Sequence[object]: ...


def taken(done: _Taken, tr: Translate = english) -> list[str]:
    """Return the sentences on what taking a file in did; nothing it left out is left unsaid."""
    new = records(done.created, tr)
    lines = [tr("New: {new}.").format(new=new) if new else tr("Nothing new.")]
    more: Sequence[tuple[int, str]] = (
        (done.edited, "Changed by the other program, taken over: {n}."),
        (done.kept, "Kept although the file differs (--update takes it): {n}."),
        (len(done.missing), "No longer in the file, not deleted: {n}."),
        (done.known, "In the project already: {n}."),
        (done.skipped, "Skipped, as their labels say: {n}."),
        (len(done.lost), "Without a place, listed above: {n}."),
        (done.links.get("noted", 0), "Relations written into notes: {n}."),
        (done.links.get("loose", 0), "Relations with an end that was not taken: {n}."),
    )
    return lines + [tr(said).format(n=number) for number, said in more if number]
