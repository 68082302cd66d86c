"""The numbers the summary shows of the sample are those that SQL finds in the project file."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton

from variorum.ui.summary.pane import SummaryPane
from variorum.ui.summary.values import Page

if TYPE_CHECKING:
    from conftest import Analyst

LAW = Path(__file__).parents[1] / "law.sql"

SIDES = """
    SELECT proposition.id,
        EXISTS (SELECT 1 FROM counted WHERE proposition = proposition.id) AS heard,
        (SELECT count(*) FROM counted AS c WHERE c.proposition = proposition.id
            AND c.polarity = 'asserts') AS support,
        (SELECT count(*) FROM counted AS c WHERE c.proposition = proposition.id
            AND c.polarity = 'denies') AS denial,
        (SELECT count(DISTINCT behind.key) FROM counted AS c JOIN behind ON behind.tag = c.tag
            WHERE c.proposition = proposition.id) AS origins,
        EXISTS (SELECT 1 FROM counted AS c JOIN counted AS d ON d.proposition = c.proposition
            WHERE c.proposition = proposition.id AND c.polarity = 'asserts'
            AND d.polarity = 'asserts' AND c.document <> d.document AND NOT EXISTS (
                SELECT 1 FROM behind AS one JOIN behind AS other ON one.key = other.key
                WHERE one.tag = c.tag AND other.tag = d.tag)) AS two
    FROM proposition WHERE proposition.kind = 'factual'
"""
"""Who is heard on each side; `two`: two without a common origin, in two documents."""

TILES = {
    "articles": "SELECT count(*) FROM article",
    "propositions": "SELECT count(*) FROM proposition",
    "contested": f"SELECT count(*) FROM ({SIDES}) WHERE support AND denial AND origins > 1",  # noqa: S608  # constants
    "agreed": f"SELECT count(*) FROM ({SIDES}) WHERE two AND NOT denial",  # noqa: S608  # constants
    "single origin": f"SELECT count(*) FROM ({SIDES}) WHERE support AND NOT two AND NOT denial",  # noqa: S608  # constants
    "quantities": "SELECT count(*) FROM quantity",
}
PAGES = {
    "Propositions": "SELECT count(*) FROM proposition",
    "Actors": "SELECT count(*) FROM actor",
    "Figures": "SELECT count(DISTINCT tag) FROM tag_link JOIN here ON here.id = tag"
    " WHERE tag_link.role = 'quantity' AND NOT rejected AND NOT excluded",
    "Stances": "SELECT count(*) FROM here WHERE kind = 'stance' AND NOT rejected",
    "Outlets": "SELECT count(*) FROM outlet",
    "Articles": "SELECT count(*) FROM article",
}


@pytest.fixture
def pane(analyst: "Analyst") -> SummaryPane:
    """Return the summary of the sample."""
    analyst.take_sample()
    analyst.press("Ctrl+3")
    analyst.until(lambda: analyst.window.summary.is_current)
    return analyst.window.summary.pane


@pytest.fixture
def database(analyst: "Analyst", pane: SummaryPane) -> Iterator[sqlite3.Connection]:
    """Return a copy of the project file, with the law's views."""
    assert pane.isVisible()
    copy = sqlite3.connect(":memory:")
    file = sqlite3.connect(analyst.window.bridge.session.path)
    file.backup(copy)
    file.close()
    copy.executescript(LAW.read_text(encoding="utf-8"))
    yield copy
    copy.close()


def test_the_tiles_and_the_pages_count_what_is_there(
    pane: SummaryPane, database: sqlite3.Connection
) -> None:
    said = {button.accessibleName() for button in pane.findChildren(QAbstractButton)}
    for word, sql in TILES.items():
        assert f"{database.execute(sql).fetchone()[0]} {word}" in said
    for page, sql in PAGES.items():
        assert f"{page}, {database.execute(sql).fetchone()[0]}" in said


def test_the_tables_have_a_row_for_everything(
    pane: SummaryPane, database: sqlite3.Connection
) -> None:
    pane.show_page(Page.PROPOSITIONS)
    texts = {row[0] for row in database.execute("SELECT text FROM proposition")}
    rows = pane.pages.propositions.table.as_words()[1]
    assert len(rows) == len(texts)
    assert texts <= {cell for row in rows for cell in row}
