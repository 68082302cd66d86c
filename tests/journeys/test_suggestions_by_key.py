"""Suggestions answered by keyboard, handed over by a stand-in for the workspace's suggester."""

from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView

from variorum.model.changes import ChangeSet, created
from variorum.model.drafts import ActorDraft, Pick
from variorum.model.errors import UserError
from variorum.model.ids import new_id, now
from variorum.model.suggestion import Hint, Suggestion
from variorum.model.tags import Tag
from variorum.model.views import OpenArticle
from variorum.model.vocabulary import ActorKind, LinkRole, TagKind
from variorum.paths import sample_corpus
from variorum.ui.main_window import MainWindow
from variorum.ui.panel.suggested import SuggestionList
from variorum.workspace import annotating

if TYPE_CHECKING:
    from conftest import Analyst


class StandIn:
    """Suggests given words wherever they first stand, until they are tagged or rejected."""

    def __init__(self, window: MainWindow) -> None:
        """Suggest nothing yet."""
        self._window = window
        self.names: list[str] = []
        self.figures: list[str] = []
        self.answers = {True: 0, False: 0}
        self.held: list[Future[list[Suggestion]]] | None = None
        """Where questions wait while they are not to be answered."""
        self.glances: list[tuple[OpenArticle, Future[list[Suggestion]]]] = []
        """First looks asked for; they are answered by hand."""

    def suggestions(self, article: OpenArticle) -> "Future[list[Suggestion]]":
        """Return what is not answered yet."""
        done: Future[list[Suggestion]] = Future()
        if self.held is None:
            done.set_result(self.found(article))
        else:
            self.held.append(done)
        return done

    def glance(self, article: OpenArticle, around: int) -> "Future[list[Suggestion]]":
        """Return what is near, once a test answers."""
        assert 0 <= around <= len(article.text)
        self.glances.append((article, Future()))
        return self.glances[-1][1]

    def use_language_model(self, *, on: bool) -> None:
        """Have none."""

    def problem(self) -> None:
        """Have none."""

    def found(self, article: OpenArticle) -> list[Suggestion]:
        """Return it at once."""
        catalogue = self._window.bridge.session.state.catalogue
        made = []
        for kind, wanted in ((TagKind.ACTOR, self.names), (TagKind.FIGURE, self.figures)):
            for words in wanted:
                start = article.text.index(words)
                end = start + len(words)
                draft = annotating.guess(kind, article, catalogue, start, end)
                if isinstance(draft, ActorDraft) and words == "Iran":
                    pick = Pick("actor", "Iran", None, ActorKind.STATE)
                    draft = replace(draft, picks=(pick,))
                made.append(Suggestion(kind, start, end, words, Hint.TABLE, draft))
        answered = {(tag.kind, tag.start, tag.end) for tag in article.tags.values()}
        return [one for one in made if one.key not in answered]

    def accept(self, suggestion: Suggestion, article: OpenArticle | None = None) -> ChangeSet:
        """Return the act of the draft."""
        assert article is not None
        self.answers[True] += 1
        session = self._window.bridge.session
        return annotating.create(
            suggestion.draft, article, session.state.catalogue, session.signed()
        )

    def reject(self, suggestion: Suggestion, article: OpenArticle | None = None) -> ChangeSet:
        """Return an act that leaves a rejected tag."""
        assert article is not None
        self.answers[False] += 1
        tag = Tag(
            id=new_id(),
            author=self._window.bridge.session.signed(),
            created=now(),
            text_version=article.version.id,
            kind=suggestion.kind,
            start=suggestion.start,
            end=suggestion.end,
            quote=suggestion.quote,
            rejected=True,
        )
        return ChangeSet("tag.edit", created(tag), (("quote", tag.quote),))

    def rates(self) -> "Future[dict[tuple[TagKind, Hint], tuple[int, int]]]":
        """Return how often it was answered."""
        answer: Future[dict[tuple[TagKind, Hint], tuple[int, int]]] = Future()
        answer.set_result({(TagKind.ACTOR, Hint.TABLE): (self.answers[True], self.answers[False])})
        return answer


