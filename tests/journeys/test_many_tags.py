"""An article with more tags than are drawn at once: they come all the same, and as they are now."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from variorum.model.changes import Change, ChangeSet
from variorum.model.records import Article
from variorum.ui.desk import drawing

if TYPE_CHECKING:
    from conftest import Analyst


@pytest.fixture
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one tag be too many to be drawn at once."""
    monkeypatch.setattr(drawing, "_MANY", 0)


def _drawn(analyst: "Analyst") -> set[str]:
    index = analyst.window.annotate.reader.text_widget().index  # type: ignore[attr-defined]  # the tags drawn
    return {tag.id for tag in analyst.tags() if index.get(tag.id) is not None}


@pytest.mark.usefixtures("few_are_many")
def test_an_article_of_many_tags_shows_every_one(analyst: "Analyst") -> None:
    analyst.press("Ctrl+T")
    analyst.until(lambda: analyst.window.annotate.article is not None)
    assert analyst.tags()
    assert _drawn(analyst) == {tag.id for tag in analyst.tags()}


@pytest.mark.usefixtures("few_are_many")
def test_an_act_that_comes_between_is_shown(analyst: "Analyst") -> None:
    analyst.press("Ctrl+T")
    desk, bridge = analyst.window.annotate, analyst.window.bridge
    analyst.until(lambda: desk.article is not None)
    here = analyst.article().article.id
    session = bridge.session
    other = next(one for one in session.state.catalogue.all(Article) if one != here)
    loaded: list[object] = []
    session.load(other, loaded.append)
    analyst.until(lambda: bool(loaded))
    opened = session.state.articles[other]
    tag = next(opened.in_text_order())
    desk.show_article(other)
    gone = Change(tag, replace(tag, rejected=True))
    bridge.do(ChangeSet("tag.edit", (gone,), (("quote", tag.quote),)))
    analyst.until(lambda: analyst.article().article.id == other)
    assert tag.id not in {one.id for one in analyst.tags()}
    assert _drawn(analyst) == {one.id for one in analyst.tags()}
    index = desk.reader.text_widget().index  # type: ignore[attr-defined]  # the tags drawn
    assert index.get(tag.id) is None
