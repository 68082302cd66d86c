"""The reader as a window uses it: values go in, keys and clicks come out as code points."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from variorum.model.ids import Id
from variorum.model.records import Region
from variorum.model.vocabulary import Polarity, RegionKind, TagKind
from variorum.text.sentences import sentences
from variorum.ui.reader import ReaderView, SpanView

TEXT = (
    "Pier vote near\n"
    "Otto Kimm \U0001f600 said the pier has 1,500 berths. "
    "Nobody at the port\u00a0office denied it.\n"
    "Later the council met again, and a clerk read the minutes of the spring session aloud.\n"
)


@pytest.fixture
def reader(qtbot: QtBot) -> Iterator[ReaderView]:
    view = ReaderView()
    qtbot.addWidget(view)
    view.resize(832, 600)
    view.show()
    show(view, TEXT)
    view.text_widget().setFocus()
    qtbot.waitUntil(view.text_widget().hasFocus)
    yield view
    view.close()


def show(view: ReaderView, text: str, *regions: Region) -> None:
    view.set_text(text, sentences(text), regions, "Pier vote near", "B")
    view.text_widget().grab()


def span(words: str, kind: TagKind = TagKind.ACTOR, text: str = TEXT) -> SpanView:
    start = text.index(words)
    return SpanView(Id(f"tag-{words}"), kind, start, start + len(words))


def middle(view: ReaderView, words: str) -> QPoint:
    """Return the middle of the first letter of `words`, in the viewport."""
    start = view.text_widget().text.index(words)
    return view.text_widget().rect_of(start, start + 1).center()


def drag(view: ReaderView, start: QPoint, end: QPoint, held: Qt.KeyboardModifier) -> None:
    viewport = view.text_widget().viewport()
    button, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for kind, point, of, buttons in (
        (QEvent.Type.MouseButtonPress, start, button, button),
        (QEvent.Type.MouseMove, end, none, button),
        (QEvent.Type.MouseButtonRelease, end, button, none),
    ):
        place = QPointF(viewport.mapToGlobal(point))
        event = QMouseEvent(kind, QPointF(point), place, of, buttons, held)
        QApplication.sendEvent(viewport, event)


def selected_text(view: ReaderView) -> str:
    found = view.selection()
    return "" if found is None else view.text_widget().text[slice(*found)]


def press(view: ReaderView, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(view.text_widget(), key, held or Qt.KeyboardModifier.NoModifier)


SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier


# Places


def test_every_character_is_found_where_it_is_drawn(reader: ReaderView) -> None:
    page = reader.text_widget()
    for offset, character in enumerate(TEXT):
        if not character.isspace():
            (box,) = page.line_rects(offset, offset + 1)
            assert page.offset_at(box.center(), between=False) == offset


def test_lines_lie_below_each_other_at_one_pitch(reader: ReaderView) -> None:
    last = TEXT.rindex("Later")
    tops = [rect.top() for rect in reader.text_widget().line_rects(last, len(TEXT) - 1)]
    pitch = reader.text_widget().page_layout.look.pitch
    assert len(tops) == 2
    assert tops[1] - tops[0] == pytest.approx(pitch)


def test_the_strip_goes_below_the_box_of_a_sentence(reader: ReaderView) -> None:
    start, end = sentences(TEXT)[1]
    rect = reader.span_rect(start, end)
    below = reader.span_rect(TEXT.index("Later"), TEXT.index("Later") + 5)
    assert rect.top() > reader.bar.height()
    assert rect.bottom() <= below.top() + 1


def test_right_to_left_words_have_boxes_of_their_own(reader: ReaderView) -> None:
    text = "The sign says \u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd in black."
    show(reader, text)
    first, second = text.index("\u05e9"), text.index("\u05e2")
    page = reader.text_widget()
    one, other = page.rect_of(first, first + 4), page.rect_of(second, second + 4)
    assert other.right() <= one.left()
    assert page.rect_of(text.index("in"), len(text)).left() >= one.right()


@pytest.mark.parametrize("joint", ["\u2028", "\u2029", "\r\n", "\r"])
def test_odd_line_ends_do_not_shift_places(reader: ReaderView, joint: str) -> None:
    text = f"First line{joint}second\u00a0line"
    show(reader, text)
    start = text.index("second")
    page = reader.text_widget()
    assert page.rect_of(start, start + 1).top() > page.rect_of(0, 1).top()
    reader.go_to(start, len(text))
    assert reader.selection() == (start, len(text))


def test_a_paragraph_of_20000_characters_keeps_its_places(reader: ReaderView) -> None:
    text = "Some words of a sentence without an end " * 500
    show(reader, text)
    at = text.index("without", 15_000)
    reader.go_to(at, at + 7)
    assert selected_text(reader) == "without"
    centre = QPointF(reader.text_widget().rect_of(at, at + 1).center())
    assert reader.text_widget().offset_at(centre, between=False) == at


def test_one_endless_word_is_shown_in_pieces(reader: ReaderView) -> None:
    text = "x" * 30_000
    show(reader, text)
    reader.go_to(29_000)
    assert reader.caret() == 29_000
    assert not reader.span_rect(29_000, 29_001).isNull()


def test_an_empty_text_after_a_long_one_shows_nothing(reader: ReaderView) -> None:
    reader.go_to(TEXT.index("Later"))
    show(reader, "")
    assert (reader.caret(), reader.sentence_number(), reader.sentence()) == (0, -1, None)
    assert not reader.next_sentence()
    reader.grow()
    assert reader.selection() is None


def test_another_article_announces_its_first_sentence(reader: ReaderView, qtbot: QtBot) -> None:
    reader.go_to(TEXT.index("Later"))
    with qtbot.waitSignal(reader.sentence_changed) as heard:
        show(reader, "Only one sentence.")
    assert heard.args == [0]


# Caret, sentences, scrolling


def test_going_somewhere_announces_caret_and_sentence(reader: ReaderView, qtbot: QtBot) -> None:
    at = TEXT.index("Later")
    with (
        qtbot.waitSignal(reader.caret_moved) as moved,
        qtbot.waitSignal(reader.sentence_changed) as changed,
    ):
        reader.go_to(at)
    assert moved.args == [at]
    assert changed.args == [3]
    assert reader.sentence() == sentences(TEXT)[3]


def test_stepping_by_sentence_stops_at_both_ends(reader: ReaderView) -> None:
    starts = []
    while reader.next_sentence():
        starts.append(reader.caret())
    assert starts == [start for start, _ in sentences(TEXT)][1:]
    while reader.previous_sentence():
        pass
    assert reader.caret() == 0


def test_a_far_place_is_scrolled_into_the_upper_third(reader: ReaderView) -> None:
    text = "\n".join(f"Paragraph {number} has one sentence." for number in range(300))
    show(reader, text)
    at = text.index("Paragraph 200")
    reader.go_to(at)
    page = reader.text_widget()
    top = page.rect_of(at, at + 1).top()
    height = page.viewport().height()
    pitch = page.page_layout.look.pitch + page.page_layout.look.gap
    assert height / 3 - pitch <= top <= height / 3 + 1


def test_a_place_in_view_is_not_scrolled(reader: ReaderView) -> None:
    text = "\n".join(f"Paragraph {number} has one sentence." for number in range(300))
    show(reader, text)
    reader.go_to(text.index("Paragraph 200"))
    before = reader.text_widget().verticalScrollBar().value()
    reader.next_sentence()
    assert reader.text_widget().verticalScrollBar().value() == before


def test_growing_and_shrinking_select(reader: ReaderView) -> None:
    reader.go_to(TEXT.index("Otto"))
    reader.grow()
    assert selected_text(reader) == "Otto"
    reader.grow()
    assert selected_text(reader) == "Otto Kimm"
    reader.shrink()
    assert selected_text(reader) == "Otto"


def test_copying_takes_the_text_and_not_its_picture(reader: ReaderView) -> None:
    start = TEXT.index("the port")
    reader.go_to(start, start + 15)
    assert reader.text_widget().createMimeDataFromSelection().text() == "the port\u00a0office"


# Mouse


def test_a_double_click_takes_the_word(reader: ReaderView) -> None:
    QTest.mouseDClick(
        reader.text_widget().viewport(), Qt.MouseButton.LeftButton, PLAIN, middle(reader, "1,500")
    )
    assert selected_text(reader) == "1,500"


def test_a_third_click_takes_the_sentence(reader: ReaderView) -> None:
    viewport, place = reader.text_widget().viewport(), middle(reader, "denied")
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, PLAIN, place)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, PLAIN, place)
    assert selected_text(reader) == TEXT[slice(*sentences(TEXT)[2])]


def test_dragging_takes_whole_words_unless_alt_is_held(reader: ReaderView) -> None:
    start, end = middle(reader, "imm"), middle(reader, "id the")
    drag(reader, start, end, PLAIN)
    assert selected_text(reader) == "Kimm \U0001f600 said"
    drag(reader, start, end, Qt.KeyboardModifier.AltModifier)
    found = selected_text(reader)
    assert found in "Kimm \U0001f600 said"
    assert found != "Kimm \U0001f600 said"


def test_a_click_picks_the_shortest_tag_and_o_the_wider_ones(
    reader: ReaderView, qtbot: QtBot
) -> None:
    short, long = span("1,500 berths", TagKind.FIGURE), span("the pier has 1,500 berths")
    reader.set_spans([long, short])
    with qtbot.waitSignal(reader.span_picked) as heard:
        QTest.mouseClick(
            reader.text_widget().viewport(),
            Qt.MouseButton.LeftButton,
            PLAIN,
            middle(reader, "1,500"),
        )
    assert heard.args == [short.id]
    picked: list[object] = []
    reader.span_picked.connect(picked.append)
    reader.cycle_overlap()
    reader.cycle_overlap()
    assert picked == [long.id, short.id]


def test_a_click_beside_all_tags_picks_none(reader: ReaderView, qtbot: QtBot) -> None:
    reader.set_spans([span("Otto Kimm")])
    reader.select_span(Id("tag-Otto Kimm"))
    with qtbot.waitSignal(reader.span_picked) as heard, qtbot.waitSignal(reader.text_clicked):
        QTest.mouseClick(
            reader.text_widget().viewport(),
            Qt.MouseButton.LeftButton,
            PLAIN,
            middle(reader, "Nobody"),
        )
    assert heard.args == [None]
    assert reader.selected_span() is None


def test_suggestions_and_hidden_kinds_are_not_picked(reader: ReaderView) -> None:
    ghost = SpanView(Id("ghost"), TagKind.ACTOR, 0, 4, ghost=True)
    reader.set_spans([ghost, SpanView(Id("figure"), TagKind.FIGURE, 0, 4)])
    reader.visible_types = {TagKind.ACTOR}
    reader.go_to(1)
    assert reader.spans_at_caret() == []


def test_a_click_on_a_bar_in_the_margin_names_its_claim(reader: ReaderView, qtbot: QtBot) -> None:
    claim = span("Nobody at the port\u00a0office denied it", TagKind.CLAIM)
    reader.set_spans([claim])
    bar = reader.text_widget().margin_plan().bars[0]
    with qtbot.waitSignal(reader.margin_clicked) as heard:
        QTest.mouseClick(
            reader.text_widget().viewport(),
            Qt.MouseButton.LeftButton,
            PLAIN,
            bar.rect.center().toPoint(),
        )
    assert heard.args == [claim.id]
    assert reader.selected_span() == claim.id


def test_claims_on_one_line_have_bars_side_by_side(reader: ReaderView) -> None:
    one, other = span("the pier has", TagKind.CLAIM), span("1,500 berths", TagKind.CLAIM)
    reader.set_spans([one, other])
    first, second = (bar.rect for bar in reader.text_widget().margin_plan().bars)
    assert second.left() - first.left() == 8


def test_labels_in_the_margin_never_cover_each_other(reader: ReaderView) -> None:
    claims = [
        SpanView(Id(f"c{n}"), TagKind.CLAIM, n * 12, n * 12 + 10, label=f"Claim {n}", speaker="One")
        for n in range(12)
    ]
    reader.set_spans(claims)
    rects = [label.rect for label in reader.text_widget().margin_plan().labels]
    assert len(rects) > 3
    assert all(one.bottom() <= other.top() for one, other in pairwise(rects))


def test_clicks_on_the_bar_above_are_announced(reader: ReaderView, qtbot: QtBot) -> None:
    for button, signal in (
        (reader.bar.back, reader.back_requested),
        (reader.bar.forward, reader.forward_requested),
        (reader.bar.more, reader.more_requested),
    ):
        with qtbot.waitSignal(signal):
            button.click()
    reader.bar.finder.click()
    assert reader.find_bar.isVisible()


def test_the_menu_of_types_hides_a_kind(reader: ReaderView, qtbot: QtBot) -> None:
    actors = next(act for act in reader.bar.types.menu().actions() if act.text() == "Actors")
    with qtbot.waitSignal(reader.types_changed) as heard:
        actors.trigger()
    assert heard.args == [frozenset(TagKind) - {TagKind.ACTOR}]
    assert reader.visible_types == frozenset(TagKind) - {TagKind.ACTOR}


def test_the_menu_of_sizes_steps_and_resets(reader: ReaderView, qtbot: QtBot) -> None:
    larger, _, standard = reader.bar.size_button.menu().actions()
    with qtbot.waitSignal(reader.zoom_changed) as heard:
        larger.trigger()
    assert heard.args == [110]
    standard.trigger()
    assert reader.zoom == 100


def test_a_right_click_asks_for_a_menu_at_its_character(reader: ReaderView, qtbot: QtBot) -> None:
    viewport, place = reader.text_widget().viewport(), middle(reader, "berths")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, viewport.mapToGlobal(place))
    with qtbot.waitSignal(reader.context_menu) as heard:
        QApplication.sendEvent(viewport, event)
    assert heard.args == [TEXT.index("berths")]


def test_the_pointer_tells_what_a_claim_in_the_margin_says(reader: ReaderView) -> None:
    start = TEXT.index("Nobody")
    label = "A label <b>too</b> long for the margin beside the text"
    reader.set_spans([SpanView(Id("c"), TagKind.CLAIM, start, start + 30, label=label)])
    viewport = reader.text_widget().viewport()
    bar = reader.text_widget().margin_plan().bars[0]
    QTest.mouseMove(viewport, bar.rect.center().toPoint())
    assert "&lt;b&gt;too" in viewport.toolTip()
    assert viewport.cursor().shape() is Qt.CursorShape.PointingHandCursor
    QTest.mouseMove(viewport, middle(reader, "Otto"))
    assert viewport.toolTip() == ""
    assert viewport.cursor().shape() is Qt.CursorShape.IBeamCursor


# Keys


def test_single_letters_reach_actions_of_the_text_widget(reader: ReaderView, qtbot: QtBot) -> None:
    action = QAction("Tag claim", reader.text_widget())
    action.setShortcut("C")
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    reader.text_widget().addAction(action)
    with qtbot.waitSignal(action.triggered):
        press(reader, Qt.Key.Key_C)


def test_resizing_by_keys_ends_with_enter(reader: ReaderView, qtbot: QtBot) -> None:
    tag = span("the pier")
    reader.set_spans([tag])
    reader.select_span(tag.id)
    assert reader.begin_resize()
    press(reader, Qt.Key.Key_Right)
    press(reader, Qt.Key.Key_Left, SHIFT)
    press(reader, Qt.Key.Key_Right, CTRL)
    with qtbot.waitSignal(reader.span_resized) as heard:
        press(reader, Qt.Key.Key_Enter)
    tag_id, start, end = heard.args
    assert tag_id == tag.id
    assert TEXT[start:end] == "said the pier has "


def test_resizing_keeps_its_keys_from_shortcuts(reader: ReaderView) -> None:
    fired = []
    action = QAction("Accept", reader.text_widget())
    action.setShortcut("Return")
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.triggered.connect(lambda: fired.append(1))
    reader.text_widget().addAction(action)
    reader.set_spans([span("the pier")])
    reader.select_span(Id("tag-the pier"))
    reader.begin_resize()
    press(reader, Qt.Key.Key_Return)
    assert fired == []
    press(reader, Qt.Key.Key_Return)
    assert fired == [1]


def test_escape_gives_a_tag_its_old_size_back(reader: ReaderView) -> None:
    tag = span("the pier")
    reader.set_spans([tag])
    reader.select_span(tag.id)
    resized = []
    reader.span_resized.connect(lambda *values: resized.append(values))
    reader.begin_resize()
    press(reader, Qt.Key.Key_Right)
    assert reader.text_widget().index.get(tag.id) != tag
    press(reader, Qt.Key.Key_Escape)
    assert reader.text_widget().index.get(tag.id) == tag
    assert resized == []


def test_nothing_is_resized_without_a_selected_tag(reader: ReaderView) -> None:
    assert not reader.begin_resize()


def test_arrow_keys_move_the_caret_and_shift_selects(reader: ReaderView) -> None:
    reader.go_to(TEXT.index("Otto"))
    press(reader, Qt.Key.Key_Right)
    press(reader, Qt.Key.Key_Right, SHIFT)
    assert selected_text(reader) == "t"
    reader.go_to(TEXT.index("Otto"))
    press(reader, Qt.Key.Key_Down)
    assert reader.sentence_number() == 2


# Find, zoom, speech


def test_finding_goes_on_and_round(reader: ReaderView) -> None:
    reader.open_find()
    bar = reader.find_bar
    QTest.keyClicks(bar.field, "the p")
    assert reader.selection() == (TEXT.index("the pier"), TEXT.index("the pier") + 5)
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert reader.selection() == (TEXT.index("the port"), TEXT.index("the port") + 5)
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert reader.selection() == (TEXT.index("the pier"), TEXT.index("the pier") + 5)
    QTest.keyClick(bar.field, Qt.Key.Key_Return, SHIFT)
    assert reader.selection() == (TEXT.index("the port"), TEXT.index("the port") + 5)


def test_a_page_without_text_shows_no_caret(reader: ReaderView) -> None:
    assert reader.text_widget().cursorWidth() > 0
    show(reader, "")
    assert reader.text_widget().cursorWidth() == 0
    show(reader, TEXT)
    assert reader.text_widget().cursorWidth() > 0


def test_what_a_keyboard_has_finds_printed_quotes_and_dashes(reader: ReaderView) -> None:
    text = "The mayor’s “new” plan \N{EN DASH} a half-way one. 'Old' [plan]."  # noqa: RUF001
    show(reader, text)
    reader.open_find()
    for typed, start, end in (
        ("mayor's", 4, 11),
        ('"NEW"', 12, 17),
        ("plan - a", 18, 26),
        ("half-way", 27, 35),
        ("[plan]", text.index("["), text.index("]") + 1),
    ):
        reader.find_bar.field.clear()
        QTest.keyClicks(reader.find_bar.field, typed)
        assert reader.selection() == (start, end), typed


def test_finding_nothing_leaves_the_caret(reader: ReaderView) -> None:
    reader.go_to(5)
    reader.open_find()
    QTest.keyClicks(reader.find_bar.field, "zebra")
    assert reader.caret() == 5


def test_zoom_is_held_in_its_bounds_and_larger_text_is_larger(reader: ReaderView) -> None:
    before = reader.span_rect(0, 4).width()
    reader.set_zoom(200)
    assert reader.span_rect(0, 4).width() > 1.8 * before
    reader.set_zoom(1_000)
    assert reader.zoom == 250
    reader.set_zoom(1)
    assert reader.zoom == 70


def test_headings_are_set_larger_and_leave_offsets_alone(reader: ReaderView) -> None:
    plain = reader.span_rect(0, 14)
    head = Region(
        id=Id("r"), text_version=Id("v"), start=0, end=14, kind=RegionKind.HEADLINE, created=""
    )
    show(reader, TEXT, head)
    assert reader.span_rect(0, 14).width() > 1.3 * plain.width()
    place = QPointF(middle(reader, "vote"))
    assert reader.text_widget().offset_at(place, between=False) == TEXT.index("vote")


def test_tags_under_the_caret_are_described(reader: ReaderView) -> None:
    at = TEXT.index("Otto")
    claim = SpanView(
        Id("c"),
        TagKind.CLAIM,
        at,
        at + 30,
        Polarity.DENIES,
        label="Pier",
        speaker="Otto",
        guessed=True,
    )
    reader.set_spans([claim, SpanView(Id("a"), TagKind.ACTOR, at, at + 9)])
    reader.go_to(at + 2)
    description = reader.text_widget().accessibleDescription()
    assert description == "Actor; Claim, Pier, Otto, denies, not confirmed"
    reader.go_to(0)
    assert reader.text_widget().accessibleDescription() == ""


def test_a_paragraph_written_from_the_right_begins_at_the_right(reader: ReaderView) -> None:
    text = "Plain words first.\n\n\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd.\n"
    show(reader, text)
    plain = reader.span_rect(0, 5)
    first = reader.span_rect(text.index("\u05e9"), text.index("\u05e9") + 4)
    last = reader.span_rect(text.index("\u05e2"), text.index("\u05e2") + 4)
    column = reader.text_widget().document().documentLayout().column
    assert abs(plain.left() - column.left) < 8
    assert abs(first.right() - column.left - column.width) < 8
    assert last.right() < first.left()
    for word in text.split()[-2:]:
        place = QPointF(middle(reader, word))
        assert reader.text_widget().offset_at(place, between=False) == text.index(word)
