"""What tests of the command line need: folders of their own and a way to run it."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from variorum.cli import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep settings and the list of projects in folders of the test's own."""
    monkeypatch.setenv("VARIORUM_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("VARIORUM_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Run `variorum` with arguments; return exit code, stdout and stderr."""

    def call(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["variorum", *map(str, arguments)])
        capfd.readouterr()
        code: object = 0
        try:
            main()
        except SystemExit as left:
            code = left.code
        out, err = capfd.readouterr()
        return int(str(code or 0)), out, err

    return call


@pytest.fixture
def project(run: Run, tmp_path: Path) -> Path:
    """Create an empty project by command."""
    path = tmp_path / "p.variorum"
    assert run("new", path, "--author", "Ada")[0] == 0
    return path
