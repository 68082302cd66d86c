"""The yellow hint: what another article says where this figure says something."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from variorum.model.ids import Id
from variorum.ui import fonts, icons, plain
from variorum.ui.panel.words import tr
from variorum.ui.theme import current
from variorum.ui.widgets.paint import paint_box, paint_focus_ring
from variorum.ui.widgets.painted_button import PaintedButton

_PAD, _ICON = 10, 16
_LEFT = _PAD + _ICON + 8
_WRAPPED = int(
    Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignTop.value
)


@dataclass(frozen=True, slots=True)
class ComparedView:
    """A figure of another article: its tag, what it says in one sentence, how it relates."""

    tag: Id
    said: str
    related: str


class ComparedCard(PaintedButton):
    """One such figure on yellow ground. Enter, Space or a click opens it where it stands."""

    def __init__(self, view: ComparedView, parent: QWidget | None = None) -> None:
        """Show `view`."""
        super().__init__(parent)
        self._view = view
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{view.said}; {view.related}")
        self.setAccessibleDescription(tr("Enter opens it, Alt+Left returns"))
        plain.set_tooltip(self, tr("Open it; Alt+Left returns"))

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, self.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(round(sum(self._heights(self.width()))) + 2 * (_PAD - 2))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        paint_box(painter, rect, "claimTint", "claim" if self.underMouse() else "", 6)
        icons.paint(painter, "merge", QRectF(_PAD, _PAD, _ICON, _ICON), "claimText")
        y = float(_PAD - 2)
        heights = self._heights(self.width())
        inks = ("text", "claimText")
        for text, font, ink, height in zip(
            self._texts(), self._fonts(), inks, heights, strict=True
        ):
            room = QRectF(_LEFT, y, self.width() - _LEFT - _PAD, height)
            painter.setFont(font)
            painter.setPen(current().colour(ink))
            painter.drawText(room, _WRAPPED, text)
            y += height
        if self.hasFocus():
            paint_focus_ring(painter, rect)

    def _texts(self) -> tuple[str, str]:
        return plain.visible(self._view.said), plain.visible(self._view.related)

    @staticmethod
    def _fonts() -> tuple[QFont, QFont]:
        return fonts.ui("small"), fonts.ui("small", fonts.Weight.DemiBold)

    def _heights(self, width: int) -> list[float]:
        room = QRect(0, 0, max(60, width - _LEFT - _PAD), 10_000)
        return [
            QFontMetricsF(font).boundingRect(QRectF(room), _WRAPPED, text).height() + 2
            for text, font in zip(self._texts(), self._fonts(), strict=True)
        ]


class ComparedCards(QWidget):
    """The figures that matter most, at most `most` of them."""

    def __init__(
        self, opened: Callable[[Id], None], most: int = 2, parent: QWidget | None = None
    ) -> None:
        """Start with none; `opened` is told the tag of the one to show where it stands."""
        super().__init__(parent)
        self._opened, self._most = opened, most
        self._views: tuple[ComparedView, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.hide()

    def views(self) -> tuple[ComparedView, ...]:
        """Return what is shown."""
        return self._views

    def show_views(self, views: Sequence[ComparedView]) -> None:
        """Show these, or nothing."""
        shown = tuple(views[: self._most])
        if shown == self._views:
            return
        self._views = shown
        while self._column.count():
            item = self._column.takeAt(0)
            old = item.widget() if item else None
            if old is not None:
                old.hide()
                old.deleteLater()
        for view in shown:
            card = ComparedCard(view)
            card.clicked.connect(lambda _=False, tag=view.tag: self._opened(tag))
            self._column.addWidget(card)
        self.setVisible(bool(shown))
