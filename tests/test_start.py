"""The first lines of the program: which arguments open the window without the command line."""

import sys
from pathlib import Path

import pytest

from variorum import start
from variorum.cli import main as command_line
from variorum.ui import app


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Return what the window was opened with, or the word for the command line."""
    calls: list[object] = []

    def run(project: Path | None, author: str) -> int:
        calls.append((project, bool(author)))
        return 3

    monkeypatch.setattr(app, "run", run)
    monkeypatch.setattr(sys.modules[command_line.__module__], "main", lambda: calls.append("line"))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    return calls


def test_a_project_or_nothing_opens_the_window(
    opened: list[object], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    project = tmp_path / "p.variorum"
    project.touch()
    for words in ([], [str(project)]):
        monkeypatch.setattr(sys, "argv", ["variorum", *words])
        with pytest.raises(SystemExit) as ended:
            start.main()
        assert ended.value.code == 3
    assert opened == [(None, True), (project, True)]


@pytest.mark.parametrize("words", [["--help"], ["gone.variorum"], ["check", "p.variorum"]])
def test_all_else_goes_to_the_command_line(
    opened: list[object], monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["variorum", *words])
    start.main()
    assert opened == ["line"]


def test_without_a_display_the_command_line_says_so(
    opened: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(sys, "argv", ["variorum"])
    start.main()
    assert opened == ["line"]
