"""By speaker: what has no column is said and stands in the table; review marks stand in rows."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from variorum.model.ids import Id
from variorum.model.pages import Judged, Mark, Rulings
from variorum.model.summary import Summary
from variorum.model.verdict import Origin, Status
from variorum.model.vocabulary import DecisionKind
from variorum.ui.summary.lines import ORIGINS, RowFilter, by_speaker
from variorum.ui.summary.matrix_model import SignsRole
from variorum.ui.summary.pane import SummaryPane
from variorum.ui.summary.row_filter import SPEAKER
from variorum.ui.summary.speakers import CutLine, SpeakersDialog, said_rows

MORE = 7


def crowded(summary: Summary) -> Summary:
    """Return the summary with a proposition asserted by more origins than there are columns."""
    row = summary.propositions[1]
    voice = row.verdict.counted[0]
    voices = tuple(
        replace(
            voice,
            tag=Id(f"v{at}"),
            origins=(Origin(f"o{at}", f"Speaker {at}", Id(f"o{at}")),),
            speaker_names=(f"Speaker {at}",),
        )
        for at in range(ORIGINS + MORE - 3)  # three are heard elsewhere
    )
    rows = (summary.propositions[0], replace(row, verdict=replace(row.verdict, counted=voices)))
    return replace(summary, propositions=(*rows, *summary.propositions[2:]))


@pytest.fixture
def pane(qtbot: QtBot, summary: Summary) -> SummaryPane:
    """Show the crowded summary by speaker."""
    made = SummaryPane()
    qtbot.addWidget(made)
    made.resize(1300, 760)
    made.set_summary(crowded(summary))
    made.show()
    qtbot.waitExposed(made)
    return made


def by_speaker_shown(pane: SummaryPane, qtbot: QtBot) -> CutLine:
    bar = pane.pages.overview.bar
    qtbot.mouseClick(bar._columns.button(SPEAKER), Qt.MouseButton.LeftButton)  # noqa: SLF001  # its own switch
    return pane.findChildren(CutLine)[0]


def test_a_grid_counts_the_columns_it_leaves_out(summary: Summary) -> None:
    assert by_speaker(summary).left_out == 0
    grid = by_speaker(crowded(summary))
    assert (len(grid.heads), grid.left_out) == (ORIGINS, MORE)


def test_the_matrix_says_how_many_speakers_have_no_column(
    qtbot: QtBot, pane: SummaryPane, summary: Summary
) -> None:
    line = pane.findChildren(CutLine)[0]
    assert line.isHidden(), "by article nothing is left out"
    line = by_speaker_shown(pane, qtbot)
    assert line.isVisible()
    assert line.words.text().startswith(f"{ORIGINS} of {ORIGINS + MORE} speakers have a column")
    pane.set_summary(summary)
    assert line.isHidden()


def test_the_table_has_every_speaker_and_leads_to_the_matrix_by_key(
    qtbot: QtBot, pane: SummaryPane
) -> None:
    line = by_speaker_shown(pane, qtbot)
    line.table.setFocus()
    qtbot.keyClick(line.table, Qt.Key.Key_Space)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SpeakersDialog)
    header, rows = dialog.table.as_words()
    assert header == ("Speaker", "Says", "Proposition", "Status", "Articles")
    assert len({row[0] for row in rows}) == ORIGINS + MORE
    assert ("Russia", "denied 1 time", "Text of contested", "Contested", "A") in rows
    assert dialog.table.go_to(lambda one: one.row.proposition.id == "denied")
    with qtbot.waitSignal(pane.asks.proposition_opened) as opened:
        qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert opened.args == ["denied"]
    assert pane.chosen_proposition() == "denied"


def test_the_table_follows_the_filter_of_rows(summary: Summary) -> None:
    contested = RowFilter((Status.CONTESTED,))
    found = list(said_rows(crowded(summary), contested))
    assert {one.row.proposition.id for one in found} == {"contested"}
    assert sorted(one.speaker for one in found) == ["Russia", "South Korea", "United States"]


def marks() -> Rulings:
    queried = Mark("Ada", DecisionKind.QUERIED, "see article D", mine=True)
    approved = Mark("Ben", DecisionKind.APPROVED, "")
    again = Mark("Cy", DecisionKind.APPROVED, "")
    return Rulings({Id("single"): Judged((queried, approved, again))}, {})


def test_review_marks_stand_in_the_row_once_each_and_are_said(pane: SummaryPane) -> None:
    model = pane.pages.overview.matrix.model()
    places = [model.index(at, 0) for at in range(model.rowCount())]
    row = next(one for one in places if one.data() == "Text of single")
    before = row.data(SignsRole)
    said = row.data(Qt.ItemDataRole.AccessibleTextRole)
    pane.pages.show_rulings(marks())
    assert row.data(SignsRole) == [*before, ("question-circle", "warn"), ("check-circle", "ok")]
    review = ("Queried, by Ada: see article D", "Approved, by Ben", "Approved, by Cy")
    assert row.data(Qt.ItemDataRole.AccessibleTextRole) == "\n".join((said, *review))
    tip = row.data(Qt.ItemDataRole.ToolTipRole)
    assert all(words in tip for words in review)
    assert row.data() == "Text of single"
    pane.pages.show_rulings(Rulings())
    assert row.data(SignsRole) == before


def test_a_review_mark_is_drawn(pane: SummaryPane, qtbot: QtBot) -> None:
    matrix = pane.pages.overview.matrix
    qtbot.waitUntil(matrix.updatesEnabled)  # a part that is put off is not drawn
    plain = matrix.grab().toImage()
    pane.pages.show_rulings(marks())
    row = matrix.model()
    at = next(at for at in range(row.rowCount()) if row.index(at, 0).data() == "Text of single")
    rect = matrix.visualRect(row.index(at, 0))
    drawn = matrix.grab().toImage()
    corner = matrix.viewport().mapTo(matrix, QPoint(0, 0))
    area = rect.translated(corner)
    assert drawn.copy(area) != plain.copy(area)
