"""What is painted: each kind of tag changes the pixels it should, and no others."""

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QEvent, QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from variorum.model.ids import Id
from variorum.model.records import Region
from variorum.model.vocabulary import Attitude, Polarity, RegionKind, TagKind
from variorum.text.sentences import sentences
from variorum.ui import theme
from variorum.ui.reader import ReaderView, SpanView
from variorum.ui.reader.page import PlacedBlock
from variorum.ui.reader.paint import glyph

TEXT = (
    "A first sentence stands alone.\n"
    "The port has room for many more ships than it had in the year before the war began, they "
    "said, and nobody at the table spoke against it."
)
START, END = TEXT.index("room"), TEXT.index(" ships")


@pytest.fixture
def reader(qtbot: QtBot) -> Iterator[ReaderView]:
    view = ReaderView()
    qtbot.addWidget(view)
    view.resize(832, 400)
    view.show()
    view.set_text(TEXT, sentences(TEXT))
    yield view
    view.close()


def picture(view: ReaderView) -> QImage:
    return view.text_widget().viewport().grab().toImage()


def tag(kind: TagKind, **fields: object) -> SpanView:
    return SpanView(Id("tag"), kind, START, END, **fields)  # type: ignore[arg-type]  # fields of SpanView


def box(view: ReaderView) -> QRect:
    return view.text_widget().rect_of(START, END)


def count(image: QImage, rect: QRect, token: str) -> int:
    """Return how many pixels of `rect` have exactly the colour of a token."""
    wanted = QColor(theme.current().colour(token)).rgb()
    area = rect.intersected(image.rect())
    return sum(
        image.pixel(x, y) == wanted
        for y in range(area.top(), area.bottom() + 1)
        for x in range(area.left(), area.right() + 1)
    )


def changed(one: QImage, other: QImage) -> QRect:
    """Return the box around the pixels that differ."""
    found = QRect()
    for y in range(one.height()):
        for x in range(one.width()):
            if one.pixel(x, y) != other.pixel(x, y):
                found = found.united(QRect(x, y, 1, 1))
    return found


def test_an_actor_has_a_solid_line_of_its_length(reader: ReaderView) -> None:
    reader.set_spans([tag(TagKind.ACTOR)])
    rect = box(reader)
    assert count(picture(reader), rect, "actor") >= 2 * (rect.width() - 2)


def test_a_claim_has_tint_brackets_and_a_bar(reader: ReaderView) -> None:
    before = picture(reader)
    reader.set_spans([tag(TagKind.CLAIM)])
    image, rect = picture(reader), box(reader)
    assert count(before, rect, "claimTint") == 0
    assert count(image, rect, "claimTint") > rect.width() * 8
    assert 30 < count(image, rect.adjusted(-8, -4, 8, 4), "claim") < 120
    bar = reader.text_widget().margin_plan().bars[0].rect.toAlignedRect()
    assert count(image, bar, "claim") > bar.height()


