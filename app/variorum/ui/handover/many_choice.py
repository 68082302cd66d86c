"""A button that opens a list to tick: all, or some."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from variorum.ui import fonts, icons, plain

_ROLE = Qt.ItemDataRole.UserRole
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WIDTH, _HEIGHT = 340, 300


class ManyChoice(QPushButton):
    """What is ticked; all and none of them both mean no restriction."""

    changed = Signal()

    def __init__(
        self, name: str, every: str, options: Sequence[tuple[str, str]], parent: QWidget
    ) -> None:
        """Offer (key, words); `every` is what the button says when nothing is left out."""
        super().__init__(parent)
        self._name, self._every = name, every
        self._options = list(options)
        self._chosen: frozenset[str] = frozenset()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFont(fonts.ui("small"))
        icons.bind(self, "chevron-down", "text2", 12)
        self.setIconSize(QSize(12, 12))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow comes last
        self.setStyleSheet("text-align: right;")  # of what runs from right to left: the left
        self.clicked.connect(self._open)
        self._show()

    def chosen(self) -> frozenset[str]:
        """Return the keys chosen; empty for all."""
        return self._chosen

    def choose(self, keys: frozenset[str]) -> None:
        """Choose as if ticked, without telling."""
        known = {key for key, _ in self._options}
        some = keys & known
        self._chosen = frozenset() if some == known else some
        self._show()

    def _show(self) -> None:
        words = [words for key, words in self._options if key in self._chosen]
        said = self._every
        if len(words) == 1:
            said = words[0]
        elif words:
            said = self.tr("{n} of {all}").format(n=len(words), all=len(self._options))
        width = 170
        shown = self.fontMetrics().elidedText(
            plain.visible(said), Qt.TextElideMode.ElideRight, width
        )
        self.setText(shown.replace("&", "&&"))
        self.setAccessibleName(f"{self._name}: {said}")
        plain.set_tooltip(self, said)

    def _open(self) -> None:
        popup = _Popup(self._name, self._options, self._chosen, self)
        popup.ticked.connect(self._on_ticked)
        popup.open_below(self)

    def _on_ticked(self, keys: frozenset[str]) -> None:
        before = self._chosen
        self.choose(keys)
        if self._chosen != before:
            self.changed.emit()


class _Popup(QFrame):
    """The list: Space ticks, Enter and Esc close."""

    ticked = Signal(object)

    def __init__(
        self,
        name: str,
        options: Sequence[tuple[str, str]],
        chosen: frozenset[str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "card")
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._list = QListWidget()
        self._list.setAccessibleName(name)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        for key, words in options:
            item = QListWidgetItem(plain.visible(words))
            item.setData(_ROLE, key)
            item.setData(Qt.ItemDataRole.ToolTipRole, plain.tooltip(words))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            on = not chosen or key in chosen
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._list.itemChanged.connect(lambda _: self.ticked.emit(self._keys()))
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self._list)
        foot = QHBoxLayout()
        for text, state in (
            (self.tr("&All"), Qt.CheckState.Checked),
            (self.tr("&None"), Qt.CheckState.Unchecked),
        ):
            made = QPushButton(text)
            made.setProperty("kind", "quiet")
            made.clicked.connect(lambda _=False, state=state: self._tick_all(state))
            foot.addWidget(made)
        foot.addStretch(1)
        column.addLayout(foot)

    def open_below(self, owner: QWidget) -> None:
        """Show the list under its button, or above where there is no room."""
        height = min(_HEIGHT, 64 + 30 * self._list.count())
        self.resize(_WIDTH, height)
        place = owner.mapToGlobal(QPoint(0, owner.height() + 2))
        screen = owner.screen().availableGeometry()
        if place.y() + height > screen.bottom():
            place = owner.mapToGlobal(QPoint(0, -height - 2))
        place.setX(max(screen.left(), min(place.x(), screen.right() - _WIDTH)))
        self.move(place)
        self.show()
        self._list.setFocus()

    def _keys(self) -> frozenset[str]:
        items = map(self._list.item, range(self._list.count()))
        on = Qt.CheckState.Checked
        return frozenset(str(one.data(_ROLE)) for one in items if one.checkState() == on)

    def _tick_all(self, state: Qt.CheckState) -> None:
        with QSignalBlocker(self._list):  # one change, not one for each row
            for row in range(self._list.count()):
                self._list.item(row).setCheckState(state)
        self._list.viewport().update()
        self.ticked.emit(self._keys())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER or event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
