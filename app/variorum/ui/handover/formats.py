"""The list of formats: each with an icon, its title and what it carries."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from variorum.ui import fonts, icons, plain
from variorum.ui.handover.values import ExportFormat
from variorum.ui.widgets.paint import paint_box, paint_focus_ring, paint_text

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_WIDTH, _HEIGHT = 276, 46
_INDENT = 42


class FormatList(QScrollArea):
    """Up and Down choose; one stop for Tab."""

    picked = Signal(str)

    def __init__(self, formats: Iterable[ExportFormat], parent: QWidget | None = None) -> None:
        """Show `formats`, none chosen yet."""
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._rows: dict[str, _FormatRow] = {}
        inside = QWidget()
        inside.setAccessibleName(self.tr("Formats"))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 10, 0)
        column.setSpacing(2)
        group = QButtonGroup(self)
        for each in formats:
            row = self._rows[each.key] = _FormatRow(each)
            row.clicked.connect(lambda _=False, key=each.key: self._on_clicked(key))
            group.addButton(row)
            column.addWidget(row)
        column.addStretch(1)
        self.setWidget(inside)
        self.setFixedWidth(_WIDTH + 12)

    def pick(self, key: str) -> None:
        """Choose a format."""
        self._rows[key].click()

    def focus(self) -> None:
        """Give the focus to the format chosen."""
        chosen = next((row for row in self._rows.values() if row.isChecked()), None)
        if chosen:
            chosen.setFocus()
            self.ensureWidgetVisible(chosen)

    def _on_clicked(self, key: str) -> None:
        self.ensureWidgetVisible(self._rows[key], 0, 8)
        self.picked.emit(key)


class _FormatRow(QAbstractButton):
    """One format: icon, title and what it carries."""

    def __init__(self, look: ExportFormat) -> None:
        super().__init__()
        self._look = look
        self.setText(look.title)
        self.setCheckable(True)
        self.setAccessibleName(look.title)
        self.setAccessibleDescription(look.missing or look.gist)
        plain.set_tooltip(self, f"{look.title}\n{look.missing or look.gist}")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(_HEIGHT)

    @override
    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            fill = "accentSoft" if self.isChecked() else "hover"
            paint_box(painter, rect, fill, radius=6)
        middle, is_missing = rect.center().y(), bool(self._look.missing)
        ink = "accent" if self.isChecked() else "text2"
        place = QRectF(11, middle - 9, 18, 18)
        icons.paint(painter, self._look.icon, place, "text3" if is_missing else ink)
        words = QRectF(_INDENT, middle - 19, rect.width() - _INDENT - 8, 19)
        title = fonts.ui("body", fonts.Weight.DemiBold)
        elided = _elided(self._look.title, title, words.width())
        paint_text(painter, words, elided, title, "text2" if is_missing else "text", _LEFT)
        small = fonts.ui("small")
        below = self.tr("to be installed first") if is_missing else self._look.gist
        paint_text(
            painter,
            words.translated(0, 18),
            _elided(below, small, words.width()),
            small,
            "warn" if is_missing else "text2",
            _LEFT,
        )
        if self.hasFocus():
            paint_focus_ring(painter, rect)


def _elided(text: str, font: QFont, width: float) -> str:
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
