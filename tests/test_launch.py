"""What is loaded when the window is first painted, and when it greets: what can come later does."""

import os
import subprocess
import sys
from pathlib import Path

from variorum.ui import ground, tokens

FIRST = {
    "variorum",
    "variorum.ui",
    "variorum.ui.app",
    "variorum.ui.ground",
    "variorum.ui.main_window",
    "variorum.ui.overriding",
    "variorum.ui.settings",
}
"""All of ours that the first picture takes: the empty frame in its colour."""

LATER = {
    "html",
    "typing_extensions",
    "variorum.ui.bridge",
    "variorum.ui.reader",
    "variorum.ui.panel",
    "variorum.ui.strip",
    "variorum.ui.printing",
    "variorum.ui.summary",
    "variorum.ui.desk.tour",
    "variorum.ui.frame.help_pages",
    "variorum.ui.frame.help_window",
    "variorum.ui.frame.tour_card",
    "variorum.ui.frame.tour_steps",
    "variorum.workspace",
    "variorum.store",
    "variorum.tagging",
    "variorum.reconcile",
    "variorum.export",
    "variorum.ingest",
    "PySide6.QtPrintSupport",
    "sqlite3",
    "sqlite_utils",
    "charset_normalizer",
    "pint",
    "rapidfuzz",
    "filelock",
}
"""What the welcome page takes none of."""

SCRIPT = """
import sys
from PySide6.QtCore import QTimer
from variorum.ui import app
def look(window):
    window.grab()
    print(" ".join(sorted(sys.modules)), flush=True)
def at_first(window, project):
    look(window)
    print(type(window.centralWidget()).__name__)
    go_on(window, project)
def then(window, project):
    look(window)
    print(type(window.stack.currentWidget()).__name__)
    app.application().quit()
go_on, app._go_on, app.settle_in = app._go_on, at_first, then
app.run(None, "Ada")
"""


def test_the_first_paints_wait_for_nothing_that_can_come_later(tmp_path: Path) -> None:
    done = subprocess.run(  # noqa: S603  # our own interpreter and our own script
        [sys.executable, "-c", SCRIPT],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "VARIORUM_CONFIG_DIR": str(tmp_path),
        },
    )
    first, empty, second, page = done.stdout.splitlines()
    ours = {name for name in first.split() if name.split(".")[0] == "variorum"}
    assert ours == FIRST
    assert not set(first.split()) & {"typing_extensions", "dataclasses", "json", "PySide6.QtSvg"}
    assert empty == "NoneType"
    assert page == "WelcomePage"
    assert not set(second.split()) & LATER


def test_the_first_picture_has_the_colour_of_the_theme() -> None:
    assert tokens.load().colours["light"]["window"] == ground.FIRST
