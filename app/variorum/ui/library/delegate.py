"""How a row of the library is drawn: badge, title on two lines, source, progress, tags."""

from dataclasses import replace
from functools import lru_cache
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QTextLayout
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from variorum.model.vocabulary import Progress
from variorum.ui import fonts, icons, plain
from variorum.ui.library.model import RowRole
from variorum.ui.library.phrases import (
    adjudicated_sentence,
    missing_sentence,
    source_line,
    state_text,
    tag_count,
)
from variorum.ui.library.values import LibraryRow
from variorum.ui.theme import Theme, current
from variorum.ui.widgets.paint import paint_badge, paint_box, paint_focus_ring, paint_progress

Index = QModelIndex | QPersistentModelIndex

_LINE = 18
_PAD = 9
_TEXT_X = 38
_BADGE = 22
_BAR = 84
_RIGHT = 11
_LINES = 2


class LibraryDelegate(QStyledItemDelegate):
    """Draws LibraryRow values; a click on the warning mark asks for the metadata form."""

    metadata_clicked = Signal(object)
    """The id of the article."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: LibraryRow = index.data(RowRole)
        theme = current()
        flags: Any = option.state
        chosen = bool(flags & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect).adjusted(0, 0, 0, -1)
        if chosen:  # a table has filled its row to the corners by now
            painter.fillRect(option.rect, theme.colour("panel"))
        _ground(painter, rect, chosen=chosen, hover=_over(flags))
        if flags & QStyle.StateFlag.State_HasFocus and chosen:
            paint_focus_ring(painter, rect)
        badge = QRectF(rect.x() + 9, rect.y() + _PAD, _BADGE, _BADGE)
        paint_badge(painter, badge, plain.visible(row.label))
        y = _title(painter, rect, theme, row.title, chosen=chosen)
        _source(painter, rect, theme, row, y)
        _progress(painter, rect, theme, row, y + 19)
        painter.restore()

    @override
    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            row: LibraryRow = index.data(RowRole)
            if row.missing and warning_rect(option.rect, row).contains(event.position().toPoint()):
                self.metadata_clicked.emit(row.id)
                return True
        return super().editorEvent(event, model, option, index)

    @override
    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        row: LibraryRow | None = index.data(RowRole)
        if row and row.missing and warning_rect(option.rect, row).contains(event.pos()):
            plain.show_tooltip(event.globalPos(), missing_sentence(row.missing), view)
            return True
        told = [row.memo, adjudicated_sentence() if row.adjudicated else ""] if row else []
        plain.show_tooltip(event.globalPos(), "\n".join(line for line in told if line), view)
        return any(told)


def row_height(row: LibraryRow | None, width: float) -> int:
    """Return how high a row of `width` pixels is; without a row, how high the highest is."""
    lines = len(title_lines(row.title, _text_width(width), bold=False)) if row else _LINES
    return 2 * _PAD + lines * _LINE + 2 * 19


def warning_rect(rect: QRect, row: LibraryRow) -> QRect:
    """Return where the warning mark of a row drawn in `rect` can be hit."""
    lines = len(title_lines(row.title, _text_width(rect.width()), bold=False))
    top = rect.top() + _PAD + lines * _LINE
    return QRect(rect.right() - _RIGHT - 20, top - 3, 24, 24)


@lru_cache(maxsize=20_000)
def title_lines(title: str, width: float, *, bold: bool) -> tuple[str, ...]:
    """Return a title on at most two lines of `width` pixels, the second elided."""
    font, title = _title_font(bold=bold), plain.visible(title)
    layout = QTextLayout(title, font)
    layout.beginLayout()
    line = layout.createLine()
    if not line.isValid():
        layout.endLayout()
        return ("",)
    line.setLineWidth(width)
    length = line.textLength()
    layout.endLayout()
    first, rest = title[:length].rstrip(), title[length:]
    if not rest:
        return (first,)
    elided = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return (first, elided)


def _title_font(*, bold: bool) -> QFont:
    return fonts.ui("body", fonts.Weight.DemiBold if bold else fonts.Weight.Medium)


def _text_width(width: float) -> float:
    return width - _TEXT_X - _RIGHT


def _over(flags: Any) -> bool:  # noqa: ANN401  # a QStyle.State
    return bool(flags & QStyle.StateFlag.State_MouseOver)


def _ground(painter: QPainter, rect: QRectF, *, chosen: bool, hover: bool) -> None:
    if chosen or hover:
        paint_box(painter, rect, "accentSoft" if chosen else "hover")
    if chosen:
        bar = QRectF(rect.x(), rect.y() + 9, 3, rect.height() - 18)
        paint_box(painter, bar, "accent", radius=1.5)


def _title(painter: QPainter, rect: QRectF, theme: Theme, title: str, *, chosen: bool) -> float:
    painter.setFont(_title_font(bold=chosen))
    painter.setPen(theme.colour("text"))
    width = _text_width(rect.width())
    # As many lines as the height was reckoned with; bold may need a shorter first line.
    lines = title_lines(title, width, bold=chosen)
    room = len(title_lines(title, width, bold=False))
    if len(lines) > room:
        metrics = QFontMetricsF(painter.font())
        lines = (metrics.elidedText(title, Qt.TextElideMode.ElideRight, width),)
    y = rect.y() + _PAD
    for line in lines:
        _text(painter, rect, y, line)
        y += _LINE
    return rect.y() + _PAD + room * _LINE


def _text(painter: QPainter, rect: QRectF, y: float, text: str) -> None:
    box = QRectF(rect.x() + _TEXT_X, y, _text_width(rect.width()) + 2, _LINE)
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(box, flags | Qt.TextFlag.TextSingleLine, text)


def _source(painter: QPainter, rect: QRectF, theme: Theme, row: LibraryRow, y: float) -> None:
    painter.setFont(fonts.ui("small"))
    painter.setPen(theme.colour("text2"))
    marks = [("warning", "warn")] if row.missing else []
    marks += [("note", "accent")] if row.memo else []
    marks += [("double-check", "ok")] if row.adjudicated else []
    width = _text_width(rect.width()) - 20 * len(marks) - (2 if marks else 0)
    metrics = painter.fontMetrics()
    # The date is short and tells articles of one outlet apart: the outlet gives way.
    full, date = source_line(row), source_line(replace(row, outlet=""))
    tail = full.removeprefix(row.outlet) if row.outlet and date else ""
    head = plain.visible(row.outlet if tail else full)
    room = int(width) - metrics.horizontalAdvance(tail)
    line = metrics.elidedText(head, Qt.TextElideMode.ElideRight, room) + tail
    _text(painter, rect, y + 1, line)
    for at, (icon, ink) in enumerate(marks):
        place = QRectF(rect.right() - _RIGHT - 16 - 20 * at, y + 1, 16, 16)
        icons.paint(painter, icon, place, ink)


def _progress(painter: QPainter, rect: QRectF, theme: Theme, row: LibraryRow, y: float) -> None:
    bar = QRectF(rect.x() + _TEXT_X, y + 8, _BAR, 4)
    done = row.progress is Progress.DONE
    paint_progress(painter, bar, 1.0 if done else row.read, "ok" if done else "accent")
    painter.setPen(theme.colour("text2"))
    painter.setFont(fonts.tabular(fonts.ui("small")))
    box = QRectF(bar.right() + 8, y + 1, rect.right() - _RIGHT - bar.right() - 8, _LINE)
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.drawText(box, middle | Qt.AlignmentFlag.AlignLeft, state_text(row))
    painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, tag_count(row))
