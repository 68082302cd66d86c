"""What an analyst does by key in a window that is killed."""

import random
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from variorum.ui.app import make_application
from variorum.ui.main_window import MainWindow
from variorum.ui.settings import Settings


def tag_by_key(tell: Callable[[object], None], project: Path, seed: int) -> None:
    """Tag actors of the first article; tell how many tags there are whenever all are saved."""
    chance = random.Random(seed)  # noqa: S311  # repeatable, no secret
    app = make_application()
    window = MainWindow("Ada", Settings(project.with_suffix(".ini")))
    window.show()
    window.activateWindow()

    def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or window, key, modifier)

    def tag_some() -> None:
        wanted = len(window.annotate.article.tags) + chance.randint(1, 3)
        while len(window.annotate.article.tags) < wanted:
            press(Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
            press(Qt.Key.Key_A)
            if window.annotate.tagger.strip is not None:
                press(Qt.Key.Key_Return)

    def say(_time: object) -> None:
        tell(len(window.annotate.article.tags))
        QTimer.singleShot(0, tag_some)

    def begin(article: object) -> None:
        if article is not None:
            window.bridge.saved.connect(say)
            QTimer.singleShot(0, tag_some)

    window.annotate.article_shown.connect(begin)
    window.open_project(project)
    QTimer.singleShot(60_000, app.quit)
    app.exec()
