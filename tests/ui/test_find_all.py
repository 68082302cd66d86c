"""Finding in all articles: what the list shows, and the keys that reach it from the field."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from variorum.model.ids import Id, new_id
from variorum.ui.frame.find_all import FindAllDialog
from variorum.ui.frame.found import Found, FoundModel

ONE, TWO = new_id(), new_id()


def place(article: Id, label: str, start: int, words: str = "ferry") -> Found:
    return Found(article, label, f"Title {label}", start, start + 5, "the ", words, "\nsailed")


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
    assert model.rowCount() == 3
    assert model.data(model.index(2), Qt.ItemDataRole.AccessibleTextRole) == "B the ferry\nsailed"
    model.narrow(ONE)
    assert [model.place(row).start for row in range(model.rowCount())] == [4, 90]
    model.narrow(None)
    assert model.rowCount() == 3
    del tester


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
    assert dialog.list.currentIndex().row() == 1
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
    assert [dialog.model.place(0)] == [PLACES[2]]
    assert dialog.model.rowCount() == 1


def test_nothing_found_is_said(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    dialog.set_places("ferry", (), more=False)
    assert dialog.said.text() == "Not found"


def test_places_are_painted_whatever_stands_there(qtbot: QtBot) -> None:
    dialog = opened(qtbot, "x")
    odd = "\u202e\ufdd0<b>x</b>\u2028 \U0001f388"
    dialog.set_places("x", [place(ONE, "AB", 1, odd)], more=False)
    assert not dialog.grab().isNull()
