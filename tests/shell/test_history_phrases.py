"""The history in words: every act has its kind, every kind of record and field its words."""

import pytest

from variorum.model.history import GROUPS, FieldChange, RecordChange
from variorum.model.ids import Id
from variorum.model.journal import PastAct
from variorum.model.kinds import KINDS
from variorum.shell import history_phrases
from variorum.shell.phrases import ACTS
from variorum.store.journal import STATE_KINDS

SEOUL, TAG = Id("01a20245-d7ba-7a3f-946f-ee88b515e470"), Id("01a20245-17f2-79df-b767-3c80e911476d")


def past(act: str, kind: str = "act", state: str = "done", **params: str) -> PastAct:
    return PastAct(TAG, TAG, act, tuple(params.items()), None, "2026-01-01T00:00:00Z", kind, state)


@pytest.mark.parametrize("act", ACTS)
def test_every_act_is_of_one_kind(act: str) -> None:
    word = act.split(".", maxsplit=1)[0]
    assert sum(word in words for words in GROUPS.values()) == 1


def test_every_kind_of_record_that_is_journaled_has_a_name() -> None:
    assert set(history_phrases.KINDS) == set(KINDS) - STATE_KINDS


def test_acts_say_whether_they_were_taken_back() -> None:
    assert history_phrases.act(past("note.set")) == "Note"
    assert history_phrases.act(past("note.set", "undo")) == "Undo: note"
    assert history_phrases.act(past("note.set", "redo")) == "Redo: note"
    assert history_phrases.act(past("of.another.version")) == (
        "An act without a name (of.another.version)"
    )
    states = [history_phrases.state(past("note.set", state=it)) for it in ("done", "undone")]
    assert states == ["", "undone"]
    assert history_phrases.state(past("note.set", state="dropped")) == "undone"


def test_a_change_of_fields_tells_before_and_after_by_name() -> None:
    fields = (
        FieldChange("actor", None, SEOUL),
        FieldChange("origin", before=False, after=True),
        FieldChange("type", "fact", "possibility"),
    )
    change = RecordChange(1, "update", "tag_link", TAG, fields)
    assert history_phrases.record(change, {TAG: "said\nso"}) == "Link “said so”: changed"
    assert sorted(history_phrases.fields(change, {SEOUL: "Seoul"})) == [
        ("actor", "", "Seoul"),
        ("origin", "", "yes"),
        ("type", "fact", "possibility"),
    ]


def test_of_a_whole_record_only_what_is_not_empty_is_told_in_its_order() -> None:
    fields = (
        FieldChange("quote", None, "<b>x</b>"),
        FieldChange("role", None, "part_of_name"),
        FieldChange("kind", None, "actor"),
        FieldChange("author", None, SEOUL),
        FieldChange("place", None, ""),
        FieldChange("inferred", None, ["role", "kind"]),
    )
    change = RecordChange(1, "insert", "tag", TAG, fields)
    assert history_phrases.fields(change, {}) == [
        ("kind", "", "actor"),
        ("quote", "", "<b>x</b>"),
        ("guessed", "", "role, kind"),
        ("role", "", "part of name"),
    ]


def test_a_long_value_is_cut_where_it_is_shown() -> None:
    change = RecordChange(1, "update", "note", TAG, (FieldChange("text", "short", "word " * 1000),))
    ((_, before, after),) = history_phrases.fields(change, {})
    assert before == "short"
    assert len(after) <= 400
    assert after.endswith("…")
