"""A program that shows a hostile project in the real window, all of it, as an analyst might.

Run with a folder as its argument; environment variables say where settings and data go. Every
workspace, page, command, dialogue, tooltip and menu is brought up, looked at and left again; HTML
is pasted and dropped wherever it could be; articles and reports are written in every format.
"""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is imported

from hostile_project import NAME, payload, write
from PySide6.QtCore import QEvent, QEventLoop, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHelpEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFileDialog,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTableView,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from variorum.cli.main import keep_private
from variorum.cli.summary import FORMATS, summary_as
from variorum.export.formats import EXPORTERS
from variorum.ui import further_shots, theme
from variorum.ui.app import make_application
from variorum.ui.desk.printing import Printing
from variorum.ui.desk.recovery import Recovery
from variorum.ui.desk.summary_taking import content
from variorum.ui.main_window import MainWindow
from variorum.ui.messages import install_excepthook
from variorum.ui.settings import Settings
from variorum.workspace.exchange import annotate
from variorum.workspace.handing_over import hand_over
from variorum.workspace.projects import create_project

FOLDER = Path(sys.argv[1])
LEFT_OUT = frozenset({"app.quit", "project.close", "project.sample", "help.tour"})
"""Commands that end the visit, or open another project."""

_WHERE = ("all", "annotate", "reconcile", "summary")
_ROWS = 12


def spin(turns: int = 8) -> None:
    """Let the window work."""
    for _ in range(turns):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def until(is_so: Callable[[], bool], turns: int = 3000) -> None:
    """Let the window work until something is so."""
    loop, left = QEventLoop(), iter(range(turns))
    timer = QTimer(interval=10)
    timer.timeout.connect(lambda: loop.quit() if is_so() or next(left, None) is None else None)
    timer.start()
    loop.exec()


