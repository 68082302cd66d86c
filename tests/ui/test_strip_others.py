"""The strips of actors, stances and figures by real keys."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TypeVar

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from variorum.model.drafts import ActorDraft, FigureDraft, PersonDraft, Pick, StanceDraft
from variorum.model.ids import Id
from variorum.model.vocabulary import ActorKind, ActorRole, Attitude, Comparator, LinkRole
from variorum.ui.panel import PickView
from variorum.ui.strip import ActorStrip, FigureStrip, StanceStrip, Strip

S = TypeVar("S", bound=Strip)

MAYOR = Pick("actor", "Mayor Quill", Id("a1"))
DAM = Pick("proposition", "The dam holds", Id("p1"))
TONS = Pick("quantity", "Tons of sand moved", Id("q1"))
FIGURE = FigureDraft(
    0,
    20,
    Comparator.MORE,
    Decimal(1500),
    unit="tons",
    as_of="2024-03",
    speakers=(PersonDraft(MAYOR, origin=True, inferred=("actor",)),),
    inferred=("comparator", "value", "unit", "as_of"),
)
STANCE = StanceDraft(
    0,
    9,
    holders=(PersonDraft(MAYOR, LinkRole.HOLDER, inferred=("actor",)),),
    inferred=("attitude",),
)


def candidates(role: LinkRole, text: str) -> Sequence[PickView]:
    known = {
        LinkRole.ACTOR: (PickView(MAYOR),),
        LinkRole.HOLDER: (PickView(MAYOR),),
        LinkRole.SPEAKER: (PickView(MAYOR),),
        LinkRole.TARGET: (PickView(DAM), PickView(MAYOR)),
        LinkRole.QUANTITY: (PickView(TONS),),
    }[role]
    return [view for view in known if text.casefold() in view.pick.text.casefold()]


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    """Return an active window."""
    made = QWidget()
    made.resize(900, 700)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def opened(strip: S) -> S:
    host = strip.parentWidget()
    assert host is not None
    strip.open_at(QRect(60, 40, 300, 30), host.rect())
    return strip


def press(
    qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, modifier)


def write(qtbot: QtBot, text: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClicks(focus, text)


# -- actors ---------------------------------------------------------------------------------


def test_a_known_actor_takes_two_enters(host: QWidget, qtbot: QtBot) -> None:
    strip = opened(ActorStrip(host).asking(ActorDraft(0, 5), "the mayor", candidates))
    with qtbot.waitSignal(strip.accepted) as accepted:
        press(qtbot, Qt.Key.Key_Return)
        press(qtbot, Qt.Key.Key_Return)
    assert accepted.args == [ActorDraft(0, 5, (MAYOR,))]


def test_a_new_actor_is_named_by_its_words_and_has_a_kind(host: QWidget, qtbot: QtBot) -> None:
    strip = opened(ActorStrip(host).asking(ActorDraft(0, 5), "Dam Board", candidates))
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    strip._kind.setFocus()  # noqa: SLF001  # reached by Tab in life
    press(qtbot, Qt.Key.Key_G)
    with qtbot.waitSignal(strip.accepted) as accepted:
        press(qtbot, Qt.Key.Key_Return)
    expected = Pick("actor", "Dam Board", actor_kind=ActorKind.GROUP)
    assert accepted.args == [ActorDraft(0, 5, (expected,))]


def test_what_was_guessed_gives_way_and_what_was_picked_gets_company(
    host: QWidget, qtbot: QtBot
) -> None:
    guess = ActorDraft(0, 5, (Pick("actor", "the mayor"),), inferred=("actor",))
    strip = opened(ActorStrip(host).asking(guess, "the mayor", candidates))
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    assert strip.draft() == ActorDraft(0, 5, (MAYOR,))
    write(qtbot, "Dam Board")
    press(qtbot, Qt.Key.Key_Return)
    assert strip.draft().picks == (MAYOR, Pick("actor", "Dam Board"))


def test_an_actor_tag_names_somebody(host: QWidget, qtbot: QtBot) -> None:
    strip = opened(ActorStrip(host).asking(ActorDraft(0, 5), "", lambda _role, _text: []))
    with qtbot.assertNotEmitted(strip.accepted):
        press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert strip.isVisible()


def test_the_role_is_switched_by_arrow_keys(host: QWidget, qtbot: QtBot) -> None:
    draft = ActorDraft(0, 5, (MAYOR,), inferred=("role",))
    strip = opened(ActorStrip(host).asking(draft, "x", candidates))
    strip._role.button(ActorRole.ACTOR).setFocus()  # noqa: SLF001  # reached by Tab in life
    press(qtbot, Qt.Key.Key_Right)
    assert strip.draft() == ActorDraft(0, 5, (MAYOR,), ActorRole.PLACE)


# -- stances --------------------------------------------------------------------------------


def test_a_stance_in_four_acts(host: QWidget, qtbot: QtBot) -> None:
    strip = opened(StanceStrip(host).asking(STANCE, "", candidates))  # S
    with qtbot.waitSignal(strip.accepted) as accepted:
        press(qtbot, Qt.Key.Key_Return)
        press(qtbot, Qt.Key.Key_Return)
        press(qtbot, Qt.Key.Key_3)
    assert accepted.args is not None
    stance: StanceDraft = accepted.args[0]
    assert (stance.target, stance.attitude) == (DAM, Attitude.OPPOSES)
    assert stance.holders[0].inferred == ()
    assert stance.inferred == ()


def test_a_new_target_is_a_topic(host: QWidget, qtbot: QtBot) -> None:
    strip = opened(StanceStrip(host).asking(STANCE, "", candidates))
    write(qtbot, "dam building")
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert strip.draft().target == Pick("topic", "dam building")


def test_a_digit_on_the_strength_is_not_an_attitude(host: QWidget, qtbot: QtBot) -> None:
    strip = opened(StanceStrip(host).asking(STANCE, "", candidates))
    strip._strength.button("2").setFocus()  # noqa: SLF001  # reached by Tab in life
    press(qtbot, Qt.Key.Key_Space)
    press(qtbot, Qt.Key.Key_3)
    assert strip.draft().strength == 2
    assert strip.draft().attitude is Attitude.AMBIVALENT


def test_holders_can_be_removed(host: QWidget, qtbot: QtBot) -> None:
    strip = opened(StanceStrip(host).asking(STANCE, "", candidates))
    strip._people.line.setFocus()  # noqa: SLF001  # reached by Tab in life
    press(qtbot, Qt.Key.Key_Backspace)
    assert strip.draft().holders == ()


# -- figures --------------------------------------------------------------------------------


def test_a_figure_in_three_acts(host: QWidget, qtbot: QtBot) -> None:
    strip = opened(
        FigureStrip(host).asking(FIGURE, "over 1,500 tons", candidates, "Coast Daily")
    )  # F
    with qtbot.waitSignal(strip.accepted) as accepted:
        press(qtbot, Qt.Key.Key_Return)
        press(qtbot, Qt.Key.Key_Return)
    assert accepted.args is not None
    figure: FigureDraft = accepted.args[0]
    assert (figure.quantity, figure.value, figure.inferred) == (TONS, Decimal(1500), ())
    assert figure.speakers[0].inferred == ("actor",), "speakers were not passed by Enter"


def test_the_value_typed_is_the_value_taken(host: QWidget, qtbot: QtBot) -> None:
    strip = opened(FigureStrip(host).asking(FIGURE, "x", candidates))
    write(qtbot, "1,600.50")
    press(qtbot, Qt.Key.Key_Return)
    assert strip.draft().value == Decimal("1600.50")


@pytest.mark.parametrize("wrong", ["many", "1,60", "1e3"])
def test_no_number_is_not_accepted(host: QWidget, qtbot: QtBot, wrong: str) -> None:
    strip = opened(FigureStrip(host).asking(FIGURE, "x", candidates))
    write(qtbot, wrong)
    with qtbot.assertNotEmitted(strip.accepted):
        press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is strip._value  # noqa: SLF001  # where the fault is
    assert strip.draft().value == Decimal(1500)


def test_no_date_is_not_accepted(host: QWidget, qtbot: QtBot) -> None:
    strip = opened(FigureStrip(host).asking(FIGURE, "x", candidates))
    field = strip._texts["as_of"]  # noqa: SLF001  # reached by Tab in life
    field.setFocus()
    field.selectAll()
    write(qtbot, "spring")
    with qtbot.assertNotEmitted(strip.accepted):
        press(qtbot, Qt.Key.Key_Return)
    assert field.hasFocus()


def test_between_asks_for_the_upper_value(host: QWidget, qtbot: QtBot) -> None:
    strip = opened(FigureStrip(host).asking(FIGURE, "x", candidates))
    assert not strip._high.isVisible()  # noqa: SLF001  # what the analyst would see
    strip._comparator.setFocus()  # noqa: SLF001  # reached by Shift+Tab in life
    press(qtbot, Qt.Key.Key_B)
    strip._high.setFocus()  # noqa: SLF001  # reached by Tab in life
    write(qtbot, "2000")
    press(qtbot, Qt.Key.Key_Return)
    draft = strip.draft()
    assert (draft.comparator, draft.value_high) == (Comparator.BETWEEN, Decimal(2000))


def test_a_new_quantity_asks_for_its_subject(host: QWidget, qtbot: QtBot) -> None:
    strip = opened(FigureStrip(host).asking(FIGURE, "x", candidates))
    press(qtbot, Qt.Key.Key_Return)
    write(qtbot, "Sand moved in 2024")
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    write(qtbot, "Dam Board")
    with qtbot.waitSignal(strip.accepted) as accepted:
        press(qtbot, Qt.Key.Key_Return)
    assert accepted.args is not None
    figure: FigureDraft = accepted.args[0]
    assert figure.quantity == Pick("quantity", "Sand moved in 2024")
    assert figure.subject == "Dam Board"


def test_esc_gives_up_what_was_typed_and_the_figure(host: QWidget, qtbot: QtBot) -> None:
    strip = opened(FigureStrip(host).asking(FIGURE, "x", candidates))
    with qtbot.waitSignal(strip.cancelled):
        press(qtbot, Qt.Key.Key_Escape)
