"""The list of questions: what was answered goes at once, what is left for later comes last."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id, new_id
from variorum.model.proposal import ActorProposal, ClaimProposal, CopyProposal, Form, Inbox, Tier
from variorum.model.vocabulary import ActorKind
from variorum.ui.desk.questions import Known
from variorum.ui.desk.queue import PAGE, Queue, same
from variorum.ui.reconcile.listing import Lines


def _form(text: str) -> Form:
    return Form(text, new_id(), ActorKind.PERSON, (), 1)


def _actors(key: str, tier: Tier = Tier.ONE) -> ActorProposal:
    return ActorProposal(key, tier, key, (_form("a"), _form("b")), 5)


def _inbox(*keys: str) -> Inbox:
    copy = CopyProposal("copy", Id("x"), Id("y"), 0.7, 4)
    doubt = _actors("doubt", Tier.AMBIGUOUS)
    return Inbox(tuple(map(_actors, keys)), copies=(copy,), ambiguous=(doubt,), decided=3)


def _keys(queue: Queue) -> list[str]:
    return [one.key for one in queue.open()]


def test_doubtful_ones_come_last_and_what_waits_after_them() -> None:
    queue = Queue(_inbox("a", "b"))
    assert _keys(queue) == ["a", "b", "copy", "doubt"]
    queue.postpone("a")
    assert _keys(queue) == ["b", "copy", "doubt", "a"]
    assert queue.place("a") == (4, 4)
    assert queue.recall() == "a"
    assert _keys(queue) == ["a", "b", "copy", "doubt"]
    assert queue.recall() == ""


def test_what_waits_stays_last_in_a_newer_inbox_and_is_forgotten_once_answered() -> None:
    queue = Queue(_inbox("a", "b"))
    queue.postpone("a")
    queue.take(_inbox("c", "a", "b"))
    assert _keys(queue)[-1] == "a"
    queue.take(_inbox("b"))
    queue.take(_inbox("a", "b"))
    assert _keys(queue)[0] == "a"


def test_an_answer_goes_at_once_and_undo_brings_it_back_at_once() -> None:
    queue = Queue(_inbox("a", "b"))
    asked = queue.get("a")
    assert asked is not None
    queue.answer("a")
    assert (_keys(queue), queue.decided) == (["b", "copy", "doubt"], 4)
    queue.bring_back(asked)
    assert (_keys(queue), queue.decided) == (["a", "b", "copy", "doubt"], 3)


def test_undo_brings_back_what_a_newer_inbox_does_not_ask_any_more() -> None:
    queue = Queue(_inbox("a", "b"))
    asked = queue.get("a")
    assert asked is not None
    queue.answer("a")
    queue.take(replace(_inbox("b"), decided=4))
    assert (_keys(queue), queue.decided) == (["b", "copy", "doubt"], 4)
    queue.bring_back(asked)
    assert (_keys(queue), queue.decided) == (["a", "b", "copy", "doubt"], 3)
    queue.take(_inbox("a", "b"))
    assert _keys(queue).count("a") == 1


def test_long_lists_come_in_pages() -> None:
    queue = Queue(_inbox(*(f"k{number:04}" for number in range(PAGE + 5))))
    known = Known(Catalogue())
    first = queue.sections(known)[0]
    assert (len(first.entries), first.total) == (PAGE, PAGE + 5)
    assert queue.show_more(first.sort) == f"k{PAGE:04}"
    assert len(queue.sections(known)[0].entries) == PAGE + 5


def test_a_question_is_the_same_whatever_it_would_gain() -> None:
    one = _actors("a")
    assert same(replace(one, gain=9.0), one)
    assert not same(replace(one, name="another"), one)
    assert not same(None, one)


def test_what_waits_beyond_those_asked_is_counted_and_told() -> None:
    queue = Queue(replace(_inbox("a"), claims=_claims(3), claims_beyond=3400, figures_beyond=5))
    assert len(queue.open()) == 6
    assert queue.left() == 6 + 3405
    assert queue.place("a") == (1, 6 + 3405)
    sections = queue.sections(Known(Catalogue([])))
    assert {one.sort: one.beyond for one in sections if one.beyond} == {
        "claims": 3400,
        "figures": 5,
    }
    listed = Lines()
    listed.set_sections(sections)
    told = [listed.index(row).data() for row in range(listed.rowCount())]
    assert f"{QLocale().toString(3400)} more wait until some of these are answered" in told


def _claims(count: int) -> tuple[ClaimProposal, ...]:
    return tuple(ClaimProposal(f"claim {at}", Id(f"t{at}"), Id("x"), (), 1) for at in range(count))


STEPS = st.lists(
    st.tuples(st.sampled_from(["postpone", "answer", "recall", "back", "take"]), st.integers(0, 7)),
    max_size=12,
)


@given(STEPS)
def test_places_and_numbers_are_those_of_going_through_all(steps: list[tuple[str, int]]) -> None:
    queue, answered = Queue(_inbox("a", "b", "c")), []
    for step, at in steps:
        asked = queue.open()
        one = asked[at % len(asked)] if asked else None
        if step == "recall":
            queue.recall()
        elif step == "take":
            queue.take(_inbox(*"abc"[at % 3 :]))
        elif step == "back" and answered:
            queue.bring_back(answered.pop())
        elif step == "postpone" and one is not None:
            queue.postpone(one.key)
        elif step == "answer" and one is not None:
            queue.answer(one.key)
            answered.append(one)
        keys = _keys(queue)
        assert len(set(keys)) == len(keys) == queue.left()
        assert [queue.place(key) for key in keys] == [
            (number, len(keys)) for number in range(1, len(keys) + 1)
        ]
        assert [one.key for one in map(queue.get, keys) if one] == keys
        assert sum(section.total for section in queue.sections(Known(Catalogue()))) == len(keys)
