"""The matrix: what its lines and cells are, how it is walked, that only what is seen is painted."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QFrame
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from variorum.model.ids import Id
from variorum.model.summary import Reading, Summary
from variorum.model.verdict import Status
from variorum.ui.summary import matrix_painter
from variorum.ui.summary.cards import TitledCard
from variorum.ui.summary.grid import OnDemand
from variorum.ui.summary.lines import RowFilter, by_article, by_speaker, matrix_lines
from variorum.ui.summary.matrix import ARTICLE_WIDTH, NAME_WIDTH, ORIGINS_WIDTH, MatrixView
from variorum.ui.summary.matrix_model import MatrixModel


@pytest.fixture
def card(qtbot: QtBot, summary: Summary) -> QFrame:
    """Show the summary made by hand, on a card as it stands in the pane."""
    view = MatrixView()
    made = TitledCard("")
    made.put(view)
    qtbot.addWidget(made)
    made.resize(664, 420)
    view.show_grid(by_article(summary))
    made.show()
    return made


@pytest.fixture
def matrix(card: QFrame) -> MatrixView:
    """Return the matrix on its card."""
    return card.findChildren(MatrixView)[0]


def at(matrix: MatrixView) -> tuple[str, str]:
    row, article = matrix.current()
    return (row.proposition.id if row else "", article or "")


def test_groups_stand_in_the_order_of_the_law_with_counts(summary: Summary) -> None:
    headings = [(line.status, line.count) for line in matrix_lines(summary) if line.row is None]
    assert headings == [
        (Status.CONTESTED, 1),
        (Status.CORROBORATED, 0),
        (Status.SINGLE_ORIGIN, 1),
        (Status.DENIED, 1),
        (Status.WITHHELD, 1),
        (Status.NO_EVIDENCE, 1),
    ]


def test_a_filter_leaves_only_its_groups(summary: Summary) -> None:
    lines = matrix_lines(summary, RowFilter((Status.DENIED,)))
    assert [line.row.proposition.id if line.row else "" for line in lines] == ["", "denied"]


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester, summary: Summary) -> None:
    model = MatrixModel()
    model.show(by_article(summary))
    qtmodeltester.check(model)


def test_a_cell_says_aloud_what_it_shows(summary: Summary) -> None:
    model = MatrixModel()
    model.show(by_article(summary))
    row = model.row_of(Id("contested"))
    said = [
        model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in (1, 2, 3)
    ]
    assert said == [
        "asserted 1 time, denied 1 time, withheld 1 time",
        "asserted 1 time, 1 not counted",
        "unread",
    ]


def test_a_column_begun_but_not_finished_is_not_called_silent(summary: Summary) -> None:
    cell = summary.propositions[2].cells[2]
    assert cell.reading is Reading.READING
    model = MatrixModel()
    model.show(by_article(summary))
    said = model.index(model.row_of(Id("denied")), 3).data()
    assert said == "not read to the end, nothing tagged so far"


def test_arrows_move_the_cell_and_pass_over_headings(qtbot: QtBot, matrix: MatrixView) -> None:
    matrix.setFocus()
    assert at(matrix) == ("contested", "")
    qtbot.keyClick(matrix, Qt.Key.Key_Right)
    assert at(matrix) == ("contested", "A")
    qtbot.keyClick(matrix, Qt.Key.Key_Down)
    assert at(matrix) == ("single", "A")
    qtbot.keyClick(matrix, Qt.Key.Key_Up)
    assert at(matrix) == ("contested", "A")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_asks_for_the_quotes(qtbot: QtBot, matrix: MatrixView, key: Qt.Key) -> None:
    with qtbot.waitSignal(matrix.quotes_asked, timeout=1000):
        qtbot.keyClick(matrix, key)


def test_a_new_summary_keeps_the_cell_and_the_place(
    matrix: MatrixView, many: Callable[[int], Summary]
) -> None:
    matrix.show_grid(by_article(many(200)))
    matrix.select(Id("p150"), Id("B"))
    matrix.verticalScrollBar().setValue(60)
    matrix.show_grid(by_article(many(201)))
    assert at(matrix) == ("p150", "B")
    assert matrix.verticalScrollBar().value() == 60, "though the cell is out of sight"


def test_a_vanished_proposition_gives_the_cursor_to_the_first(
    matrix: MatrixView, summary: Summary
) -> None:
    matrix.select(Id("denied"))
    matrix.show_grid(by_article(summary, RowFilter((Status.SINGLE_ORIGIN,))))
    assert at(matrix) == ("single", "")


def test_selecting_what_is_not_shown_is_refused(matrix: MatrixView) -> None:
    assert not matrix.select(Id("nobody"))
    assert at(matrix) == ("contested", "")


def test_only_what_is_seen_of_a_thousand_rows_is_painted(
    qtbot: QtBot,
    matrix: MatrixView,
    many: Callable[[int], Summary],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    matrix.show_grid(by_article(many(1000)))
    qtbot.waitUntil(matrix.updatesEnabled)
    painted: list[str] = []
    paint = matrix_painter._paint_proposition  # noqa: SLF001  # counted here, else as it is

    def count(canvas, rect, text, *more) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN002  # as above
        painted.append(text)
        paint(canvas, rect, text, *more)

    monkeypatch.setattr(matrix_painter, "_paint_proposition", count)
    matrix.grab()
    assert 5 <= len(set(painted)) <= 20


def test_long_propositions_get_two_lines(matrix: MatrixView) -> None:
    heights = {matrix.rowHeight(row) for row in range(matrix.model().rowCount())}
    assert heights == {26}
    matrix.resize(430, 400)
    matrix.setColumnWidth(0, 40)
    matrix._size_rows()  # noqa: SLF001  # a width no view has, to force the second line
    assert matrix.rowHeight(1) == 26 + 17


def test_columns_are_alike_however_many_there_were_before(
    matrix: MatrixView, summary: Summary
) -> None:
    for count in (3, 30, 5, 12):
        matrix.show_grid(by_article(many_articles(summary, count)))
        widths = [matrix.columnWidth(at) for at in range(1, count + 2)]
        assert widths == [ARTICLE_WIDTH] * count + [ORIGINS_WIDTH]
    speakers = by_speaker(summary)
    matrix.show_grid(speakers)
    widths = [matrix.columnWidth(at) for at in range(1, len(speakers.heads) + 1)]
    assert widths == [NAME_WIDTH] * len(speakers.heads)
    matrix.show_grid(by_article(summary))
    assert matrix.columnWidth(1) == ARTICLE_WIDTH


def test_rows_out_of_sight_get_their_height_and_what_is_in_sight_stays(
    qtbot: QtBot, matrix: MatrixView, many: Callable[[int], Summary]
) -> None:
    made = many(600)
    words = "a proposition that no window of this width could ever show on one single line " * 3
    long = tuple(
        replace(row, proposition=replace(row.proposition, text=words)) for row in made.propositions
    )
    last = matrix.model().rowCount
    matrix.show_grid(by_article(replace(made, propositions=long)))
    matrix.select(Id("p400"))
    row = matrix.currentIndex().row()
    seen = matrix.rowViewportPosition(row)
    assert matrix.rowHeight(last() - 1) == 26, "not measured yet"
    qtbot.waitUntil(lambda: matrix.rowHeight(last() - 1) == 26 + 17)
    lines = matrix.model().lines  # type: ignore[attr-defined]  # of the matrix's own model
    rows = [at for at, line in enumerate(lines) if line.row is not None]
    assert {matrix.rowHeight(at) for at in rows} == {26 + 17}
    assert abs(matrix.rowViewportPosition(row) - seen) <= 17, "but for its own second line"


def test_a_line_and_a_head_are_made_when_they_are_looked_at(many: Callable[[int], Summary]) -> None:
    made: list[int] = []

    def make(at: int) -> int:
        made.append(at)
        return at * at

    squares = OnDemand(100, make)
    assert (squares[9], squares[-1], squares[9], len(squares)) == (81, 9801, 81, 100)
    assert made == [9, 99]
    assert squares[2:4] == (4, 9)
    with pytest.raises(IndexError):
        squares[100]
    assert [line.row for line in matrix_lines(many(3)) if line.row] == list(many(3).propositions)


def many_articles(summary: Summary, count: int) -> Summary:
    """Return the summary with its articles told over under new ids."""
    kept = len(summary.articles)
    return replace(
        summary,
        articles=tuple(replace(summary.articles[at % kept], id=Id(f"{at}")) for at in range(count)),
        outlet_names=tuple(summary.outlet_names[at % kept] for at in range(count)),
        read_share=tuple(summary.read_share[at % kept] for at in range(count)),
        propositions=tuple(
            replace(row, cells=tuple(row.cells[at % kept] for at in range(count)))
            for row in summary.propositions
        ),
    )


def test_the_propositions_stay_in_sight_when_scrolled_to_the_side(
    qtbot: QtBot, card: QFrame, matrix: MatrixView, summary: Summary
) -> None:
    matrix.show_grid(by_article(many_articles(summary, 30)))
    corner = matrix.viewport().mapTo(card, QPoint(0, 0))
    rows = matrix.rowViewportPosition(matrix.model().rowCount() - 1)
    left = QRect(corner, QSize(matrix.columnWidth(0), rows))
    before = card.grab(left).toImage()
    bar = matrix.horizontalScrollBar()
    bar.setValue(bar.maximum())
    assert matrix.is_shifted
    assert card.grab(left).toImage() == before
    qtbot.mouseClick(
        matrix.viewport(),
        Qt.MouseButton.LeftButton,
        pos=QPoint(30, matrix.rowViewportPosition(4) + 9),
    )
    assert matrix.currentIndex().column() == 0


def test_the_cell_at_the_cursor_never_hides_under_the_propositions(
    qtbot: QtBot, matrix: MatrixView, summary: Summary
) -> None:
    matrix.show_grid(by_article(many_articles(summary, 30)))
    qtbot.keyClick(matrix, Qt.Key.Key_End)
    for _ in range(29):
        qtbot.keyClick(matrix, Qt.Key.Key_Left)
        index = matrix.currentIndex()
        assert matrix.visualRect(index).left() >= matrix.columnWidth(0)


def test_only_lines_that_say_something_else_are_drawn_anew(summary: Summary) -> None:
    model = MatrixModel()
    model.show(by_article(summary))
    changed: list[tuple[int, int]] = []
    heads: list[int] = []
    model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    model.headerDataChanged.connect(lambda _way, first, _last: heads.append(first))
    assert not model.show(by_article(summary))
    assert (changed, heads) == ([], [])
    one = summary.propositions[1]
    rows = tuple(replace(row) if row is one else row for row in summary.propositions)
    model.show(by_article(replace(summary, propositions=rows)))
    assert changed == [(model.row_of(one.proposition.id),) * 2]
    model.show(by_article(replace(summary, read_share=(0.5,) * len(summary.articles))))
    assert heads == [0]
