"""The claim strip by real keys: what each act does, what is left guessed, what is not taken."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from variorum.model.drafts import ClaimDraft, PersonDraft, Pick, PropositionDraft
from variorum.model.ids import Id
from variorum.model.vocabulary import ClaimType, LinkRole, Polarity, Quotation, Voice
from variorum.ui.panel import PickView
from variorum.ui.strip import ClaimStrip

HOLDS = Pick("proposition", "The dam holds", Id("p1"))
LEAKS = Pick("proposition", "The dam leaks", Id("p2"))
MAYOR = Pick("actor", "Mayor Quill", Id("a1"))
WORDS = "the  dam would hold"
DRAFT = ClaimDraft(
    4,
    30,
    speakers=(PersonDraft(MAYOR, origin=True, inferred=("actor",)),),
    inferred=("polarity", "type", "quotation", "place"),
)
Open = Callable[[ClaimDraft], ClaimStrip]

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
NONE = Qt.KeyboardModifier.NoModifier


def candidates(role: LinkRole, text: str) -> Sequence[PickView]:
    known = {
        LinkRole.PROPOSITION: (PickView(HOLDS, "2 tags in A"), PickView(LEAKS)),
        LinkRole.SPEAKER: (PickView(MAYOR),),
    }[role]
    return [view for view in known if text.casefold() in view.pick.text.casefold()]


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    """Return an active window with a field that has the focus."""
    made = QWidget()
    made.resize(900, 700)
    field = QLineEdit(made)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    field.setFocus()
    return made


@pytest.fixture
def opened(host: QWidget) -> Open:
    """Return what opens a strip on a draft in the active window."""

    def open_strip(draft: ClaimDraft) -> ClaimStrip:
        strip = ClaimStrip(host).asking(draft, WORDS, candidates, "Coast Daily")
        strip.open_at(QRect(60, 40, 300, 30), host.rect())
        return strip

    return open_strip


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


def test_a_whole_claim_in_four_acts(opened: Open, qtbot: QtBot) -> None:
    strip = opened(DRAFT)  # C
    with qtbot.waitSignal(strip.accepted) as accepted:
        press(qtbot, Qt.Key.Key_Return)
        press(qtbot, Qt.Key.Key_Return)
        press(qtbot, Qt.Key.Key_2)
    assert accepted.args is not None
    claim: ClaimDraft = accepted.args[0]
    assert [(each.pick, each.polarity) for each in claim.propositions] == [(HOLDS, Polarity.DENIES)]
    assert claim.propositions[0].inferred == ("type",)
    assert claim.speakers[0].inferred == ()
    assert claim.inferred == ("type", "quotation", "place")


def test_enter_on_the_polarity_confirms_and_accepts_it(opened: Open, qtbot: QtBot) -> None:
    strip = opened(DRAFT)
    with qtbot.waitSignal(strip.accepted) as accepted:
        for _ in range(3):
            press(qtbot, Qt.Key.Key_Enter)
    assert accepted.args is not None
    assert accepted.args[0].propositions[0].polarity is Polarity.ASSERTS
    assert accepted.args[0].propositions[0].inferred == ("type",)


def test_shift_enter_takes_guesses_but_no_suggestion(opened: Open, qtbot: QtBot) -> None:
    strip = opened(DRAFT)
    with qtbot.waitSignal(strip.accepted) as accepted:
        press(qtbot, Qt.Key.Key_Return, SHIFT)
    assert accepted.args is not None
    claim: ClaimDraft = accepted.args[0]
    assert claim.propositions == ()
    assert claim.speakers[0].inferred == ()
    assert claim.inferred == ("place",), "the strip does not show the place"


def test_shift_enter_confirms_a_guessed_proposition_on_screen(opened: Open, qtbot: QtBot) -> None:
    guess = PropositionDraft(HOLDS, inferred=("proposition", "polarity"))
    strip = opened(replace(DRAFT, propositions=(guess,)))
    with qtbot.waitSignal(strip.accepted) as accepted:
        press(qtbot, Qt.Key.Key_Return, SHIFT)
    assert accepted.args is not None
    assert accepted.args[0].propositions[0].inferred == ()


def test_words_neither_taken_nor_erased_are_not_lost(opened: Open, qtbot: QtBot) -> None:
    strip = opened(DRAFT)
    write(qtbot, "leaks")
    with qtbot.assertNotEmitted(strip.accepted):
        press(qtbot, Qt.Key.Key_Return, SHIFT)
    assert strip.isVisible()


def test_typing_then_enter_takes_the_best_match(opened: Open, qtbot: QtBot) -> None:
    strip = opened(DRAFT)
    write(qtbot, "leaks")
    press(qtbot, Qt.Key.Key_Return)
    assert [each.pick for each in strip.draft().propositions] == [LEAKS]


def test_down_takes_another_and_several_are_allowed(opened: Open, qtbot: QtBot) -> None:
    strip = opened(DRAFT)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    write(qtbot, "holds")
    press(qtbot, Qt.Key.Key_Return)
    assert [each.pick for each in strip.draft().propositions] == [LEAKS, HOLDS]


def test_ctrl_enter_makes_a_new_one_of_what_is_typed(opened: Open, qtbot: QtBot) -> None:
    strip = opened(DRAFT)
    write(qtbot, "The dam")
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    assert strip.draft().propositions[0].pick == Pick("proposition", "The dam")


def test_ctrl_enter_makes_a_new_one_of_the_sentence(opened: Open, qtbot: QtBot) -> None:
    strip = opened(DRAFT)
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    assert strip.draft().propositions[0].pick == Pick("proposition", "the dam would hold")


def test_digits_are_typed_in_the_field_and_alt_digits_are_polarities(
    opened: Open, qtbot: QtBot
) -> None:
    strip = opened(DRAFT)
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_3, ALT)
    write(qtbot, "2")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.text() == "2"
    assert strip.draft().propositions[0].polarity is Polarity.WITHHOLDS
    assert strip.isVisible()


def test_a_marked_proposition_takes_the_polarity_alone(opened: Open, qtbot: QtBot) -> None:
    strip = opened(replace(DRAFT, propositions=(PropositionDraft(HOLDS), PropositionDraft(LEAKS))))
    strip._field.pressed.emit(0)  # noqa: SLF001  # the chip itself is drawn, not found
    press(qtbot, Qt.Key.Key_2, ALT)
    assert [each.polarity for each in strip.draft().propositions] == [
        Polarity.DENIES,
        Polarity.ASSERTS,
    ]


def test_backspace_in_the_empty_field_takes_the_last_one_back(opened: Open, qtbot: QtBot) -> None:
    strip = opened(DRAFT)
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Backspace)
    assert strip.draft().propositions == ()


def test_without_a_speaker_enter_asks_for_one(opened: Open, qtbot: QtBot) -> None:
    strip = opened(replace(DRAFT, speakers=()))
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Return)
    write(qtbot, "quill")
    press(qtbot, Qt.Key.Key_Return)
    assert [(each.pick, each.origin) for each in strip.draft().speakers] == [(MAYOR, True)]
    with qtbot.waitSignal(strip.accepted):
        press(qtbot, Qt.Key.Key_Return)
        press(qtbot, Qt.Key.Key_1)


def test_one_quoted_by_the_last_is_the_origin(opened: Open, qtbot: QtBot) -> None:
    strip = opened(DRAFT)
    strip._people.line.setFocus()  # noqa: SLF001  # reached by Tab in life
    write(qtbot, "> Dam keeper")
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    assert [(each.pick.text, each.position, each.origin) for each in strip.draft().speakers] == [
        ("Mayor Quill", 0, False),
        ("Dam keeper", 1, True),
    ]


def test_esc_closes_the_popup_first_and_then_cancels(
    opened: Open, host: QWidget, qtbot: QtBot
) -> None:
    strip = opened(DRAFT)
    strip._people.line.setFocus()  # noqa: SLF001  # reached by Tab in life
    write(qtbot, "qui")
    with qtbot.assertNotEmitted(strip.cancelled):
        press(qtbot, Qt.Key.Key_Escape)
    with qtbot.waitSignal(strip.cancelled):
        press(qtbot, Qt.Key.Key_Escape)
    assert not strip.isVisible()
    assert QApplication.focusWidget() is host.findChild(
        QLineEdit, options=Qt.FindChildOption.FindDirectChildrenOnly
    )


def test_a_claim_without_speaker_is_the_narrators(opened: Open, qtbot: QtBot) -> None:
    strip = opened(DRAFT)
    strip._people.line.setFocus()  # noqa: SLF001  # reached by Tab in life
    press(qtbot, Qt.Key.Key_Backspace)
    assert strip.draft().speakers == ()
    assert strip.draft().voice is Voice.NARRATOR


def test_a_conditional_asks_for_its_condition(opened: Open, qtbot: QtBot) -> None:
    strip = opened(DRAFT)
    press(qtbot, Qt.Key.Key_Return)
    strip._type.button(ClaimType.CONDITIONAL).setFocus()  # noqa: SLF001  # reached by Tab in life
    press(qtbot, Qt.Key.Key_Space)
    assert strip._condition.isVisible()  # noqa: SLF001  # what the analyst would see
    strip._condition.setFocus()  # noqa: SLF001  # reached by Tab in life
    write(qtbot, "if it rains")
    with qtbot.waitSignal(strip.accepted) as accepted:
        press(qtbot, Qt.Key.Key_Return)
    assert accepted.args is not None
    proposition = accepted.args[0].propositions[0]
    assert (proposition.type, proposition.condition) == (ClaimType.CONDITIONAL, "if it rains")
    assert "type" not in proposition.inferred


def test_the_strip_stays_inside_its_room(opened: Open, host: QWidget) -> None:
    strip = opened(DRAFT)
    for anchor in (QRect(60, 40, 300, 30), QRect(60, 640, 300, 30), QRect(860, 300, 30, 20)):
        strip.place(anchor, host.rect())
        card = strip.geometry().adjusted(20, 20, -20, -20)
        assert host.rect().contains(card)
        assert not card.intersects(anchor)


def test_every_choice_is_seen_in_a_narrow_strip(host: QWidget, qtbot: QtBot) -> None:
    strip = ClaimStrip(host).asking(DRAFT, WORDS, candidates, "Coast Daily")
    strip.open_at(QRect(60, 40, 300, 30), QRect(0, 0, 420, 700))
    buttons = [one for one in strip.findChildren(QAbstractButton) if one.isCheckable()]
    assert len(buttons) == len(Polarity) + len(ClaimType) + len(Quotation)
    qtbot.waitUntil(
        lambda: all(one.visibleRegion().boundingRect() == one.rect() for one in buttons)
    )


def test_suggestions_are_cut_where_room_is_short_but_a_new_one_stays(
    opened: Open, host: QWidget
) -> None:
    strip = opened(DRAFT)
    tall = strip.height()
    anchor = QRect(60, 330, 300, 20)
    strip.place(anchor, host.rect())
    short = strip.height()
    model = strip._list.model()  # noqa: SLF001  # what the analyst would see
    assert short < tall
    assert model.rowCount() == 2
    assert model.index(1, 0).data() == "New proposition from this sentence"
    strip.place(QRect(60, 40, 300, 30), host.rect())
    assert strip.height() == tall


def test_the_strip_grows_and_shrinks_with_its_suggestions(opened: Open, qtbot: QtBot) -> None:
    strip = opened(DRAFT)
    needed = strip.height

    def fits() -> bool:
        rows = strip.layout()
        assert rows is not None
        return rows.heightForWidth(strip.width()) == strip.height()

    qtbot.waitUntil(fits)
    tall = needed()
    write(qtbot, "leaks")
    qtbot.waitUntil(lambda: fits() and needed() < tall)
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: fits() and needed() >= tall)
