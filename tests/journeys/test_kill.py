"""Kill the window while somebody tags: what it called saved is there, and nothing is half there."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from variorum.model.ids import Id
from variorum.model.vocabulary import TagKind
from variorum.paths import sample_corpus
from variorum.workspace.importing import import_act, look
from variorum.workspace.projects import create_project, open_project

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no signal that kills at any instruction"
)

ANALYST = """
import random
import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from variorum.ui.app import make_application
from variorum.ui.main_window import MainWindow
from variorum.ui.settings import Settings

project, settings, seed = sys.argv[1:]
chance = random.Random(seed)
app = make_application()
window = MainWindow("Ada", Settings(Path(settings)))
window.show()
window.activateWindow()


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)


def tag_some():
    wanted = len(window.annotate.article.tags) + chance.randint(1, 3)
    while len(window.annotate.article.tags) < wanted:
        press(Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
        press(Qt.Key.Key_A)
        if window.annotate.tagger.strip is not None:
            press(Qt.Key.Key_Return)


def tell(_time):
    print(len(window.annotate.article.tags), flush=True)
    QTimer.singleShot(0, tag_some)


def begin(article):
    if article is not None:
        window.bridge.saved.connect(tell)
        QTimer.singleShot(0, tag_some)


window.annotate.article_shown.connect(begin)
window.open_project(Path(project))
QTimer.singleShot(60_000, app.quit)
app.exec()
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project with one article and no tags."""
    monkeypatch.setenv("VARIORUM_DATA_DIR", str(tmp_path / "data"))
    path = tmp_path / "p.variorum"
    session = create_project(path, "Test", "Ada")
    article = min((sample_corpus() / "articles").iterdir())
    act = import_act(session, look(session, [article], lambda _done, _all: True))
    assert act
    session.do(act).result()
    session.close()
    return path


def _run_until_killed(project: Path, announcements: int, seed: int) -> list[int]:
    """Let a window tag, kill it after some announcements; return all that it made."""
    with subprocess.Popen(  # noqa: S603  # this Python, a script of ours
        [sys.executable, "-c", ANALYST, str(project), str(project.with_suffix(".ini")), str(seed)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    ) as analyst:
        assert analyst.stdout is not None
        assert analyst.stderr is not None
        lines = [analyst.stdout.readline() for _ in range(announcements)]
        analyst.kill()
        lines += analyst.stdout.readlines()
        assert "Traceback" not in analyst.stderr.read()
    whole = [int(line) for line in lines if line.endswith("\n")]
    assert len(whole) >= announcements
    return whole


def _look(project: Path) -> int:
    """Check a project as it was left; return how many tags it has."""
    session = open_project(project, "Ada")
    try:
        assert session.refusal is None, "the lock of a killed program is free"
        assert session.check().result() == []
        found = session.submit(lambda store: store.linked_tags(list(TagKind))).result()
        assert all(linked.links for linked in found), "a tag and its link are one act"
        actors = {Id(str(link.actor)) for linked in found for link in linked.links}
        known = {record.id for record in session.state.catalogue if record.kind_name == "actor"}
        assert actors == known, "an actor is made with its first mention"
        return len(found)
    finally:
        session.close()


def _kill_and_look(project: Path, kills: int) -> None:
    chance = random.Random(11)  # noqa: S311  # repeatable moments, no secret
    before = 0
    for seed in range(kills):
        announced = _run_until_killed(project, chance.randint(1, 12), seed)
        found = _look(project)
        assert found >= announced[-1] > before
        before = found


def test_a_killed_window_loses_nothing_it_called_saved(project: Path) -> None:
    _kill_and_look(project, 4)


@pytest.mark.slow
def test_twenty_kills(project: Path) -> None:
    _kill_and_look(project, 20)
