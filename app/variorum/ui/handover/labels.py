"""What each label of a file becomes: one row for each, to be decided by keyboard."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractItemModel, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QScrollArea,
    QWidget,
)
from typing_extensions import override

from variorum.ui import fonts, plain
from variorum.ui.handover.values import LabelRow
from variorum.ui.widgets import ElidedLabel

SKIP, NAMED = "skip", ":named"
"""As `workspace.taking_in.Choice` spells them."""

_ROLE = Qt.ItemDataRole.UserRole


class LabelTable(QScrollArea):
    """Label, number of tags, what they become; a guess is marked until it is touched."""

    changed = Signal()

    def __init__(self, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """Offer `choices`: (value, words), the same for every label."""
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._model = QStandardItemModel(self)
        for value, words in choices:
            item = QStandardItem(words)
            item.setData(value, _ROLE)
            self._model.appendRow(item)
        self._values = [value for value, _ in choices]
        self._rows: dict[str, _Row] = {}

    def set_labels(self, labels: Sequence[LabelRow]) -> None:
        """Show labels, each with its choice."""
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(2, 6, 12, 6)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        heads = (self.tr("Label"), self.tr("Tags"), self.tr("Becomes"), self.tr("Linked"), "")
        for column, text in enumerate(heads):
            head = plain.label(text, "secondary")
            head.setFont(fonts.ui("small"))
            grid.addWidget(head, 0, column)
        self._rows = {}
        for number, label in enumerate(labels, start=1):
            self._rows[label.name] = _Row(label, self._model, self._values, grid, number)
            self._rows[label.name].combo.currentIndexChanged.connect(self.changed)
            self._rows[label.name].named.toggled.connect(self.changed)
        grid.setColumnStretch(0, 1)
        grid.setRowStretch(len(labels) + 1, 1)
        self.setWidget(inside)

    def mapping(self) -> dict[str, str]:
        """Return what is decided, as text by label."""
        return {name: value for name, row in self._rows.items() if (value := row.value())}

    def undecided(self) -> list[str]:
        """Return the labels nothing is decided for."""
        return [name for name, row in self._rows.items() if not row.value()]

    def skip_undecided(self) -> None:
        """Leave out all labels nothing is decided for."""
        with QSignalBlocker(self):
            for name in self.undecided():
                self._rows[name].choose(SKIP)
        self.changed.emit()

    def choose(self, wanted: Mapping[str, str]) -> None:
        """Choose as if by hand."""
        for name, value in wanted.items():
            self._rows[name].choose(value)

    def combo(self, name: str) -> QComboBox:
        """Return the field of a label."""
        return self._rows[name].combo

    def focus(self) -> None:
        """Give the focus to the first label nothing is decided for, else to the first."""
        wanted = [*self.undecided(), *self._rows]
        if wanted:
            self._rows[wanted[0]].combo.setFocus()

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        moved = super().focusNextPrevChild(forward)
        focus = self.focusWidget()
        if focus is not None:
            self.ensureWidgetVisible(focus, 0, 40)
        return moved


class _Row:
    """The widgets of one label."""

    def __init__(
        self,
        label: LabelRow,
        model: QAbstractItemModel,
        values: Sequence[str],
        grid: QGridLayout,
        number: int,
    ) -> None:
        self._values, self._mark = values, plain.label("", "faint")
        self._mark.setFont(fonts.ui("small"))
        name = ElidedLabel(label.name, font=fonts.ui("body", fonts.Weight.DemiBold))
        name.setMinimumWidth(120)
        if label.attributes:
            plain.set_tooltip(name, f"{label.name}\n{label.attributes}")
        self.combo = _Combo()
        self.combo.setModel(model)
        self.combo.setMaxVisibleItems(16)
        self.combo.setMinimumWidth(200)
        self.combo.setAccessibleName(tr_becomes(self.combo, label))
        self.combo.setPlaceholderText(self.combo.tr("to be decided"))
        self.named = QCheckBox(self.combo.tr("by name"))
        tip = self.combo.tr(
            "Link each tag to what is called like the label: an actor, a proposition, a quantity"
        )
        plain.set_tooltip(self.named, tip)
        self.named.setAccessibleName(f"{label.name}: {self.named.text()}")
        self.named.setAccessibleDescription(tip)
        count = plain.label(self.combo.locale().toString(label.count), "secondary")
        for column, widget in enumerate((name, count, self.combo, self.named, self._mark)):
            grid.addWidget(widget, number, column)
        self._show(label.choice)
        known = {"guess": self.combo.tr("guess"), "last": self.combo.tr("as last time")}
        self._mark.setText(known.get(label.known, ""))
        self._mark.setMinimumWidth(76)
        self.combo.currentIndexChanged.connect(self._on_chosen)

    def value(self) -> str:
        """Return what is chosen, empty if nothing is."""
        at = self.combo.currentIndex()
        if at < 0:
            return ""
        chosen = self._values[at]
        return f"{chosen}{NAMED}" if self.named.isChecked() and chosen != SKIP else chosen

    def choose(self, value: str) -> None:
        """Choose as if by hand."""
        self._show(value)
        self._on_chosen()

    def _show(self, value: str) -> None:
        chosen = value.removesuffix(NAMED)
        at = self._values.index(chosen) if chosen in self._values else -1
        self.combo.setCurrentIndex(at)
        self.named.setChecked(value.endswith(NAMED))
        self._show_state()

    def _on_chosen(self) -> None:
        self._mark.setText("")
        self._show_state()

    def _show_state(self) -> None:
        value = self.value()
        self.named.setEnabled(value not in {"", SKIP})
        self.combo.setProperty("state", "" if value else "gap")
        self.combo.style().unpolish(self.combo)
        self.combo.style().polish(self.combo)


class _Combo(QComboBox):
    """A field the wheel scrolls past, so that scrolling the list changes nothing."""

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def tr_becomes(owner: QWidget, label: LabelRow) -> str:
    """Return what a screen reader calls the field of a label."""
    return owner.tr("{label}, {n} tags, become").format(label=label.name, n=label.count)
