"""An export by key: any format, a part of the project, what would be lost, cancelled, kept."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication

from variorum.model.vocabulary import TagKind
from variorum.ui.desk import handover as desk
from variorum.ui.handover.dialog import ExportDialog
from variorum.workspace.handing_over import FORMATS, hand_over
from variorum.workspace.outlook import missing_package

if TYPE_CHECKING:
    from conftest import Analyst


@pytest.fixture
def sample(analyst: "Analyst") -> "Analyst":
    """Sit before the sample."""
    analyst.take_sample()
    return analyst


def _opened(analyst: "Analyst") -> ExportDialog:
    analyst.press("Ctrl+E")
    dialog = analyst.window.furniture.handover.dialog
    assert dialog is not None
    analyst.until(lambda: dialog.isAncestorOf(QApplication.focusWidget()))
    return dialog


def _button(dialog: ExportDialog, start: str) -> QAbstractButton:
    buttons = dialog.findChildren(QAbstractButton)
    return next(one for one in buttons if one.text().replace("&", "").startswith(start))


def _is_weighed(dialog: ExportDialog) -> bool:
    return "records" in _button(dialog, "Export").text()


def test_every_format_there_is_shows_how_it_begins(sample: "Analyst") -> None:
    dialog = _opened(sample)
    for form in FORMATS:
        if missing_package(form):
            continue
        dialog.preview.set_words("")
        dialog.pick(form.name)
        sample.until(lambda: bool(dialog.preview.text.toPlainText()))
        sample.until(lambda: _is_weighed(dialog))
    sample.press("Esc")
    assert sample.window.furniture.handover.dialog is None


def test_what_is_written_is_what_the_command_line_writes(sample: "Analyst", tmp_path: Path) -> None:
    dialog = _opened(sample)
    _button(dialog, "Only finished").click()
    sample.until(lambda: _is_weighed(dialog))
    dialog.path_field().setText(str(tmp_path / "by-window.jsonl"))
    wanted = dialog.choice().selection
    sample.press("Ctrl+Return")
    sample.until(lambda: "written to by-window.jsonl" in sample.window.status.text())
    hand_over(sample.window.bridge.session, "dataset", tmp_path / "by-hand.jsonl", wanted)
    written = (tmp_path / "by-window.jsonl").read_bytes()
    assert written == (tmp_path / "by-hand.jsonl").read_bytes()


def test_the_last_choice_is_remembered(sample: "Analyst", tmp_path: Path) -> None:
    dialog = _opened(sample)
    dialog.pick("webannotation")
    _button(dialog, "Article text").click()
    dialog.path_field().setText(str(tmp_path / "out.jsonld"))
    sample.press("Ctrl+Return")
    sample.until(lambda: "written to out.jsonld" in sample.window.status.text())
    again = _opened(sample).choice()
    assert (again.format, again.path.parent) == ("webannotation", tmp_path)
    assert not again.selection.texts
    sample.press("Esc")


def test_what_would_be_lost_is_counted_listed_and_opened(sample: "Analyst") -> None:
    dialog = _opened(sample)
    dialog.pick("qdpx")
    sample.until(lambda: _button(dialog, "Show them").isVisible())
    said = [one.text() for one in dialog.findChildren(type(dialog._problem))]  # noqa: SLF001  # the label
    assert any("12 figure values" in one for one in said)
    sample.press("Alt+O")
    lost = dialog.preview.lost
    sample.until(lambda: lost.count() > 0)
    rows = [lost.item(row).text() for row in range(lost.count())]
    at = rows.index("12 figure values")
    lost.setCurrentRow(at)
    sample.press("Down", "Enter")
    sample.until(lambda: sample.window.annotate.selected() is not None)
    assert sample.selected().tag.kind is TagKind.FIGURE
    assert sample.selected().tag.quote in rows[at + 1]


def test_a_cancelled_export_leaves_what_was_there(
    sample: "Analyst", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.jsonl"
    real = desk.hand_over

    def stopped_at_once(*args: object) -> int:
        sample.window.furniture.handover.cancel()
        return real(*args)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(desk, "hand_over", stopped_at_once)
    dialog = _opened(sample)
    dialog.path_field().setText(str(out))
    sample.press("Ctrl+Return")
    sample.until(lambda: "nothing was written" in sample.window.status.text())
    assert list(tmp_path.glob("*out*")) == []
    assert sample.window.furniture.handover.dialog is None
    monkeypatch.setattr(desk, "hand_over", real)
    _opened(sample).path_field().setText(str(out))
    sample.press("Ctrl+Return")
    sample.until(lambda: "written to out.jsonl" in sample.window.status.text())
    assert out.exists()


def test_a_place_that_cannot_be_written_is_said(sample: "Analyst", tmp_path: Path) -> None:
    wall = tmp_path / "wall"
    wall.write_text("a file", encoding="utf-8")
    _opened(sample).path_field().setText(str(wall / "out.jsonl"))
    sample.press("Ctrl+Return")
    sample.until(sample.window.furniture.message.isVisible)
    sample.until(lambda: "Exporting" not in sample.window.status.text())
    assert wall.read_text(encoding="utf-8") == "a file"
