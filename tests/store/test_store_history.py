"""Undo, redo and the journal they rest on."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from variorum.model.changes import Change, ChangeSet, created, deleted
from variorum.model.errors import UserError
from variorum.model.ids import Id
from variorum.model.journal import Step
from variorum.model.kinds import to_plain
from variorum.model.records import ReadMark, Record
from variorum.model.vocabulary import LinkRole
from variorum.store.connection import connect
from variorum.store.entries import plain_of
from variorum.store.events import COLUMNS, Event, Heads, event_of
from variorum.store.opening import open_project

if TYPE_CHECKING:
    from conftest import Trial


def stored(trial: "Trial") -> dict[str, Record]:
    return {record.id: record for record in trial.store.records()}


def events(trial: "Trial") -> list[Event]:
    database = connect(trial.path, "ro")
    rows = database.execute(f"SELECT {COLUMNS} FROM event ORDER BY seq").fetchall()  # noqa: S608  # constant
    database.close()
    return [event_of(row) for row in rows]


def test_undo_takes_back_and_redo_does_again(trial: "Trial") -> None:
    before = stored(trial)
    tag, proposition = trial.make.tag(trial.version), trial.make.proposition()
    link = trial.make.link(tag, LinkRole.PROPOSITION, proposition=proposition.id)
    act = ChangeSet("tag.claim", created(proposition, tag, link), (("quote", "Ärger"),))
    trial.store.commit(act, trial.me)
    after = stored(trial)
    assert trial.store.undo(trial.me) == act.inverse()
    assert stored(trial) == before
    assert trial.store.redo(trial.me) == act
    assert stored(trial) == after
    assert trial.store.check() == []


def test_steps_name_what_comes_next(trial: "Trial") -> None:
    first = Step("import")
    assert trial.store.steps() == (first, None)
    trial.store.commit(
        ChangeSet("tag.claim", created(trial.make.tag(trial.version)), (("quote", "Ä"),)), trial.me
    )
    claim = Step("tag.claim", (("quote", "Ä"),))
    assert trial.store.steps() == (claim, None)
    trial.store.undo(trial.me)
    assert trial.store.steps() == (first, claim)
    trial.store.undo(trial.me)
    assert trial.store.steps() == (None, first)
    assert trial.store.undo(trial.me) is None
    trial.store.redo(trial.me)
    assert trial.store.steps() == (first, claim)


def test_undo_and_redo_survive_a_restart(trial: "Trial") -> None:
    proposition = trial.make.proposition()
    trial.do(proposition)
    renamed = replace(proposition, text="It did not.")
    trial.store.commit(ChangeSet("rename", (Change(proposition, renamed),)), trial.me)
    trial.reopen()
    trial.store.undo(trial.me)
    assert trial.store.get("proposition", proposition.id) == proposition
    trial.reopen()
    trial.store.redo(trial.me)
    assert trial.store.get("proposition", proposition.id) == renamed
    trial.store.undo(trial.me)
    trial.store.undo(trial.me)
    trial.reopen()
    assert trial.store.get("proposition", proposition.id) is None
    assert trial.store.check() == []


def test_a_new_act_empties_redo(trial: "Trial") -> None:
    trial.do(trial.make.proposition(), act="one")
    trial.store.undo(trial.me)
    trial.do(trial.make.proposition(), act="two")
    assert trial.store.redo(trial.me) is None
    assert trial.store.steps()[0] == Step("two")
    trial.store.undo(trial.me)
    assert trial.store.steps() == (Step("import"), Step("two"))


def test_several_changes_of_one_record_in_one_act(trial: "Trial") -> None:
    one = trial.make.proposition("one")
    two = replace(one, text="two")
    three = replace(two, text="three", definition="3")
    other = trial.make.proposition("other")
    changes = (*created(one), Change(one, two), *created(other), Change(two, three))
    trial.store.commit(ChangeSet("many", changes), trial.me)
    assert trial.store.get("proposition", one.id) == three
    trial.store.undo(trial.me)
    assert trial.store.get("proposition", one.id) is None
    trial.store.redo(trial.me)
    assert trial.store.get("proposition", one.id) == three
    assert trial.store.check() == []


def test_undoing_an_import_takes_its_read_marks_along(trial: "Trial") -> None:
    mark = ReadMark(text_version=trial.version.id, start=0, end=5, **trial.make.signed())
    trial.store.mark_read(add=[mark])
    trial.store.undo(trial.me)
    assert trial.store.get("read_mark", mark.id) is None
    trial.store.redo(trial.me)
    assert trial.store.open_article(trial.article.id).version == trial.version
    assert trial.store.check() == []


def test_the_founding_of_the_project_cannot_be_undone(trial: "Trial") -> None:
    trial.store.undo(trial.me)
    assert trial.store.undo(trial.me) is None
    assert {record.kind_name for record in trial.store.records()} == {"project", "annotator"}


def test_another_copy_undoes_only_its_own_acts(trial: "Trial", tmp_path: Path) -> None:
    copy = tmp_path / "copy.variorum"
    trial.store.snapshot(copy)
    other = open_project(copy, "Noor")
    assert other.replica != trial.store.replica
    assert other.steps() == (None, None)
    proposition = trial.make.proposition()
    other.commit(ChangeSet("theirs", created(proposition)), trial.me)
    assert other.steps() == (Step("theirs"), None)
    assert other.undo(trial.me) is not None
    assert other.undo(trial.me) is None
    assert other.check() == []
    other.close()


def test_undo_refuses_what_somebody_else_has_changed_since(trial: "Trial") -> None:
    proposition = trial.make.proposition()
    trial.do(proposition)
    later = replace(proposition, text="Later.")
    trial.store.commit(ChangeSet("sync", (Change(proposition, later),)), trial.me, undoable=False)
    with pytest.raises(UserError, match=r"store\.stale"):
        trial.store.undo(trial.me)
    assert trial.store.get("proposition", proposition.id) == later
    assert trial.store.steps()[0] == Step("made")


def test_events_say_what_happened(trial: "Trial") -> None:
    known = len(events(trial))
    one = trial.make.proposition("one")
    two = replace(one, text="two", definition="2")
    trial.do(one)
    receipt = trial.store.commit(ChangeSet("edit", (Change(one, two),)), trial.me)
    trial.store.commit(ChangeSet("drop", deleted(two)), trial.me)
    insert, definition, text, delete = sorted(
        events(trial)[known:], key=lambda event: (event.seq, event.field or "")
    )
    if definition.field == "text":
        definition, text = text, definition
    assert (insert.op, insert.field, insert.before) == ("insert", None, None)
    assert plain_of("proposition", insert.after) == to_plain(one)
    assert (text.op, text.field, text.before, text.after) == ("update", "text", '"one"', '"two"')
    assert (definition.before, definition.after) == ('""', '"2"')
    assert {text.tx, definition.tx} == {receipt.tx}
    assert json.loads(text.parents) == json.loads(definition.parents) == [insert.id]
    assert (delete.op, delete.after) == ("delete", None)
    assert plain_of("proposition", delete.before) == to_plain(two)
    assert json.loads(delete.parents) == sorted([insert.id, text.id, definition.id])
    assert {event.replica for event in events(trial)} == {trial.store.replica}
    assert {event.author for event in events(trial)} == {trial.me}


def test_events_are_numbered_and_chained_without_a_gap(trial: "Trial") -> None:
    trial.do(trial.make.proposition())
    trial.reopen()
    trial.do(trial.make.proposition())
    trial.store.undo(trial.me)
    found = events(trial)
    assert [event.seq for event in found] == list(range(1, len(found) + 1))
    assert [event.prev for event in found] == [None, *(event.digest() for event in found[:-1])]


def test_the_digest_is_a_plain_sha256_of_a_json_array() -> None:
    ids = [Id(letter) for letter in "irtke"]
    event = Event(
        *(ids[0], ids[1], 2, ids[2], None, "now", "update", "k", ids[4]),
        *("f", '"ä"', "1", "[]", "00"),
    )
    text = '["i","r",2,"t",null,"now","update","k","e","f","\\"ä\\"","1","[]","00"]'
    assert event.digest() == hashlib.sha256(text.encode()).hexdigest()


def test_heads_are_what_nothing_has_replaced() -> None:
    a, b, c, d, e, f, g, h = map(Id, "abcdefgh")
    heads = Heads([(c, "x", '["a"]'), (a, None, "[]"), (b, "x", '["a"]')])
    assert heads.replace(d, "y") == [a]
    assert heads.replace(e, "x") == [b, c]
    assert heads.replace(f, "x") == [e]
    assert heads.replace(g, None) == [a, d, f]
    assert heads.replace(h, "y") == [g]


def test_history_lists_acts_newest_first(trial: "Trial") -> None:
    trial.do(trial.make.proposition(), act="one")
    trial.store.undo(trial.me)
    trial.store.redo(trial.me)
    trial.store.undo(trial.me)
    trial.do(trial.make.proposition(), act="two")
    two, undone, redone, undo, one, imported, founded = trial.store.history()
    assert [act.kind for act in (two, undone, redone, undo, one)] == [
        "act",
        "undo",
        "redo",
        "undo",
        "act",
    ]
    assert (one.state, two.state, imported.state) == ("dropped", "done", "done")
    assert (undo.inverts, redone.inverts, undone.inverts) == (one.tx, undo.tx, one.tx)
    assert (founded.act, founded.kind, founded.params) == (
        "project.create",
        "base",
        (("title", "Trial"),),
    )
    assert trial.store.history(2) == [two, undone]
