"""What every test of the interface needs: no screen, settings of its own, a theme."""

import os
from collections.abc import Iterator
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is imported

import pytest
from PySide6.QtWidgets import QApplication

from variorum.ui import theme


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep settings in a folder of the test's own."""
    folder = tmp_path / "config"
    monkeypatch.setenv("VARIORUM_CONFIG_DIR", str(folder))
    return folder


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> Iterator[theme.Theme]:
    """Put the light theme in force before and after each test."""
    chosen = theme.theme("light")
    if theme.current() is not chosen or not qapp.styleSheet():
        theme.apply(qapp, chosen)
    yield chosen
    if theme.current() is not chosen:
        theme.apply(qapp, chosen)
