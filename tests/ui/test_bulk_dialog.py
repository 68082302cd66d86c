"""The preview of a bulk act: what it says of each place, and when it lets one tag."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from variorum.model.drafts import Pick
from variorum.model.ids import new_id
from variorum.model.vocabulary import ClaimType, LinkRole, Polarity, RegionKind, TagKind
from variorum.ui.desk.bulk_rows import preview, summed_up
from variorum.ui.frame.bulk_dialog import BulkChoice, BulkDialog
from variorum.ui.frame.found import Found
from variorum.ui.panel.candidates import PickView
from variorum.workspace.bulk import Spot

ONE, TWO = new_id(), new_id()
HARBOUR = Pick("actor", "The harbour", new_id())
CLAIM = BulkChoice(TagKind.CLAIM, None, Polarity.ASSERTS, ClaimType.FACT)


def place(article: str, start: int) -> Found:
    label = "A" if article == ONE else "B"
    return Found(ONE if label == "A" else TWO, label, "Title", start, start + 4, "a ", "ship", " b")


PLACES = [place(ONE, 4), place(ONE, 40), place(ONE, 50), place(TWO, 7), place(TWO, 70)]
SPOTS = [
    Spot(ONE, 0, 30, tagged=True),
    Spot(ONE, 32, 60, reads=Polarity.DENIES),
    Spot(ONE, 32, 60, again=True),
    Spot(TWO, 0, 20, region=RegionKind.CAPTION),
    Spot(TWO, 64, 90, reads=Polarity.ASSERTS),
]


def candidates(role: LinkRole, text: str) -> Sequence[PickView]:
    del text
    return [PickView(HARBOUR)] if role is LinkRole.ACTOR else []


def opened(qtbot: QtBot) -> BulkDialog:
    dialog = BulkDialog("ship", candidates)
    qtbot.addWidget(dialog)
    dialog.set_places(PLACES[:2], "2 places")
    dialog.show()
    return dialog


def test_each_place_bears_what_speaks_against_it() -> None:
    rows = preview(PLACES, SPOTS, CLAIM)
    assert [(row.note, row.can_tick) for row in rows] == [
        ("tagged already", False),
        ("reads as: Denies", True),
        ("same sentence", False),
        ("not evidence: caption", True),
        ("", True),
    ]
    assert summed_up(rows, SPOTS) == (
        "3 places in 2 articles; 1 tagged already, skipped; 1 in the sentence of another; "
        "1 where text is no evidence."
    )


def test_spots_follow_their_article_whatever_the_order_of_articles() -> None:
    rows = preview(PLACES, SPOTS[3:] + SPOTS[:3], CLAIM)
    assert [row.can_tick for row in rows] == [False, True, False, True, True]


def test_nothing_is_tagged_before_somebody_is_picked(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    with qtbot.assertNotEmitted(dialog.tag_wanted):
        dialog.accept()
    with qtbot.waitSignal(dialog.survey_wanted):
        dialog.picker.picked.emit(HARBOUR)
    with qtbot.waitSignal(dialog.tag_wanted) as wanted:
        qtbot.keyClick(dialog.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert wanted.args is not None
    choice, places = wanted.args
    assert (choice.kind, choice.pick) == (TagKind.ACTOR, HARBOUR)
    assert places == PLACES[:2]
    dialog.set_busy(busy=True)
    with qtbot.assertNotEmitted(dialog.tag_wanted):
        dialog.accept()
    with qtbot.waitSignal(dialog.stopped):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_what_was_unticked_stays_so_when_the_places_are_looked_at_again(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    dialog.list.select(2)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    dialog.set_places(PLACES[:2], "2 places")
    assert dialog.model.ticked() == PLACES[:1]


def test_another_kind_asks_anew_and_forgets_who_was_picked(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    dialog.picker.picked.emit(HARBOUR)
    with qtbot.waitSignal(dialog.survey_wanted) as asked:
        dialog.kinds.button("claim").click()
    assert asked.args == [CLAIM]
