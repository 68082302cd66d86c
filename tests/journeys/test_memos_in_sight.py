"""Memos where the analyst works: in the panel, the library, the form, the summary, the palette."""

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from variorum.model.ids import Id
from variorum.model.records import Quantity
from variorum.model.vocabulary import LinkRole, TagKind
from variorum.ui.frame.details_form import DetailsDialog
from variorum.ui.frame.memo_dialog import MemoDialog
from variorum.ui.panel.memo_field import MemoField
from variorum.ui.summary.values import Page

if TYPE_CHECKING:
    from conftest import Analyst

ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def on_sample(analyst: "Analyst") -> "Analyst":
    """Return the analyst before the sample."""
    analyst.take_sample()
    return analyst


def _write(analyst: "Analyst", text: str) -> None:
    analyst.until(lambda: isinstance(QApplication.activeModalWidget(), MemoDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, MemoDialog)
    analyst.until(dialog.edit.hasFocus)
    analyst.type(text)
    analyst.press("Ctrl+Return")
    analyst.until(lambda: not isinstance(QApplication.activeModalWidget(), MemoDialog))
    analyst.until_saved()


def _fields(analyst: "Analyst") -> list[str]:
    """Return what the memo fields in view say."""
    fields = analyst.window.findChildren(MemoField)
    return [field.text() for field in fields if field.isVisible()]


def _proposition(analyst: "Analyst") -> Id:
    claim = analyst.tags(TagKind.CLAIM)[0]
    (link,) = analyst.article().linked(claim.id).role(LinkRole.PROPOSITION)
    assert link.proposition is not None
    return link.proposition


def _answers(analyst: "Analyst") -> list[str]:
    model = analyst.window.furniture.palette.model()
    return [str(model.data(model.index(row), ACCESSIBLE)) for row in range(model.rowCount())]


def test_the_memo_on_an_actor_stands_in_the_panel_until_it_is_undone(on_sample: "Analyst") -> None:
    on_sample.window.annotate.go_to_tag(on_sample.tags(TagKind.ACTOR)[0].id)
    on_sample.until(lambda: _fields(on_sample) == [""])
    on_sample.press("Ctrl+Shift+A")
    _write(on_sample, "Speaks first.")
    on_sample.until(lambda: _fields(on_sample) == ["Speaks first."])
    on_sample.press("Ctrl+Z")
    on_sample.until(lambda: _fields(on_sample) == [""])


def test_enter_on_the_field_of_the_panel_opens_the_memo(on_sample: "Analyst") -> None:
    on_sample.window.annotate.go_to_tag(on_sample.tags(TagKind.CLAIM)[0].id)
    on_sample.until(lambda: bool(_fields(on_sample)))
    field = next(one for one in on_sample.window.findChildren(MemoField) if one.isVisible())
    field.setFocus()
    on_sample.press("Return")
    _write(on_sample, "One speech only.")
    on_sample.until(lambda: _fields(on_sample) == ["One speech only."])


def test_the_memo_on_the_article_marks_its_row_and_stands_in_its_form(
    on_sample: "Analyst",
) -> None:
    on_sample.press("Ctrl+Shift+M")
    _write(on_sample, "Ask for the time stamp.")
    library = on_sample.window.annotate.library
    rows = {row.id: row.memo for row in library._list.rows()}  # noqa: SLF001  # the rows drawn
    assert rows[on_sample.article().article.id] == "Ask for the time stamp."
    assert list(rows.values()).count("Ask for the time stamp.") == 1
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, DetailsDialog)
        dialog.reject()
        seen.append(dialog.memo.text())

    QTimer.singleShot(0, on_sample.window, look)
    on_sample.press("Ctrl+D")
    assert seen == ["Ask for the time stamp."]


def test_the_memo_is_written_from_the_form_of_the_article(on_sample: "Analyst") -> None:
    seen: list[str] = []

    def write() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, DetailsDialog)
        try:
            form.memo.setFocus()
            on_sample.until(form.memo.hasFocus)
            on_sample.press("Return")
            _write(on_sample, "From the form.")
            seen.append(form.memo.text())
        finally:
            form.reject()

    QTimer.singleShot(0, on_sample.window, write)
    on_sample.press("Ctrl+D")
    assert seen == ["From the form."]


