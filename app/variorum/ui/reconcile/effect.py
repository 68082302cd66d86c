"""What follows if a card is answered as it stands: in words, then status by status."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from variorum.ui import fonts, plain
from variorum.ui.reconcile.values import Effect, Moved
from variorum.ui.reconcile.words import tr
from variorum.ui.summary.words import STATUS_LOOKS
from variorum.ui.widgets import Chip, ChipLook, ElidedLabel


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

    def show_effect(self, effect: Effect) -> None:
        """Show another effect."""
        self._title.setText(effect.title)
        self._text.setText(effect.text)
        self._text.setVisible(bool(effect.text))
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for moved in effect.moved:
            column.addWidget(_row(moved))
        if effect.more:
            column.addWidget(plain.label(tr("and %n more", effect.more), "secondary"))
        found = self.layout()
        assert found is not None  # set in __init__  # noqa: S101
        found.replaceWidget(self._rows, rows)
        self._rows.deleteLater()
        self._rows = rows
        self.words = " ".join([effect.title, effect.text, *(_spoken(one) for one in effect.moved)])
        self.setAccessibleName(effect.title)
        self.setAccessibleDescription(
            " ".join([effect.text, *(_spoken(moved) for moved in effect.moved)])
        )


def _spoken(moved: Moved) -> str:
    if moved.before is moved.after and moved.before_label == moved.after_label:
        return tr("{text}: stays {status}.").format(text=moved.text, status=moved.after_label)
    return tr("{text}: from {before} to {after}.").format(
        text=moved.text, before=moved.before_label, after=moved.after_label
    )


def _row(moved: Moved) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(ElidedLabel(moved.text, font=fonts.ui("body", fonts.Weight.DemiBold)), 1)
    same = moved.before is moved.after and moved.before_label == moved.after_label
    if not same:
        row.addWidget(_chip(moved.before, moved.before_label))
        row.addWidget(plain.label("→", "secondary"), 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(_chip(moved.after, moved.after_label))
    if same:
        row.addWidget(plain.label(tr("stays"), "secondary"))
    return line


def _chip(status: object, label: str) -> Chip:
    for known, (icon, tone, _ink) in STATUS_LOOKS.items():
        if known is status:
            return Chip(label, ChipLook(tone=tone, icon=icon))
    return Chip(label or tr("not there"), ChipLook())