class Visitor:
    """Looks at everything; leaves every dialogue that opens."""

    def __init__(self, window: MainWindow, html: str) -> None:
        """Prepare to look at `window`, with `html` on the clipboard."""
        self.window, self.html = window, html
        self.seen: set[str] = set()
        self._clock = QTimer(interval=40)
        self._clock.timeout.connect(self._meet)
        self._clock.start()
        self._met: list[QWidget] = []

    # -- looking ---------------------------------------------------------------------------

    def look(self, widget: QWidget) -> None:
        """Paint a widget and hover over all that is in it."""
        widget.grab()
        for one in (widget, *widget.findChildren(QWidget)):
            if not isValid(one) or not one.isVisible() or isinstance(one, QHeaderView):
                continue
            if isinstance(one, QAbstractItemView):
                self._hover_items(one)
            elif one.toolTip() or one.width() * one.height() < 400 * 400:
                self._hover(one, one.rect().center())
            if isinstance(one, QMenu):
                for action in one.actions():
                    self._hover(one, one.actionGeometry(action).center())

    def _hover_items(self, view: QAbstractItemView) -> None:
        model = view.model()
        if model is None:
            return
        for row in range(min(model.rowCount(view.rootIndex()), _ROWS)):
            columns = view.horizontalHeader().count() if isinstance(view, QTableView) else 1
            for column in range(min(columns, 8)):
                index = model.index(row, column, view.rootIndex())
                place = view.visualRect(index)
                if view.viewport().rect().intersects(place):
                    self._hover(view.viewport(), place.center())
                    self._hover(view.viewport(), QPoint(place.right() - 12, place.center().y()))

    def _hover(self, widget: QWidget, at: QPoint) -> None:
        tip = QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at))
        QApplication.sendEvent(widget, tip)
        for one in QApplication.topLevelWidgets():
            if one.inherits("QTipLabel"):
                one.grab()
                self.seen.add("tooltip")

    def feed(self, widget: QWidget) -> None:
        """Paste and drop HTML wherever something might take it."""
        for one in (widget, *widget.findChildren(QWidget)):
            if not isValid(one) or not one.isVisible():
                continue
            if isinstance(one, QLineEdit | QPlainTextEdit | QTextEdit) and one.isEnabled():
                before = one.text() if isinstance(one, QLineEdit) else one.toPlainText()
                QApplication.clipboard().setMimeData(self.mime())
                one.paste()
                one.grab()
                one.setText(before) if isinstance(one, QLineEdit) else one.setPlainText(before)
                self.seen.add("pasted")
            if one.acceptDrops():
                self._drop(one)

    def mime(self) -> QMimeData:
        """Return HTML as a browser hands it over."""
        data = QMimeData()
        data.setHtml(self.html)
        data.setText(self.html)
        return data

    def _drop(self, widget: QWidget) -> None:
        data, at = self.mime(), widget.rect().center()
        none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
        copy = Qt.DropAction.CopyAction
        QApplication.sendEvent(widget, QDragEnterEvent(at, copy, data, left, none))
        QApplication.sendEvent(widget, QDropEvent(QPointF(at), copy, data, left, none))
        self.seen.add("dropped")

    # -- what opens ------------------------------------------------------------------------

    def _meet(self) -> None:
        """Look at the dialogue or menu that came up, and leave it."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            self.look(popup)
            popup.close()
            return
        dialog = QApplication.activeModalWidget()
        if dialog is None or dialog in self._met:
            return
        self._met.append(dialog)
        self.seen.add(type(dialog).__name__)
        try:
            self._visit(dialog)
        finally:
            self._met.remove(dialog)
            if isValid(dialog):
                dialog.close()

    def _visit(self, dialog: QWidget) -> None:
        if isinstance(dialog, QFileDialog):
            return
        spin()
        self.look(dialog)
        if type(dialog).__name__ != "QPrintPreviewDialog":
            self.feed(dialog)
            self.look(dialog)

    def triggered(self, command: str) -> None:
        """Give a command as the menu does, and look at what comes."""
        action = self.window.actions_[command]
        if not action.isEnabled():
            return
        action.trigger()
        spin()
        until(lambda: QApplication.activeModalWidget() is None, 200)
        self.window.grab()
        for one in QApplication.topLevelWidgets():
            if one.isVisible() and one is not self.window:
                self.look(one)
                one.close()
        self.seen.add(command)


def tour(visitor: Visitor) -> None:
    """See all there is."""
    window = visitor.window
    desk = window.annotate
    for article in desk.library.shown():
        desk.show_article(article)
        until(lambda: desk.article is not None and desk.article.article.id == article)  # noqa: B023  # at once
        assert desk.article is not None
        tags = list(desk.article.in_text_order())
        for tag in (*tags[:2], *tags[-6:]):
            desk.go_to_tag(tag.id)
            spin(3)
        visitor.look(window)
    for name in ("reconcile", "summary", "annotate"):
        window.show_workspace(name)
        spin(20)
        visitor.look(window)
        visitor.feed(window)
    window.show_workspace("reconcile")
    pane = window.furniture.reconcile.pane
    until(lambda: pane.is_empty() or pane.is_answered())
    page_through(visitor, further_shots.questions(window, until))
    window.show_workspace("summary")
    page_through(visitor, further_shots.summary_pages(window, until))
    page_through(visitor, further_shots.library(window, until))


def page_through(visitor: Visitor, pages: Iterator[str]) -> None:
    """Look at page after page."""
    for page in pages:
        visitor.look(visitor.window)
        visitor.seen.add(page)


def commands(visitor: Visitor) -> None:
    """Give every command there is, in each workspace."""
    window = visitor.window
    for place in ("annotate", "reconcile", "summary"):
        window.show_workspace(place)
        spin(10)
        for _, command, action in window.actions_.entries():
            if command.id in LEFT_OUT or (place != "annotate" and command.id in visitor.seen):
                continue
            del action
            visitor.triggered(command.id)
            strip = window.annotate.tagger.strip
            if strip is not None:
                visitor.look(strip)
                strip.cancel()
            window.show_workspace(place)


def files(folder: Path, bait: Path, visitor: Visitor) -> None:
    """Take files with hostile names and texts in by dropping them on the window."""
    hostile = folder / "in"
    hostile.mkdir()
    words = payload(bait, 0)
    for number, name in enumerate(names()):
        (hostile / name).write_text(f"{words}\n\nA text, {number}.\n", encoding="utf-8")
    for name, long in {"token": "x" * 1_000_000, "tables": "<table>" * 100_000}.items():
        (hostile / f"{name}.txt").write_text(f"A title\n\n{long}\n", encoding="utf-8")
    (hostile / "marks.txt").write_text("A title\n\na" + "\u0301" * 10_000, encoding="utf-8")
    page = (
        f"<html><body><article><h1>{words}</h1><p>{'Some words. ' * 60}</p></article></body></html>"
    )
    (hostile / "saved.html").write_text(page, encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(one)) for one in sorted(hostile.iterdir())])
    at, none = QPoint(200, 200), Qt.KeyboardModifier.NoModifier
    left, copy = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    QApplication.sendEvent(visitor.window, QDragEnterEvent(at, copy, data, left, none))
    QApplication.sendEvent(visitor.window, QDropEvent(QPointF(at), copy, data, left, none))
    until(lambda: "ImportDialog" in visitor.seen, 400)
    until(lambda: QApplication.activeModalWidget() is None, 400)


def names() -> Iterator[str]:
    """Yield names of files that no system of ours refuses."""
    yield "<img src='bait.png'>.txt"
    yield "\u202etxt.exe.txt"
    yield "a\nb [x](y) &amp; {0} %s.txt"
    yield "x" * 200 + ".txt"


def take_away(folder: Path, visitor: Visitor) -> None:
    """Write the project, the report, the article and the charts in every format."""
    out = folder / "out"
    out.mkdir()
    window = visitor.window
    session = window.bridge.session
    for form, one in EXPORTERS.items():
        if not one.format.needs:
            hand_over(session, form, out / f"export-{form}{one.format.extension}")
    for form in FORMATS:
        (out / f"report.{form}").write_bytes(summary_as(session, form))
    printing = window.findChild(Printing)
    assert printing is not None
    printing.ask = lambda _: out / "article.pdf"
    window.show_workspace("annotate")
    window.actions_["article.pdf"].trigger()
    until((out / "article.pdf").exists)
    pages = window.summary.pane.pages
    for page in (pages.overview, pages.stances, pages.timeline, pages.network):
        exhibit = getattr(page, "exhibit", None)
        for way in ("svg", "pdf", "csv") if exhibit else ():
            (out / f"{type(page).__name__}.{way}").write_bytes(content(way, exhibit.taken()))
    visitor.seen.update(one.name for one in out.iterdir())


def stumble(visitor: Visitor, words: str) -> None:
    """Let the program fail over a text, as a bug would."""
    Recovery(visitor.window)

    def fail() -> None:
        message = f"cannot take {words}"
        raise ValueError(message)

    QTimer.singleShot(0, fail)
    spin(20)
    visitor.look(visitor.window)


def main() -> None:
    """Visit."""
    keep_private()
    app = make_application()
    theme.follow(app, "light")
    bugs: list[BaseException] = []
    install_excepthook(bugs.append)
    bait = FOLDER / "bait"
    write(bait, FOLDER / "hostile.jsonl")
    project = FOLDER / "<img src='bait.png'> \u202e.variorum"
    made = create_project(project, *[payload(bait, 0, NAME)] * 2)
    annotate(made, FOLDER / "hostile.jsonl", update=True)
    made.close()
    (FOLDER / "mark").touch()
    (FOLDER / "mark").rename(FOLDER / "marked")
    window = MainWindow(payload(bait, 0, NAME), Settings())
    window.resize(1440, 900)
    window.show()
    visitor = Visitor(window, payload(bait, 0))
    visitor.look(window)
    window.open_project(project)
    until(lambda: window.bridge.is_open and window.annotate.article is not None)
    tour(visitor)
    files(FOLDER, bait, visitor)
    commands(visitor)
    take_away(FOLDER, visitor)
    stumble(visitor, payload(bait, 0))
    window.close()
    spin(20)
    print(*sorted(visitor.seen), sep="\n", flush=True)  # noqa: T201  # what the test reads
    window.bridge.close()
    os._exit(1 if bugs else 0)


if __name__ == "__main__":
    main()
