"""The small widgets: keys, pointer, names, and what they emit."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from variorum.ui import theme, widgets
from variorum.ui.plain import Label
from variorum.ui.widgets import (
    Badge,
    ChevronSection,
    Chip,
    ChipLook,
    ElidedLabel,
    EmptyState,
    FlowLayout,
    IconButton,
    KeyCap,
    ProgressBarThin,
    SearchField,
    SectionHeader,
    Segment,
    Segmented,
    button,
)

POLARITIES = (
    Segment("asserts", "Asserts", "asserts", "supports"),
    Segment("denies", "Denies", "denies", "opposes"),
    Segment("withholds", "Withholds", "withholds", "hedged"),
)


def segmented(qtbot: QtBot, *, multi: bool = False) -> Segmented:
    made = Segmented(POLARITIES, name="Polarity", multi=multi)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_segmented_sets_without_emitting(qtbot: QtBot) -> None:
    made = segmented(qtbot)
    with qtbot.assertNotEmitted(made.picked):
        made.set_value("denies")
    assert made.value() == "denies"
    made.set_value(None)
    assert made.value() is None


def test_segmented_click_emits_the_key(qtbot: QtBot) -> None:
    made = segmented(qtbot)
    made.set_value("asserts")
    with qtbot.waitSignal(made.picked) as caught:
        qtbot.mouseClick(made.button("withholds"), Qt.MouseButton.LeftButton)
    assert caught.args == ["withholds"]
    assert made.values() == ("withholds",)


def test_segmented_arrows_move_the_choice(qtbot: QtBot) -> None:
    made = segmented(qtbot)
    made.set_value("asserts")
    made.button("asserts").setFocus()
    with qtbot.waitSignal(made.picked) as caught:
        qtbot.keyClick(made.button("asserts"), Qt.Key.Key_Right)
    assert caught.args == ["denies"]
    assert made.value() == "denies"
    assert made.button("denies").hasFocus()


def test_segmented_arrows_go_on_in_the_next_line(qtbot: QtBot) -> None:
    made = segmented(qtbot)
    made.setFixedWidth(made.button("asserts").sizeHint().width() + 8)
    made.set_value("asserts")
    made.button("asserts").setFocus()
    for key in ("denies", "withholds", "withholds"):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
        assert made.value() == key
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    assert made.value() == "denies"


def test_tab_comes_to_the_choice_taken(qtbot: QtBot) -> None:
    made = segmented(qtbot)
    stops = []
    for taken in ("denies", "withholds", None):
        made.set_value(taken)
        keys = ("asserts", "denies", "withholds")
        stops.append([key for key in keys if made.button(key).focusPolicy()])
    assert stops == [["denies"], ["withholds"], ["asserts"]]


def test_segmented_multi_switches_each_for_itself(qtbot: QtBot) -> None:
    made = segmented(qtbot, multi=True)
    made.set_values(("asserts", "denies"))
    made.button("asserts").setFocus()
    qtbot.keyClick(made.button("asserts"), Qt.Key.Key_Space)
    assert made.values() == ("denies",)


def test_guess_is_told_and_ends_with_a_pick(qtbot: QtBot) -> None:
    made = segmented(qtbot)
    made.set_value("denies", guessed=True)
    assert made.button("denies").accessibleDescription() == "guessed, not confirmed"
    made.button("denies").setFocus()
    with qtbot.waitSignal(made.picked):
        qtbot.keyClick(made.button("denies"), Qt.Key.Key_Return)
    assert made.button("denies").accessibleDescription() == ""


def test_unknown_segment_is_an_error(qtbot: QtBot) -> None:
    made = segmented(qtbot)
    with pytest.raises(KeyError):
        made.set_value("hedges")


def test_segments_break_into_lines(qtbot: QtBot) -> None:
    made = segmented(qtbot)
    one_line = made.heightForWidth(1000)
    assert made.heightForWidth(made.button("asserts").width() + 20) > 2 * one_line


def test_chip_emits_clicked_and_removed(qtbot: QtBot) -> None:
    made = Chip("North Korea", ChipLook("actor", closable=True, field=True))
    qtbot.addWidget(made)
    made.show()
    with qtbot.waitSignal(made.clicked), qtbot.assertNotEmitted(made.removed):
        qtbot.mouseClick(made, Qt.MouseButton.LeftButton, pos=QPoint(12, 14))
    with qtbot.waitSignal(made.removed), qtbot.assertNotEmitted(made.clicked):
        qtbot.mouseClick(made, Qt.MouseButton.LeftButton, pos=made.cross_centre().toPoint())
    with qtbot.waitSignal(made.removed):
        qtbot.keyClick(made, Qt.Key.Key_Delete)


def test_label_chip_takes_no_focus(qtbot: QtBot) -> None:
    made = Chip("guessed", ChipLook("claim", "wand"))
    qtbot.addWidget(made)
    assert made.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_chip_has_its_tone_s_ground(qtbot: QtBot) -> None:
    made = Chip("guessed", ChipLook("claim"))
    qtbot.addWidget(made)
    image = made.grab().toImage()
    assert image.pixelColor(image.width() // 2, 2) == theme.current().colour("claimTint")


def test_keycap_writes_sequences_as_keys(qtbot: QtBot) -> None:
    shown = {}
    for sequence in ("Ctrl+K", "A", "+", "Ctrl++", "Shift+Enter"):
        made = KeyCap(sequence)
        qtbot.addWidget(made)
        shown[sequence] = made.text()
    assert shown == {
        "Ctrl+K": "Ctrl K",
        "A": "A",
        "+": "+",
        "Ctrl++": "Ctrl +",
        "Shift+Enter": "Shift Enter",
    }


def test_names_for_screen_readers(qtbot: QtBot) -> None:
    badge, tool = Badge("E"), IconButton("trash", "Delete tag")
    for made in (badge, tool):
        qtbot.addWidget(made)
    assert badge.accessibleName() == "Article E"
    assert tool.accessibleName() == "Delete tag"
    assert tool.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_elided_label_asks_for_the_whole_text_and_shrinks(qtbot: QtBot) -> None:
    short, long = ElidedLabel("a"), ElidedLabel("a" * 200)
    for made in (short, long):
        qtbot.addWidget(made)
    assert long.sizeHint().width() > 50 * short.sizeHint().width() / 2
    assert long.minimumSizeHint().width() == short.minimumSizeHint().width()
    assert long.text() == "a" * 200


def test_section_opens_and_closes_by_key(qtbot: QtBot) -> None:
    made = ChevronSection("Outlet", opened=False)
    qtbot.addWidget(made)
    made.show()
    assert made.body.isHidden()
    with qtbot.waitSignal(made.toggled) as caught:
        qtbot.keyClick(made.head(), Qt.Key.Key_Space)
    assert caught.args == [True]
    assert made.body.isVisible()
    with qtbot.assertNotEmitted(made.toggled):
        made.set_open(opened=False)
    assert not made.is_open()


def test_search_field_is_emptied_by_escape_first(qtbot: QtBot) -> None:
    outer = QWidget()
    qtbot.addWidget(outer)
    column = QVBoxLayout(outer)
    made = SearchField("Filter")
    column.addWidget(made)
    outer.show()
    qtbot.keyClicks(made, "kim")
    qtbot.keyClick(made, Qt.Key.Key_Escape)
    assert made.text() == ""
    assert made.accessibleName() == "Filter"


def test_bar_fills_to_its_share(qtbot: QtBot) -> None:
    made = ProgressBarThin("Read")
    qtbot.addWidget(made)
    made.resize(100, 4)
    made.set_share(0.5)
    image = made.grab().toImage()
    assert image.pixelColor(30, 2) == theme.current().colour("accent")
    assert image.pixelColor(70, 2) == theme.current().colour("line")
    made.set_share(1.0)
    assert made.grab().toImage().pixelColor(70, 2) == theme.current().colour("ok")


def test_header_counts(qtbot: QtBot) -> None:
    made = SectionHeader("In this article", 45)
    qtbot.addWidget(made)
    made.show()
    texts = [child.accessibleName() for child in made.findChildren(QWidget)]
    assert "45" in texts
    made.set_count(None)
    assert all(
        child.isHidden() for child in made.findChildren(QWidget) if not isinstance(child, QLabel)
    )


def test_empty_state_offers_the_next_step(qtbot: QtBot) -> None:
    made = EmptyState("article", "No articles yet", "Drop files here.", "Import articles")
    qtbot.addWidget(made)
    made.show()
    press = next(child for child in made.findChildren(QWidget) if child.property("kind") == "plain")
    with qtbot.waitSignal(made.action_triggered):
        qtbot.mouseClick(press, Qt.MouseButton.LeftButton)


def test_flow_breaks_lines_and_clears(qtbot: QtBot) -> None:
    outer = QWidget()
    qtbot.addWidget(outer)
    flow = FlowLayout(outer, gap=4)
    for _ in range(6):
        child = QWidget()
        child.setFixedSize(50, 20)
        flow.addWidget(child)
    assert flow.heightForWidth(6 * 54) == 20
    assert flow.heightForWidth(3 * 54 - 4) == 44
    assert flow.heightForWidth(60) == 6 * 24 - 4
    flow.clear()
    assert flow.count() == 0
    assert flow.sizeHint().height() == 0


def test_primary_button_stands_in_the_accent_colour(qtbot: QtBot) -> None:
    made = button("Export", "primary")
    qtbot.addWidget(made)
    image = made.grab().toImage()
    assert image.pixelColor(6, image.height() // 2) == theme.current().colour("accent")


def test_every_widget_is_found_by_its_name() -> None:
    assert {name for names in widgets._MODULES.values() for name in names} == set(  # noqa: SLF001  # the table
        widgets.__all__
    )
    assert all(isinstance(getattr(widgets, name), object) for name in widgets.__all__)
    with pytest.raises(AttributeError, match="Nothing"):
        getattr(widgets, "Nothing")  # noqa: B009  # asking for it is the test


def test_an_empty_state_is_never_a_window_of_its_own(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[bool] = []
    show = Label.setVisible

    def spy(label: Label, visible: bool) -> None:  # noqa: FBT001  # Qt's signature
        shown.append(visible and label.isWindow())
        show(label, visible)

    monkeypatch.setattr(Label, "setVisible", spy)
    qtbot.addWidget(EmptyState("scale", "Nothing here", "Tag something first."))
    assert shown
    assert not any(shown)


def test_both_enter_keys_press_an_icon_button(qtbot: QtBot) -> None:
    made = IconButton("plus", "Add")
    qtbot.addWidget(made)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        with qtbot.waitSignal(made.clicked):
            qtbot.keyClick(made, key)
