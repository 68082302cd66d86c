"""The page of a comparison: keys settle, differences are told without colour, all alike is said."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from variorum.model.vocabulary import TagKind
from variorum.ui.agreement.pane import AgreementPane
from variorum.ui.agreement.values import Analyst, Board, Case, FieldRow, Said, Side, SpanRow
from variorum.ui.plain import Label
from variorum.ui.widgets import EmptyState

NAMES = ("Ada", "Ben", "Cay")


def _case(key: str, *, tags: tuple[str, ...], outcome: str = "") -> Case:
    sides = tuple(
        Side(name, tag, (Said("role", f"role of {name}", differs=True),) if tag else ())
        for name, tag in zip(NAMES, tags, strict=False)
    )
    return Case(
        key,
        TagKind.ACTOR,
        "Actor",
        "Then ",
        f"quote {key}",
        " came.",
        "role differs",
        sides,
        outcome,
    )


BOARD = Board(
    label="A",
    title="A title",
    analysts=tuple(Analyst(name.lower(), name, 3, chosen=True) for name in NAMES),
    spans=(SpanRow("Actor", ("3", "3", "2"), "0.91"), SpanRow("Together", ("3", "3", "2"), "0.91")),
    fields=(FieldRow("Actor", "role", 3, 2, "0.40", "not defined"),),
    cases=(
        _case("one", tags=("a1", "b1", "c1")),
        _case("two", tags=("a2", "", "c2"), outcome="none taken"),
        _case("three", tags=("a3", "b3", "c3")),
    ),
    agreed=4,
    finished=False,
)


@pytest.fixture
def pane(qtbot: QtBot) -> AgreementPane:
    """Return a page with three analysts and three differences, in front."""
    made = AgreementPane()
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.show_board(BOARD)
    made.show()
    made.setFocus()
    return made


def _press(qtbot: QtBot, pane: AgreementPane, key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
    modifier = held[0] if held else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(pane.cases, key, modifier)


@pytest.mark.parametrize(
    ("key", "held", "tags"),
    [
        (Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier, ("a1",)),
        (Qt.Key.Key_3, Qt.KeyboardModifier.KeypadModifier, ("c1",)),
        (Qt.Key.Key_2, Qt.KeyboardModifier.ShiftModifier, ("b1",)),
        (Qt.Key.Key_B, Qt.KeyboardModifier.NoModifier, ("a1", "b1", "c1")),
        (Qt.Key.Key_N, Qt.KeyboardModifier.NoModifier, ()),
    ],
)
def test_a_key_takes(
    qtbot: QtBot,
    pane: AgreementPane,
    key: Qt.Key,
    held: Qt.KeyboardModifier,
    tags: tuple[str, ...],
) -> None:
    with qtbot.waitSignal(pane.taken) as taken:
        _press(qtbot, pane, key, held)
    assert taken.args == ["one", tags]


def test_to_take_who_has_no_tag_is_to_take_none(qtbot: QtBot, pane: AgreementPane) -> None:
    _press(qtbot, pane, Qt.Key.Key_Down)
    with qtbot.waitSignal(pane.taken) as taken:
        _press(qtbot, pane, Qt.Key.Key_2)
    assert taken.args == ["two", ()]


def test_a_digit_for_nobody_does_nothing(qtbot: QtBot, pane: AgreementPane) -> None:
    with qtbot.assertNotEmitted(pane.taken):
        _press(qtbot, pane, Qt.Key.Key_4)


def test_space_passes_over_what_is_settled(qtbot: QtBot, pane: AgreementPane) -> None:
    _press(qtbot, pane, Qt.Key.Key_Space)
    found = pane.cases.current()
    assert found is not None
    assert found.key == "three"
    _press(qtbot, pane, Qt.Key.Key_Space)
    found = pane.cases.current()
    assert found is not None
    assert found.key == "one"


def test_ctrl_enter_finishes_and_reopens(qtbot: QtBot, pane: AgreementPane) -> None:
    with qtbot.waitSignal(pane.finish_wanted):
        _press(qtbot, pane, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert any("4 agreed are kept, 2 open are left out" in text for text in _texts(pane))
    pane.show_board(replace(BOARD, finished=True))
    with qtbot.waitSignal(pane.reopen_wanted):
        _press(qtbot, pane, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Only adjudicated tags of this article count." in _texts(pane)


def _texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(Label) if label.isVisible()]


def test_what_differs_is_said_and_bold(pane: AgreementPane) -> None:
    assert pane.card is not None
    said = {
        label.accessibleName(): label.font().bold() or label.font().weight() > 500  # medium
        for label in pane.card.findChildren(Label)
        if label.text().startswith("role of")
    }
    assert said == {f"role of {name}, differs": True for name in NAMES}


def test_two_analysts_at_least_are_compared(qtbot: QtBot, pane: AgreementPane) -> None:
    first, second, _third = pane.measures.boxes()
    with qtbot.waitSignal(pane.measures.analysts_chosen) as chosen:
        first.click()
    assert chosen.args == [["ben", "cay"]]
    with qtbot.assertNotEmitted(pane.measures.analysts_chosen):
        second.click()
    assert second.isChecked()


def test_no_difference_is_said(pane: AgreementPane) -> None:
    pane.show_board(replace(BOARD, cases=()))
    assert any(one.isVisible() for one in pane.findChildren(EmptyState))
    assert "0 of 0 settled" in _texts(pane)


def test_the_name_of_an_analyst_cannot_turn_the_line(qtbot: QtBot) -> None:
    made = AgreementPane()
    qtbot.addWidget(made)
    evil = Analyst("e", "&Eve\u202e <b>", 1, chosen=True)
    made.show_board(replace(BOARD, analysts=(evil, *BOARD.analysts[1:])))
    text = made.measures.boxes()[0].text()
    assert text == "\u2068&&Eve[U+202E] <b>\u2069, 1 tag"


def test_in_a_narrow_window_the_measures_give_way(pane: AgreementPane) -> None:
    assert pane.measures.isVisible()
    pane.resize(960, 700)
    assert pane.measures.isHidden()
    assert pane.minimumSizeHint().width() < 800
    pane.resize(1200, 760)
    assert pane.measures.isVisible()
