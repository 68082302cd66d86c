"""The bar over a supposition: what is left out, what would change, the way back."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from variorum.model.verdict import Status
from variorum.model.view import Move
from variorum.shell import ruling_phrases
from variorum.ui import fonts, plain, theme
from variorum.ui.charts.canvas import LEFT, Canvas
from variorum.ui.summary.cards import clear_scroll
from variorum.ui.summary.words import STATUS_LOOKS, phrases, tr
from variorum.ui.widgets import ElidedLabel, button
from variorum.ui.widgets.painted_button import PaintedButton

_ROW = 28
_SHOWN = 4


class ViewBar(QFrame):
    """Says that what is shown is supposed, lists the statuses that would change."""

    back_asked = Signal()
    """Everything shall count again."""
    proposition_opened = Signal(object)
    """The id of a proposition whose status would change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Stay hidden: everything counts."""
        super().__init__(parent)
        self.setObjectName("viewBar")
        self._words = ElidedLabel(font=fonts.ui("body", fonts.Weight.DemiBold))
        self._count = plain.label("", "warning")
        self._count.setFont(fonts.ui("body", fonts.Weight.DemiBold))
        self._list_button = button(tr("Show them"), "quiet", "list")
        self._list_button.setCheckable(True)
        self._list_button.toggled.connect(self._on_list_toggled)
        back = button(tr("Back to everything  Esc"), "plain", "undo")
        back.clicked.connect(self.back_asked)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._words, 1)
        row.addWidget(self._count)
        row.addWidget(self._list_button)
        row.addWidget(back)
        self._list = QScrollArea()
        clear_scroll(self._list, QWidget())
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._list.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 6, 8, 6)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._list)
        self.hide()

    def show_view(self, words: str, moves: Sequence[Move]) -> None:
        """Show what is supposed and what it moves; empty words hide the bar."""
        self.setVisible(bool(words))
        changed = [found for found in moves if found.shows]
        self._words.setText(tr("What if: {view}").format(view=words))
        self._count.setText(ruling_phrases.would_change(moves, phrases))
        self._list_button.setVisible(bool(changed))
        self.setAccessibleName(f"{self._words.text()}. {self._count.text()}")
        self._fill(changed)
        if not words:
            self._list_button.setChecked(False)

    def moves(self) -> list["MoveRow"]:
        """Return the statuses listed."""
        body = self._list.widget()
        return body.findChildren(MoveRow) if body is not None else []

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        canvas, rect = Canvas(QPainter(self), theme.current()), QRectF(self.rect())
        canvas.box(rect, "warnTint", 8)
        canvas.frame(rect, "warn", 8, 1.2, dashed=True)

    def _fill(self, moves: Sequence[Move]) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(0)
        for found in moves:
            made = MoveRow(found)
            made.clicked.connect(
                lambda _checked=False, found=found: self.proposition_opened.emit(found.proposition)
            )
            column.addWidget(made)
        clear_scroll(self._list, body)
        self._list.setFixedHeight(_ROW * max(1, min(len(moves), _SHOWN)))
        self._on_list_toggled(self._list_button.isChecked())

    def _on_list_toggled(self, on: bool) -> None:  # noqa: FBT001  # a signal's value
        self._list.setVisible(on and bool(self.moves()))


class MoveRow(PaintedButton):
    """One status before and after; pressing it leads to the proposition."""

    def __init__(self, move: Move, parent: QWidget | None = None) -> None:
        """Show a move."""
        super().__init__(parent)
        self.move_ = move
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_ROW)
        said = ruling_phrases.move(move, phrases)
        self.setAccessibleName(plain.visible(f"{move.text}: {said}"))
        plain.set_tooltip(self, f"{move.text}\n{said}")

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, _ROW)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        canvas, rect = Canvas(QPainter(self), theme.current()), QRectF(self.rect())
        if self.underMouse():
            canvas.box(rect, "hover", 6)
        half = max(180.0, rect.width() * 0.5)
        text = QRectF(8, 0, half - 16, rect.height())
        canvas.text(text, plain.visible(self.move_.text), fonts.ui("body"), "text", LEFT)
        left = half
        statuses = (self.move_.before, self.move_.after)
        both = ruling_phrases.both_sides(self.move_, phrases)
        for at, (status, words) in enumerate(zip(statuses, both, strict=True)):
            if at:
                canvas.icon("chevron-right", QRectF(left, rect.center().y() - 7, 14, 14), "text2")
                left += 22
            left = _paint_status(canvas, rect, left, status, words)
        if self.hasFocus():
            canvas.ring(rect, 6)


def _paint_status(
    canvas: Canvas, rect: QRectF, left: float, status: Status | None, words: str
) -> float:
    icon, _tone, ink = STATUS_LOOKS[status] if status else ("ring", "neutral", "text2")
    canvas.icon(icon, QRectF(left, rect.center().y() - 7, 14, 14), ink)
    font = fonts.ui("small", fonts.Weight.DemiBold)
    width = min(QFontMetricsF(font).horizontalAdvance(words) + 2, rect.right() - left - 20)
    canvas.text(QRectF(left + 20, rect.top(), width, rect.height()), words, font, "text", LEFT)
    return left + 20 + width + 10
