"""The bar below the menus: project, undo and redo; workspaces; search and export."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QWidget,
)
from typing_extensions import override

from variorum.ui import fonts, icons, plain
from variorum.ui.actions import Actions
from variorum.ui.widgets import ElidedLabel, Segment, Segmented, button
from variorum.ui.widgets.labels import key_size, key_text
from variorum.ui.widgets.paint import paint_box, paint_focus_ring, paint_key, paint_text

HEIGHT = 46
WORKSPACES = ("annotate", "reconcile", "summary")


class TopBar(QWidget):
    """The bar below the menus; its buttons give the commands of the registry."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        """Show no project yet, the annotate workspace chosen."""
        super().__init__(parent)
        self._actions = actions
        self.setFixedHeight(HEIGHT)
        self._name = ElidedLabel(font=fonts.ui("strong", fonts.Weight.DemiBold))
        self._workspaces = Segmented(self._segments(), name=self.tr("Workspace"))
        self._workspaces.picked.connect(self._on_workspace_picked)
        self.set_workspace("annotate")
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 0, 12, 0)
        grid.addWidget(self._left(), 0, 0)
        grid.addWidget(self._workspaces, 0, 1, Qt.AlignmentFlag.AlignCenter)
        grid.addWidget(self._right(), 0, 2, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(2, 1)

    def set_project(self, title: str) -> None:
        """Show the title of the open project."""
        self._name.setText(title)

    def set_workspace(self, name: str) -> None:
        """Show which workspace is in front: annotate, reconcile or summary; else none."""
        self._workspaces.set_value(name if name in WORKSPACES else None)

    def open_count(self) -> str:
        """Return how many questions are shown to be open; empty for none."""
        return self._workspaces.badge("reconcile")

    def set_open(self, count: int) -> None:
        """Show how many questions are open in Reconcile."""
        self._workspaces.set_badge("reconcile", str(count) if count else "")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        line = QRectF(0, self.height() - 1, self.width(), 1)
        paint_box(QPainter(self), line, "line", radius=0)

    def _segments(self) -> list[Segment]:
        return [
            Segment("annotate", self.tr("Annotate")),
            Segment("reconcile", self.tr("Reconcile")),
            Segment("summary", self.tr("Summary")),
        ]

    def _left(self) -> QWidget:
        side = QWidget()
        row = QHBoxLayout(side)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(_IconLabel("folder"))
        row.addWidget(self._name)
        row.addSpacing(14)
        for command in ("edit.undo", "edit.redo"):
            row.addWidget(_action_button(self._actions, command))
        row.addStretch(1)
        return side

    def _right(self) -> QWidget:
        side = QWidget()
        row = QHBoxLayout(side)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        keys = self._actions.keys("go.palette")
        search = _SearchButton(self.tr("Search or run a command"), keys[0] if keys else "")
        search.clicked.connect(self._actions["go.palette"].trigger)
        row.addWidget(search)
        export = button(self.tr("Export"), "primary", "export")
        action = self._actions["dataset.export"]
        export.clicked.connect(action.trigger)
        export.setEnabled(action.isEnabled())
        action.enabledChanged.connect(export.setEnabled)
        row.addWidget(export)
        return side

    def _on_workspace_picked(self, name: str) -> None:
        self._actions[f"workspace.{name}"].trigger()


def _action_button(actions: Actions, command: str) -> QToolButton:
    made = QToolButton()
    made.setDefaultAction(actions[command])
    icons.bind(actions[command], actions.command(command).icon)
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    made.setIconSize(QSize(icons.SIZE, icons.SIZE))
    made.setFixedSize(30, 30)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setAccessibleName(actions.command(command).name())
    return made


class _IconLabel(QWidget):
    """A picture beside a word."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setFixedSize(icons.SIZE, icons.SIZE)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        icons.paint(QPainter(self), self._name, QRectF(self.rect()), "text2")


class _SearchButton(QAbstractButton):
    """Looks like a field and opens the palette."""

    def __init__(self, hint: str, key: str) -> None:
        super().__init__()
        self.setText(hint)
        self._key = key_text(key)
        self.setAccessibleName(hint)
        plain.set_tooltip(self, hint)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(264, 30)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, 30)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        paint_box(painter, rect, "surface", "controlLine", 6)
        icons.paint(painter, "search", QRectF(9, rect.center().y() - 7.5, 16, 16), "text2")
        size = key_size(self._key)
        key = QRectF(
            rect.right() - size.width() - 7,
            rect.center().y() - size.height() / 2,
            size.width(),
            size.height(),
        )
        room = QRectF(33, 0, key.left() - 39, rect.height())
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        paint_text(painter, room, self.text(), fonts.ui(), "text2", align)
        if self._key:
            paint_key(painter, key, self._key)
        if self.hasFocus():
            paint_focus_ring(painter, rect)
