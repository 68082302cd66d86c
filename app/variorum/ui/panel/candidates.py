"""What a type-ahead offers: known records, best first, and a new one at the end."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from variorum.model.drafts import Pick
from variorum.model.vocabulary import LinkRole
from variorum.ui import fonts, icons, plain
from variorum.ui.panel.words import tr
from variorum.ui.theme import current
from variorum.ui.widgets.labels import key_size
from variorum.ui.widgets.paint import paint_box, paint_key

Index = QModelIndex | QPersistentModelIndex

ROW = 33
MOST = 7
"""So many lines are shown where there is room; typing narrows the rest."""
_NEW_KEY = "Ctrl Enter"
ViewRole = Qt.ItemDataRole.UserRole
"""The PickView itself."""

KIND_LOOKS = {
    "actor": ("user", "actor"),
    "outlet": ("article", "text2"),
    "topic": ("dot", "text2"),
    "proposition": ("quote", "claimText"),
    "quantity": ("hash", "figureText"),
}
"""Icon and colour token of each kind of record one can pick."""


@dataclass(frozen=True, slots=True)
class PickView:
    """One line of a type-ahead: what it picks, and a word on it ("5 tags in C, E").

    `linked`: the tag has it already.
    """

    pick: Pick
    detail: str = ""
    linked: bool = False


Candidates = Callable[[str], Sequence[PickView]]
"""From what is typed (empty at first: the best guesses) to what is offered."""

RoleCandidates = Callable[[LinkRole, str], Sequence[PickView]]
"""The same for any role of a link."""


class CandidateModel(QAbstractListModel):
    """The lines offered; read only."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._views: tuple[PickView, ...] = ()

    def show(self, views: Sequence[PickView]) -> None:
        """Offer `views`."""
        self.beginResetModel()
        self._views = tuple(views)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._views)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        view = self._views[index.row()]
        if role == ViewRole:
            return view
        if role == Qt.ItemDataRole.DisplayRole:
            return view.pick.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (view.pick.text, view.detail) if part)
        return None


class CandidateList(QListView):
    """The lines as a list without focus of its own: the text field steers it."""

    chosen = Signal(object)
    """A Pick was clicked."""

    def __init__(self, parent: QWidget | None = None, *, most: int = MOST) -> None:
        """Show at most `most` lines."""
        super().__init__(parent)
        self._most = most
        self._views: tuple[PickView, ...] = ()
        self._new: PickView | None = None
        self._model = CandidateModel(self)
        self.setModel(self._model)
        self.setItemDelegate(CandidateDelegate(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Suggestions"))
        self.clicked.connect(self._on_clicked)
        self._show()

    def offer(
        self, views: Sequence[PickView], new: PickView | None = None, *, highlight: bool
    ) -> None:
        """Show `views` and last, always in sight, a `new` record; highlight the first or none."""
        if (tuple(views), new) != (self._views, self._new):
            self._views, self._new = tuple(views), new
            self._show()
        self.setCurrentIndex(self._model.index(0) if highlight else QModelIndex())

    def limit(self, most: int) -> None:
        """Show at most `most` lines from now on; what is highlighted stays so if it is shown."""
        if most != self._most:
            row = self.currentIndex().row()
            self._most = most
            self._show()
            self.setCurrentIndex(self._model.index(row) if row >= 0 else QModelIndex())

    def _show(self) -> None:
        views = self._views[: self._most - (self._new is not None)]
        self._model.show((*views, self._new) if self._new else views)
        self.setFixedHeight(self._model.rowCount() * ROW + 2)

    def highlighted(self) -> Pick | None:
        """Return what Enter would take."""
        view = self.currentIndex().data(ViewRole)
        return view.pick if isinstance(view, PickView) else None

    def move(self, step: int) -> None:  # type: ignore[override]  # a list is never moved by hand
        """Highlight the next (1) or previous (-1) line; before the first stands none."""
        row = self.currentIndex().row() + step
        if row < 0:
            self.setCurrentIndex(QModelIndex())
        elif row < self._model.rowCount():
            self.setCurrentIndex(self._model.index(row))

    def _on_clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(ViewRole).pick)


class CandidateDelegate(QStyledItemDelegate):
    """Draws icon, text, detail, and the key that makes a new one."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view: PickView = index.data(ViewRole)
        flags: Any = option.state
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = flags & QStyle.StateFlag.State_Selected
        if lit or flags & QStyle.StateFlag.State_MouseOver:
            paint_box(painter, rect.adjusted(0, 1, 0, -1), "accentSoft" if lit else "hover")
        _paint_icon(painter, rect, view)
        room = rect.adjusted(36, 0, -8, 0)
        if view.pick.id is None:
            size = key_size(_NEW_KEY)
            key = QRectF(room.right() - size.width(), room.center().y() - 9, size.width(), 18)
            paint_key(painter, key, _NEW_KEY)
            room.setRight(key.left() - 8)
        _paint_words(painter, room, view)
        painter.restore()


def _paint_icon(painter: QPainter, rect: QRectF, view: PickView) -> None:
    name, token = KIND_LOOKS.get(view.pick.kind, ("dot", "text2"))
    if view.linked:
        name, token = "check", "ok"
    elif view.pick.id is None:
        name, token = "plus", "text2"
    icons.paint(painter, name, QRectF(rect.x() + 9, rect.center().y() - 8, 16, 16), token)


def _paint_words(painter: QPainter, room: QRectF, view: PickView) -> None:
    theme = current()
    painter.setFont(fonts.ui("body", fonts.Weight.Medium))
    metrics = painter.fontMetrics()
    shown = plain.visible(view.pick.text)
    width = metrics.horizontalAdvance(shown)
    text = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, int(room.width()))
    painter.setPen(theme.colour("text"))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
    painter.setFont(fonts.ui("small"))
    rest = room.adjusted(width + 10, 0, 0, 0)
    if rest.width() > 24:  # noqa: PLR2004  # less shows only the dots of an elided word
        painter.setPen(theme.colour("text2"))
        detail = painter.fontMetrics().elidedText(
            view.detail, Qt.TextElideMode.ElideRight, int(rest.width())
        )
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, detail)
