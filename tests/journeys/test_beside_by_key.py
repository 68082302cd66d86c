"""Two articles side by side by key: opened, walked by shared proposition, swapped, closed."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from variorum.model.changes import ChangeSet
from variorum.model.errors import UserError
from variorum.model.ids import Id
from variorum.model.journal import Receipt
from variorum.model.vocabulary import LinkRole, TagKind
from variorum.store.store import Store
from variorum.ui.desk.beside import Beside
from variorum.ui.frame.palette import Palette
from variorum.ui.reader.view import ReaderView

if TYPE_CHECKING:
    from conftest import Analyst


@pytest.fixture
def reading(analyst: "Analyst") -> "Analyst":
    """Return the analyst in front of the first article of the sample."""
    analyst.take_sample()
    return analyst


@pytest.fixture
def pair(reading: "Analyst") -> "Analyst":
    """Return the analyst with article B beside A."""
    reading.press("F8")
    reading.until(_chooser(reading).isVisible)
    reading.type("Seoul Watches")
    reading.press("Enter")
    reading.until(lambda: _beside(reading).is_open)
    assert _labels(reading) == ("A", "B")
    return reading


def _beside(analyst: "Analyst") -> Beside:
    return analyst.window.furniture.beside


def _chooser(analyst: "Analyst") -> Palette:
    return _beside(analyst).stage.chooser.list


def _labels(analyst: "Analyst") -> tuple[str, str]:
    second = _beside(analyst).article
    assert second is not None
    return analyst.article().article.label, second.article.label


def _bar(analyst: "Analyst") -> str:
    return " | ".join(_beside(analyst).stage.bar.texts())


def _is_seen(reader: ReaderView, start: int) -> bool:
    """Tell whether the line of a code point is in view, below the bar and above the foot."""
    text = reader.text_widget()
    top = text.top_of(start)
    return top is not None and 0 <= top < text.viewport().height()


def _shared(analyst: "Analyst") -> int:
    return len(_beside(analyst).stage.pairing.comparison.shared)


# -- opening


def test_the_chooser_offers_first_what_shares_most(reading: "Analyst") -> None:
    reading.press("F8")
    reading.until(_chooser(reading).isVisible)
    model = _chooser(reading).model()
    items = [model.item(row) for row in range(model.rowCount())]
    counts = [int(item.detail.split()[0]) for item in items]
    assert len(items) == 4
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > 0
    assert all(not item.text.startswith("A ") for item in items)
    reading.press("Enter")
    reading.until(lambda: _beside(reading).is_open)
    reading.press("F8")
    reading.until(_chooser(reading).isVisible)
    assert model.rowCount() == 3


def test_both_readers_get_half_and_the_panes_come_back_after(pair: "Analyst") -> None:
    desk = pair.window.annotate
    assert desk.library.isHidden()
    assert desk.panel.isHidden()
    assert not pair.window.actions_["view.library"].isChecked()
    assert abs(desk.reader.width() - _beside(pair).reader.width()) <= 2
    pair.press("Shift+F8")
    assert not desk.library.isHidden()
    assert not desk.panel.isHidden()
    assert pair.window.actions_["view.library"].isChecked()


def test_a_pane_the_analyst_shows_or_hides_meanwhile_is_theirs(pair: "Analyst") -> None:
    pair.press("F9", "F9", "Shift+F8")
    assert pair.window.annotate.library.isHidden()
    assert not pair.window.annotate.panel.isHidden()


def test_the_text_stays_where_it_is_read_when_the_column_narrows(reading: "Analyst") -> None:
    reader = reading.window.annotate.reader
    reader.go_to(len(reading.article().text) // 2)
    before = reader.text_widget().top_of(reader.caret())
    reading.press("F8")
    reading.until(_chooser(reading).isVisible)
    reading.press("Enter")
    reading.until(lambda: _beside(reading).is_open)
    after = reader.text_widget().top_of(reader.caret())
    assert before is not None
    assert after is not None
    assert abs(after - before) < 30


def test_nothing_is_made_before_a_second_article_is_wanted(reading: "Analyst") -> None:
    assert len(reading.window.findChildren(ReaderView)) == 1
    assert not reading.window.actions_["beside.next"].isEnabled()
    assert reading.window.actions_["beside.open"].isEnabled()


# -- walking


def test_the_walk_brings_both_to_every_shared_proposition(pair: "Analyst") -> None:
    desk, second = pair.window.annotate, _beside(pair).reader
    seen = []
    for number in range(1, _shared(pair) + 1):
        pair.press("F7")
        held = _beside(pair).stage.pairing.current
        assert held is not None
        assert _is_seen(desk.reader, held.here[0].start)
        assert _is_seen(second, held.there[0].start)
        assert desk.selected() == held.here[0].tag
        assert second.selected_span() == held.there[0].tag
        assert desk.reader.lit() == {said.tag for said in held.here}
        assert second.lit() == {said.tag for said in held.there}
        assert f"Shared {number} of {_shared(pair)}" in _bar(pair)
        seen.append(held.proposition)
    assert len(set(seen)) == _shared(pair)
    assert pair.reads()
    pair.press("F7")
    assert _current(pair) == seen[0]
    pair.press("Shift+F7")
    assert _current(pair) == seen[-1]


def _current(analyst: "Analyst") -> Id:
    held = _beside(analyst).stage.pairing.current
    assert held is not None
    return held.proposition


def test_the_bar_says_where_one_asserts_what_the_other_denies(pair: "Analyst") -> None:
    said = []
    for _ in range(_shared(pair)):
        pair.press("F7")
        said.append("One asserts, the other denies" in _bar(pair))
    opposed = [held.is_opposed for held in _beside(pair).stage.pairing.comparison.shared]
    assert said == opposed
    assert any(said)
    assert not all(said)


def test_the_caret_on_a_claim_takes_the_other_article_along(pair: "Analyst") -> None:
    desk = pair.window.annotate
    held = _beside(pair).stage.pairing.comparison.shared[-1]
    desk.reader.go_to(held.here[0].start)
    assert _current(pair) == held.proposition
    assert _is_seen(_beside(pair).reader, held.there[0].start)
    first = _beside(pair).stage.pairing.comparison.shared[0]
    pair.press("F6")
    assert _beside(pair).in_focus() is _beside(pair)
    _beside(pair).reader.go_to(first.there[0].start)
    assert _current(pair) == first.proposition
    assert desk.selected() == first.here[0].tag
    assert _is_seen(desk.reader, first.here[0].start)
    assert _beside(pair).in_focus() is _beside(pair)


def test_a_click_in_the_second_margin_takes_the_first_along(pair: "Analyst", qtbot: QtBot) -> None:
    pair.press("F7")
    second = _beside(pair).reader.text_widget()
    bar = next(bar for bar in second.margin_plan().bars if bar.span.id == second.selected)
    pair.press("F7")
    assert second.selected != bar.span.id
    second.reveal(bar.span.start, bar.span.start)
    place = next(one for one in second.margin_plan().bars if one.span.id == bar.span.id).rect
    qtbot.mouseClick(second.viewport(), Qt.MouseButton.LeftButton, pos=place.center().toPoint())
    held = _beside(pair).stage.pairing.current
    assert held is not None
    assert held.is_by([bar.span.id])
    assert pair.window.annotate.selected() in {said.tag for said in held.here}


def test_what_only_one_article_has_is_listed_and_gone_to(pair: "Analyst") -> None:
    only = _beside(pair).stage.pairing.comparison.only_there
    assert f"{len(only)} only in B" in _bar(pair)
    pair.press("Ctrl+F7")
    model = _chooser(pair).model()
    assert model.rowCount() == len(only) + len(
        _beside(pair).stage.pairing.comparison.only_here
    ) + _shared(pair)
    pair.press("Esc")
    _beside(pair).stage.bar.only[1].click()
    assert model.rowCount() == len(only)
    pair.press("Enter")
    assert "Only in B" in _bar(pair)
    assert "A Nothing tagged on it" in _bar(pair)
    assert _is_seen(_beside(pair).reader, only[0].there[0].start)


# -- the second is for reading


def test_keys_that_tag_do_nothing_from_the_second_text(pair: "Analyst") -> None:
    before = len(pair.tags())
    pair.press("F6")
    for key in ("A", "C", "S", "F", ".", "Del", "Space", "R"):
        pair.press(key)
        assert not pair.has_strip()
    assert len(pair.tags()) == before
    assert pair.window.bridge.session.pending == 0
    assert "Article B is beside for reading" in pair.window.status.text()


def test_sentences_are_walked_where_the_focus_is(pair: "Analyst") -> None:
    main = pair.window.annotate.reader.caret()
    pair.press("F6", "J", "J")
    assert _beside(pair).reader.sentence_number() == 2
    assert pair.window.annotate.reader.caret() == main
    pair.press("K")
    assert _beside(pair).reader.sentence_number() == 1


def test_find_looks_where_the_focus_is(pair: "Analyst") -> None:
    pair.press("F6", "Ctrl+F")
    pair.type("Yonhap")
    pair.press("Esc")
    second = _beside(pair)
    assert second.article is not None
    start, end = second.reader.selection() or (0, 0)
    assert second.article.text[start:end] == "Yonhap"
    assert pair.window.annotate.reader.selection() is None


def test_a_citation_is_copied_from_where_the_focus_is(pair: "Analyst") -> None:
    pair.press("F6", "Ctrl+Shift+C")
    assert "Harbour Gazette" in QApplication.clipboard().text()


def test_escape_returns_to_the_article_that_is_tagged(pair: "Analyst") -> None:
    pair.press("F6")
    assert not pair.reads()
    pair.press("Esc")
    assert pair.reads()


def test_f6_comes_by_the_second_article_and_its_bar(pair: "Analyst") -> None:
    stops = []
    for _ in range(5):
        pair.press("F6")
        focus = QApplication.focusWidget()
        stage = _beside(pair).stage
        stops.append([pane.isAncestorOf(focus) for pane in (stage.pane, stage.bar)])
    assert [True, False] in stops
    assert [False, True] in stops


# -- swapping and closing


def test_enter_makes_the_second_the_main_one_at_its_place(pair: "Analyst") -> None:
    pair.press("F7")
    held = _beside(pair).stage.pairing.current
    assert held is not None
    pair.press("F6", "Enter")
    pair.until(lambda: _labels(pair) == ("B", "A"))
    assert pair.reads()
    assert pair.window.annotate.reader.caret() == held.there[0].start
    assert _beside(pair).reader.caret() == held.here[0].start
    assert _current(pair) == held.proposition
    pair.press("A")
    assert pair.has_strip()
    pair.press("Esc", "Ctrl+F8")
    assert _labels(pair) == ("A", "B")


def test_closing_lets_go_of_the_article(pair: "Analyst") -> None:
    assert len(pair.window.bridge.session.state.articles) == 2
    pair.press("Shift+F8")
    assert not _beside(pair).is_open
    assert _beside(pair).stage.pane.isHidden()
    assert list(pair.window.bridge.session.state.articles) == [pair.article().article.id]
    assert _beside(pair).reader.text_widget().text == ""
    assert pair.window.annotate.reader.lit() == frozenset()


def test_the_next_article_comes_on_the_left_and_the_right_one_stays(pair: "Analyst") -> None:
    pair.press("Alt+Down")
    assert _labels(pair) == ("B", "B")
    assert "B stands on both sides" in _bar(pair)
    pair.press("Alt+Down")
    pair.until(lambda: _labels(pair) == ("C", "B"))
    assert "shared" in _bar(pair)
    assert "only in C" in _bar(pair)


def test_how_the_width_is_shared_is_remembered(pair: "Analyst", tmp_path: Path) -> None:
    del tmp_path
    desk, second = pair.window.annotate, _beside(pair).reader
    half = second.width()
    handle = desk.pair.splitter.handle(1)
    handle.moveSplitter(half + 200)
    kept = second.width()
    assert kept < half - 100
    other = second_id(pair)
    pair.restart()
    assert not _beside(pair).is_open
    assert not pair.window.annotate.library.isHidden()
    assert pair.window.annotate.library.width() > 200
    _beside(pair).open(other)
    pair.until(lambda: _beside(pair).is_open)
    assert abs(_beside(pair).reader.width() - kept) <= 2


def second_id(analyst: "Analyst") -> Id:
    """Return the id of the article beside."""
    second = _beside(analyst).article
    assert second is not None
    return second.article.id


# -- staying true


def test_what_is_tagged_and_undone_on_the_left_is_compared_anew(pair: "Analyst") -> None:
    pair.press("F7")
    count, tag = _shared(pair), pair.window.annotate.selected()
    assert tag is not None
    held = _beside(pair).stage.pairing.current
    assert held is not None
    assert len(held.here) == 1
    pair.press("Del")
    pair.until_saved()
    assert _shared(pair) < count
    assert "Only in B" in _bar(pair)
    pair.press("Ctrl+Z")
    pair.until(lambda: _shared(pair) == count)
    assert "Shared 1 of" in _bar(pair)


def test_an_act_in_the_article_on_the_right_is_painted_there(pair: "Analyst") -> None:
    pair.press("F6", "Enter")
    pair.until(lambda: _labels(pair) == ("B", "A"))
    pair.press("F7")
    tag = pair.window.annotate.selected()
    assert tag is not None
    pair.press("Del")
    pair.until_saved()
    pair.press("Ctrl+F8")
    assert _labels(pair) == ("A", "B")
    second = _beside(pair).reader.text_widget()
    assert second.index.get(tag) is None
    _beside(pair).open(second_id(pair))
    pair.window.bridge.undo()
    pair.until(lambda: pair.article().article.label == "B")
    pair.until(lambda: second.index.get(tag) is not None)


def test_a_commit_that_fails_leaves_both_as_the_file_is(
    pair: "Analyst", monkeypatch: pytest.MonkeyPatch
) -> None:
    pair.press("F7")
    count = _shared(pair)

    def full(self: Store, changes: ChangeSet, author: Id, **_: object) -> Receipt:
        del self, changes, author
        raise UserError("store.disk_full")

    monkeypatch.setattr(Store, "commit", full)
    pair.press("Del")
    pair.until(lambda: pair.window.bridge.session.pending == 0 and _shared(pair) == count)
    assert _labels(pair) == ("A", "B")


def test_another_project_closes_it(pair: "Analyst", tmp_path: Path) -> None:
    pair.window.create_project(tmp_path / "other.variorum")
    pair.until(lambda: not _beside(pair).is_open)
    assert not pair.window.annotate.library.isHidden()


def test_an_article_that_leaves_the_project_leaves_the_window(
    analyst: "Analyst", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    analyst.new_project(tmp_path / "two.variorum", monkeypatch)
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / f"{name}.txt").write_text(f"Barges, {name}\n\nThey went.", encoding="utf-8")
        analyst.import_folder(folder, monkeypatch)
    analyst.press("F8")
    analyst.until(_chooser(analyst).isVisible)
    analyst.press("Enter")
    analyst.until(lambda: _beside(analyst).is_open)
    assert "Nothing shared yet." in _bar(analyst)
    analyst.press("Ctrl+Z")
    analyst.until(lambda: not _beside(analyst).is_open)
    assert "no longer in the project" in analyst.window.status.text()


def test_with_one_article_it_says_what_to_do(
    analyst: "Analyst", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    analyst.new_project(tmp_path / "one.variorum", monkeypatch)
    folder = tmp_path / "one"
    folder.mkdir()
    (folder / "one.txt").write_text("Barges\n\nThey went.", encoding="utf-8")
    analyst.import_folder(folder, monkeypatch)
    analyst.press("F8")
    analyst.until(lambda: "There is no other article" in analyst.window.status.text())


# -- who hears the page


def test_those_who_hear_the_page_are_told_all_of_it(pair: "Analyst") -> None:
    pair.press("F7")
    stage = _beside(pair).stage
    spoken = stage.bar.accessibleDescription()
    assert spoken.startswith("Shared 1 of")
    assert "A: Asserts" in spoken
    assert "B: " in spoken
    assert stage.pane.accessibleName() == "Article beside"
    assert "Seoul Watches" in stage.reader.text_widget().accessibleName()
    claims = [tag for tag in pair.tags(TagKind.CLAIM) if tag.id == pair.window.annotate.selected()]
    assert pair.article().linked(claims[0].id).role(LinkRole.PROPOSITION)
