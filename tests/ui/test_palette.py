"""The palette: what answers a query, in what order, and the keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from variorum.ui.actions import Actions
from variorum.ui.frame import ranking
from variorum.ui.frame.palette import Palette, command_items
from variorum.ui.frame.palette_rows import PaletteModel
from variorum.ui.frame.ranking import LIMIT, Offered, PaletteItem, Ranking, folded

ITEMS = (
    PaletteItem("command", "view.types", "Show types", "View", "V"),
    PaletteItem("proposition", "p1", "North Korea shipped arms", "5 tags in C, E"),
    PaletteItem("actor", "a1", "Kim Jong-un", "actor, 4 tags"),
    PaletteItem("actor", "a2", "Shin Won-sik", "actor, 10 tags in A, D"),
    PaletteItem("article", "d1", "A visit by Kim", "article B"),
)


def answers(query: str) -> list[str]:
    return [item.key for item in Ranking(ITEMS).best(query)]


def test_starts_come_before_words_before_the_rest() -> None:
    assert answers("sh") == ["view.types", "a2", "p1"]
    assert answers("kim") == ["a1", "d1"]


def test_prefixes_ask_for_one_kind() -> None:
    assert answers("@") == ["a1", "a2"]
    assert answers("#sh") == ["p1"]
    assert answers(">sh") == ["view.types"]


def test_every_word_must_be_found_in_text_or_detail() -> None:
    assert answers("shin tags") == ["a2"]
    assert answers("shin visit") == []


def test_case_does_not_matter() -> None:
    assert answers("KIM JONG") == ["a1"]


def test_answers_are_limited() -> None:
    many = [PaletteItem("actor", str(n), f"actor {n}") for n in range(10 * LIMIT)]
    assert [item.key for item in Ranking(many).best("")] == [str(n) for n in range(LIMIT)]


def test_an_answer_is_made_once_and_when_it_is_looked_at() -> None:
    made: list[int] = []

    def make(at: int) -> PaletteItem:
        made.append(at)
        return PaletteItem("actor", str(at), f"actor {at}")

    found = Ranking(offered=[Offered("actor", [f"actor {n}" for n in range(9)], make)]).best("act")
    assert len(found) == 9
    assert made == []
    assert found[4].key == "4"
    assert found[4].key == "4"
    assert made == [4]


@given(st.lists(st.text(max_size=12), max_size=20), st.text(max_size=6))
def test_answers_are_some_of_the_items_each_once(texts: list[str], query: str) -> None:
    items = [PaletteItem("actor", str(n), text) for n, text in enumerate(texts)]
    found = [item.key for item in Ranking(items).best(query)]
    assert len(found) == len(set(found))
    assert set(found) <= {item.key for item in items}


def plainly(texts: list[tuple[str, str]], query: str) -> list[str]:
    """Answer by going through every item, class by class."""
    wanted = query.split()

    def rank(at: int) -> int:
        text, detail = texts[at]
        begins = all(any(word.startswith(one) for word in text.split()) for one in wanted)
        fits = (
            text == " ".join(wanted),
            text.startswith(" ".join(wanted)),
            begins,
            all(one in text for one in wanted),
            all(one in text or one in detail for one in wanted),
        )
        return fits.index(True) if True in fits else -1

    found = sorted((rank(at), at) for at in range(len(texts)) if rank(at) >= 0)
    return [str(at) for _, at in found]


WORDS = st.lists(st.text("ab", min_size=1, max_size=3), max_size=3).map(" ".join)


@given(
    st.lists(st.tuples(WORDS, WORDS), max_size=30), WORDS.filter(bool), st.sampled_from((0, 2, 200))
)
def test_answers_are_those_of_going_through_all(
    texts: list[tuple[str, str]], query: str, few: int
) -> None:
    """Whether the texts with a word are few or many."""
    items = [PaletteItem("actor", str(n), *both) for n, both in enumerate(texts)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ranking, "_FEW", few)
        assert [item.key for item in Ranking(items).best(query)] == plainly(texts, query)


def test_model_is_sound() -> None:
    model = PaletteModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_items(ITEMS)
    model.ask("kim")
    assert model.rowCount() == 2
    assert (
        model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
        == "Kim Jong-un, actor, 4 tags"
    )
    model.ask("nothing at all")
    assert model.rowCount() == 0
    del tester


def opened(qtbot: QtBot) -> tuple[QMainWindow, QLineEdit, Palette]:
    window = QMainWindow()
    qtbot.addWidget(window)
    before = QLineEdit()
    window.setCentralWidget(before)
    window.resize(1000, 700)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    before.setFocus()
    palette = Palette(window)
    palette.open(ITEMS)
    return window, before, palette


def test_typing_and_enter_choose(qtbot: QtBot) -> None:
    _, before, palette = opened(qtbot)
    assert palette.field().hasFocus()
    qtbot.keyClicks(palette.field(), "kim")
    qtbot.keyClick(palette.field(), Qt.Key.Key_Down)
    with qtbot.waitSignal(palette.chosen) as caught:
        qtbot.keyClick(palette.field(), Qt.Key.Key_Return)
    assert caught.args == [ITEMS[4]]
    assert palette.isHidden()
    assert before.hasFocus()


def test_escape_closes_even_with_text_and_gives_the_focus_back(qtbot: QtBot) -> None:
    _, before, palette = opened(qtbot)
    qtbot.keyClicks(palette.field(), "kim")
    with qtbot.assertNotEmitted(palette.chosen):
        qtbot.keyClick(palette.field(), Qt.Key.Key_Escape)
    assert palette.isHidden()
    assert before.hasFocus()


def test_going_elsewhere_closes(qtbot: QtBot) -> None:
    _, before, palette = opened(qtbot)
    before.setFocus()
    assert palette.isHidden()
    assert before.hasFocus()


def test_enter_without_answers_does_nothing(qtbot: QtBot) -> None:
    _, _, palette = opened(qtbot)
    qtbot.keyClicks(palette.field(), "xyzzy")
    with qtbot.assertNotEmitted(palette.chosen):
        qtbot.keyClick(palette.field(), Qt.Key.Key_Return)
    assert palette.isVisible()


def test_palette_stays_inside_a_resized_window(qtbot: QtBot) -> None:
    window, _, palette = opened(qtbot)
    window.resize(480, 600)
    assert palette.geometry().left() >= -palette.owner.width()
    assert palette.width() <= 480 + 40


def test_commands_that_cannot_be_given_are_left_out(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Actions(window)
    actions.enable(["dataset.export"], enabled=False)
    found = {item.key: item for item in command_items(actions)}
    assert "dataset.export" not in found
    assert found["tag.claim"].hint == "C"
    assert found["theme.dark"].text == "Theme: dark"


def test_nothing_is_taken_before_all_that_is_offered_is_known(qtbot: QtBot) -> None:
    _, _, palette = opened(qtbot)
    made = [PaletteItem("actor", "a9", "Kim")]
    palette.open(ITEMS, is_whole=False)
    qtbot.keyClicks(palette.field(), "kim")
    with qtbot.assertNotEmitted(palette.chosen):
        qtbot.keyClick(palette.field(), Qt.Key.Key_Return)
    palette.offer([Offered("actor", [folded("Kim")], made.__getitem__)])
    with qtbot.waitSignal(palette.chosen) as caught:
        qtbot.keyClick(palette.field(), Qt.Key.Key_Return)
    assert caught.args == made, "the very text that was typed comes first, as soon as it is known"
