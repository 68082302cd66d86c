"""The left of the page: who is compared, how near is the same, and the measures."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from variorum.shell.phrases import english
from variorum.shell.wording import counted
from variorum.ui import fonts, plain
from variorum.ui.agreement.values import Analyst, Board, FieldRow, SpanRow
from variorum.ui.agreement.words import tr
from variorum.ui.summary.table_columns import TableColumn
from variorum.ui.summary.tables import Table

_LEAST_WIDTH, _WIDTH = 416, 452
_MEASURE = 84
_ROW = 32
_PAUSE = 400
_LEAST = 2
_ALPHA = "\N{GREEK SMALL LETTER ALPHA}"


class Measures(QFrame):
    """Shows the measures; says which analysts are to be compared and how near is the same."""

    analysts_chosen = Signal(object)
    """The ids of two analysts or more, in order."""
    tolerance_chosen = Signal(float)
    """Percent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self.setMinimumWidth(_LEAST_WIDTH)
        self.setMaximumWidth(_WIDTH)
        self._boxes: dict[str, QCheckBox] = {}
        self._names: tuple[str, ...] = ()
        self.tolerance = _tolerance()
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(lambda: self.tolerance_chosen.emit(self.tolerance.value()))
        self.tolerance.valueChanged.connect(lambda _: self._later.start())
        self.spans: Table[SpanRow] = Table(_span_columns(()), name=tr("Agreement on the words"))
        self.fields: Table[FieldRow] = Table(_field_columns(), name=tr("Agreement by field"))
        self._who = QVBoxLayout()
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 14, 12)
        column.setSpacing(6)
        column.addWidget(_heading(tr("Analysts")))
        column.addLayout(self._who)
        near = QHBoxLayout()
        label = plain.label(tr("Numbers are the same within"), "secondary")
        label.setBuddy(self.tolerance)
        near.addWidget(label)
        near.addWidget(self.tolerance)
        near.addStretch(1)
        column.addLayout(near)
        column.addSpacing(8)
        column.addWidget(_heading(tr("Which words are tagged")))
        self.spans.setSortingEnabled(False)
        self.spans.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.spans.setFixedHeight(6 * _ROW + 6)
        self.spans.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self.spans)
        column.addSpacing(8)
        column.addWidget(_heading(tr("What the tags on the same words say")))
        column.addWidget(self.fields, 1)
        hint = tr(
            "1 is full agreement, 0 what chance would give. Where all say one thing throughout,"
            " a measure is not defined."
        )
        column.addWidget(plain.label(hint, "faint", wrap=True))

    def show_board(self, board: Board) -> None:
        """Show the measures of a comparison."""
        self._show_analysts(board.analysts)
        self.tolerance.blockSignals(True)  # noqa: FBT003  # Qt's own
        self.tolerance.setValue(board.tolerance)
        self.tolerance.blockSignals(False)  # noqa: FBT003
        names = tuple(one.name for one in board.analysts if one.chosen)
        self.spans.show_rows(board.spans, _span_columns(names))
        self.fields.show_rows(board.fields)
        for table in (self.spans, self.fields):
            table.clearSelection()  # a row is marked once the analyst goes there

    def boxes(self) -> list[QCheckBox]:
        """Return the boxes of the analysts, in order."""
        return list(self._boxes.values())

    def _show_analysts(self, analysts: Sequence[Analyst]) -> None:
        if [one.id for one in analysts] != list(self._boxes):
            for box in self._boxes.values():
                self._who.removeWidget(box)
                box.deleteLater()
            self._boxes = {one.id: self._box() for one in analysts}
        for one in analysts:
            box = self._boxes[one.id]
            tags = counted(one.tags, tr("{n} tag"), tr("{n} tags"), english)
            box.setText(f"{_shown(one.name)}, {tags}")
            box.setChecked(one.chosen)

    def _box(self) -> QCheckBox:
        made = QCheckBox()
        plain.set_tooltip(made, tr("Two at least are compared"))
        made.clicked.connect(self._on_ticked)
        self._who.addWidget(made)
        return made

    def _on_ticked(self) -> None:
        chosen = [one for one, box in self._boxes.items() if box.isChecked()]
        if len(chosen) >= _LEAST:
            self.analysts_chosen.emit(chosen)
        else:
            sender = self.sender()
            assert isinstance(sender, QCheckBox)  # only boxes call this  # noqa: S101
            sender.setChecked(True)


def _shown(name: str) -> str:
    """Return a name as a button shows it: an ampersand is no mnemonic."""
    return plain.isolated(name).replace("&", "&&")


def _heading(text: str) -> plain.Label:
    made = plain.label(text)
    made.setFont(fonts.ui("strong", fonts.Weight.DemiBold))
    return made


def _tolerance() -> QDoubleSpinBox:
    made = QDoubleSpinBox()
    made.setRange(0, 100)
    made.setDecimals(1)
    made.setSuffix(" %")
    made.setAccessibleName(tr("Tolerance of numbers in percent"))
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setFixedWidth(92)
    return made


def _span_columns(names: Sequence[str]) -> list[TableColumn[SpanRow]]:
    width = max(56, (_WIDTH - 40 - 100 - _MEASURE) // max(1, len(names)))
    counts = [_count(plain.visible(name), at, width) for at, name in enumerate(names)]
    return [
        TableColumn(tr("Kind"), lambda row: row.kind),
        *counts,
        TableColumn(f"{_ALPHA}_u", lambda row: row.alpha, width=_MEASURE, number=True),
    ]


def _count(name: str, at: int, width: int) -> TableColumn[SpanRow]:
    return TableColumn(name, lambda row: row.counts[at], width=width, number=True)


def _field_columns() -> list[TableColumn[FieldRow]]:
    return [
        TableColumn(tr("Kind"), lambda row: row.kind, width=58),
        TableColumn(tr("Field"), lambda row: row.field),
        TableColumn(
            tr("Items"), lambda row: str(row.items), lambda row: row.items, width=48, number=True
        ),
        TableColumn(
            tr("Same"), lambda row: str(row.same), lambda row: row.same, width=48, number=True
        ),
        TableColumn("κ", lambda row: row.kappa, width=_MEASURE, number=True),
        TableColumn(_ALPHA, lambda row: row.alpha, width=_MEASURE, number=True),
    ]
