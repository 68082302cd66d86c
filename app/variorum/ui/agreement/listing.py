"""The differences in text order, each with its words, what differs and how it was settled."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from variorum.ui import fonts, icons, plain
from variorum.ui.agreement.values import Case
from variorum.ui.agreement.words import KINDS, tr
from variorum.ui.widgets.paint import paint_chosen, paint_focus_ring, paint_text, shortened

_CASE = Qt.ItemDataRole.UserRole
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_HEIGHT = 50
_OWN = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)

Index = QModelIndex | QPersistentModelIndex


class Cases(QAbstractListModel):
    """The differences as lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Hold nothing yet."""
        super().__init__(parent)
        self._cases: tuple[Case, ...] = ()

    @property
    def cases(self) -> tuple[Case, ...]:
        """All of them, in text order."""
        return self._cases

    def show(self, cases: Sequence[Case]) -> None:
        """Show other differences; the lines stay where they are the same ones."""
        same = [one.key for one in cases] == [one.key for one in self._cases]
        if same:
            self._cases = tuple(cases)
            self.dataChanged.emit(self.index(0), self.index(max(0, len(cases) - 1)))
            return
        self.beginResetModel()
        self._cases = tuple(cases)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._cases)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self._cases):
            return None
        case = self._cases[index.row()]
        if role == _CASE:
            return case
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            state = case.outcome or tr("open")
            return f"{case.kind_name}: {plain.visible(case.quote)}, {case.differs}, {state}"
        return None


class _Delegate(QStyledItemDelegate):
    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, _HEIGHT)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, state = QRectF(option.rect), option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        _paint(painter, rect.adjusted(8, 1, -8, -1), index.data(_CASE), chosen=chosen)
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            paint_focus_ring(painter, rect.adjusted(8, 1, -8, -1))


def _paint(painter: QPainter, ground: QRectF, case: Case, *, chosen: bool) -> None:
    if chosen:
        paint_chosen(painter, ground)
    icon, ink = KINDS[case.kind]
    icons.paint(painter, icon, QRectF(ground.left() + 13, ground.top() + 7, 15, 15), ink)
    left, right = ground.left() + 38, ground.right() - 34
    font, small = fonts.reading("strong"), fonts.ui("small")
    title = QRectF(left, ground.top() + 4, right - left, 20)
    words = " ".join(case.quote.split())
    paint_text(painter, title, shortened(words, font, title.width()), font, "text", _LEFT)
    detail = QRectF(left, ground.top() + 24, right - left, 18)
    told = case.outcome or case.differs
    paint_text(painter, detail, shortened(told, small, detail.width()), small, "text2", _LEFT)
    mark = QRectF(ground.right() - 26, ground.center().y() - 8, 16, 16)
    sign, ink = ("check", "ok") if case.is_settled else ("ring", "text3")
    icons.paint(painter, sign, mark, ink)


class CaseList(QListView):
    """The differences. `chosen` says on which the cursor is."""

    chosen = Signal(str)
    """The key of a case."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._cases = Cases(self)
        self.setModel(self._cases)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Differences"))
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def show_cases(self, cases: Sequence[Case]) -> None:
        """Show differences; the cursor stays on its case, else on the place it had."""
        before, row = self.current(), self.currentIndex().row()
        self._cases.show(cases)
        keys = [one.key for one in cases]
        if before and before.key in keys:
            row = keys.index(before.key)
        if cases:
            self._move_to(min(max(row, 0), len(cases) - 1))

    def current(self) -> Case | None:
        """Return the case at the cursor."""
        row = self.currentIndex().row()
        return self._cases.cases[row] if 0 <= row < len(self._cases.cases) else None

    def next_open(self) -> None:
        """Go to the next open case, from the end on to the first; else one further."""
        cases, here = self._cases.cases, self.currentIndex().row()
        if not cases:
            return
        rows = [(here + step) % len(cases) for step in range(1, len(cases) + 1)]
        self._move_to(next((row for row in rows if not cases[row].is_settled), rows[0]))

    def _move_to(self, row: int) -> None:
        self.setCurrentIndex(self._cases.index(row))

    def _on_current_changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        case = self.current()
        if case is not None:
            self.chosen.emit(case.key)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OWN and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
        else:
            event.ignore()  # letters and digits settle; they do not search the list
