"""Tags of another program, by key: looked at, mapped, taken as one act, taken back, remembered."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from variorum.cli.main import cli
from variorum.model.vocabulary import TagKind
from variorum.paths import sample_corpus
from variorum.ui.desk.tags_in import is_tag_file
from variorum.ui.handover.tags_dialog import TagsDialog

if TYPE_CHECKING:
    from conftest import Analyst


@pytest.fixture
def reading(analyst: "Analyst", tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Analyst":
    """Return the analyst in front of the first of five articles just imported."""
    analyst.new_project(tmp_path / "keys.variorum", monkeypatch)
    analyst.import_folder(sample_corpus() / "articles", monkeypatch)
    return analyst


def _file(analyst: "Analyst", folder: Path, labels: dict[str, str]) -> Path:
    """Write what Label Studio exports: words of the open article, and some that are nowhere."""
    text = analyst.article().text
    result = [
        {
            "id": f"r{number}",
            "from_name": "label",
            "to_name": "text",
            "type": "labels",
            "value": {
                "start": max(0, text.find(words)),
                "end": max(0, text.find(words)) + len(words),
                "text": words,
                "labels": [label],
            },
        }
        for number, (words, label) in enumerate(labels.items())
    ]
    path = folder / "tasks.json"
    task = {"id": 1, "data": {"text": text}, "annotations": [{"id": 2, "result": result}]}
    path.write_text(json.dumps([task]), encoding="utf-8")
    return path


def _opened(analyst: "Analyst", path: Path, monkeypatch: pytest.MonkeyPatch) -> TagsDialog:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    analyst.press("Ctrl+Shift+I")
    dialog = analyst.window.furniture.tags_in.dialog
    assert dialog is not None
    analyst.until(dialog.tabs().isVisible)
    analyst.until(lambda: dialog.isAncestorOf(QApplication.focusWidget()))
    return dialog


def _until_taken(analyst: "Analyst") -> None:
    """Wait until the dialogue is gone and what was taken in is told."""
    furniture = analyst.window.furniture
    analyst.until(lambda: furniture.tags_in.dialog is None)
    analyst.until(lambda: "taken in" in furniture.message.text())
    analyst.until_saved()


def _words(analyst: "Analyst") -> list[str]:
    """Return two words that stand once in the open article."""
    text = analyst.article().text
    found = [word for word in dict.fromkeys(text.split()) if word.isalpha() and len(word) > 6]
    return [word for word in found if text.count(word) == 1][:2]


def test_tags_are_mapped_and_taken_as_one_act(
    reading: "Analyst", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = _words(reading)
    path = _file(reading, tmp_path, {one: "PER", other: "Mystery", "words nowhere": "PER"})
    dialog = _opened(reading, path, monkeypatch)
    assert dialog.lost.count() == 1
    combo = dialog.labels.combo("Mystery")
    reading.until(combo.hasFocus)
    reading.type("Figure")
    reading.press("Ctrl+Return")
    _until_taken(reading)
    kinds = {tag.quote: tag.kind for tag in reading.tags()}
    assert kinds == {one: TagKind.ACTOR, other: TagKind.FIGURE}
    said = reading.window.furniture.message.text()
    assert "2 tags taken in from tasks.json" in said
    assert "Without a place" in said
    reading.press("Ctrl+Z")
    reading.until_saved()
    assert reading.tags() == []


def test_the_choice_for_a_label_is_remembered(
    reading: "Analyst", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = _words(reading)
    dialog = _opened(reading, _file(reading, tmp_path, {one: "Mystery"}), monkeypatch)
    dialog.labels.choose({"Mystery": "stance/opposes"})
    reading.press("Ctrl+Return")
    _until_taken(reading)
    again = _opened(reading, _file(reading, tmp_path, {other: "Mystery"}), monkeypatch)
    assert again.mapping() == {"Mystery": "stance/opposes"}
    reading.press("Esc")
    assert reading.window.furniture.tags_in.dialog is None


def test_show_leads_to_the_first_tag_that_came_in(
    reading: "Analyst", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, _ = _words(reading)
    _opened(reading, _file(reading, tmp_path, {one: "PER"}), monkeypatch)
    reading.press("Ctrl+Return")
    _until_taken(reading)
    reading.window.furniture.message.action_triggered.emit("tags.show")
    reading.until(lambda: reading.window.annotate.selected() is not None)
    assert reading.selected().tag.quote == one


def test_a_file_of_tags_dropped_goes_the_way_of_tags(reading: "Analyst", tmp_path: Path) -> None:
    one, _ = _words(reading)
    path = _file(reading, tmp_path, {one: "PER"})
    reading.window.furniture.handlers.files.take_paths([path])
    dialog = reading.window.furniture.tags_in.dialog
    assert dialog is not None
    reading.until(dialog.tabs().isVisible)
    reading.until(lambda: dialog.isAncestorOf(QApplication.focusWidget()))
    reading.press("Esc")


@pytest.mark.parametrize(
    ("name", "text", "is_tags"),
    [
        ("articles.csv", "title,text,start\n", False),
        ("articles.jsonl", '{"title": "A", "text": "B"}\n', False),
        ("tasks.jsonl", '{"text": "B", "spans": []}\n', True),
        ("codes.qdc", "<CodeBook/>", True),
        ("article.html", "<p>B</p>", False),
    ],
)
def test_what_may_be_articles_is_taken_for_articles(
    tmp_path: Path, name: str, text: str, *, is_tags: bool
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert is_tag_file(path) == is_tags


def test_a_dataset_of_ours_needs_no_question(reading: "Analyst") -> None:
    path = sample_corpus() / "tags.jsonl"
    reading.window.furniture.handlers.files.take_paths([path])
    reading.until(lambda: "New:" in reading.window.furniture.message.text())
    reading.until_saved()
    assert reading.tags()


def test_a_file_nobody_knows_is_said_in_the_dialogue(
    reading: "Analyst", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "odd.bin"
    path.write_bytes(b"\x00\x01nothing")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    reading.press("Ctrl+Shift+I")
    dialog = reading.window.furniture.tags_in.dialog
    assert dialog is not None
    said = "Nothing in odd.bin tells"
    labels = dialog.findChildren(type(dialog._said))  # noqa: SLF001  # the label
    reading.until(lambda: any(said in one.text() for one in labels))
    reading.until(lambda: dialog.isAncestorOf(QApplication.focusWidget()))
    reading.press("Esc")


def test_tags_of_ones_own_that_come_back_are_counted_as_such(
    reading: "Analyst", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, out = tmp_path / "source.variorum", tmp_path / "out"
    tags = sample_corpus() / "tags.jsonl"
    for arguments in (
        ["new", str(source)],
        ["annotate", str(source), str(tags)],
        ["export", str(source), "--format", "labelstudio", "--out", str(out)],
    ):
        assert CliRunner().invoke(cli, arguments).exit_code == 0
    dialog = _opened(reading, out / "tasks.json", monkeypatch)
    (own,) = {one.text() for one in dialog.findChildren(QLabel) if "Offsets" in one.text()}
    count = sum('"record":"tag"' in line for line in tags.read_text("utf-8").splitlines())
    assert own.startswith(f"{count} tags are Variorum's own. Offsets count")
    reading.press("Esc")