def test_a_figure_has_tint_and_a_dotted_line(reader: ReaderView) -> None:
    reader.set_spans([tag(TagKind.FIGURE)])
    image, rect = picture(reader), box(reader)
    assert count(image, rect, "figureTint") > rect.width() * 5
    bottom = rect.adjusted(0, rect.height() * 2 // 3, 0, 0)
    row = [
        sum(image.pixelColor(x, y).green() < 190 for x in range(rect.left(), rect.right()))
        for y in range(bottom.top(), bottom.bottom())
    ]
    assert any(rect.width() // 4 <= dots <= rect.width() * 3 // 4 for dots in row)


@pytest.mark.parametrize("attitude", [*Attitude, None])
def test_a_stance_is_dashed_in_its_colour_with_a_glyph(
    reader: ReaderView, attitude: Attitude | None
) -> None:
    reader.set_spans([tag(TagKind.STANCE, attitude=attitude)])
    image, rect = picture(reader), box(reader)
    colour = glyph(attitude)[1]
    line = count(image, rect, colour)
    assert rect.width() * 2 // 4 < line < rect.width() * 2
    above = QRect(rect.right() - 4, rect.top() - 8, 18, 18)
    bare = above.translated(40, 0)
    assert changed(image.copy(above), image.copy(bare)).width() > 5


def test_a_suggestion_is_only_a_thin_box_and_a_claim_its_corners(reader: ReaderView) -> None:
    reader.set_spans([SpanView(Id("g"), TagKind.CLAIM, START, END, label="no", ghost=True)])
    image, rect = picture(reader), box(reader)
    assert count(image, rect, "claimTint") == 0
    assert reader.text_widget().margin_plan().bars == ()
    around = rect.adjusted(-8, -8, 8, 8)
    corners = count(image, around, "hedged")
    assert 4 <= corners < 40
    reader.set_spans([SpanView(Id("g"), TagKind.ACTOR, START, END, ghost=True)])
    assert count(picture(reader), around, "hedged") > 2 * corners


def test_the_suggestion_marked_has_a_box_in_the_colour_of_the_focus(reader: ReaderView) -> None:
    reader.set_spans([SpanView(Id("g"), TagKind.CLAIM, START, END, ghost=True)])
    around = box(reader).adjusted(-8, -8, 8, 8)
    assert count(picture(reader), around, "focus") == 0
    reader.select_span(Id("g"))
    assert count(picture(reader), around, "focus") > 40


def test_selecting_deepens_the_tint_and_turns_brackets_blue(reader: ReaderView) -> None:
    reader.set_spans([tag(TagKind.CLAIM)])
    reader.select_span(Id("tag"))
    image, rect = picture(reader), box(reader)
    assert count(image, rect, "claimTint") == 0
    assert count(image, rect, "claimTint2") > rect.width() * 8
    assert count(image, rect.adjusted(-8, -4, 8, 4), "focus") > 40
    reader.select_span(None)
    assert count(picture(reader), rect, "claimTint2") == 0


def test_what_is_pending_is_lighter(reader: ReaderView) -> None:
    reader.set_spans([tag(TagKind.ACTOR, pending=True)])
    assert count(picture(reader), box(reader), "actor") == 0
    reader.upsert_span(tag(TagKind.ACTOR))
    assert count(picture(reader), box(reader), "actor") > 0


def test_a_guess_is_marked_until_it_is_confirmed(reader: ReaderView) -> None:
    reader.set_spans([tag(TagKind.ACTOR, guessed=True)])
    guessed = picture(reader)
    reader.upsert_span(tag(TagKind.ACTOR))
    where = changed(guessed, picture(reader))
    assert 0 < where.width() < 10
    assert abs(where.center().x() - box(reader).right()) < 5


def test_crossing_lines_stand_in_lanes(reader: ReaderView) -> None:
    reader.set_spans([tag(TagKind.ACTOR), SpanView(Id("x"), TagKind.ACTOR, START + 5, END + 6)])
    image, rect = picture(reader), box(reader).adjusted(20, 0, 0, 8)
    colour = theme.current().colour("actor").rgb()
    x = rect.center().x()
    rows = [y for y in range(rect.top(), rect.bottom()) if image.pixel(x, y) == colour]
    assert max(rows) - min(rows) == 5
    assert len(rows) == 4


def test_a_tag_over_two_lines_is_painted_on_both(reader: ReaderView) -> None:
    end = TEXT.index("nobody")
    reader.set_spans([SpanView(Id("tag"), TagKind.ACTOR, START, end)])
    image = picture(reader)
    rects = [rect.toAlignedRect() for rect in reader.text_widget().line_rects(START, end)]
    assert len(rects) == 2
    for rect in rects:
        assert count(image, rect, "actor") >= 2 * (rect.width() - 3)


def test_hiding_a_kind_takes_its_paint_away_and_back(reader: ReaderView) -> None:
    bare = picture(reader)
    reader.set_spans([tag(TagKind.ACTOR)])
    painted = picture(reader)
    reader.visible_types = set(TagKind) - {TagKind.ACTOR}
    assert picture(reader) == bare
    reader.visible_types = set(TagKind)
    assert picture(reader) == painted


def test_removing_a_tag_leaves_the_page_as_it_was(reader: ReaderView) -> None:
    bare = picture(reader)
    reader.upsert_span(tag(TagKind.CLAIM, label="Ships", speaker="Port", polarity=Polarity.ASSERTS))
    assert picture(reader) != bare
    reader.remove_span(Id("tag"))
    assert picture(reader) == bare


def test_one_more_tag_asks_for_its_own_lines_only(
    reader: ReaderView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = reader.text_widget()
    seen: list[QRect] = []
    paint = page.paint_over

    def spy(painter: QPainter, rect: QRect, blocks: Sequence[PlacedBlock]) -> None:
        seen.append(QRect(rect))
        paint(painter, rect, blocks)

    monkeypatch.setattr(page, "paint_over", spy)
    page.viewport().repaint()
    seen.clear()
    reader.upsert_span(tag(TagKind.ACTOR))
    qtbot.waitUntil(lambda: bool(seen))
    assert all(rect.height() < page.viewport().height() // 2 for rect in seen)


def test_a_label_and_its_glyph_stand_beside_the_claim(reader: ReaderView) -> None:
    bare = tag(TagKind.CLAIM)
    reader.set_spans([bare])
    without = picture(reader)
    reader.upsert_span(tag(TagKind.CLAIM, label="Ships", speaker="Port", polarity=Polarity.DENIES))
    label = reader.text_widget().margin_plan().labels[0].rect.toAlignedRect()
    where = changed(without, picture(reader))
    assert label.adjusted(-2, -2, 2, 2).contains(where)
    assert count(picture(reader), label, "opposes") > 20


def test_read_sentences_get_a_tick_and_the_current_one_an_arrow(reader: ReaderView) -> None:
    gutter = QRect(0, 0, int(reader.text_widget().page_layout.column.left) - 4, 200)
    reader.go_to(0)
    unread = picture(reader)
    assert count(unread, gutter, "accent") > 10
    reader.set_read({TEXT.index("The port")})
    where = changed(unread, picture(reader))
    line = reader.text_widget().rect_of(TEXT.index("The port"), START)
    assert gutter.contains(where)
    assert line.top() <= where.center().y() <= line.bottom()
    assert count(picture(reader), where, "ok") > 0


def test_the_current_sentence_has_a_soft_ground(reader: ReaderView) -> None:
    reader.go_to(0)
    page = reader.text_widget()
    first = page.rect_of(0, 20)
    second = page.rect_of(START, END)
    image = picture(reader)
    assert count(image, first, "sentence") > 500
    assert count(image, second, "sentence") == 0


def test_boilerplate_is_dimmed(reader: ReaderView) -> None:
    bright = picture(reader)
    region = Region(
        id=Id("r"), created="", text_version=Id("v"), start=0, end=30, kind=RegionKind.BOILERPLATE
    )
    reader.set_regions([region])
    rect = reader.text_widget().rect_of(0, 30)
    assert count(bright, rect, "text3") == 0
    assert count(picture(reader), rect, "text3") > 0


def test_switching_the_theme_repaints_tags_in_its_colours(
    reader: ReaderView, qapp: QApplication
) -> None:
    reader.set_spans([tag(TagKind.ACTOR)])
    theme.apply(qapp, theme.theme("dark"))
    image = picture(reader)
    assert count(image, box(reader), "actor") > 50
    assert count(image, image.rect(), "paper") > image.width() * image.height() // 2


def test_the_ruler_marks_tags_and_forgets_them(reader: ReaderView) -> None:
    ruler = reader.text_widget().verticalScrollBar()
    reader.set_spans([tag(TagKind.ACTOR)])
    empty = QImage(ruler.grab().toImage())
    reader.remove_span(Id("tag"))
    bare = ruler.grab().toImage()
    where = changed(empty, bare)
    assert where.height() == 2
    assert abs(where.top() - START * (ruler.height() - 2) // len(TEXT)) <= 1
    reader.upsert_span(tag(TagKind.ACTOR))
    assert ruler.grab().toImage() == empty


def test_a_change_of_the_interface_font_keeps_the_reading_face(qtbot: QtBot) -> None:
    view = ReaderView()
    qtbot.addWidget(view)
    document = view.text_widget().document()
    before = document.defaultFont().family()
    QApplication.sendEvent(view.text_widget(), QEvent(QEvent.Type.FontChange))
    assert document.defaultFont().family() == before
