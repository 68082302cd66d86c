"""The further pages: board, timeline, network, profiles; each chart has its twin."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from variorum.model.ids import Id
from variorum.model.pages import Moment, MomentKind, Profile, Together
from variorum.model.summary import StanceRow, Summary
from variorum.model.vocabulary import Attitude, Reliability
from variorum.ui.charts.boards import StanceBoard
from variorum.ui.desk.summary_taking import as_csv, content, copied
from variorum.ui.summary.exhibit import CHART, CSV, PDF, SVG, TABLE, Exhibit, Taken
from variorum.ui.summary.links import PropositionLink
from variorum.ui.summary.moments import chart_of
from variorum.ui.summary.pane import SummaryPane
from variorum.ui.summary.rating import RatingDialog
from variorum.ui.summary.stances import HOLDERS, TARGETS, board_of
from variorum.ui.summary.together import network_of, pair_rows
from variorum.ui.summary.values import Page


@pytest.fixture
def pane(qtbot: QtBot, summary: Summary) -> SummaryPane:
    """Show the summary made by hand."""
    made = SummaryPane()
    qtbot.addWidget(made)
    made.resize(1300, 760)
    made.set_summary(summary)
    made.show()
    qtbot.waitExposed(made)
    return made


def stance(tag: str, article: str, holder: str, attitude: Attitude | None) -> StanceRow:
    holders = (holder,) if holder else ()
    return StanceRow(
        Id(tag), Id(article), "words", holders, "the pact", "topic", attitude, evidence=False
    )


def test_the_board_orders_a_cell_by_date_and_leaves_out_what_takes_no_side(
    summary: Summary,
) -> None:
    rows = (
        stance("late", "B", "Seoul", Attitude.OPPOSES),
        stance("early", "A", "Seoul", Attitude.SUPPORTS),
        stance("none", "A", "Seoul", None),
        stance("nobody", "A", "", Attitude.SUPPORTS),
    )
    board = board_of(replace(summary, stances=rows))
    assert (board.holders, board.targets) == (("Seoul",), ("the pact",))
    assert [one.tag for one in board.cells[0][0]] == ["early", "late"]


def test_a_click_on_the_board_opens_the_sentence(qtbot: QtBot, pane: SummaryPane) -> None:
    pane.show_page(Page.STANCES)
    view = pane.pages.stances.exhibit.view
    ((place, tag),) = view.chart.places(QRectF(view.rect()))  # type: ignore[union-attr]  # a board
    with qtbot.waitSignal(pane.asks.quote_opened, timeout=1000) as opened:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=place.center().toPoint())
    assert opened.args == [tag] == ["s1"]
    assert view.at(*QPointF(2, 2).toTuple()) is None


@pytest.mark.parametrize(
    "page",
    [Page.PROPOSITIONS, Page.ACTORS, Page.STANCES, Page.OUTLETS, Page.TIMELINE, Page.NETWORK],
)
def test_every_chart_has_a_table_twin(pane: SummaryPane, page: Page) -> None:
    pane.show_page(page)
    exhibit = next(one for one in pane.findChildren(Exhibit) if one.isVisible())
    for face in (TABLE, CHART):
        exhibit.show_face(face)
        assert exhibit.face() == face
    assert exhibit.taken().header


MOMENTS = (
    Moment(
        MomentKind.PUBLISHED, date(2023, 9, 1), date(2023, 9, 30), "2023-09", "Title A", Id("A")
    ),
    Moment(
        MomentKind.SAID,
        date(2024, 5, 31),
        date(2024, 5, 31),
        "2024-05-31",
        "he  said",
        Id("B"),
        Id("t2"),
    ),
    Moment(
        MomentKind.EVENT,
        None,
        date(2020, 1, 1),
        "../2020",
        "long ago",
        Id("B"),
        Id("t4"),
        inferred=True,
    ),
)


def test_moments_of_articles_left_out_are_not_shown(pane: SummaryPane, summary: Summary) -> None:
    page = pane.pages.timeline
    page.show_moments(MOMENTS, summary.articles[:1])
    assert [row[3] for row in page.exhibit.taken().rows] == ["Title A"]
    page.show_moments(MOMENTS, summary.articles)
    rows = page.exhibit.taken().rows
    assert rows[1] == ("31 May 2024", "Said", "B", "he said", "confirmed")
    assert rows[2][4] == "not confirmed yet"


def test_lanes_are_kinds_or_articles(summary: Summary) -> None:
    by_kind = chart_of(MOMENTS, summary.articles, by_article=False)
    by_article = chart_of(MOMENTS, summary.articles, by_article=True)
    assert by_kind is not None
    assert by_article is not None
    assert [lane.heading for lane in by_kind.lanes] == ["Published", "Said", "Happened"]
    assert [len(lane.items) for lane in by_article.lanes] == [1, 2]
    assert by_kind.first.year >= 2022, "one old date does not press the rest together"
    assert chart_of((), summary.articles, by_article=True) is None


def test_the_network_shows_the_pairs_first_and_draws_when_asked(
    qtbot: QtBot, pane: SummaryPane
) -> None:
    pair = Together(Id("us"), Id("moscow"), 4, (Id("B"), Id("A")))
    page = pane.pages.network
    names = {Id("us"): "US", Id("moscow"): "Russia"}
    page.show_pairs(pair_rows([pair], names, {Id("A"): "A", Id("B"): "B"}), [pair], names)
    assert page.exhibit.face() == TABLE
    assert page.exhibit.view.chart is None
    assert page.exhibit.taken().rows == (("US", "Russia", "4", "A B"),)
    pane.show_page(Page.NETWORK)
    chart = page.exhibit.findChildren(QAbstractButton)[0]
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton)
    assert page.exhibit.view.chart is not None


def test_the_network_names_each_actor_once() -> None:
    pairs = [Together(Id(a), Id(b), n, ()) for a, b, n in (("x", "y", 3), ("y", "z", 1))]
    chart = network_of(pairs, {Id(one): one.upper() for one in "xyz"})
    assert [node.name for node in chart.nodes] == ["Y", "X", "Z"]
    assert [(tie.one, tie.other, tie.sentences) for tie in chart.ties] == [(0, 1, 3), (0, 2, 1)]


def profile(name: str, *, actor: str = "", outlet: str = "", **more: object) -> Profile:
    known: dict[str, object] = {
        "reliability": Reliability.B,
        "reason": "on the record",
        "articles": (Id("A"),),
        "asserts": (Id("contested"), Id("single")),
        "denies": (),
        "alone": (Id("single"),),
        "opposed": (Id("contested"),),
    }
    return Profile(
        name,
        name,
        Id(outlet) if outlet else None,
        Id(actor) if actor else None,
        **{**known, **more},  # type: ignore[arg-type]  # fields of Profile, checked by it
    )


def test_a_profile_tells_where_it_is_alone_and_opposed_and_is_rated(
    qtbot: QtBot, pane: SummaryPane, summary: Summary
) -> None:
    page = pane.pages.outlets
    page.show_profiles(
        [profile("Courier", outlet="o1")],
        [profile("Seoul", actor="seoul")],
        {row.proposition.id: row for row in summary.propositions},
    )
    said = [label.text() for label in page.card.findChildren(QLabel)]
    assert said[0] == "Courier"
    assert "B, usually reliable" in said
    assert "on the record" in said
    alone, opposed = page.card.findChildren(PropositionLink)
    assert alone.accessibleName() == "Text of single, Single origin"
    with qtbot.waitSignal(pane.asks.proposition_opened, timeout=1000) as went:
        qtbot.keyClick(opposed, Qt.Key.Key_Return)
    assert went.args == ["contested"]
    pane.show_page(Page.OUTLETS)
    rate = page.card.findChildren(QPushButton)[0]
    with qtbot.waitSignal(pane.asks.rating_asked, timeout=1000) as rated:
        qtbot.mouseClick(rate, Qt.MouseButton.LeftButton)
    assert rated.args == ["outlet", "o1"]


def test_an_origin_without_an_actor_cannot_be_rated(pane: SummaryPane) -> None:
    page = pane.pages.outlets
    page.show_profiles([profile("the article", reliability=None)], [], {})
    assert not page.card.findChildren(QPushButton)[0].isEnabled()


def test_a_speaker_is_rated_from_the_page_of_actors(qtbot: QtBot, pane: SummaryPane) -> None:
    pane.show_page(Page.ACTORS)
    rate = next(one for one in pane.pages.actors.findChildren(QPushButton) if one.text() == "Rate…")
    with qtbot.waitSignal(pane.asks.rating_asked, timeout=1000) as rated:
        qtbot.mouseClick(rate, Qt.MouseButton.LeftButton)
    assert rated.args == ["actor", "us"]


def test_the_rating_starts_as_it_is_and_can_be_taken_back(qtbot: QtBot) -> None:
    dialog = RatingDialog("Courier", Reliability.C, "slow")
    qtbot.addWidget(dialog)
    assert (dialog.grade(), dialog.reason.toPlainText()) == (Reliability.C, "slow")
    dialog.choices[None].click()
    assert dialog.grade() is None


# -- taking away


def taken(pane: SummaryPane) -> Taken:
    pane.show_page(Page.PROPOSITIONS)
    return pane.pages.propositions.exhibit.taken()


def test_csv_has_a_row_for_each_row_and_no_formula(pane: SummaryPane) -> None:
    found = replace(taken(pane), rows=(("=1+1", "a\nb"), ("x", 'say "y"')))
    lines = as_csv(found).decode("utf-8-sig").split("\r\n")
    assert lines[1:] == ["'=1+1,a b", 'x,"say ""y"""', ""]


