"""The tour's values: how acts carry it on, and where its card stands."""

from PySide6.QtCore import QPoint, QRect, QSize

from variorum.ui.command_table import commands
from variorum.ui.frame.tour_card import corner
from variorum.ui.frame.tour_steps import Act, Course, Step, steps

WINDOW, CARD = QSize(1440, 900), QSize(400, 300)


def _course() -> Course:
    one = Step("one", "", "", (Act(("=A",), "", "a"), Act(("=B",), ""), Act(("=C",), "", "c")))
    two = Step("two", "", "", (Act(("=D",), "", "d"),), needs="one")
    three = Step("three", "", "", (Act(("=E",), "", "e"),))
    return Course([one, two, three])


def test_acts_are_taken_in_turn_and_those_without_a_token_with_the_next() -> None:
    course = _course()
    assert not course.take("c2")
    assert course.take("a")
    assert (course.number, course.acts_done) == (1, 1)
    assert not course.take("a")
    assert course.take("c")
    assert (course.number, course.acts_done) == (2, 0)


def test_the_last_act_alone_is_enough() -> None:
    course = _course()
    assert course.take("c")
    assert course.number == 2


def test_skipping_leaves_out_what_rests_on_the_step() -> None:
    course = _course()
    course.skip()
    assert course.step is not None
    assert (course.step.id, course.number, course.total) == ("three", 3, 3)
    course.skip()
    assert course.step is None
    assert course.number == 3
    assert not course.take("e")


def test_a_skipped_step_does_not_take_those_along_that_need_nothing() -> None:
    course = _course()
    course.take("c")
    course.skip()
    assert course.step is not None
    assert course.step.id == "three"


def test_every_step_ends_with_an_act_that_is_seen_and_names_commands_that_exist() -> None:
    known = {command.id for _, command in commands()}
    named = {step.id for step in steps()}
    for step in steps():
        assert step.acts[-1].done
        assert bool(step.words) != bool(step.widget)
        assert step.caret in step.words
        assert not step.needs or step.needs in named
        keys = {key for act in step.acts for key in act.keys if not key.startswith("=")}
        assert keys <= known


def test_each_step_takes_at_most_three_sentences() -> None:
    for step in steps():
        assert 1 <= step.text.count(". ") + step.text.count("? ") + 1 <= 3, step.id


def test_the_card_stands_bottom_right_unless_that_hides_something() -> None:
    free = corner(WINDOW, CARD, [])
    assert free == QPoint(1040, 570)
    assert corner(WINDOW, CARD, [QRect(300, 100, 500, 60)]) == free
    assert corner(WINDOW, CARD, [QRect(1200, 700, 20, 20)]).x() == 0


def test_where_all_is_taken_the_card_hides_least() -> None:
    everywhere = QRect(0, 0, 1440, 900)
    most_at_right = [everywhere, QRect(900, 0, 540, 900)]
    assert corner(WINDOW, CARD, most_at_right).x() == 0
