"""The welcome page: start, drop articles, go on with a recent project, learn the keys."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, QRectF, QSize, Qt, QTime, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from variorum.ui import fonts, icons, plain
from variorum.ui.actions import Actions
from variorum.ui.overriding import override
from variorum.ui.remembered import RecentProject
from variorum.ui.widgets import KeyCap
from variorum.ui.widgets.labels import key_size, key_text
from variorum.ui.widgets.paint import paint_box, paint_focus_ring, paint_key, paint_text, shortened
from variorum.ui.widgets.painted_button import PaintedButton

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class WelcomePage(QWidget):
    """What stands in the window while no project is open."""

    recent_chosen = Signal(object)
    """The path of a recent project."""
    paths_dropped = Signal(object)
    """The files and folders dropped, as a list of paths."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        """Show the ways to start; the buttons give commands of the registry."""
        super().__init__(parent)
        self._actions = actions
        self.setAcceptDrops(True)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addStretch(2)
        for line in self._title():
            column.addWidget(line)
        column.addSpacing(16)
        column.addLayout(self._columns())
        column.addStretch(3)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addLayout(column)
        row.addStretch(1)
        self.set_recent(())

    def _title(self) -> tuple[plain.Label, plain.Label]:
        title = plain.label(self.tr("Read closely. Compare fairly."))
        title.setFont(fonts.reading(28, fonts.Weight.DemiBold))
        lead = self.tr(
            "Tag who says what in each article,"
            " then see where outlets and speakers agree and differ."
        )
        subtitle = plain.label(lead, "secondary", wrap=True)
        subtitle.setFont(fonts.ui("strong"))
        return title, subtitle

    def _columns(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(56)
        grid.setVerticalSpacing(10)
        grid.addWidget(_heading(self.tr("Start")), 0, 0)
        grid.addLayout(self._start(), 1, 0)
        grid.addWidget(_heading(self.tr("Recent")), 0, 1)
        grid.addLayout(self._right(), 1, 1)
        grid.setColumnMinimumWidth(0, 440)
        grid.setColumnMinimumWidth(1, 440)
        return grid

    def set_recent(self, projects: Sequence[RecentProject]) -> None:
        """List the projects opened before, the latest first."""
        while (item := self._recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for project in projects[:5]:
            self._recent.addWidget(self._recent_row(project))
        if not projects:
            none = self.tr("Projects you open will be listed here.")
            self._recent.addWidget(plain.label(none, "secondary"))

    def _recent_row(self, project: RecentProject) -> QWidget:
        detail = self.tr("{articles} articles, {tags} tags").format(
            articles=project.articles, tags=project.tags
        )
        row = _Card("folder", project.title or project.path.stem, detail, when(project.opened))
        row.flat = True
        plain.set_tooltip(row, str(project.path))
        row.clicked.connect(lambda: self.recent_chosen.emit(project.path))
        return row

    def _start(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(10)
        for command, title, text in (
            (
                "project.new",
                self.tr("New project"),
                self.tr("an empty project in a folder you choose"),
            ),
            ("project.open", self.tr("Open project"), self.tr("a project file on this computer")),
            (
                "project.sample",
                self.tr("Try the sample"),
                self.tr("five articles with all their tags"),
            ),
            (
                "help.tour",
                self.tr("Take the tour"),
                self.tr("three minutes, on a copy of the sample"),
            ),
        ):
            column.addWidget(self._card(command, title, text))
        drop = _Card("import", self.tr("Drop articles here"), self.tr("web pages, PDF, Word, text"))
        drop.dashed = True
        drop.setFixedHeight(94)
        drop.clicked.connect(self._actions["articles.import"].trigger)
        column.addWidget(drop)
        column.addStretch(1)
        return column

    def _card(self, command: str, title: str, text: str) -> QWidget:
        keys = self._actions.keys(command)
        card = _Card(self._actions.command(command).icon, title, text)
        card.key = key_text(keys[0]) if keys else ""
        card.clicked.connect(self._actions[command].trigger)
        return card

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addLayout(self._recent)
        column.addSpacing(16)
        column.addWidget(_heading(self.tr("Keys worth knowing")))
        for keys, text in (
            (("A", "C", "S", "F"), self.tr("tag the selection as actor, claim, stance, figure")),
            (("Space",), self.tr("nothing more here, next sentence")),
            (("J", "K"), self.tr("next, previous sentence")),
            ((".",), self.tr("repeat the last tag")),
            (("Ctrl+K",), self.tr("find anything, run anything")),
            (("Ctrl+/",), self.tr("all keys")),
        ):
            column.addLayout(_keys_row(keys, text))
        column.addStretch(1)
        return column

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.paths_dropped.emit(paths)


def when(opened: str) -> str:
    """Return a time of the records (UTC) as a person says it: 14:02 today, else the day."""
    moment = QDateTime.fromString(opened, Qt.DateFormat.ISODateWithMs).toLocalTime()
    if not moment.isValid():
        return ""
    locale = QLocale()
    if moment.date() == QDateTime.currentDateTime().date():
        time: QTime = moment.time()
        return locale.toString(time, QLocale.FormatType.ShortFormat)
    return locale.toString(moment.date(), "d MMM yyyy")


def _heading(text: str) -> plain.Label:
    made = plain.label(text)
    made.setFont(fonts.ui("h3", fonts.Weight.DemiBold))
    return made


def _keys_row(keys: Sequence[str], text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(5)
    for key in keys:
        row.addWidget(KeyCap(key))
    row.addSpacing(5)
    row.addWidget(plain.label(text, "secondary"))
    row.addStretch(1)
    return row


class _Card(PaintedButton):
    """A large button: icon, title, a line below it, and a key or a date at its right."""

    def __init__(self, icon: str, title: str, text: str, trailing: str = "") -> None:
        super().__init__()
        self.setText(title)
        self._icon, self._detail, self._trailing = icon, text, trailing
        self.key = ""
        self.flat = False
        self.dashed = False
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def sizeHint(self) -> QSize:
        return QSize(440, 52 if self.flat else 64)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        self._paint_ground(painter, rect)
        left = rect.left() + (106 if self.dashed else 18)
        side = 22
        ink = "text2" if self.flat or self.dashed else "accent"
        icons.paint(painter, self._icon, QRectF(left, rect.center().y() - 11, side, side), ink)
        self._paint_words(painter, rect, left + side + (18 if not self.flat else 12))
        self._paint_trailing(painter, rect)
        if self.hasFocus():
            paint_focus_ring(painter, rect, 8)

    def _paint_ground(self, painter: QPainter, rect: QRectF) -> None:
        over = self.underMouse() or self.isDown()
        if self.dashed:
            fill = "hover" if over else "window"
            paint_box(painter, rect, fill, "lineStrong", 8, width=1.6, dashed=True)
        elif self.flat:
            if over or self.hasFocus():
                paint_box(painter, rect, "accentSoft", radius=8)
        else:
            paint_box(painter, rect, "hover" if over else "surface", "line", 8)

    def _paint_words(self, painter: QPainter, rect: QRectF, left: float) -> None:
        middle = rect.center().y()
        width = rect.right() - left - 110
        title = fonts.ui("strong", fonts.Weight.DemiBold)
        shown = shortened(self.text(), title, width)
        paint_text(painter, QRectF(left, middle - 20, width, 20), shown, title, "text", _LEFT)
        below = QRectF(left, middle, width, 18)
        paint_text(painter, below, self._detail, fonts.ui("small"), "text2", _LEFT)

    def _paint_trailing(self, painter: QPainter, rect: QRectF) -> None:
        middle = rect.center().y()
        if self.key:
            size = key_size(self.key)
            place = QRectF(
                rect.right() - 16 - size.width(),
                middle - size.height() / 2,
                size.width(),
                size.height(),
            )
            paint_key(painter, place, self.key)
        elif self._trailing:
            place = QRectF(rect.right() - 126, middle - 10, 110, 20)
            paint_text(painter, place, self._trailing, fonts.ui("small"), "text2", _RIGHT)