def test_a_note_on_a_tag_marks_it_in_the_list(on_sample: "Analyst") -> None:
    tag = on_sample.tags(TagKind.ACTOR)[0].id
    on_sample.window.annotate.go_to_tag(tag)
    on_sample.press("M")
    on_sample.type("Check the title")
    on_sample.press("Esc")
    on_sample.window.annotate.take_focus()
    on_sample.until_saved()
    model = on_sample.window.annotate.panel._tags.model  # noqa: SLF001  # the rows drawn
    assert str(model.index_of(tag).data(ACCESSIBLE)).endswith("note: Check the title")


def test_the_memo_on_a_proposition_is_written_and_shown_in_the_summary(
    on_sample: "Analyst",
) -> None:
    proposition = _proposition(on_sample)
    on_sample.press("Ctrl+3")
    summary = on_sample.window.summary
    on_sample.until(lambda: summary.is_current and summary.pane.select(proposition))
    on_sample.press("Ctrl+Shift+O")
    _write(on_sample, "Look for another origin.")
    on_sample.until(lambda: _fields(on_sample) == ["Look for another origin."])
    assert on_sample.window.workspace() == "summary"
    on_sample.press("Ctrl+Z")
    on_sample.until(lambda: _fields(on_sample) == [""])


def test_the_memo_on_the_actor_at_the_cursor_of_the_table(on_sample: "Analyst") -> None:
    on_sample.press("Ctrl+3")
    summary = on_sample.window.summary
    on_sample.until(lambda: summary.is_current)
    on_sample.press("Ctrl+Shift+A")
    assert "Choose a row" in on_sample.window.status.text()
    summary.pane.show_page(Page.ACTORS)
    summary.pane.setFocus()
    on_sample.press("Down", "Ctrl+Shift+A")
    _write(on_sample, "Two voices in one.")
    on_sample.until(lambda: _fields(on_sample) == ["Two voices in one."])
    on_sample.press("Down")
    assert _fields(on_sample) == [""]


def test_all_memos_are_listed_filtered_and_lead_to_what_they_are_on(on_sample: "Analyst") -> None:
    proposition = _proposition(on_sample)
    tag = on_sample.tags(TagKind.CLAIM)[2]
    on_sample.window.annotate.go_to_tag(on_sample.tags(TagKind.CLAIM)[0].id)
    on_sample.press("Ctrl+Shift+O")
    _write(on_sample, "Another origin?")
    on_sample.press("Ctrl+Shift+M")
    _write(on_sample, "Time stamp?")
    on_sample.window.annotate.go_to_tag(tag.id)
    on_sample.press("M")
    on_sample.type("Quote it whole")
    on_sample.window.annotate.take_focus()
    on_sample.until_saved()
    on_sample.press("Alt+Down")
    on_sample.press("Ctrl+Shift+L")
    palette = on_sample.window.furniture.palette
    on_sample.until(palette.isVisible)
    said = _answers(on_sample)
    heads = [line.partition(",")[0] for line in said]
    assert {"Another origin?", "Time stamp?", "Quote it whole"} <= set(heads)
    assert "on the proposition" in said[heads.index("Another origin?")]
    on_sample.type("quote whole")
    on_sample.press("Return")
    on_sample.until(lambda: on_sample.window.annotate.selected() == tag.id)
    on_sample.press("Ctrl+K")
    on_sample.type("!another")
    on_sample.press("Return")
    on_sample.until(lambda: on_sample.window.workspace() == "summary")
    on_sample.until(lambda: on_sample.window.summary.pane.chosen_proposition() == proposition)


def test_the_palette_asks_for_groups_and_goes_to_a_quantity(on_sample: "Analyst") -> None:
    window = on_sample.window
    known = next(iter(window.bridge.session.state.catalogue.all(Quantity)))
    on_sample.until(lambda: window.annotate.offers.uses(known) != "")
    on_sample.press("Ctrl+K")
    on_sample.type("=")
    palette = on_sample.window.furniture.palette
    model = palette.model()
    kinds = {model.item(row).kind for row in range(model.rowCount())}
    assert kinds == {"proposition", "quantity"}
    wanted = next(
        model.item(row) for row in range(model.rowCount()) if model.item(row).kind == "quantity"
    )
    assert "tag" in wanted.detail
    on_sample.type(wanted.text)
    on_sample.press("Return")
    on_sample.until(lambda: on_sample.window.workspace() == "summary")
    assert window.summary.pane.page() is Page.FIGURES
