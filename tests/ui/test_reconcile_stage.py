"""The stage of Reconcile: a card is made unseen and takes the place of the last when whole."""

import pytest
from pytestqt.qtbot import QtBot

from variorum.ui.reconcile.stage import Stage
from variorum.ui.reconcile.values import Answer, Asked, Card, Effect, Given, Member

ANSWERS = (Answer.ACCEPT, Answer.REJECT, Answer.LATER)


def _card(key: str) -> Card:
    members = tuple(Member(f"{key} {number}", ticked=number == 1) for number in range(6))
    return Card(key, Asked.ACTORS, "Are these one actor?", "", members, ANSWERS, name=key)


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    made = Stage()
    qtbot.addWidget(made)
    made.resize(800, 600)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def _key(stage: Stage) -> str:
    return stage.card.key if stage.card is not None else ""


def test_a_card_stays_until_the_next_is_whole(qtbot: QtBot, stage: Stage) -> None:
    altered: list[Given] = []
    stage.altered.connect(altered.append)
    with qtbot.waitSignal(stage.shown):
        stage.show_card(_card("a"), "1 of 2")
    stage.show_effect(Effect("If you accept", "Nothing changes."))
    assert stage.is_told
    with qtbot.waitSignal(stage.shown):
        stage.show_card(_card("b"), "2 of 2")
        assert _key(stage) == "a"
        assert stage.is_told
    assert _key(stage) == "b"
    assert not stage.is_told
    assert [(one.key, one.ticked, one.name) for one in altered] == [
        ("a", (1,), "a"),
        ("b", (1,), "b"),
    ]


def test_of_cards_asked_for_one_after_the_other_the_last_is_shown(
    qtbot: QtBot, stage: Stage
) -> None:
    shown: list[str] = []
    stage.shown.connect(lambda: shown.append(_key(stage)))
    with qtbot.waitSignal(stage.shown):
        stage.show_card(_card("a"), "1 of 3")
        stage.show_card(_card("b"), "2 of 3")
        stage.keep()
        stage.show_card(_card("c"), "3 of 3")
    assert shown == ["c"]


def test_who_waits_for_a_card_has_the_cursor_on_it(qtbot: QtBot, stage: Stage) -> None:
    stage.enter()
    with qtbot.waitSignal(stage.shown):
        stage.show_card(_card("a"), "1 of 2")
    assert stage.has_cursor()
    with qtbot.waitSignal(stage.shown):
        stage.show_card(_card("b"), "2 of 2")
    assert stage.card is not None
    assert stage.card.rows[0].hasFocus()
