"""The whole pane: pages, counts that filter, articles shown, the way from a cell to a sentence."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
)
from pytestqt.qtbot import QtBot

from variorum.model.ids import Id
from variorum.model.summary import Summary
from variorum.model.verdict import Sign, Status
from variorum.model.view import COUNTING, Move, View
from variorum.model.vocabulary import Polarity
from variorum.ui.summary.choices import choices_of
from variorum.ui.summary.header import TileButton
from variorum.ui.summary.lines import RowFilter, by_speaker
from variorum.ui.summary.matrix import MatrixView
from variorum.ui.summary.nav import Nav, NavEntry
from variorum.ui.summary.notes import NoteLine
from variorum.ui.summary.overview import Overview
from variorum.ui.summary.pane import SummaryPane
from variorum.ui.summary.quantity_card import PlotView, QuantityCard
from variorum.ui.summary.quote_card import LeftOutRow, QuoteCard
from variorum.ui.summary.tables import Table
from variorum.ui.summary.trial import TrialBanner
from variorum.ui.summary.values import Choice, Page
from variorum.ui.summary.view_bar import ViewBar
from variorum.ui.summary.why import WhyDialog
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
        "1 quantity",
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
    qtbot.mouseClick(tile(pane, "quantity"), Qt.MouseButton.LeftButton)
    assert pane.page() is Page.FIGURES


def test_the_list_of_pages_opens_them(qtbot: QtBot, pane: SummaryPane) -> None:
    for entry, page in zip(pane.findChildren(NavEntry), Page, strict=True):
        qtbot.keyClick(entry, Qt.Key.Key_Return)
        assert pane.page() is page


def test_unticking_an_article_asks_for_a_view_without_it(qtbot: QtBot, pane: SummaryPane) -> None:
    box = pane.findChildren(Nav)[0].filters.box("B")
    with qtbot.waitSignal(pane.view_changed, timeout=1000) as changed:
        qtbot.keyClick(box, Qt.Key.Key_Space)
    assert changed.args == [View(articles=frozenset({Id("B")}))]


def test_outlets_origins_and_dates_make_one_view(pane: SummaryPane, summary: Summary) -> None:
    outlets = [replace(one, outlet=Id(f"o{one.label}")) for one in summary.articles]
    pane.set_summary(replace(summary, articles=tuple(outlets)))
    filters = pane.findChildren(Nav)[0].filters
    filters.box("oA").click()
    filters.box("seoul").click()
    first, last = filters.findChildren(QLineEdit)
    for field, text in ((first, "2024"), (last, "no date")):
        field.setText(text)
        field.editingFinished.emit()
    assert pane.view == View(
        outlets=frozenset({Id("oA")}), origins=frozenset({"seoul"}), first="2024"
    )
    assert last.property("state") == "error"


def test_days_that_run_backwards_are_no_view(pane: SummaryPane) -> None:
    filters = pane.findChildren(Nav)[0].filters
    for field, text in zip(filters.findChildren(QLineEdit), ("2024", "2023"), strict=True):
        field.setText(text)
    assert (filters.view().first, filters.view().last) == ("2024", "")


def test_ticks_survive_a_new_summary(pane: SummaryPane, summary: Summary) -> None:
    filters = pane.findChildren(Nav)[0].filters
    filters.box("B").click()
    offered = choices_of(summary)
    new = Choice("D", "D  Title D")
    more = replace(offered, articles=lambda: (*offered.articles(), new))
    pane.set_summary(summary, (), more)
    assert filters.view().articles == {"B"}
    assert filters.box("D").isChecked()


def without_b(summary: Summary) -> tuple[Summary, list[Move]]:
    """Return the summary as if B were left out: one status less."""
    row = summary.propositions[0]
    verdict = replace(row.verdict, status=Status.DENIED)
    moved = (replace(row, verdict=verdict), *summary.propositions[1:])
    moves = [
        Move(Id("contested"), "Text of contested", Status.CONTESTED, Status.DENIED, (2, 0), (1, 1)),
        Move(Id("single"), "Text of single", Status.SINGLE_ORIGIN, Status.SINGLE_ORIGIN, (2, 1)),
    ]
    return replace(summary, propositions=moved), moves


def test_a_view_says_what_it_leaves_out_and_lists_what_would_change(
    pane: SummaryPane, summary: Summary
) -> None:
    pane.findChildren(Nav)[0].filters.box("B").click()
    viewed, moves = without_b(summary)
    pane.set_summary(viewed, moves, choices_of(summary))
    bar = pane.findChildren(ViewBar)[0]
    assert bar.accessibleName() == "What if: without B. 1 status would change"
    rows = bar.moves()
    assert [row.accessibleName() for row in rows] == ["Text of contested: Contested → Denied"]
    assert "Text of contested\nwas Contested" in shown(pane)
    pane.show_page(Page.ACTORS)
    rows[0].click()
    assert pane.page() is Page.OVERVIEW


def test_a_badge_that_would_move_alone_is_listed_before_and_after(
    pane: SummaryPane, summary: Summary
) -> None:
    pane.findChildren(Nav)[0].filters.box("B").click()
    contested = Status.CONTESTED
    signs = ((), (Sign.ACCUSED_ONLY,))
    move = Move(Id("contested"), "Text of contested", contested, contested, signs=signs)
    pane.set_summary(summary, [move], choices_of(summary))
    bar = pane.findChildren(ViewBar)[0]
    assert [row.accessibleName() for row in bar.moves()] == [
        "Text of contested: Contested → Contested, denied only by the accused"
    ]
    assert "Text of contested\nwas Contested" in shown(pane)


def test_escape_counts_everything_again(qtbot: QtBot, pane: SummaryPane, summary: Summary) -> None:
    filters = pane.findChildren(Nav)[0].filters
    filters.box("B").click()
    viewed, moves = without_b(summary)
    pane.set_summary(viewed, moves, choices_of(summary))
    with qtbot.waitSignal(pane.view_changed, timeout=1000) as changed:
        qtbot.keyClick(matrix(pane), Qt.Key.Key_Escape)
    assert changed.args == [COUNTING]
    assert filters.box("B").isChecked()
    pane.set_summary(summary)
    assert pane.findChildren(ViewBar)[0].isHidden()


def test_a_voice_let_in_is_marked_and_taken_back_by_the_same_key(
    qtbot: QtBot, pane: SummaryPane, summary: Summary
) -> None:
    row = next(one for one in pane.pages.overview.card.voices() if one.voice.tag == "t4")
    with qtbot.waitSignal(pane.view_changed, timeout=1000) as changed:
        qtbot.keyClick(row, Qt.Key.Key_R)
    assert changed.args == [View(recounted=frozenset({Id("t4-link")}))]
    contested = summary.propositions[0]
    voice = replace(contested.verdict.not_counted[0], reason=None)
    verdict = replace(contested.verdict, counted=(*contested.verdict.counted, voice))
    viewed = replace(contested, verdict=verdict)
    pane.set_summary(replace(summary, propositions=(viewed, *summary.propositions[1:])))
    banner = pane.pages.overview.card.findChildren(TrialBanner)[0]
    assert banner.moved.text() == "The status stays the same."
    card = next(one for one in pane.findChildren(QuoteCard) if one.voice.tag == "t4")
    assert "counted on trial" in card.accessibleName()
    qtbot.keyClick(card, Qt.Key.Key_R)
    assert pane.view == COUNTING


def test_only_a_voice_with_a_side_can_be_recounted(pane: SummaryPane) -> None:
    card = pane.pages.overview.card
    buttons = [one for one in card.findChildren(QPushButton) if one.text() == "Recount with it in"]
    assert [button.accessibleName().count("t4") for button in buttons] == [1]


def test_why_tells_rule_counts_evidence_and_reasons(qtbot: QtBot, pane: SummaryPane) -> None:
    qtbot.keyClick(matrix(pane), Qt.Key.Key_W)
    dialog = pane.findChildren(WhyDialog)[0]
    said = [one.text() for one in dialog.findChildren(QLabel)]
    assert "At least one origin asserts it, and another origin denies it." in said
    assert "For it: 2 origins, 2 reports; 2 counted." in said
    voices = [one.accessibleName() for one in dialog.findChildren(LeftOutRow)]
    assert voices[0] == "United States: “words of t1”. counted for it"
    assert voices[3] == "South Korea: “words of t4”. Not counted: prediction"
    with qtbot.waitSignal(pane.asks.quote_opened, timeout=1000) as opened:
        dialog.findChildren(LeftOutRow)[3].click()
    assert opened.args == ["t4"]


def test_a_voice_is_recounted_from_its_explanation(qtbot: QtBot, pane: SummaryPane) -> None:
    qtbot.keyClick(matrix(pane), Qt.Key.Key_W)
    dialog = pane.findChildren(WhyDialog)[0]
    buttons = [one for one in dialog.findChildren(QPushButton) if one.text().startswith("Recount")]
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    assert pane.view == View(recounted=frozenset({Id("t4-link")}))
    assert not dialog.isVisible()


def test_the_head_says_which_rows_are_shown(qtbot: QtBot, pane: SummaryPane) -> None:
    qtbot.mouseClick(tile(pane, "contested"), Qt.MouseButton.LeftButton)
    assert pane.findChildren(ElidedLabel)[0].text().endswith("  ·  only Contested")
    speakers = pane.pages.overview.bar.findChildren(QComboBox)[1]
    speakers.showPopup()
    speakers.hidePopup()
    speakers.setCurrentIndex(speakers.findData("Russia"))
    speakers.activated.emit(speakers.currentIndex())
    words = pane.findChildren(ElidedLabel)[0].text()
    assert words.endswith("only Contested, only where Russia is heard")
    pane.show_page(Page.STANCES)
    assert [row[1] for row in pane.pages.stances.table.as_words()[1]] == ["Russia"]
    assert pane.select(Id("single")), "the filter is lifted"
    assert "only" not in pane.findChildren(ElidedLabel)[0].text()


def test_a_speaker_limits_the_rows(summary: Summary) -> None:
    assert [
        row.proposition.id
        for row in summary.propositions
        if RowFilter(speaker="Russia").admits(row)
    ] == ["contested", "denied"]


def test_by_speaker_a_column_stands_for_an_origin_and_shows_mixed_voices(
    summary: Summary,
) -> None:
    voice = summary.propositions[0].verdict.counted[0]
    mixed = replace(voice, tag=Id("t0"), polarity=Polarity.DENIES)
    row = summary.propositions[0]
    row = replace(row, verdict=replace(row.verdict, counted=(*row.verdict.counted, mixed)))
    grid = by_speaker(replace(summary, propositions=(row, *summary.propositions[1:])))
    names = [head.name for head in grid.heads]
    assert names == ["South Korea", "Russia", "United States"]
    line = next(line for line in grid.lines if line.row and line.row.proposition.id == "contested")
    cells = {head.name: cell for head, cell in zip(grid.heads, line.cells, strict=True)}
    assert (cells["United States"].asserts, cells["United States"].denies) == (1, 1)
    assert (cells["South Korea"].asserts, cells["South Korea"].uncounted) == (1, 1)
    assert cells["United States"].withholds == 1


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
    with qtbot.waitSignal(pane.asks.quote_opened, timeout=1000) as opened:
        qtbot.keyClick(quote, Qt.Key.Key_Return)
    assert opened.args == ["t2"]
    qtbot.keyClick(quote, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is view


def test_select_lifts_a_filter_that_hides_the_proposition(qtbot: QtBot, pane: SummaryPane) -> None:
    qtbot.mouseClick(tile(pane, "contested"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(pane.asks.proposition_chosen, timeout=1000) as chosen:
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
    pane.show_page(Page.STANCES)
    table = next(one for one in pane.findChildren(Table) if one.accessibleName() == "Stances")
    with qtbot.waitSignal(pane.asks.quote_opened, timeout=1000) as opened:
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
    pane.show_page(Page.FIGURES)
    tables = {one.accessibleName(): one for one in pane.findChildren(Table)}
    with qtbot.waitSignal(pane.asks.quote_opened, timeout=1000) as figure:
        qtbot.keyClick(tables["Figures"], Qt.Key.Key_Return)
    with qtbot.waitSignal(pane.asks.quote_opened, timeout=1000) as pair:
        qtbot.keyClick(tables["Pairs of figures"], Qt.Key.Key_Return)
    assert (figure.args, pair.args) == (["f1"], ["f1"])


def test_the_plot_says_its_figures_aloud(pane: SummaryPane) -> None:
    pane.show_page(Page.FIGURES)
    said = {one.accessibleName() for one in pane.findChildren(PlotView)}
    assert said == {"Boxes sent: A  > 10,000, United States; B  ≥ 13,000, South Korea. no conflict"}


def test_the_note_under_the_matrix_leads_to_its_proposition(
    qtbot: QtBot, pane: SummaryPane
) -> None:
    pane.select(Id("single"))
    mark = pane.findChildren(NoteLine)[0].findChildren(QPushButton)[0]
    assert mark.accessibleName() == (
        "Not confirmed by the United States, credited with it: “Text of contested”"
    )
    qtbot.keyClick(mark, Qt.Key.Key_Space)
    row, _article = matrix(pane).current()
    assert row is not None
    assert row.proposition.id == "contested"


@pytest.mark.parametrize("page", Page)
def test_every_page_takes_the_focus_into_its_list_or_the_switch_of_its_chart(
    pane: SummaryPane, page: Page
) -> None:
    pane.show_page(page)
    pane.setFocus()
    focused = QApplication.focusWidget()
    assert focused is not None
    charts_first = page in {Page.STANCES, Page.TIMELINE}
    assert isinstance(focused, QAbstractButton if charts_first else QTableView)
    assert pane.pages.currentWidget().isAncestorOf(focused)
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


def test_a_cell_in_which_nobody_is_heard_says_so(qtbot: QtBot, pane: SummaryPane) -> None:
    view = matrix(pane)
    view.setFocus()
    said: list[str] = []
    pane.asks.hint.connect(said.append)
    pane.select(Id("single"))
    for _article in range(3):
        qtbot.keyClick(view, Qt.Key.Key_Right)
        qtbot.keyClick(view, Qt.Key.Key_Return)
        if QApplication.focusWidget() is view:
            assert said.pop() == "Nothing is tagged on it there."
            break
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
        assert not said
    else:
        pytest.fail("every cell had a voice")
