"""Finding in all articles: what the list shows, and the keys that reach it from the field."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from variorum.model.ids import Id, new_id
from variorum.ui.frame.find_all import FindAllDialog
from variorum.ui.frame.found import Found, FoundModel

ONE, TWO = new_id(), new_id()


def place(article: Id, label: str, start: int, words: str = "ferry") -> Found:
    return Found(article, label, f"Title {label}", start, start + 5, "the ", words, "\nsailed")


ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
PLACES = (place(ONE, "A", 4), place(ONE, "A", 90), place(TWO, "B", 7))


def opened(qtbot: QtBot, query: str = "ferry") -> FindAllDialog:
    dialog = FindAllDialog()
    qtbot.addWidget(dialog)
    dialog.open_with("")
    qtbot.keyClicks(dialog.field, query)
    return dialog


def test_the_model_is_sound() -> None:
    model = FoundModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_places(PLACES)
    said = [model.data(model.index(row), ACCESSIBLE) for row in range(model.rowCount())]
    assert said == [
        "A Title A, 2",
        "A the ferry\nsailed",
        "A the ferry\nsailed",
        "B Title B, 1",
        "B the ferry\nsailed",
    ]
    model.narrow(ONE)
    assert [model.row(row) for row in (1, 2)] == [PLACES[0], PLACES[1]]
    model.narrow(None)
    assert model.rowCount() == 5
    del tester


def states(model: FoundModel) -> list[str]:
    return [model.state(model.row(row)).name for row in range(model.rowCount())]


def test_a_heading_is_ticked_wholly_partly_or_not() -> None:
    model = FoundModel()
    model.set_places(PLACES)
    model.toggle(2)
    assert states(model)[:3] == ["PartiallyChecked", "Unchecked", "Checked"]
    model.toggle(0)
    assert states(model)[:3] == ["Checked"] * 3
    model.toggle(0)
    assert model.ticked() == []
    model.tick_all()
    assert model.ticked() == list(PLACES)
    model.tick_all()
    assert model.ticked() == []


def test_only_what_is_shown_is_ticked_and_what_cannot_be_never_is() -> None:
    fixed = replace(PLACES[1], can_tick=False, note="tagged already")
    model = FoundModel()
    model.set_places([PLACES[0], fixed, PLACES[2]], [one.place for one in PLACES])
    assert model.ticked() == [PLACES[0], PLACES[2]]
    assert states(model)[0] == "Checked"
    model.narrow(ONE)
    model.tick_all()
    assert model.ticked() == [PLACES[2]]
    model.toggle(2)
    assert model.ticked() == [PLACES[2]]
    assert model.data(model.index(2), ACCESSIBLE).endswith(", tagged already")


def test_space_ticks_and_control_enter_hands_over_what_is_ticked(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    dialog.set_places("ferry", PLACES, more=False)
    assert not dialog.tag.isEnabled()
    qtbot.keyClick(dialog.field, Qt.Key.Key_Down)
    assert dialog.focusWidget() is dialog.list
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.tag.text() == "Tag 1 place…"
    with qtbot.waitSignal(dialog.tag_wanted) as wanted:
        qtbot.keyClick(dialog.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert wanted.args == [[PLACES[1]]]
    qtbot.keyClick(dialog.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert dialog.model.ticked() == list(PLACES)
    dialog.set_places("ferry", PLACES[:2], more=False)
    assert dialog.model.ticked() == list(PLACES[:2])
    assert dialog.isVisible()


def test_without_ticks_control_enter_says_how_to_tick(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    dialog.set_places("ferry", PLACES, more=False)
    with qtbot.assertNotEmitted(dialog.tag_wanted):
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Space" in dialog.said.text()


def test_a_letter_in_the_list_goes_on_with_the_question(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    dialog.set_places("ferry", PLACES, more=False)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Down)
    dialog.field.deselect()
    qtbot.keyClick(dialog.list, Qt.Key.Key_M)
    assert dialog.field.text() == "ferrym"
    assert dialog.focusWidget() is dialog.field


def test_what_is_typed_is_asked(qtbot: QtBot) -> None:
    dialog = FindAllDialog()
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.asked) as asked:
        qtbot.keyClicks(dialog.field, "ferry")
    assert asked.args == ["ferry"]


def test_enter_asks_at_once_and_then_goes_to_the_chosen_place(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    questions: list[str] = []
    dialog.asked.connect(questions.append)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert questions == ["ferry"]
    dialog.set_places("ferry", PLACES, more=False)
    assert dialog.said.text() == "3 places in 2 articles"
    qtbot.keyClick(dialog.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert chosen.args == [PLACES[1]]
    assert not dialog.isVisible()
    dialog.open_with("")
    dialog.set_places("ferry", PLACES, more=True)
    assert dialog.list.currentIndex().row() == 2
    assert dialog.said.text() == "the first 3 places in 2 articles"


def test_an_answer_to_an_older_question_is_passed_over(qtbot: QtBot) -> None:
    dialog = opened(qtbot, "ferryman")
    dialog.set_places("ferry", PLACES, more=False)
    assert dialog.model.rowCount() == 0


def test_places_of_one_article(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    dialog.set_places("ferry", PLACES, more=False)
    texts = [dialog.articles.itemText(row) for row in range(dialog.articles.count())]
    assert texts == ["All articles", "A  Title A", "B  Title B"]
    qtbot.keyClick(dialog.articles, Qt.Key.Key_End)
    assert dialog.model.place(0) == PLACES[2]
    assert dialog.model.rowCount() == 2


def test_nothing_found_is_said(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    dialog.set_places("ferry", (), more=False)
    assert dialog.said.text() == "Not found; ferry* finds words that begin so"
    for query in ("ferr*", '"the ferr', "ferry "):
        dialog.field.setText(query)
        dialog.set_places(query, (), more=False)
        assert dialog.said.text() == "Not found"


def test_places_are_painted_whatever_stands_there(qtbot: QtBot) -> None:
    dialog = opened(qtbot, "x")
    odd = "\u202e\ufdd0<b>x</b>\u2028 \U0001f388"
    dialog.set_places("x", [place(ONE, "AB", 1, odd)], more=False)
    assert not dialog.grab().isNull()