@pytest.fixture
def source(analyst: "Analyst", tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    """Return what suggests in the first of five articles just imported."""
    analyst.new_project(tmp_path / "keys.variorum", monkeypatch)
    analyst.import_folder(sample_corpus() / "articles", monkeypatch)
    made = StandIn(analyst.window)
    analyst.window.annotate.suggested.use(made)
    return made


def _suggest(analyst: "Analyst", source: StandIn, *names: str) -> None:
    source.names = list(names)
    analyst.window.annotate.suggested.refresh()
    analyst.until(lambda: _ghosts(analyst) == sorted(names))
    analyst.window.annotate.reader.go_to(0)


def _ghosts(analyst: "Analyst") -> list[str]:
    """Return the words in ghost boxes."""
    text = analyst.window.annotate.reader.text_widget()
    return sorted(text.text[one.start : one.end] for one in text.index if one.ghost)


def _marked(analyst: "Analyst") -> str:
    current = analyst.window.annotate.suggested.current()
    span = analyst.window.annotate.reader.text_widget().index.get(current)
    return analyst.article().text[span.start : span.end] if span else ""


def _rows(analyst: "Analyst") -> list[str]:
    shown = analyst.window.annotate.panel.findChild(SuggestionList)
    assert shown is not None
    model = shown.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def _in_text_order(analyst: "Analyst", *names: str) -> list[str]:
    return sorted(names, key=analyst.article().text.index)


NAMES = ("Moscow", "Pyongyang")


def test_a_suggested_mention_takes_two_keys(analyst: "Analyst", source: StandIn) -> None:
    _suggest(analyst, source, "Pyongyang")
    analyst.strokes = 0
    analyst.press("Tab", "Enter")
    assert analyst.strokes == 2
    assert analyst.selected().tag.quote == "Pyongyang"
    assert analyst.selected().role(LinkRole.ACTOR)
    assert source.answers == {True: 1, False: 0}
    assert _ghosts(analyst) == []
    assert analyst.reads()
    analyst.until_saved()
    analyst.press("Ctrl+Z")
    analyst.until(lambda: not analyst.tags())
    analyst.until(lambda: _ghosts(analyst) == ["Pyongyang"])


@pytest.mark.parametrize(("onwards", "back"), [("Tab", "Shift+Tab"), ("N", "Shift+N")])
def test_suggestions_are_walked_both_ways_and_the_last_lets_go(
    analyst: "Analyst", source: StandIn, onwards: str, back: str
) -> None:
    first, second = _in_text_order(analyst, *NAMES)
    _suggest(analyst, source, *NAMES)
    seen = []
    for key in (onwards, onwards, back, onwards):
        analyst.press(key)
        seen.append(_marked(analyst))
    assert seen == [first, second, first, second]
    assert not analyst.tags()
    analyst.press(onwards)
    assert analyst.reads()
    analyst.press(onwards)
    assert not analyst.reads()


def test_a_walk_begins_anew_where_the_analyst_went_on_reading(
    analyst: "Analyst", source: StandIn
) -> None:
    first, _ = _in_text_order(analyst, *NAMES)
    _suggest(analyst, source, *NAMES)
    analyst.press("Tab", "Tab", "Tab", "Ctrl+Home", "Tab")
    assert _marked(analyst) == first
    assert analyst.reads()


def test_after_the_last_answer_one_tab_too_many_stays_in_the_text(
    analyst: "Analyst", source: StandIn
) -> None:
    _suggest(analyst, source, "Pyongyang")
    analyst.press("Tab", "Enter", "Tab", "Space")
    assert analyst.reads()
    assert not analyst.has_strip()
    assert len(analyst.tags()) == 1


def test_tab_moves_on_where_nothing_is_suggested(analyst: "Analyst", source: StandIn) -> None:
    _suggest(analyst, source)
    analyst.press("Tab")
    assert not analyst.reads()


@pytest.mark.parametrize("key", ["X", "Del"])
def test_a_rejected_suggestion_stays_away_until_that_is_undone(
    analyst: "Analyst", source: StandIn, key: str
) -> None:
    _suggest(analyst, source, "Pyongyang")
    analyst.press("Tab", key)
    assert _ghosts(analyst) == []
    assert source.answers == {True: 0, False: 1}
    assert not analyst.tags()
    analyst.window.annotate.suggested.refresh()
    assert _ghosts(analyst) == []
    analyst.until_saved()
    analyst.press("Ctrl+Z")
    analyst.until(lambda: _ghosts(analyst) == ["Pyongyang"])


def test_enter_accepts_only_what_is_marked(analyst: "Analyst", source: StandIn) -> None:
    _suggest(analyst, source, "Pyongyang")
    analyst.press("Enter")
    analyst.press("Tab", "J", "J", "Enter")
    assert source.answers[True] == 0
    assert _marked(analyst) == ""
    assert not analyst.tags()


def test_a_figure_is_asked_in_its_strip_and_takes_three_keys(
    analyst: "Analyst", source: StandIn
) -> None:
    digits = next(
        word for word in analyst.article().text.split() if word.replace(",", "").isdecimal()
    )
    source.figures = [digits.strip(",.")]
    analyst.window.annotate.suggested.refresh()
    analyst.until(lambda: _ghosts(analyst) == source.figures)
    analyst.window.annotate.reader.go_to(0)
    analyst.strokes = 0
    analyst.press("Tab", "Enter")
    assert analyst.has_strip()
    assert not analyst.tags()
    analyst.press("Shift+Enter")
    assert analyst.strokes == 3
    assert source.answers[True] == 1
    figures = analyst.tags(TagKind.FIGURE)
    assert [tag.quote for tag in figures] == source.figures
    assert figures[0].value is not None


def test_the_panel_lists_the_sentence_and_answers(analyst: "Analyst", source: StandIn) -> None:
    _suggest(analyst, source, "Pyongyang")
    analyst.press("Tab")
    analyst.until(lambda: _rows(analyst) == ["Pyongyang"])
    panel = analyst.window.annotate.panel
    assert panel.suggested.isVisible()
    shown = panel.findChild(SuggestionList)
    assert isinstance(shown, QListView)
    shown.setFocus(Qt.FocusReason.TabFocusReason)
    analyst.press("Enter")
    analyst.until(lambda: [tag.quote for tag in analyst.tags()] == ["Pyongyang"])
    analyst.until(lambda: _rows(analyst) == [])
    assert not panel.suggested.isVisible()


def test_the_foot_says_how_many_were_accepted(analyst: "Analyst", source: StandIn) -> None:
    _suggest(analyst, source, *NAMES)
    analyst.press("Tab", "Enter", "Tab", "X")
    analyst.until_saved()
    analyst.until(lambda: analyst.window.annotate.panel.foot() == "Actors 1 of 2 accepted")


def test_suggestions_are_hidden_and_shown_again(analyst: "Analyst", source: StandIn) -> None:
    _suggest(analyst, source, "Pyongyang")
    analyst.press("Shift+V")
    assert _ghosts(analyst) == []
    assert not analyst.window.actions_["view.suggestions"].isChecked()
    analyst.press("Shift+V")
    analyst.until(lambda: _ghosts(analyst) == ["Pyongyang"])


def test_one_question_is_under_way_and_an_old_answer_is_asked_again(
    analyst: "Analyst", source: StandIn
) -> None:
    suggested = analyst.window.annotate.suggested
    source.held = []
    for _ in range(3):
        suggested.refresh()
    assert len(source.held) == 1
    source.names = ["Pyongyang"]
    source.held[0].set_result([])
    analyst.until(lambda: source.held is not None and len(source.held) == 2)
    source.held[1].set_result(source.found(analyst.article()))
    analyst.until(lambda: _ghosts(analyst) == ["Pyongyang"])


def test_an_answer_for_another_article_is_not_shown(analyst: "Analyst", source: StandIn) -> None:
    source.names = ["Pyongyang"]
    found = source.found(analyst.article())
    source.held = []
    analyst.window.annotate.suggested.refresh()
    analyst.press("Alt+Down")
    analyst.until(lambda: analyst.article().article.label == "B")
    source.held[0].set_result(found)
    analyst.until(lambda: source.held is not None and len(source.held) == 2)
    assert _ghosts(analyst) == []


def test_a_file_that_cannot_be_read_is_told_and_the_next_question_is_asked(
    analyst: "Analyst", source: StandIn
) -> None:
    refused: list[UserError] = []
    analyst.window.bridge.refused.connect(refused.append)
    source.held = []
    analyst.window.annotate.suggested.refresh()
    source.held[0].set_exception(UserError("project.damaged", path="p", problem="no such table"))
    analyst.until(lambda: [one.code for one in refused] == ["project.damaged"])
    analyst.window.annotate.suggested.refresh()
    assert len(source.held) == 2


def test_a_suggestion_is_not_resized(analyst: "Analyst", source: StandIn) -> None:
    _suggest(analyst, source, "Pyongyang")
    analyst.press("Tab", "R")
    assert not analyst.window.annotate.reader.text_widget().is_resizing
    assert _ghosts(analyst) == ["Pyongyang"]


def test_a_glance_is_shown_until_the_whole_article_is_read(
    analyst: "Analyst", source: StandIn
) -> None:
    source.held = []
    analyst.press("Alt+Down")
    analyst.until(lambda: analyst.article().article.label == "B")
    article, near = source.glances[-1]
    source.names = ["Pyongyang"]
    whole = source.found(article)
    near.set_result(whole)
    analyst.until(lambda: _ghosts(analyst) == ["Pyongyang"])
    source.held[-1].set_result([])
    analyst.until(lambda: _ghosts(analyst) == [])
