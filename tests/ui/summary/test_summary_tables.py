"""Read-only tables: sorted in the model, opened by Enter, true to Qt's rules."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetricsF
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from variorum.model.summary import ActorRow, Summary
from variorum.ui import fonts, theme
from variorum.ui.summary.columns import (
    actor_columns,
    article_columns,
    article_rows,
    proposition_columns,
    stance_columns,
)
from variorum.ui.summary.figure_values import pair_rows, plot_of
from variorum.ui.summary.maker import Maker
from variorum.ui.summary.table_columns import ManyColumns, TableColumn
from variorum.ui.summary.table_model import Sheet, TableModel
from variorum.ui.summary.table_painter import PAD
from variorum.ui.summary.tables import Table

WORDS: TableColumn[str] = TableColumn("Words", str)
LABELS = {"A": "A", "B": "B"}


@pytest.fixture
def actors(summary: Summary) -> TableModel[ActorRow]:
    """Return the table of actors."""
    model = TableModel(actor_columns(labels(summary)))
    model.show(summary.actors)
    return model


def labels(summary: Summary) -> list[str]:
    return [article.label for article in summary.articles]


def names(model: TableModel[ActorRow]) -> list[str]:
    return [row.actor.name for row in model.rows()]


def test_the_model_keeps_qts_rules(
    qtmodeltester: ModelTester, actors: TableModel[ActorRow]
) -> None:
    qtmodeltester.check(actors)


def test_numbers_sort_as_numbers_both_ways(actors: TableModel[ActorRow]) -> None:
    mentions = [column.title for column in actors.columns].index("Mentions")
    actors.sort(mentions, Qt.SortOrder.AscendingOrder)
    assert names(actors) == ["United States", "Russia"]
    actors.sort(mentions, Qt.SortOrder.DescendingOrder)
    assert names(actors) == ["Russia", "United States"]


def test_the_cursor_follows_its_row_when_sorted(actors: TableModel[ActorRow]) -> None:
    kept = QPersistentModelIndex(actors.index(0, 0))
    actors.sort(0, Qt.SortOrder.AscendingOrder)
    assert names(actors) == ["Russia", "United States"]
    assert kept.row() == 1


def test_mentions_are_told_by_article(actors: TableModel[ActorRow]) -> None:
    titles = [column.title for column in actors.columns]
    assert titles[-3:] == ["A", "B", "C"]
    shown = [actors.index(0, titles.index(label)).data() for label in ("A", "B", "C")]
    assert shown == ["1", "2", "–"]  # noqa: RUF001  # the dash for nothing


def test_statuses_sort_in_the_order_of_the_law(summary: Summary) -> None:
    model = TableModel(proposition_columns())
    model.show(summary.propositions[::-1])
    model.sort([column.title for column in model.columns].index("Status"))
    ids = [row.proposition.id for row in model.rows()]
    assert ids == ["contested", "single", "denied", "withheld", "view"]


def test_articles_without_a_date_come_last(summary: Summary) -> None:
    model = TableModel(article_columns())
    model.show(article_rows(summary)[::-1])
    model.sort([column.title for column in model.columns].index("Published"))
    assert [row.article.label for row in model.rows()] == ["A", "B", "C"]


def test_a_stance_says_whether_it_is_evidence(summary: Summary) -> None:
    columns = {column.title: column for column in stance_columns(summary)}
    assert columns["Counts"].text(summary.stances[0]) == "as evidence"


def test_the_pairs_say_what_the_plot_shows(summary: Summary) -> None:
    verdict = summary.quantities[0].verdict
    rows = pair_rows(verdict, LABELS)  # type: ignore[arg-type]  # plain text for ids
    assert [row.relation for row in rows] == ["bounds; tighter: ≥ 13,000 (South Korea)"]
    plot = plot_of(verdict, LABELS)  # type: ignore[arg-type]  # as above
    assert [(mark.label, mark.low, mark.high, mark.hollow) for mark in plot.marks] == [
        ("> 10,000", 10_000.0, None, True),
        ("≥ 13,000", 13_000.0, None, False),
    ]
    assert [(one.first, one.last, one.relation) for one in plot.brackets] == [(0, 1, "bounds")]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_opens_the_row(qtbot: QtBot, summary: Summary, key: Qt.Key) -> None:
    table = Table(stance_columns(summary), name="Stances")
    qtbot.addWidget(table)
    table.show_rows(summary.stances)
    with qtbot.waitSignal(table.opened, timeout=1000) as opened:
        qtbot.keyClick(table, key)
    assert opened.args == [summary.stances[0]]


def test_an_empty_table_opens_nothing(qtbot: QtBot, summary: Summary) -> None:
    table = Table(stance_columns(summary), name="Stances")
    qtbot.addWidget(table)
    with qtbot.assertNotEmitted(table.opened):
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert table.currentIndex() == QModelIndex()


def test_a_width_the_analyst_chose_outlives_a_new_summary(qtbot: QtBot, summary: Summary) -> None:
    table = Table(stance_columns(summary), name="Stances")
    qtbot.addWidget(table)
    table.horizontalHeader().resizeSection(1, 300)
    table.show_rows(summary.stances, stance_columns(summary))
    assert table.columnWidth(1) == 300


def test_the_columns_of_articles_are_made_when_looked_at_and_keep_their_widths(
    qtbot: QtBot, summary: Summary
) -> None:
    columns = actor_columns(labels(summary))
    assert isinstance(columns, ManyColumns)
    table: Table[ActorRow] = Table([], name="Actors")
    qtbot.addWidget(table)
    table.show_rows(summary.actors, columns)
    head = table.horizontalHeader()
    assert [head.sectionSize(at) for at in range(len(columns))][-3:] == [52, 52, 52]
    assert head.sectionSize(0) == 210
    head.resizeSection(len(columns) - 1, 80)
    table.show_rows(summary.actors, actor_columns(labels(summary)))
    assert head.sectionSize(len(columns) - 1) == 80


def test_a_word_that_has_no_room_on_a_line_of_its_own_is_cut(qtbot: QtBot) -> None:
    word, images = "Donaudampfschifffahrt", []
    metrics = QFontMetricsF(fonts.ui("body"))
    cut = metrics.elidedText(word, Qt.TextElideMode.ElideRight, 84 - 2 * PAD)
    for words in (f"a {word}", f"a {cut}"):
        table = Table([replace(WORDS, width=84)], name="Words", wrapped=True)
        qtbot.addWidget(table)
        table.resize(84, 200)
        table.show_rows([words])
        images.append(table.viewport().grab().toImage())
    assert cut != word
    assert images[0] == images[1]


def test_the_chosen_row_stands_on_a_ground_of_its_own(qtbot: QtBot) -> None:
    table = Table([replace(WORDS, width=80)], name="Words")
    qtbot.addWidget(table)
    table.resize(200, 200)
    table.show_rows(["one", "two"])
    table.setCurrentIndex(table.model().index(1, 0))
    image = table.viewport().grab().toImage()
    colours = theme.current().colours
    middles = [table.rowViewportPosition(row) + table.rowHeight(row) // 2 for row in (0, 1)]
    assert image.pixelColor(2, middles[1]) == colours["accentSoft"]
    assert image.pixelColor(2, middles[0]) != colours["accentSoft"]
    assert image.pixelColor(90, middles[1]) != colours["accentSoft"]  # beyond the last column


def test_the_words_of_a_cell_are_made_once_with_hidden_controls_shown() -> None:
    asked = list[str]()

    def words(row: str) -> str:
        asked.append(row)
        return row

    sheet = Sheet(["a\u202eb"], [TableColumn("Words", words)])
    assert sheet.made() is sheet
    assert sheet.words(0, 0) == sheet.words(0, 0) == "a[U+202E]b"
    assert asked == ["a\u202eb"]


@pytest.mark.parametrize("way", list(Qt.SortOrder))
def test_rows_sorted_piece_by_piece_are_in_the_order_of_all_sorted_at_once(
    way: Qt.SortOrder,
) -> None:
    rows = [f"{number * 7919 % 1013}" for number in range(12_000)]
    found = Sheet(rows, [WORDS]).in_order((0, way))
    down = way is Qt.SortOrder.DescendingOrder
    assert list(found) == sorted(range(len(rows)), key=rows.__getitem__, reverse=down)


def test_rows_are_sorted_elsewhere_and_until_then_stay_as_they_are(qtbot: QtBot) -> None:
    maker, left = Maker(), list[tuple[Callable[[], Any], Callable[[Any], None]]]()
    maker.elsewhere = lambda work, then: left.append((work, then))
    table = Table([WORDS], name="Words", maker=maker)
    qtbot.addWidget(table)
    table.show_rows(["b", "c", "a"])
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert table.model().index(0, 0).data() == "b"
    work, then = left.pop()
    then(work())
    assert table.current() == "b"
    assert table.as_words()[1] == (("a",), ("b",), ("c",))
    table.show_rows(["z", "x", "y"])
    assert table.current() == "b"
    assert table.go_to(lambda row: row == "y")  # who looks for one has them sorted at once
    assert table.currentIndex().row() == 1
    work, then = left.pop()
    then(work())
    assert table.as_words()[1] == (("x",), ("y",), ("z",))


def test_a_column_that_stretches_stays_readable_where_there_is_little_room(qtbot: QtBot) -> None:
    fixed: list[TableColumn[str]] = [TableColumn(str(at), str, width=90) for at in range(3)]
    table: Table[str] = Table([WORDS, *fixed], name="Words")
    qtbot.addWidget(table)
    table.resize(700, 200)
    table.show()
    table.show_rows(["a word"])
    assert table.columnWidth(0) == table.viewport().width() - 270
    table.resize(300, 200)
    assert table.columnWidth(0) == 140
    assert table.horizontalScrollBar().maximum() > 0
    table.resize(700, 200)
    assert table.columnWidth(0) == table.viewport().width() - 270
