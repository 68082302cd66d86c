"""The library pane with real keys and clicks; its models by Qt's own tester."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from variorum.model.ids import Id
from variorum.model.vocabulary import Progress
from variorum.ui.library import Facet, FacetKind, FacetValue, LibraryPane, LibraryRow
from variorum.ui.library.delegate import title_lines, warning_rect
from variorum.ui.library.facet_model import FacetModel
from variorum.ui.library.facets import FacetTree
from variorum.ui.library.listing import ArticleList
from variorum.ui.library.model import LibraryModel
from variorum.ui.library.query import Query
from variorum.ui.library.stock import Stock
from variorum.ui.library.values import Order
from variorum.ui.theme import current
from variorum.ui.widgets import Chip, EmptyState

A, B = Id("a"), Id("b")
ROWS = (
    LibraryRow(A, "A", "Storm warning", "Hill Post", "2024-03", 1.0, Progress.DONE, 3),
    LibraryRow(B, "B", "Harbour reopens", missing=("outlet",), progress=Progress.DOING),
)
FACETS = (Facet(FacetKind.ACTOR, (FacetValue("mayor", "Mayor Quill", frozenset({B})),)),)


@pytest.fixture
def pane(qtbot: QtBot) -> LibraryPane:
    """Return a pane with two articles, shown and active."""
    made = LibraryPane()
    qtbot.addWidget(made)
    made.resize(264, 700)
    made.set_articles(ROWS, FACETS)
    with qtbot.waitActive(made):
        made.show()
    return made


def listing(pane: LibraryPane) -> ArticleList:
    found = pane.findChild(ArticleList)
    assert found is not None
    return found


def test_models_keep_qts_rules(qtbot: QtBot) -> None:
    del qtbot
    articles, facets = LibraryModel(), FacetModel()
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [QAbstractItemModelTester(model, fatal) for model in (articles, facets)]
    articles.show(Stock(ROWS).select(Query()))
    articles.show(Stock(ROWS[:1]).select(Query()))
    articles.show(Stock([LibraryRow(A, "A", "Renamed")]).select(Query()))
    facets.show(FACETS, frozenset())
    facets.show(FACETS, frozenset({(FacetKind.ACTOR, "mayor")}))
    many = tuple(FacetValue(f"k{n}", f"Actor {n}", frozenset({A})) for n in range(9))
    facets.show((Facet(FacetKind.ACTOR, many), *FACETS), frozenset({(FacetKind.ACTOR, "k8")}))
    facets.show_all(FacetKind.ACTOR)
    facets.show((), frozenset())
    assert len(testers) == 2
    assert articles.index(0).data() == "Renamed"


def test_enter_opens_the_article_reached_by_arrow_keys(pane: LibraryPane, qtbot: QtBot) -> None:
    pane.set_current(A)
    with qtbot.waitSignal(pane.article_chosen) as chosen:
        qtbot.keyClick(listing(pane), Qt.Key.Key_Down)
        qtbot.keyClick(listing(pane), Qt.Key.Key_Return)
    assert chosen.args == [B]


def test_click_opens_and_f2_asks_for_metadata(pane: LibraryPane, qtbot: QtBot) -> None:
    view = listing(pane)
    second = view.visualRect(view.model().index(1, 0))
    with qtbot.waitSignal(pane.article_chosen) as chosen:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=second.center())
    assert chosen.args == [B]
    with qtbot.waitSignal(pane.edit_metadata_requested) as asked:
        qtbot.keyClick(view, Qt.Key.Key_F2)
    assert asked.args == [B]


def test_the_warning_mark_asks_for_metadata(pane: LibraryPane, qtbot: QtBot) -> None:
    view = listing(pane)
    mark = warning_rect(view.visualRect(view.model().index(1, 0)), ROWS[1])
    with qtbot.waitSignal(pane.edit_metadata_requested) as asked:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=mark.center())
    assert asked.args == [B]


def test_typing_narrows_and_clear_shows_all_again(pane: LibraryPane, qtbot: QtBot) -> None:
    pane.focus_filter()
    focus = pane.focusWidget()
    assert focus is not None
    qtbot.keyClicks(focus, "quill")
    assert pane.shown() == (B,)
    pane.clear_filters()
    assert pane.shown() == (A, B)


def test_facets_work_by_keyboard(pane: LibraryPane, qtbot: QtBot) -> None:
    tree = pane.findChild(FacetTree)
    assert tree is not None
    tree.setCurrentIndex(tree.model().index(0, 0, tree.model().index(0, 0)))
    qtbot.keyClick(tree, Qt.Key.Key_Space)
    assert pane.shown() == (B,)
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert pane.shown() == (A, B)


def test_only_some_values_are_shown_until_all_are_asked_for(
    pane: LibraryPane, qtbot: QtBot
) -> None:
    values = tuple(FacetValue(f"k{n}", f"Actor {n}", frozenset({A})) for n in range(9))
    pane.set_articles(ROWS, (Facet(FacetKind.ACTOR, values), FACETS[0]))
    tree = pane.findChild(FacetTree)
    assert tree is not None
    top = tree.model().index(0, 0)
    assert tree.model().rowCount(top) == 5
    last = tree.model().index(4, 0, top)
    assert last.data() == "Show 5 more"
    tree.setCurrentIndex(last)
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert tree.model().rowCount(tree.model().index(0, 0)) == 9
    assert pane.shown() == (A, B)


def test_state_chips_count_and_narrow(pane: LibraryPane, qtbot: QtBot) -> None:
    chips = [chip for chip in pane.findChildren(Chip) if chip.isCheckable()]
    assert [chip.text() for chip in chips] == ["All 2", "To do 0", "Doing 1", "Done 1"]
    qtbot.mouseClick(chips[3], Qt.MouseButton.LeftButton)
    assert pane.shown() == (A,)
    qtbot.mouseClick(chips[1], Qt.MouseButton.LeftButton)
    assert pane.shown() == ()


def test_the_empty_library_says_the_next_step(qtbot: QtBot) -> None:
    pane = LibraryPane()
    qtbot.addWidget(pane)
    pane.show()
    empty = next(each for each in pane.findChildren(EmptyState) if each.isVisible())
    with qtbot.waitSignal(pane.import_requested):
        empty.action_triggered.emit()


def test_chosen_facets_that_vanish_no_longer_narrow(pane: LibraryPane) -> None:
    tree = pane.findChild(FacetTree)
    assert tree is not None
    tree.toggled.emit((FacetKind.ACTOR, "mayor"))
    assert pane.shown() == (B,)
    pane.set_articles(ROWS, ())
    assert pane.shown() == (A, B)


def test_dropped_files_are_announced(pane: LibraryPane, qtbot: QtBot, tmp_path: object) -> None:
    path = f"{tmp_path}/one.txt"
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path), QUrl("https://example.org/two.txt")])
    event = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(pane.files_dropped) as dropped:
        pane.dropEvent(event)
    assert dropped.args == [[QUrl.fromLocalFile(path).toLocalFile()]]


def test_refreshing_keeps_the_scroll_place(pane: LibraryPane) -> None:
    rows = [LibraryRow(Id(f"n{n}"), f"N{n}", f"Title {n}") for n in range(600)]
    pane.set_articles(rows)
    pane.set_current(Id("n500"))
    bar = listing(pane).verticalScrollBar()
    before = bar.value()
    pane.set_articles([*rows[:-1], LibraryRow(Id("n599"), "N599", "Title 599", tags=5)])
    assert before > 0
    assert bar.value() == before


def test_the_mark_of_the_open_article_has_round_corners(pane: LibraryPane) -> None:
    pane.set_current(A)
    view = listing(pane)
    row = view.visualRect(view.model().index(0, 0))
    drawn = view.viewport().grab().toImage()
    assert drawn.pixelColor(row.topLeft()) == current().colour("panel")
    assert drawn.pixelColor(row.center().x(), row.top()) == current().colour("accentSoft")


def test_titles_take_two_lines_at_most(qtbot: QtBot) -> None:
    del qtbot
    assert title_lines("Short", 200.0, bold=False) == ("Short",)
    lines = title_lines("word " * 60, 200.0, bold=False)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert title_lines("", 200.0, bold=False) == ("",)


def test_missing_metadata_and_state_are_spoken(pane: LibraryPane) -> None:
    index = listing(pane).model().index(1, 0)
    assert "Harbour reopens" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "outlet" in index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert listing(pane).indexAt(QPoint(20, 20)).row() == 0


def test_a_row_counted_anew_stays_in_its_place(pane: LibraryPane) -> None:
    before = pane.shown()
    at = next(at for at, row in enumerate(ROWS) if row.id == before[1])
    told: list[int] = []
    listing(pane).model().dataChanged.connect(lambda first, _last: told.append(first.row()))
    pane.set_row(replace(ROWS[at], tags=99))
    assert pane.shown() == before
    assert [row.tags for row in listing(pane).rows()][1] == 99
    assert told == [1]
    pane.set_facets(FACETS)
    assert told == [1], "nothing else is told, made or moved"


def test_a_row_counted_anew_moves_where_counts_are_the_order(pane: LibraryPane) -> None:
    (by_tags,) = (one for one in pane.findChildren(QAction) if one.data() == Order.TAGS)
    by_tags.trigger()
    last = pane.shown()[-1]
    at = next(at for at, row in enumerate(ROWS) if row.id == last)
    pane.set_row(replace(ROWS[at], tags=1000))
    assert pane.shown()[0] == last


def test_a_row_left_out_is_counted_anew_all_the_same(pane: LibraryPane, qtbot: QtBot) -> None:
    hidden = pane.shown()[-1]
    at = next(at for at, row in enumerate(ROWS) if row.id == hidden)
    pane.focus_filter()
    title = next(row.title for row in ROWS if row.id == pane.shown()[0])
    qtbot.keyClicks(QApplication.focusWidget(), title)
    assert hidden not in pane.shown()
    pane.set_row(replace(ROWS[at], tags=1000))
    assert hidden not in pane.shown()
    pane.clear_filters()
    assert {row.id: row.tags for row in listing(pane).rows()}[hidden] == 1000


def test_a_row_of_a_long_list_is_painted_anew_without_a_new_layout(
    pane: LibraryPane, qtbot: QtBot
) -> None:
    rows = [LibraryRow(Id(f"n{n}"), f"N{n}", f"Title {n}") for n in range(600)]
    pane.set_articles(rows)
    view = listing(pane)
    view.verticalScrollBar().setValue(40)
    before, place = view.viewport().grab().toImage(), view.verticalScrollBar().value()
    pane.set_row(replace(rows[1], tags=4321))
    qtbot.waitUntil(lambda: view.viewport().grab().toImage() != before)
    assert view.verticalScrollBar().value() == place
    assert view.rows()[1].tags == 4321
