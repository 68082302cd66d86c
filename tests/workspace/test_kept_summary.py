"""After any acts the summary kept equals one made anew, and its numbers those of plain SQL."""

import sqlite3
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from laid_sample import LaidSample
from random_acts import ACTS, Act, merge

from variorum.model.sparse import total
from variorum.model.summary import Summary
from variorum.workspace.projects import open_project
from variorum.workspace.reconciling import Reconciler
from variorum.workspace.reporting import summarise
from variorum.workspace.session import Session


def _numbers(session: Session) -> dict[str, object]:
    """Return counts of the project, each by a query of its own."""
    with sqlite3.connect(session.path) as database:
        latest = "(SELECT max(number) FROM text_version AS v WHERE v.article = t.article)"
        here = f"JOIN text_version AS t ON t.id = tag.text_version AND t.number = {latest}"

        def ask(sql: str) -> list[tuple[object, ...]]:
            return database.execute(sql).fetchall()

        return {
            "articles": ask("SELECT count(*) FROM article")[0][0],
            "stances": ask(
                f"SELECT count(*) FROM tag {here} WHERE tag.kind = 'stance' AND NOT tag.rejected"  # noqa: S608  # constants
            )[0][0],
            "mentions": ask(
                "SELECT count(*) FROM (SELECT DISTINCT tag.id, tag_link.actor FROM tag"  # noqa: S608  # constants
                f" JOIN tag_link ON tag_link.tag = tag.id {here} WHERE tag.kind = 'actor'"
                " AND tag_link.role = 'actor' AND NOT tag.rejected)"
            )[0][0],
            "voices": ask(
                "SELECT count(*) FROM tag_link JOIN tag ON tag.id = tag_link.tag"  # noqa: S608  # constants
                f" {here} WHERE tag_link.proposition IS NOT NULL"
            )[0][0],
        }


def _shown(summary: Summary) -> dict[str, object]:
    verdicts = [row.verdict for row in summary.propositions]
    return {
        "articles": len(summary.articles),
        "stances": len(summary.stances),
        "mentions": sum(total(row.mentions) for row in summary.actors),
        "voices": sum(len(one.counted) + len(one.not_counted) for one in verdicts),
    }


@pytest.mark.slow
@settings(max_examples=20)
@given(st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 2**32)), max_size=14))
@example([(merge, 562), (merge, 514126)])  # a quantity merged into one, then into another
def test_what_is_kept_is_what_would_be_made_anew(
    laid_sample: LaidSample, acts: list[tuple[Act, int]]
) -> None:
    with TemporaryDirectory() as folder:
        session = open_project(laid_sample.lay(Path(folder) / "p.variorum"), "Ada")
        kept = Reconciler(session)
        try:
            for act, seed in acts:
                act(session, Random(seed))  # noqa: S311  # a test's dice
                session.submit(lambda _store: None).result()
                now_shown = kept.summary().result()
                assert now_shown == summarise(session)
                assert _shown(now_shown) == _numbers(session)
        finally:
            kept.close()
            session.close()