def test_pictures_are_what_they_say(pane: SummaryPane) -> None:
    found = taken(pane)
    assert content(SVG, found).startswith(b"<?xml")
    assert b"Text of contested" in content(SVG, found)
    assert content(PDF, found).startswith(b"%PDF")
    assert content(CSV, found).count(b"\r\n") == 6


def test_copy_gives_a_picture_and_tabbed_text(pane: SummaryPane) -> None:
    data = copied(taken(pane))
    assert data.hasImage()
    assert data.text().splitlines()[0].split("\t")[0] == "Proposition"
    assert QGuiApplication.clipboard() is not None


def test_a_board_of_very_many_shows_those_named_most_and_the_table_has_all(
    pane: SummaryPane, summary: Summary
) -> None:
    row = summary.stances[0]
    many = tuple(
        replace(row, tag=Id(f"s{at}"), holders=(f"Holder {at}",), target=f"Target {at % 70}")
        for at in range(130)
    )
    often = tuple(replace(row, tag=Id(f"o{at}"), holders=("Often",)) for at in range(3))
    pane.set_summary(replace(summary, stances=(*many, *often)))
    pane.show_page(Page.STANCES)
    exhibit = pane.pages.stances.exhibit
    assert len(exhibit.taken().rows) == 133
    board = exhibit.view.chart
    assert isinstance(board, StanceBoard)
    assert (len(board.holders), len(board.targets)) == (HOLDERS, TARGETS)
    assert board.holders[0] == "Often"
    assert exhibit._note.text().endswith("the table has all.")  # noqa: SLF001  # what stands below
