"""A card: one of several is chosen alone, long ones show a part and keep all ticks."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from variorum.model.verdict import Status
from variorum.ui.reconcile.card import CardView
from variorum.ui.reconcile.effect import EffectBox
from variorum.ui.reconcile.tick_list import TickList, TickModel, TickRow
from variorum.ui.reconcile.values import (
    Answer,
    Asked,
    Card,
    Effect,
    Given,
    Member,
    Moved,
    Passage,
    Speaking,
)

MANY = 200


def _card(count: int, *, single: bool = False, ticked: bool = True) -> Card:
    members = tuple(
        Member(f"form {number}", "", Passage("so ", "Shin", " said"), ticked=ticked, actor=True)
        for number in range(count)
    )
    answers = (Answer.ACCEPT, Answer.REJECT, Answer.TICK, Answer.LATER)
    return Card(
        "key",
        Asked.ACTORS,
        "Are these one actor?",
        "",
        members,
        answers,
        name="Shin",
        single=single,
    )


@pytest.fixture
def given() -> list[Given]:
    return []


def _shown(qtbot: QtBot, card: Card, given: list[Given]) -> CardView:
    view = CardView(card)
    qtbot.addWidget(view)
    for _part in view.make("1 of 1"):
        pass
    view.given.connect(given.append)
    view.resize(800, 600)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    return view


def test_one_alone_can_be_chosen_and_none_is_at_first(qtbot: QtBot, given: list[Given]) -> None:
    view = _shown(qtbot, _card(3, single=True, ticked=False), given)
    view.answer(Answer.ACCEPT)
    view.tick(0)
    view.tick(2)
    view.answer(Answer.ACCEPT)
    view.tick(2)
    view.answer(Answer.ACCEPT)
    assert [one.ticked for one in given] == [(), (2,), ()]


def test_a_long_card_shows_a_part_and_takes_the_rest_as_offered(
    qtbot: QtBot, given: list[Given]
) -> None:
    view = _shown(qtbot, _card(MANY), given)
    assert len(view.rows) < MANY
    view.tick(1)
    view.answer(Answer.ACCEPT)
    assert given[0].ticked == (0, *range(2, MANY))
    shown = len(view.rows)
    view.rows[-1].setFocus()
    qtbot.keyClick(view.rows[-1], Qt.Key.Key_Down)
    assert len(view.rows) > shown


def test_the_actor_speaks_for_whom_the_text_says_only_if_that_is_taken(
    qtbot: QtBot, given: list[Given]
) -> None:
    asked = _card(2)
    card = Card(
        asked.key,
        asked.asked,
        asked.question,
        "",
        asked.members,
        asked.answers,
        name="Shin",
        role="minister",
        speaking=Speaking("", "South Korea", lambda _typed: ["Japan", "South Korea"]),
    )
    view = _shown(qtbot, card, given)
    view.answer(Answer.ACCEPT)
    view.take_suggestion()
    view.answer(Answer.ACCEPT)
    assert [one.parent for one in given] == ["", "South Korea"]


def test_the_effect_is_said_in_full(qtbot: QtBot) -> None:
    box = EffectBox()
    qtbot.addWidget(box)
    agreed, single = Status.AGREED, Status.SINGLE_ORIGIN
    moved = (
        Moved("p", "Arms were sent", agreed, single, "Agreed", "Single origin"),
        Moved("q", "It rained", agreed, agreed, "Agreed", "Agreed", "support 3 to 2"),
        Moved("r", "It is new", None, single, "", "Single origin"),
    )
    box.show_effect(Effect("If you accept", "2 statuses change.", moved))
    assert box.words == (
        "If you accept 2 statuses change. Arms were sent: from Agreed to Single origin."
        " It rained: stays Agreed (support 3 to 2). It is new: from not there to Single origin."
    )
    assert box.accessibleDescription() in box.words


def test_lines_are_ticked_by_key_and_found_by_word(qtbot: QtBot) -> None:
    rows = [TickRow(str(number), f"pear {number}", "a ", " b", "A") for number in range(12)]
    model = TickModel(rows)
    view = TickList(model, "Pears")
    qtbot.addWidget(view)
    view.show()
    qtbot.keyClick(view, Qt.Key.Key_Space)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert model.chosen() == ["0", "1"]
    model.look_for("pear 11")
    assert model.rowCount() == 1
    model.tick_shown()
    assert model.chosen() == ["0", "1", "11"]
    model.look_for("")
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(model.chosen()) == len(rows)
