"""The head of the summary: title, what it is of, and counts that filter when pressed."""

from collections import Counter
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from variorum.model.summary import Summary
from variorum.model.verdict import Status
from variorum.ui import fonts, plain, theme
from variorum.ui.charts.canvas import LEFT, Canvas
from variorum.ui.summary.digest import Digest
from variorum.ui.summary.values import Page
from variorum.ui.summary.words import tr
from variorum.ui.widgets import ElidedLabel
from variorum.ui.widgets.painted_button import PaintedButton


@dataclass(frozen=True, slots=True)
class Tile:
    """One count: its word, its colour, and what it leads to: statuses of the matrix or a page.

    `one` is the word for a count of one, where it is another.
    """

    key: str
    word: str
    ink: str
    statuses: tuple[Status, ...] = ()
    page: Page = Page.OVERVIEW
    one: str = ""


def tiles() -> tuple[Tile, ...]:
    """Return the counts shown."""
    return (
        Tile("articles", tr("articles"), "text", page=Page.ARTICLES, one=tr("article")),
        Tile("propositions", tr("propositions"), "text", one=tr("proposition")),
        Tile("contested", tr("contested"), "opposes", (Status.CONTESTED,)),
        Tile("agreed", tr("agreed"), "supports", (Status.CORROBORATED, Status.AGREED)),
        Tile("single", tr("single origin"), "text2", (Status.SINGLE_ORIGIN,)),
        Tile("quantities", tr("quantities"), "figureText", page=Page.FIGURES, one=tr("quantity")),
    )


def count_for(tile: Tile, summary: Summary, statuses: Counter[Status]) -> int:
    """Return the number a tile shows; `statuses` says how many propositions have each."""
    if tile.statuses:
        return sum(statuses[status] for status in tile.statuses)
    held = {"articles": summary.articles, "quantities": summary.quantities}
    return len(held.get(tile.key, summary.propositions))


class Header(QWidget):
    """Title, subtitle and tiles."""

    tile_pressed = Signal(object)
    """A Tile."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._title = plain.label(tr("Summary"))
        self._title.setFont(fonts.ui(20, fonts.Weight.DemiBold))
        self._subtitle = ElidedLabel(font=fonts.ui("small"), ink="text2")
        self._words = self._rows = ""
        self._buttons = {tile.key: TileButton(tile) for tile in tiles()}
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addLayout(words, 1)
        for made in self._buttons.values():
            made.clicked.connect(
                lambda _checked=False, made=made: self.tile_pressed.emit(made.tile)
            )
            row.addWidget(made)

    def set_title(self, title: str) -> None:
        """Show the name of the page."""
        self._title.setText(title)

    def show_counts(self, digest: Digest) -> None:
        """Show the counts of a summary."""
        self._words = digest.subtitle
        self.set_rows(self._rows)
        for made in self._buttons.values():
            made.set_count(count_for(made.tile, digest.summary, digest.statuses))

    def set_rows(self, rows: str) -> None:
        """Say which rows are shown, if not all of them."""
        self._rows = rows
        self._subtitle.setText("  ·  ".join(part for part in (self._words, rows) if part))

    def set_filter(self, statuses: tuple[Status, ...]) -> None:
        """Show which tile filters the matrix."""
        for made in self._buttons.values():
            made.setChecked(bool(statuses) and made.tile.statuses == statuses)


class TileButton(PaintedButton):
    """A large number over its word."""

    def __init__(self, tile: Tile, parent: QWidget | None = None) -> None:
        """Show no number yet."""
        super().__init__(parent)
        self.tile, self._count = tile, ""
        self.setText(tile.word)
        self.setCheckable(bool(tile.statuses))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_count(self, count: int) -> None:
        """Show a number."""
        words = self.locale().toString(count)
        if words == self._count:
            return
        self._count = words
        self.setText(self.tile.one if count == 1 and self.tile.one else self.tile.word)
        self.setAccessibleName(f"{self._count} {self.text()}")
        plain.set_tooltip(self, self._tip())
        self.updateGeometry()
        self.update()

    def _tip(self) -> str:
        if self.tile.statuses:
            return tr("Show only these; press again to show all")
        return tr("Show all") if self.tile.page is Page.OVERVIEW else tr("Open this page")

    @override
    def sizeHint(self) -> QSize:
        word = QFontMetricsF(fonts.ui("small")).horizontalAdvance(self.text())
        number = QFontMetricsF(fonts.ui(21, fonts.Weight.DemiBold)).horizontalAdvance(self._count)
        return QSize(round(max(word, number)) + 22, 50)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        canvas, rect = Canvas(QPainter(self), theme.current()), QRectF(self.rect())
        if self.isChecked():
            canvas.box(rect, "accentSoft", 8)
        elif self.underMouse():
            canvas.box(rect, "hover", 8)
        number = QRectF(10, 2, rect.width() - 12, 27)
        canvas.text(number, self._count, fonts.ui(21, fonts.Weight.DemiBold), self.tile.ink, LEFT)
        word = QRectF(10, 28, rect.width() - 10, 18)
        canvas.text(word, self.text(), fonts.ui("small"), "text2", LEFT)
        if self.isChecked():
            canvas.box(QRectF(10, rect.height() - 4, rect.width() - 20, 2), "accent", 1)
        if self.hasFocus():
            canvas.ring(rect, 8)
