"""What follows if a card is answered as it stands: in words, status by status, figure by figure."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from variorum.ui import fonts, plain
from variorum.ui.reconcile.values import Effect, Measured, Moved
from variorum.ui.reconcile.words import tr
from variorum.ui.speaking import speak
from variorum.ui.summary.figure_values import plot_of, spoken
from variorum.ui.summary.quantity_card import PlotView
from variorum.ui.summary.words import STATUS_LOOKS
from variorum.ui.widgets import Chip, ChipLook, ElidedLabel

_PLOTTED = 8
"""Figures drawn; of more the words alone are shown."""


class EffectBox(QFrame):
    """Shows an Effect; empty while it is being worked out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.words = ""
        """All that is shown, as a screen reader says it."""
        self._title = plain.label()
        self._title.setFont(fonts.ui("body", fonts.Weight.DemiBold))
        self._text = plain.label(kind="secondary", wrap=True)
        self._rows = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 14, 22, 14)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addWidget(self._rows)

    def show_effect(self, effect: Effect, *, aloud: bool = True) -> None:
        """Show another effect, and have it said unless it is not `aloud`."""
        self._title.setText(effect.title)
        self._text.setText(effect.text)
        self._text.setVisible(bool(effect.text))
        rows = _rows(effect)
        found = self.layout()
        assert found is not None  # set in __init__  # noqa: S101
        found.replaceWidget(self._rows, rows)
        self._rows.deleteLater()
        self._rows = rows
        told = [effect.text, *(one.said for one in effect.figures), *map(_spoken, effect.moved)]
        self.words = " ".join([effect.title, *told])
        self.setAccessibleName(effect.title)
        self.setAccessibleDescription(" ".join(told))
        if aloud:
            speak(self, self.words)


def _rows(effect: Effect) -> QWidget:
    rows = QWidget()
    column = QVBoxLayout(rows)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    for measured in effect.figures:
        column.addWidget(_measured(measured))
    for moved in effect.moved:
        column.addWidget(_row(moved))
    if effect.more:
        column.addWidget(plain.label(tr("and %n more", effect.more), "secondary"))
    return rows


def _spoken(moved: Moved) -> str:
    note = f" ({moved.note})" if moved.note else ""
    if _stays(moved):
        words = tr("{text}: stays {status}").format(text=moved.text, status=moved.after_label)
    else:
        words = tr("{text}: from {before} to {after}").format(
            text=moved.text, before=moved.before_label or tr("not there"), after=moved.after_label
        )
    return f"{words}{note}."


def _stays(moved: Moved) -> bool:
    return moved.before is moved.after and moved.before_label == moved.after_label


def _row(moved: Moved) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(ElidedLabel(moved.text, font=fonts.ui("body", fonts.Weight.DemiBold)), 1)
    if moved.note:
        row.addWidget(plain.label(moved.note, "secondary"))
    if not _stays(moved):
        row.addWidget(_chip(moved.before, moved.before_label))
        row.addWidget(plain.label("→", "secondary"), 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(_chip(moved.after, moved.after_label))
    if _stays(moved):
        row.addWidget(plain.label(tr("stays"), "secondary"))
    return line


def _chip(status: object, label: str) -> Chip:
    for known, (icon, tone, _ink) in STATUS_LOOKS.items():
        if known is status:
            return Chip(label, ChipLook(tone=tone, icon=icon))
    return Chip(label or tr("not there"), ChipLook())


def _measured(measured: Measured) -> QWidget:
    """Show the figures of a quantity as they would stand, and how they would relate."""
    block = QWidget()
    column = QVBoxLayout(block)
    column.setContentsMargins(0, 4, 0, 4)
    column.setSpacing(4)
    head = QHBoxLayout()
    head.addWidget(ElidedLabel(measured.name, font=fonts.ui("body", fonts.Weight.DemiBold)), 1)
    head.addWidget(Chip(measured.conclusion, ChipLook(tone="figure")))
    column.addLayout(head)
    if 1 < len(measured.verdict.figures) <= _PLOTTED:
        plot = PlotView()
        words = spoken(measured.verdict, measured.name, measured.labels)
        plot.show_plot(plot_of(measured.verdict, measured.labels), words)
        plot.setMinimumHeight(plot.sizeHint().height())
        column.addWidget(plot)
    for words in measured.relations:
        column.addWidget(plain.label(words, "secondary", wrap=True))
    if measured.more:
        column.addWidget(plain.label(tr("and %n more", measured.more), "secondary"))
    return block
