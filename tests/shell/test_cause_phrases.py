"""Sentences for the acts that moved a status."""

from variorum.model.cause import Cause, Causes, Touch
from variorum.shell import cause_phrases

DELETED = Cause(
    "tag.delete",
    (("quote", "three ships left"),),
    "Ada",
    "2025-06-01T10:00:00.000Z",
    ((Touch.CHANGED, 2), (Touch.UNTAGGED, 1)),
)


def test_an_act_is_named_with_what_it_touched() -> None:
    assert cause_phrases.act(DELETED) == "Deletion of “three ships left”"
    assert cause_phrases.touched(DELETED) == "2 tags changed, 1 tag deleted"


def test_an_act_nobody_has_words_for_is_told_all_the_same() -> None:
    foreign = Cause("tag.sing", (), "Ada", DELETED.when, ())
    assert cause_phrases.act(foreign) == "An act without a name (tag.sing)"


def test_what_was_taken_back_says_so() -> None:
    undone = Cause(DELETED.act, DELETED.params, "Ada", DELETED.when, (), taken_back=True)
    assert cause_phrases.act(undone) == "Undone: deletion of “three ships left”"


def test_the_count_says_how_many_are_not_told() -> None:
    assert cause_phrases.how_many(Causes()) == "No act on record touched it"
    assert cause_phrases.how_many(Causes((DELETED,), 1)) == "1 act touched it"
    told = cause_phrases.how_many(Causes((DELETED,), 7))
    assert told == "7 acts touched it; the last 1 are told"


def test_there_are_words_for_everything_an_act_may_touch() -> None:
    assert set(cause_phrases.TOUCHES) == set(Touch)
