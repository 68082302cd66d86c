"""Which rows of the matrix are shown, and what its columns are."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from variorum.model.summary import Summary
from variorum.model.verdict import Status
from variorum.shell import verdict_phrases
from variorum.ui import fonts, plain
from variorum.ui.summary.lines import RowFilter, speakers_of
from variorum.ui.summary.words import phrases, tr
from variorum.ui.widgets import Segment, Segmented

ARTICLE, SPEAKER = "article", "speaker"


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
        self._columns.picked.connect(self.columns_changed)
        self._statuses, self._speakers = QComboBox(), QComboBox()
        self._statuses.setAccessibleName(tr("Status shown"))
        self._speakers.setAccessibleName(tr("Speaker shown"))
        self._statuses.addItem(tr("Any status"), "")
        for status in Status:
            self._statuses.addItem(verdict_phrases.group(status, phrases), status.value)
        self._speakers.addItem(tr("Any speaker"), "")
        self._only: tuple[Status, ...] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 10, 0)
        row.setSpacing(8)
        row.addWidget(heading)
        row.addStretch(1)
        row.addWidget(self._columns)
        for combo in (self._statuses, self._speakers):
            combo.setMinimumContentsLength(8)
            combo.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            combo.view().setMinimumWidth(230)
            combo.activated.connect(self._on_activated)
            row.addWidget(combo)

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
        """Offer those who are heard; the one chosen stays where they still are."""
        names = {name for row in summary.propositions for name in speakers_of(row)}
        kept = self._speakers.currentData()
        wanted = sorted(names, key=str.casefold)
        shown = [self._speakers.itemData(at) for at in range(1, self._speakers.count())]
        if wanted != shown:
            self._speakers.clear()
            self._speakers.addItem(tr("Any speaker"), "")
            for name in wanted:
                self._speakers.addItem(plain.visible(name), name)
            self._speakers.setCurrentIndex(max(0, self._speakers.findData(kept)))

    def _on_activated(self) -> None:
        status = self._statuses.currentData()
        if status:
            self._only = (Status(status),)
        elif self.sender() is self._statuses:
            self._only = ()
        self.changed.emit(self.rows())
