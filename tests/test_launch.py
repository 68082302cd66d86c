"""What is loaded when the frame is first painted: nothing that can come later."""

import os
import subprocess
import sys

LATER = {
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
SCRIPT = """
import sys
from PySide6.QtCore import QTimer
from variorum.ui.app import make_application
from variorum.ui.main_window import MainWindow
from variorum.ui.settings import Settings
app = make_application()
window = MainWindow("Ada", Settings(), furnished=False)
window.show()
def look():
    window.grab()
    print("\\n".join(sorted(sys.modules)))
    app.quit()
QTimer.singleShot(0, look)
app.exec()
"""


def test_the_first_paint_waits_for_nothing_that_can_come_later(tmp_path: object) -> None:
    done = subprocess.run(  # noqa: S603  # our own interpreter and our own script
        [sys.executable, "-c", SCRIPT],
        capture_output=True,
        text=True,
        check=True,
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "VARIORUM_CONFIG_DIR": str(tmp_path),
        },
    )
    loaded = set(done.stdout.split())
    assert "variorum.ui.frame.welcome" in loaded
    assert not loaded & LATER
