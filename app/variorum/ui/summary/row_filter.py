"""Which rows of the matrix are shown, and what its columns are."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget
from typing_extensions import override

from variorum.model.summary import Summary
from variorum.model.verdict import Status
from variorum.shell import verdict_phrases
from variorum.ui import fonts, plain
from variorum.ui.summary.lines import RowFilter, speakers_of
from variorum.ui.summary.words import phrases, tr
from variorum.ui.widgets import Segment, Segmented

ARTICLE, SPEAKER = "article", "speaker"
_LEAST = 72
"""Pixels to which a list shrinks before the columns' switch would break."""


class _SpeakerCombo(QComboBox):
    """Lists the speakers of a summary when it is opened: there may be many."""

    def __init__(self) -> None:
        super().__init__()
        self.summary: Summary | None = None
        self._listed: Summary | None = None
        self.addItem(tr("Speaker"), "")

    @override
    def showPopup(self) -> None:
        self.fill()
        super().showPopup()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.fill()
        super().keyPressEvent(event)

    def fill(self) -> None:
        """List the speakers, unless it is done."""
        if self.summary is None or self.summary is self._listed:
            return
        self._listed = self.summary
        names = {name for row in self.summary.propositions for name in speakers_of(row)}
        kept = self.currentData()
        self.clear()
        self.addItem(tr("Speaker"), "")
        for name in sorted(names | ({kept} if kept else set()), key=str.casefold):
            self.addItem(plain.visible(name), name)
        self.setCurrentIndex(max(0, self.findData(kept)))


class RowBar(QWidget):
    """The head of the matrix: its title, columns by article or by speaker, which rows."""

    changed = Signal(object)
    """The analyst chose other rows: a RowFilter."""
    columns_changed = Signal(str)
    """ARTICLE or SPEAKER."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        """Show every row, by article."""
        super().__init__(parent)
        heading = plain.label(title)
        heading.setFont(fonts.ui("strong", fonts.Weight.DemiBold))
        self._columns = Segmented(
            [Segment(ARTICLE, tr("By article")), Segment(SPEAKER, tr("By speaker"))],
            name=tr("Columns"),
        )
        self._columns.set_value(ARTICLE)
        self._columns.setMinimumWidth(self._columns.sizeHint().width())
        self._columns.picked.connect(self.columns_changed)
        self._statuses, self._speakers = QComboBox(), _SpeakerCombo()
        self._statuses.setAccessibleName(tr("Status shown"))
        self._speakers.setAccessibleName(tr("Speaker shown"))
        self._statuses.addItem(tr("Status"), "")
        for status in Status:
            self._statuses.addItem(verdict_phrases.group(status, phrases), status.value)
        self._only: tuple[Status, ...] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 10, 0)
        row.setSpacing(8)
        row.addWidget(heading)
        row.addStretch(1)
        row.addWidget(self._columns)
        for combo in (self._statuses, self._speakers):
            combo.setMinimumContentsLength(8)
            combo.setMinimumWidth(_LEAST)
            combo.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            combo.view().setMinimumWidth(230)
            combo.activated.connect(self._on_activated)
            row.addWidget(combo)

    def choose_columns(self, value: str) -> None:
        """Choose what the columns are, as if pressed."""
        self._columns.button(value).click()

    def columns(self) -> str:
        """Return what the columns are."""
        return self._columns.value() or ARTICLE

    def rows(self) -> RowFilter:
        """Return which rows are wanted."""
        return RowFilter(self._only, self._speakers.currentData() or "")

    def show_statuses(self, statuses: tuple[Status, ...]) -> None:
        """Show that rows of these statuses are wanted, without emitting."""
        self._only = statuses
        one = statuses[0].value if len(statuses) == 1 else ""
        self._statuses.setCurrentIndex(max(0, self._statuses.findData(one)))

    def clear(self) -> None:
        """Want every row, without emitting."""
        self.show_statuses(())
        self._speakers.setCurrentIndex(0)

    def show_speakers(self, summary: Summary) -> None:
        """Offer those who are heard, once the list is opened; the one chosen stays."""
        self._speakers.summary = summary

    def _on_activated(self) -> None:
        status = self._statuses.currentData()
        if status:
            self._only = (Status(status),)
        elif self.sender() is self._statuses:
            self._only = ()
        self.changed.emit(self.rows())
