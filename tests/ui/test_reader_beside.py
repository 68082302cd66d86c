"""Two readers side by side: equal highlights, a place that stays, and the bar below them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from variorum.model.ids import Id
from variorum.model.vocabulary import Polarity, TagKind
from variorum.text.sentences import sentences
from variorum.ui import theme
from variorum.ui.reader import ReaderView, SpanView
from variorum.ui.reader.beside import BesidePane, Heading
from variorum.ui.reader.pair import Pair
from variorum.ui.reader.shared import SharedBar, SharedView, Side, Word

TEXT = "\n".join(
    f"In year {number} the harbour counted its barges again, and the clerk wrote every one of "
    "them down in a book that nobody but the toll keeper was ever seen to open."
    for number in range(1, 61)
)
CLAIM = (TEXT.index("the harbour"), TEXT.index(" again"))
ASSERTS, DENIES = Word("asserts", "supports", "Asserts"), Word("denies", "opposes", "Denies")


@pytest.fixture
def reader(qtbot: QtBot) -> Iterator[ReaderView]:
    view = ReaderView()
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    view.set_text(TEXT, sentences(TEXT))
    yield view
    view.close()


@pytest.fixture
def bar(qtbot: QtBot) -> SharedBar:
    made = SharedBar()
    qtbot.addWidget(made)
    made.resize(900, made.sizeHint().height())
    made.show()
    return made


def _claim(name: str = "claim") -> SpanView:
    return SpanView(
        Id(name), TagKind.CLAIM, *CLAIM, polarity=Polarity.DENIES, label="Barges", speaker="Ostia"
    )


def _picture(view: ReaderView) -> QImage:
    return view.text_widget().viewport().grab().toImage()


def _count(image: QImage, token: str) -> int:
    wanted = QColor(theme.current().colour(token)).rgb()
    return sum(
        image.pixel(x, y) == wanted for y in range(image.height()) for x in range(image.width())
    )


# -- the highlight


def test_what_is_lit_is_deeper_and_bolder_and_keeps_its_colour_and_glyph(
    reader: ReaderView,
) -> None:
    reader.set_spans([_claim()])
    before = _picture(reader)
    reader.set_lit(frozenset({Id("claim")}))
    after = _picture(reader)
    assert _count(before, "claimTint2") == 0
    assert _count(after, "claimTint2") > 1000
    assert _count(after, "claim") > _count(before, "claim")
    assert _count(after, "focus") == 0
    assert _count(after, "opposes") == _count(before, "opposes") > 0


def test_two_readers_light_a_claim_alike(reader: ReaderView, qtbot: QtBot) -> None:
    other = ReaderView()
    qtbot.addWidget(other)
    other.resize(900, 600)
    other.show()
    other.set_text(TEXT, sentences(TEXT))
    for view in (reader, other):
        view.set_spans([_claim()])
        view.set_lit(frozenset({Id("claim")}))
        view.select_span(Id("claim"))
        view.go_to(CLAIM[1] + 40, focus=False)
        view.text_widget().setCursorWidth(0)
        view.clearFocus()
    assert _picture(reader) == _picture(other)


def test_putting_the_light_out_leaves_the_page_as_it_was(reader: ReaderView) -> None:
    reader.set_spans([_claim()])
    before = _picture(reader)
    reader.set_lit(frozenset({Id("claim"), Id("one that is gone")}))
    reader.set_lit(frozenset())
    assert _picture(reader) == before
    assert reader.lit() == frozenset()


# -- the place


def test_the_caret_stays_at_its_height_through_many_widths(reader: ReaderView) -> None:
    text = reader.text_widget()
    reader.go_to(len(TEXT) // 2)
    reader.text_widget().grab()
    before = text.top_of(reader.caret())
    for width in (*range(900, 500, -50), *range(500, 1250, 50), 900):
        reader.resize(width, 600)
    after = text.top_of(reader.caret())
    assert before is not None
    assert after is not None
    assert abs(after - before) < reader.text_widget().page_layout.look.pitch


def test_with_the_caret_out_of_view_the_top_stays(reader: ReaderView) -> None:
    text = reader.text_widget()
    text.scroll_to(len(TEXT) // 2, share=0.0)
    text.grab()
    before = text.first_visible()
    reader.resize(600, 600)
    reader.resize(900, 600)
    assert text.first_visible() == before


def test_a_place_scrolled_to_is_kept_and_not_the_one_before(reader: ReaderView) -> None:
    text = reader.text_widget()
    reader.resize(700, 600)
    text.scroll_to(len(TEXT) // 2, share=0.0)
    text.grab()
    before = text.first_visible()
    reader.resize(900, 600)
    reader.resize(700, 600)
    assert text.first_visible() == before


# -- the pane and the pair


def test_the_pane_names_its_article(qtbot: QtBot) -> None:
    pane = BesidePane()
    qtbot.addWidget(pane)
    pane.set_heading(Heading("B", "<b>Barges</b>", "Gazette · 2 Sep 2023"))
    assert "B <b>Barges</b>" in pane.reader.text_widget().accessibleName()
    assert pane.bar.swap.text() == "Make main"
    assert pane.bar.shut.accessibleName() == "Close the article beside"
    with qtbot.waitSignal(pane.bar.swap_requested):
        pane.bar.swap.click()
    with qtbot.waitSignal(pane.bar.close_requested):
        pane.bar.shut.click()


def test_the_pair_shares_its_width_in_halves_or_as_before(qtbot: QtBot) -> None:
    pair, pane, bar = Pair(), BesidePane(), SharedBar()
    reader = pair.reader
    qtbot.addWidget(pair)
    pair.resize(1400, 700)
    pair.show()
    assert reader.width() == 1400
    pair.add(pane, bar)
    assert pane.isHidden()
    assert bar.isHidden()
    for widget in (pane, bar):
        widget.show()
    pair.share_out(type(pair.state())())
    assert abs(reader.width() - pane.width()) <= 1
    pair.splitter.setSizes([900, 500])
    kept = pair.state()
    wide = reader.width()
    pair.splitter.setSizes([700, 700])
    pair.share_out(kept)
    assert abs(reader.width() - wide) <= 1


# -- the bar


def test_the_bar_says_where_both_are_and_what_each_says(bar: SharedBar) -> None:
    bar.show_view(
        SharedView(
            "Shared 3 of 7",
            "The barges carried grain",
            (Side("A", (ASSERTS,), "Ostia"), Side("B", (DENIES, ASSERTS), "Remus")),
            "One asserts, the other denies",
            ("2 only in A", ""),
            can_walk=True,
        )
    )
    assert bar.texts() == [
        "Shared 3 of 7",
        "The barges carried grain",
        "One asserts, the other denies",
        "2 only in A",
        "A Asserts Ostia",
        "B Denies, Asserts Remus",
    ]
    assert bar.only[0].isVisible()
    assert not bar.only[1].isVisible()
    assert bar.next.isEnabled()
    spoken = "Shared 3 of 7. The barges carried grain. One asserts, the other denies"
    assert bar.accessibleDescription().startswith(spoken)


def test_the_bar_keeps_its_height_whatever_it_says(bar: SharedBar) -> None:
    bar.show_view(SharedView("", "Nothing shared yet."))
    before = bar.sizeHint().height()
    sides = (Side("A", (ASSERTS,), "Ostia"), Side("B", (DENIES,), "Remus"))
    opposed = "One asserts, the other denies"
    bar.show_view(SharedView("Shared 1 of 1", "x", sides, opposed, ("1 only in A", "2 only in B")))
    assert bar.sizeHint().height() == before
    assert not bar.next.isEnabled()


def test_the_bar_asks_by_its_buttons(bar: SharedBar, qtbot: QtBot) -> None:
    both = ("1 only in A", "2 only in B")
    bar.show_view(SharedView("2 shared", "", (), "", both, can_walk=True))
    stepped: list[int] = []
    asked: list[int] = []
    bar.stepped.connect(stepped.append)
    bar.only_requested.connect(asked.append)
    bar.next.click()
    bar.previous.click()
    for made in bar.only:
        QTest.keyClick(made, Qt.Key.Key_Space)
    with qtbot.waitSignal(bar.all_requested):
        bar.every.click()
    assert stepped == [1, -1]
    assert asked == [0, 1]


def test_the_glyph_of_each_side_is_painted(bar: SharedBar) -> None:
    sides = (Side("A", (ASSERTS,), "Ostia"), Side("B", (DENIES,), "Remus"))
    bar.show_view(SharedView("Shared 1 of 1", "x", sides))
    image = bar.grab().toImage()
    assert _count(image, "supports") > 20
    assert _count(image, "opposes") > 20
