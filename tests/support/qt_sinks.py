"""A program that gives each of many calls of Qt a text that names a picture in a folder.

Run under strace with the folder, which holds the file `mark`; it is renamed to `marked` once all
pictures are there. Prints which calls are known to open theirs, and which keep from it.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import (
    QHelpEvent,
    QImage,
    QPainter,
    QStaticText,
    QTextCursor,
    QTextDocument,
    QTextDocumentFragment,
    QTextLayout,
)
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QErrorMessage,
    QGroupBox,
    QInputDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QProgressDialog,
    QPushButton,
    QRadioButton,
    QSplashScreen,
    QStatusBar,
    QTabBar,
    QTableWidget,
    QTextEdit,
    QToolButton,
    QWidget,
)

from variorum.ui import plain

FOLDER = Path(sys.argv[1])
ROLE = Qt.ItemDataRole.ToolTipRole


def html(name: str) -> str:
    return f'<p>x <img src="file://{FOLDER}/{name}.png"><b>y</b></p>'


def shown(widget: QWidget) -> QWidget:
    widget.show()
    widget.grab()
    return widget


def hovered(widget: QWidget, at: QPoint | None = None) -> QWidget:
    widget.show()
    at = at or QPoint(5, 5)
    tip = QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at))
    QApplication.sendEvent(widget, tip)
    for one in QApplication.allWidgets():
        if one.inherits("QTipLabel"):
            one.grab()
    return widget


def given(widget: QWidget, *calls: tuple[object, ...]) -> QWidget:
    for name, *values in calls:
        getattr(widget, str(name))(*values)
    return shown(widget)


def with_item(tip: str) -> QWidget:
    view = QListWidget()
    item = QListWidgetItem("a")
    item.setData(ROLE, tip)
    view.addItem(item)
    view.show()
    hovered(view.viewport(), view.visualItemRect(item).center())
    return view


def laid_out(fill: Callable[[QTextDocument], object]) -> QTextDocument:
    made = QTextDocument()
    fill(made)
    made.size()
    return made


def drawn(draw: Callable[[QPainter], object]) -> None:
    image = QImage(9, 9, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    draw(painter)
    painter.end()


def draw_lines(painter: QPainter, text: str) -> None:
    lines = QTextLayout(text)
    lines.beginLayout()
    lines.createLine()
    lines.endLayout()
    lines.draw(painter, QPoint(0, 0))


def pasted(widget: QTextEdit | QPlainTextEdit, name: str) -> QWidget:
    data = QMimeData()
    data.setHtml(html(name))
    QApplication.clipboard().setMimeData(data)
    widget.paste()
    return shown(widget)


def with_tip(text: str) -> QWidget:
    made = QWidget()
    plain.set_tooltip(made, text)
    return hovered(made)


def tip_now(text: str) -> QWidget:
    made = shown(QWidget())
    plain.show_tooltip(QPoint(5, 5), text, made)
    return made


def own_page(text: str) -> QWidget:
    made = plain.own_page()
    plain.show_own_page(made.document(), text)
    return shown(made)


def titled(text: str) -> QWidget:
    made = QDialog()
    plain.set_title(made, text)
    return shown(made)


def styled(name: str) -> QWidget:
    rule = f"QPushButton {{ background-image: url({FOLDER}/{name}.png) }}"
    return given(QPushButton(), ("setStyleSheet", rule))


def fragment(document: QTextDocument, name: str) -> None:
    QTextCursor(document).insertFragment(QTextDocumentFragment.fromHtml(html(name)))


OPENS: dict[str, Callable[[str], object]] = {
    "QLabel": lambda n: shown(QLabel(html(n))),
    "QMessageBox": lambda n: given(QMessageBox(), ("setText", html(n))),
    "QMessageBox_informative": lambda n: given(
        QMessageBox(), ("setText", "a"), ("setInformativeText", html(n))
    ),
    "QErrorMessage": lambda n: given(QErrorMessage(), ("showMessage", html(n))),
    "QInputDialog": lambda n: given(QInputDialog(), ("setLabelText", html(n))),
    "QProgressDialog": lambda n: given(QProgressDialog(), ("setLabelText", html(n))),
    "QSplashScreen": lambda n: given(QSplashScreen(), ("resize", 50, 50), ("showMessage", html(n))),
    "setToolTip": lambda n: hovered(given(QWidget(), ("setToolTip", html(n)))),
    "ToolTipRole": lambda n: with_item(html(n)),
    "QTextEdit": lambda n: shown(QTextEdit(html(n))),
    "QTextEdit_append": lambda n: given(QTextEdit(), ("append", html(n))),
    "QTextEdit_paste": lambda n: pasted(QTextEdit(), n),
    "setHtml": lambda n: laid_out(lambda made: made.setHtml(html(n))),
    "setMarkdown": lambda n: laid_out(
        lambda made: made.setMarkdown(f"![x](file://{FOLDER}/{n}.png)")
    ),
    "insertHtml": lambda n: laid_out(lambda made: QTextCursor(made).insertHtml(html(n))),
    "insertImage": lambda n: laid_out(
        lambda made: QTextCursor(made).insertImage(f"file://{FOLDER}/{n}.png")
    ),
    "fromHtml": lambda n: laid_out(lambda made: fragment(made, n)),
    "QStaticText": lambda n: drawn(lambda p: p.drawStaticText(0, 0, QStaticText(html(n)))),
    "setStyleSheet": styled,
}

KEEPS: dict[str, Callable[[str], object]] = {
    "plain_label": lambda n: shown(plain.label(html(n))),
    "plain_set_tooltip": lambda n: with_tip(html(n)),
    "plain_tooltip": lambda n: with_item(plain.tooltip(html(n))),
    "plain_show_tooltip": lambda n: tip_now(html(n)),
    "plain_sheet": lambda n: pasted(plain.sheet(), n),
    "plain_own_page": lambda n: own_page(html(n)),
    "plain_set_title": lambda n: titled(html(n)),
    "QPlainTextEdit": lambda n: shown(QPlainTextEdit(html(n))),
    "QPlainTextEdit_paste": lambda n: pasted(QPlainTextEdit(), n),
    "QPlainTextEdit_placeholder": lambda n: given(
        QPlainTextEdit(), ("setPlaceholderText", html(n))
    ),
    "QLineEdit": lambda n: given(
        QLineEdit(), ("setText", html(n)), ("setPlaceholderText", html(n))
    ),
    "QCheckBox": lambda n: shown(QCheckBox(html(n))),
    "QRadioButton": lambda n: shown(QRadioButton(html(n))),
    "QPushButton": lambda n: shown(QPushButton(html(n))),
    "QToolButton": lambda n: hovered(given(QToolButton(), ("setText", html(n)))),
    "QComboBox": lambda n: given(QComboBox(), ("addItem", html(n))),
    "QListWidget": lambda n: given(QListWidget(), ("addItem", html(n))),
    "QTableWidget": lambda n: given(QTableWidget(1, 1), ("setHorizontalHeaderLabels", [html(n)])),
    "QTabBar": lambda n: hovered(given(QTabBar(), ("addTab", html(n)))),
    "QStatusBar": lambda n: given(QStatusBar(), ("showMessage", html(n))),
    "QMenu": lambda n: given(QMenu(), ("addAction", html(n))),
    "QGroupBox": lambda n: shown(QGroupBox(html(n))),
    "drawText": lambda n: drawn(lambda p: p.drawText(0, 9, html(n))),
    "QTextLayout": lambda n: drawn(lambda p: draw_lines(p, html(n))),
    "insertText": lambda n: laid_out(lambda made: QTextCursor(made).insertText(html(n))),
    "setPlainText": lambda n: laid_out(lambda made: made.setPlainText(html(n))),
    "accessibleName": lambda n: given(QWidget(), ("setAccessibleName", html(n))),
}


def main() -> None:
    """Try them all."""
    app = QApplication(["qt_sinks", "-platform", "offscreen"])
    picture = QImage(4, 4, QImage.Format.Format_RGB32)
    picture.fill(0)
    for name in (*OPENS, *KEEPS):
        assert picture.save(str(FOLDER / f"{name}.png"))
    (FOLDER / "mark").rename(FOLDER / "marked")
    kept = []
    for name, act in (OPENS | KEEPS).items():
        kept.append(act(name))
        app.processEvents()
        for one in app.topLevelWidgets():
            one.hide()
    print(*OPENS, "|", *KEEPS, flush=True)  # noqa: T201  # what the test reads
    os._exit(0)


if __name__ == "__main__":
    main()
