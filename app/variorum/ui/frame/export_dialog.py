"""Export: the formats, what one gets, where it goes."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from variorum.ui import fonts, icons, plain, theme
from variorum.ui.frame.dialog import FrameDialog
from variorum.ui.frame.values import ExportChoice, ExportFormat
from variorum.ui.widgets import SectionHeader, button
from variorum.ui.widgets.paint import paint_box, paint_focus_ring, paint_text

_PAGE, _MARGIN = 560, 18
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ExportDialog(FrameDialog):
    """Formats at the left, a preview at the right, the path and the button below."""

    def __init__(
        self,
        formats: Sequence[ExportFormat],
        folder: Path,
        stem: str,
        *,
        chosen: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Offer `formats`; the path begins as `folder`/`stem` with the format's suffix."""
        super().__init__(self.tr("Export"), parent)
        self.resize(940, 600)
        self._formats = {each.key: each for each in formats}
        self._folder, self._stem = folder, stem
        self._format = self._formats[chosen or formats[0].key]
        self._header = SectionHeader(self.tr("Preview"))
        self._size = plain.label("", "secondary")
        self._header.add(self._size)
        self._preview, self._page = QPlainTextEdit(), QTextEdit()
        self._views = QStackedWidget()
        self._problem = plain.label("", "warning", wrap=True)
        self._path = QLineEdit()
        self._take = self._fill_foot()
        self._rows: dict[str, _FormatRow] = {}
        self._lay_out()
        self._rows[self._format.key].setChecked(True)
        self._on_format_picked(self._format.key)

    def choice(self) -> ExportChoice:
        """Return the format and the path."""
        return ExportChoice(self._format.key, Path(self._path.text()).expanduser())

    def pick(self, key: str) -> None:
        """Choose a format."""
        self._rows[key].click()

    def path_field(self) -> QLineEdit:
        """Return the field of the path."""
        return self._path

    def _lay_out(self) -> None:
        self._preview.setReadOnly(True)
        self._preview.setFont(fonts.mono("small"))
        self._preview.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self._preview.setAccessibleName(self.tr("Preview"))
        self._page.setReadOnly(True)
        self._page.setAccessibleName(self.tr("Preview"))
        paper = theme.theme("light")  # a report is on white paper in every theme
        ground, ink = (paper.colour(name).name() for name in ("paper", "text"))
        self._page.setStyleSheet(f"QTextEdit {{ background: {ground}; color: {ink}; }}")
        for view in (self._preview, self._page):
            self._views.addWidget(view)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.addLayout(self._format_list(), 0, 0, 3, 1)
        grid.addWidget(self._header, 0, 1)
        grid.addWidget(self._views, 1, 1)
        grid.addWidget(self._problem, 2, 1)
        grid.setColumnMinimumWidth(0, 280)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(1, 1)
        self.body.addLayout(grid)

    def _format_list(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        group = QButtonGroup(self)
        for each in self._formats.values():
            row = _FormatRow(each)
            row.clicked.connect(lambda _=False, key=each.key: self._on_format_picked(key))
            group.addButton(row)
            self._rows[each.key] = row
            column.addWidget(row)
        column.addStretch(1)
        return column

    def _fill_foot(self) -> QAbstractButton:
        change = button(self.tr("Change…"), "quiet")
        change.clicked.connect(self._on_change_clicked)
        self._path.setAccessibleName(self.tr("Where to"))
        self._path.textChanged.connect(self._on_path_changed)
        where = QHBoxLayout()
        where.setSpacing(4)
        where.addWidget(self._path, 1)
        where.addWidget(change)
        self.foot.addLayout(where, 3)
        return self.add_buttons("")

    def _on_format_picked(self, key: str) -> None:
        self._format = self._formats[key]
        if self._format.page:
            self._show_page()
        self._preview.setPlainText(self._format.preview)
        self._views.setCurrentWidget(self._page if self._format.page else self._preview)
        self._problem.setText(self._format.problem)
        self._problem.setVisible(bool(self._format.problem))
        self._path.setText(str(self._folder / f"{self._stem}{self._format.suffix}"))
        count = self.locale().toString(self._format.count)
        records = self.tr("the beginning of {n} records").format(n=count)
        self._size.setText(records if self._format.count else self.tr("the beginning"))
        word = self.tr("Export {n} records") if self._format.count else self.tr("Export")
        self._take.setText(self._format.action or word.format(n=count))

    def _show_page(self) -> None:
        from variorum.ui.report.pdf import document  # noqa: PLC0415  # only who looks waits

        made = document(self._format.page, _PAGE)
        made.setDocumentMargin(_MARGIN)
        made.setParent(self._page)
        self._page.setDocument(made)

    def _on_path_changed(self) -> None:
        self._take.setEnabled(bool(self._path.text().strip()))

    def _on_change_clicked(self) -> None:
        now = self._path.text()
        if self._format.suffix:
            found, _ = QFileDialog.getSaveFileName(self, self.tr("Export to"), now)
        else:
            found = QFileDialog.getExistingDirectory(self, self.tr("Export into"), now)
        if found:
            self._path.setText(found)


class _FormatRow(QAbstractButton):
    """One format: icon, title and what it is."""

    def __init__(self, look: ExportFormat) -> None:
        super().__init__()
        self._look = look
        self.setText(look.title)
        self.setCheckable(True)
        self.setAccessibleDescription(look.gist)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @override
    def sizeHint(self) -> QSize:
        return QSize(280, 50)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            fill = "accentSoft" if self.isChecked() else "hover"
            paint_box(painter, rect, fill, radius=6)
        middle = rect.center().y()
        ink = "accent" if self.isChecked() else "text2"
        icons.paint(painter, self._look.icon, QRectF(12, middle - 10, 20, 20), ink)
        words = QRectF(44, middle - 19, rect.width() - 48, 19)
        title = fonts.ui("body", fonts.Weight.DemiBold)
        paint_text(painter, words, self._look.title, title, "text", _LEFT)
        below = words.translated(0, 18)
        paint_text(painter, below, self._look.gist, fonts.ui("small"), "text2", _LEFT)
        if self.hasFocus():
            paint_focus_ring(painter, rect)
