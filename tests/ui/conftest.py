"""What every test of the interface needs: no screen, folders of its own, a theme."""

import os
from collections.abc import Iterator
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is imported

import pytest
from laid_sample import LaidSample
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from variorum.ui import theme
from variorum.ui.main_window import MainWindow
from variorum.ui.settings import Settings


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep settings, and the list of projects, in folders of the test's own."""
    folder = tmp_path / "config"
    monkeypatch.setenv("VARIORUM_CONFIG_DIR", str(folder))
    monkeypatch.setenv("VARIORUM_DATA_DIR", str(tmp_path / "data"))
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


@pytest.fixture
def window(qtbot: QtBot, own_settings: Path, laid_sample: LaidSample) -> Iterator[MainWindow]:
    """Show a window with the sample open."""
    del own_settings
    made = MainWindow("Ada", Settings())
    qtbot.addWidget(made)
    made.show()
    laid_sample.lay(made.furniture.sample)
    made.open_sample()
    qtbot.waitUntil(lambda: made.annotate.article is not None, timeout=20_000)
    yield made
    made.close()
