"""The whole pane: pages, counts that filter, articles shown, the way from a cell to a sentence."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from variorum.model.ids import Id
from variorum.model.summary import Summary
from variorum.ui.summary import Page, SummaryPane
from variorum.ui.summary.header import TileButton
from variorum.ui.summary.matrix import MatrixView
from variorum.ui.summary.nav import Nav, NavEntry
from variorum.ui.summary.notes import NoteLine
from variorum.ui.summary.overview import Overview
from variorum.ui.summary.quantity_card import PlotView, QuantityCard
from variorum.ui.summary.tables import Table
from variorum.ui.widgets import ElidedLabel, EmptyState, IconButton


@pytest.fixture
def pane(qtbot: QtBot, summary: Summary) -> SummaryPane:
    """Show the summary made by hand."""
    made = SummaryPane()
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.set_summary(summary)
    made.show()
    qtbot.waitExposed(made)
    return made


def matrix(pane: SummaryPane) -> MatrixView:
    return pane.findChildren(MatrixView)[0]


def shown(pane: SummaryPane) -> list[str]:
    model = matrix(pane).model()
    return [
        model.index(row, 0).data()
        for row in range(model.rowCount())
        if model.flags(model.index(row, 0))
    ]


def tile(pane: SummaryPane, word: str) -> TileButton:
    return next(one for one in pane.findChildren(TileButton) if one.text() == word)


def test_the_tiles_count_what_the_summary_holds(pane: SummaryPane) -> None:
    names = [one.accessibleName() for one in pane.findChildren(TileButton)]
    assert names == [
        "3 articles",
        "5 propositions",
        "1 contested",
        "0 agreed",
        "1 single origin",
        "1 quantities",
    ]


def test_a_tile_filters_and_pressed_again_shows_all(qtbot: QtBot, pane: SummaryPane) -> None:
    contested = tile(pane, "contested")
    qtbot.mouseClick(contested, Qt.MouseButton.LeftButton)
    assert shown(pane) == ["Text of contested"]
    assert contested.isChecked()
    qtbot.keyClick(contested, Qt.Key.Key_Return)
    assert len(shown(pane)) == 5
    assert not contested.isChecked()


def test_a_tile_of_a_page_opens_it(qtbot: QtBot, pane: SummaryPane) -> None:
    qtbot.mouseClick(tile(pane, "quantities"), Qt.MouseButton.LeftButton)
    assert pane.page() is Page.FIGURES


def test_the_list_of_pages_opens_them(qtbot: QtBot, pane: SummaryPane) -> None:
    for entry, page in zip(pane.findChildren(NavEntry), Page, strict=True):
        qtbot.keyClick(entry, Qt.Key.Key_Return)
        assert pane.page() is page


def test_unticking_an_article_hides_its_column_and_says_that_it_still_counts(
    qtbot: QtBot, pane: SummaryPane
) -> None:
    box = pane.findChildren(Nav)[0].box(Id("B"))
    with qtbot.waitSignal(pane.article_filter_changed, timeout=1000) as changed:
        qtbot.keyClick(box, Qt.Key.Key_Space)
    assert changed.args == [("A", "C")]
    assert matrix(pane).model().columnCount() == 1 + 2 + 1
    subtitle = pane.findChildren(ElidedLabel)[0].text()
    assert subtitle.endswith("2 of 3 shown; statuses count them all")


def test_ticks_survive_a_new_summary(qtbot: QtBot, pane: SummaryPane, summary: Summary) -> None:
    qtbot.keyClick(pane.findChildren(Nav)[0].box(Id("B")), Qt.Key.Key_Space)
    new = replace(summary.articles[0], id=Id("D"), label="D")
    pane.set_summary(summary, (*summary.articles, new))
    assert pane.findChildren(Nav)[0].shown() == ("A", "C", "D")


def test_from_the_cell_to_its_quote_to_its_sentence_and_back(
    qtbot: QtBot, pane: SummaryPane
) -> None:
    view = matrix(pane)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    quote = QApplication.focusWidget()
    assert quote is not None
    with qtbot.waitSignal(pane.quote_opened, timeout=1000) as opened:
        qtbot.keyClick(quote, Qt.Key.Key_Return)
    assert opened.args == ["t2"]
    qtbot.keyClick(quote, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is view


def test_select_lifts_a_filter_that_hides_the_proposition(qtbot: QtBot, pane: SummaryPane) -> None:
    qtbot.mouseClick(tile(pane, "contested"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(pane.proposition_chosen, timeout=1000) as chosen:
        assert pane.select(Id("denied"))
    assert chosen.args == ["denied"]
    assert not tile(pane, "contested").isChecked()


def test_select_says_so_where_nobody_knows_the_proposition(pane: SummaryPane) -> None:
    assert not pane.select(Id("nobody"))


def test_a_new_summary_keeps_page_and_filter(
    pane: SummaryPane, qtbot: QtBot, summary: Summary
) -> None:
    qtbot.mouseClick(tile(pane, "contested"), Qt.MouseButton.LeftButton)
    pane.show_page(Page.ACTORS)
    pane.set_summary(summary)
    assert pane.page() is Page.ACTORS
    assert shown(pane) == ["Text of contested"]


def test_enter_in_the_table_of_propositions_leads_to_the_matrix(
    qtbot: QtBot, pane: SummaryPane
) -> None:
    pane.show_page(Page.PROPOSITIONS)
    table = next(one for one in pane.findChildren(Table) if one.accessibleName() == "Propositions")
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Enter)
    assert pane.page() is Page.OVERVIEW
    row, _article = matrix(pane).current()
    assert row is not None
    assert row.proposition.id == "single"


def test_enter_on_a_stance_opens_its_sentence(qtbot: QtBot, pane: SummaryPane) -> None:
    table = next(one for one in pane.findChildren(Table) if one.accessibleName() == "Stances")
    with qtbot.waitSignal(pane.quote_opened, timeout=1000) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == ["s1"]


def test_with_nothing_tagged_it_says_the_next_step(qtbot: QtBot) -> None:
    made = SummaryPane()
    qtbot.addWidget(made)
    made.set_summary(Summary("Empty", (), (), (), (), (), (), ()))
    made.show()
    empty = made.findChildren(EmptyState)[0]
    assert empty.isVisible()
    with qtbot.waitSignal(made.annotate_requested, timeout=1000):
        empty.action_triggered.emit()


def test_a_thousand_propositions_go_through_the_whole_pane(
    pane: SummaryPane, many: Callable[[int], Summary]
) -> None:
    pane.set_summary(many(1000))
    assert len(shown(pane)) == 1000
    pane.grab()


def test_enter_on_a_figure_and_on_a_pair_opens_their_sentences(
    qtbot: QtBot, pane: SummaryPane
) -> None:
    tables = {one.accessibleName(): one for one in pane.findChildren(Table)}
    with qtbot.waitSignal(pane.quote_opened, timeout=1000) as figure:
        qtbot.keyClick(tables["Figures"], Qt.Key.Key_Return)
    with qtbot.waitSignal(pane.quote_opened, timeout=1000) as pair:
        qtbot.keyClick(tables["Pairs of figures"], Qt.Key.Key_Return)
    assert (figure.args, pair.args) == (["f1"], ["f1"])


def test_the_plot_says_its_figures_aloud(pane: SummaryPane) -> None:
    said = {one.accessibleName() for one in pane.findChildren(PlotView)}
    assert said == {"Boxes sent: A  > 10,000, United States; B  ≥ 13,000, South Korea. no conflict"}


def test_the_note_under_the_matrix_leads_to_its_proposition(
    qtbot: QtBot, pane: SummaryPane
) -> None:
    pane.select(Id("single"))
    mark = pane.findChildren(NoteLine)[0].findChildren(QPushButton)[0]
    assert mark.accessibleName() == (
        "The United States, credited with “Text of contested”, has not confirmed it."
    )
    qtbot.keyClick(mark, Qt.Key.Key_Space)
    row, _article = matrix(pane).current()
    assert row is not None
    assert row.proposition.id == "contested"


@pytest.mark.parametrize("page", Page)
def test_every_page_takes_the_focus_into_its_list(pane: SummaryPane, page: Page) -> None:
    pane.show_page(page)
    pane.setFocus()
    focused = QApplication.focusWidget()
    assert isinstance(focused, QTableView)
    assert focused.isVisible()


def test_stepping_through_quantities_comes_round(
    qtbot: QtBot, pane: SummaryPane, summary: Summary
) -> None:
    (boxes,) = summary.quantities
    other = replace(boxes, quantity=replace(boxes.quantity, id=Id("crates"), name="Crates sent"))
    pane.set_summary(replace(summary, quantities=(boxes, other)))
    card = pane.findChildren(Overview)[0].findChildren(QuantityCard)[0]
    forth = card.findChildren(IconButton)[1]
    seen = []
    for _ in range(3):
        seen.append(card.findChildren(ElidedLabel)[0].text())
        qtbot.mouseClick(forth, Qt.MouseButton.LeftButton)
    assert seen == ["Boxes sent", "Crates sent", "Boxes sent"]
