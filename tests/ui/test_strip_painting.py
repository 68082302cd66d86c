"""An open strip is painted whole, a turn after the key, and then it rests."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from variorum.model.drafts import ClaimDraft, PersonDraft, Pick
from variorum.model.ids import Id
from variorum.model.vocabulary import LinkRole
from variorum.ui.panel.candidates import PickView
from variorum.ui.panel.picker import PickLine
from variorum.ui.strip.claim import ClaimStrip
from variorum.ui.widgets import KeyCap
from variorum.ui.widgets.painting import Painting

MAYOR = Pick("actor", "Mayor Quill", Id("a1"))
DRAFT = ClaimDraft(4, 30, speakers=(PersonDraft(MAYOR, origin=True, inferred=("actor",)),))

SOME = 20


class Counter(QObject):
    """Counts the events of a kind that a widget and those in it get."""

    def __init__(self, widget: QWidget, kind: QEvent.Type) -> None:
        """Count from now on."""
        super().__init__(widget)
        self.kind, self.count = kind, 0
        for one in (widget, *widget.findChildren(QWidget)):
            one.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is self.kind
        return False


def candidates(role: LinkRole, text: str) -> Sequence[PickView]:
    del role
    return () if text == "z" else (PickView(Pick("proposition", "The dam holds", Id("p1"))),)


def on_screen(host: QWidget) -> QImage:
    """Return what stands on the screen where a window is."""
    made = host.screen().grabWindow(host.winId()).toImage()
    return made.convertToFormat(QImage.Format.Format_RGB32)


def settle(host: QWidget, qtbot: QtBot) -> None:
    """Let what was put off be painted."""

    def is_painted() -> bool:
        return on_screen(host) == host.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)

    qtbot.waitUntil(is_painted)


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    """Return an active window with a text, in which no caret blinks."""
    QApplication.setCursorFlashTime(0)
    made = QWidget()
    Painting(made)
    made.resize(900, 700)
    text = QLabel("The mayor says that the dam would hold. " * 40, made)
    text.setGeometry(made.rect())
    text.setWordWrap(True)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def strip(host: QWidget, qtbot: QtBot) -> ClaimStrip:
    """Return a strip that stands open over the text."""
    made = ClaimStrip(host).asking(DRAFT, "the dam", candidates, "Coast Daily")
    made.open_at(QRect(60, 40, 300, 30), host.rect())
    qtbot.waitUntil(made.updatesEnabled)
    settle(host, qtbot)
    return made


def test_what_was_painted_before_stays_until_all_is_painted(
    strip: ClaimStrip, host: QWidget, qtbot: QtBot
) -> None:
    for _ in range(3):  # proposition and speakers, then the polarity: accepted
        before = on_screen(host)
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, Qt.Key.Key_Return)
        QApplication.sendPostedEvents()
        assert on_screen(host) == before
        settle(host, qtbot)
        assert on_screen(host) != before
        if strip.isHidden():
            break
    assert strip.isHidden()


def test_a_strip_that_stands_open_rests(strip: ClaimStrip, qtbot: QtBot) -> None:
    asked = Counter(strip, QEvent.Type.LayoutRequest)
    turns: list[None] = []
    each = QTimer(strip, interval=0)
    each.timeout.connect(lambda: turns.append(None))
    each.start()
    qtbot.waitUntil(lambda: len(turns) > SOME)
    assert asked.count == 0


def test_a_letter_that_makes_it_higher_or_lower_leaves_what_stands_above(
    strip: ClaimStrip, host: QWidget, qtbot: QtBot
) -> None:
    line = QApplication.focusWidget()
    assert isinstance(line, PickLine)
    above = Counter(strip.findChildren(KeyCap)[0], QEvent.Type.Paint)
    heights = set[int]()
    for key in (Qt.Key.Key_Z, Qt.Key.Key_Backspace, Qt.Key.Key_Z):
        with qtbot.waitSignal(Painting.of(host).painted):
            qtbot.keyClick(line, key)
        assert above.count == 0
        heights.add(strip.height())
        settle(host, qtbot)  # by pictures, for which all is painted elsewhere
        above.count = 0
    assert len(heights) > 1
