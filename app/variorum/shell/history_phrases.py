"""The history in words: acts, kinds of record, fields with their values before and after."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from variorum.model.history import TURNS, FieldChange, RecordChange
from variorum.model.ids import Id
from variorum.model.journal import PastAct
from variorum.model.kinds import fields_of
from variorum.shell import phrases
from variorum.shell.phrases import Translate, english
from variorum.shell.wording import capital

GROUPS: Mapping[str, str] = {
    "": "All kinds of act",
    "tags": "Tags",
    "names": "Names and groups",
    "articles": "Articles",
    "judgements": "Judgements",
    "notes": "Notes and memos",
    "project": "Project and analysts",
    TURNS: "Undo and redo",
}

KINDS: Mapping[str, str] = {
    "project": "Project",
    "annotator": "Analyst",
    "outlet": "Outlet",
    "article": "Article",
    "text_version": "Text",
    "region": "Lines",
    "actor": "Actor",
    "alias": "Alias",
    "actor_link": "Tie of an actor",
    "topic": "Topic",
    "proposition": "Proposition",
    "proposition_link": "Tie of a proposition",
    "quantity": "Quantity",
    "independence": "Ruling on independence",
    "tag": "Tag",
    "tag_link": "Link",
    "relation": "Verdict on two",
    "constraint": "Answer to a proposal",
    "decision": "Decision",
    "assessment": "Assessment",
    "note": "Note",
}

OPS: Mapping[str, str] = {"insert": "new", "update": "changed", "delete": "deleted"}

_HIDDEN = frozenset({"id", "author", "created", "sha256", "text_version"})
"""Fields that every record has, or that say nothing to a reader."""

_FIELDS: Mapping[str, str] = {
    "end": "to",
    "start": "from",
    "inferred": "guessed",
    "published_reason": "why this day",
    "reliability_reason": "why this reliability",
    "credibility_reason": "why this credibility",
    "likelihood_low": "likelihood from",
    "likelihood_high": "likelihood to",
    "value_high": "value to",
    "window_start": "since",
    "window_end": "until",
    "one": "first",
    "other": "second",
    "about": "about a",
    "file_name": "file",
    "author_actor": "author as a voice",
    "sha256": "fingerprint",
}
"""Names of fields that do not speak for themselves."""

_SHOWN = 400
"""Characters of a value."""


def act(past: PastAct, tr: Translate = english) -> str:
    """Return what was done: "Deletion of “…”", "Undo: deletion of “…”"."""
    said = phrases.act(past.act, dict(past.params), tr)
    if past.kind == "undo":
        return tr("Undo: {act}").format(act=said)
    if past.kind == "redo":
        return tr("Redo: {act}").format(act=said)
    return capital(said)


def state(past: PastAct, tr: Translate = english) -> str:
    """Return whether an act was undone; empty while it stands."""
    return {
        "undone": tr("undone"),
        "dropped": tr("undone"),
    }.get(past.state, "")


def moment(past: PastAct) -> datetime:
    """Return when it was done, by the clock of this machine."""
    return datetime.fromisoformat(past.time).astimezone()


def record(change: RecordChange, names: Mapping[Id, str], tr: Translate = english) -> str:
    """Return which record a change is of: "Tag “…”: new"."""
    name = " ".join(names.get(change.id, "").split())
    what = tr(KINDS.get(change.kind, change.kind))
    shown = f"{what} “{_cut(name, 80)}”" if name else what
    return f"{shown}: {tr(OPS[change.op])}"


def field(name: str, tr: Translate = english) -> str:
    """Return what a field is called."""
    return tr(_FIELDS.get(name, name.replace("_", " ")))


def fields(
    change: RecordChange, names: Mapping[Id, str], tr: Translate = english
) -> list[tuple[str, str, str]]:
    """Return (field, before, after) of what changed; of a whole record what is not empty."""
    bases = {one.name: one.base for one in fields_of(change.kind)}
    order = list(bases)
    return [
        (field(one.field, tr), before, after)
        for one in sorted(change.fields, key=lambda one: order.index(one.field))
        if one.field not in _HIDDEN
        for before, after in [_both(one, bases[one.field], names, tr)]
        if change.op == "update" or before or after
    ]


def _both(one: FieldChange, base: type, names: Mapping[Id, str], tr: Translate) -> tuple[str, str]:
    return _value(one.before, base, names, tr), _value(one.after, base, names, tr)


def _value(found: object, base: type, names: Mapping[Id, str], tr: Translate) -> str:
    """Return a value as it is read: ids by the names of what they stand for, tokens as words."""
    if found is None or found is False:
        return ""
    if found is True:
        return tr("yes")
    if isinstance(found, list):
        return ", ".join(_value(one, base, names, tr) for one in found)
    text = str(found)
    if base is Id:
        text = names.get(Id(text), text)
    elif issubclass(base, StrEnum):
        text = text.replace("_", " ")
    return _cut(" ".join(text.split()), _SHOWN)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
