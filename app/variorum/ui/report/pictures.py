"""The charts of a report, drawn as SVG and as PNG in the light theme, on paper or screen alike."""

import html
import re
from collections.abc import Iterator
from typing import Protocol

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QMarginsF,
    QRectF,
    QSize,
    QSizeF,
    Qt,
)
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QImage,
    QImageWriter,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)
from PySide6.QtSvg import QSvgGenerator

from variorum.model.report import Picture
from variorum.model.summary import Summary, labels_of
from variorum.model.verdict import Status
from variorum.shell import verdict_phrases
from variorum.ui import theme
from variorum.ui.charts.matrix import Column
from variorum.ui.charts.matrix_chart import Group, MatrixChart
from variorum.ui.summary.figure_values import plot_of, spoken
from variorum.ui.summary.words import phrases, tr

_SCALE = 2
_LEAST = 640.0
_LARGE = 200
"""Pixels at which text is measured, so that hinting does not count."""
_TEXT = re.compile(
    r'<text (?P<head>[^>]*?font-family="(?P<family>[^"]+)" font-size="(?P<size>[\d.]+)"'
    r' font-weight="(?P<weight>\d+)"[^>]*?)\s*>(?P<words>[^<]*)</text>'
)
_PAGE = 800.0
"""What fits on one sheet of paper below a heading."""
_DPI = 96
_POINTS = 72
_EDGE = 24.0
"""The margin around a chart on a page of its own, in points."""


class Chart(Protocol):
    """What can be drawn into a rectangle."""

    def size(self) -> QSizeF:
        """Return the room it needs."""

    def paint(self, painter: QPainter, rect: QRectF, theme: theme.Theme) -> None:
        """Draw it."""


def drawings(
    summary: Summary, *, svg: bool = True, png: bool = True
) -> Iterator[tuple[str, Picture]]:
    """Yield the charts of a summary by the names that `model.report` gives them.

    They come one by one, so that a window can do other things between. What a format has no use
    for, SVG or PNG, need not be drawn.
    """
    labels = labels_of(summary.articles)
    for place, chart in enumerate(pages(matrix(summary))):
        words = tr("Who says what, by article")
        yield f"matrix:{place}", draw(chart, words, svg=svg, png=png)
    for row in summary.quantities:
        plot = plot_of(row.verdict, labels)
        if plot.marks:
            words = spoken(row.verdict, row.quantity.name, labels)
            yield f"quantity:{row.quantity.id}", draw(plot, words, svg=svg, png=png)


def matrix(summary: Summary) -> MatrixChart:
    """Return the matrix of a summary."""
    columns = tuple(
        Column(article.label, article.published[:7], share)
        for article, share in zip(summary.articles, summary.read_share, strict=True)
    )
    groups = tuple(
        Group(
            f"{verdict_phrases.group(status, phrases)}  {len(rows)}",
            tuple((row.proposition.text, row.cells) for row in rows),
        )
        for status in Status
        if (rows := summary.of_status(status))
    )
    return MatrixChart(columns, groups)


def pages(chart: MatrixChart, room: float = _PAGE) -> list[MatrixChart]:
    """Return a chart in pieces no higher than `room`, each with the heads of its columns."""
    pieces: list[list[Group]] = [[]]
    for group in chart.groups:
        for row in group.rows:
            last = pieces[-1]
            if not last or last[-1].heading != group.heading:
                last.append(Group(group.heading, ()))
            last[-1] = Group(group.heading, (*last[-1].rows, row))
            if MatrixChart(chart.columns, tuple(last)).size().height() > room:
                last[-1] = Group(group.heading, last[-1].rows[:-1])
                if not last[-1].rows:
                    del last[-1]
                pieces.append([Group(group.heading, (row,))])
    return [MatrixChart(chart.columns, tuple(piece)) for piece in pieces if piece]


def draw(chart: Chart, alt: str, *, svg: bool = True, png: bool = True) -> Picture:
    """Return a chart as a picture with `alt` for those who cannot see it."""
    least = chart.size()
    size = QSizeF(max(least.width(), _LEAST), least.height()).toSize()
    vectors = _svg(chart, size) if svg else b""
    pixels = _png(chart, size) if png else b""
    return Picture(vectors, pixels, alt, size.width(), size.height())


def pdf(chart: Chart, title: str) -> bytes:
    """Return a chart as a PDF of one page, as large as the chart with a margin."""
    least = chart.size()
    size = QSizeF(max(least.width(), _LEAST), least.height())
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("Variorum")
    writer.setResolution(_DPI)
    points = size * (_POINTS / _DPI)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(points + QSizeF(2 * _EDGE, 2 * _EDGE), QPageSize.Unit.Point, title),
            QPageLayout.Orientation.Portrait,
            QMarginsF(_EDGE, _EDGE, _EDGE, _EDGE),
            QPageLayout.Unit.Point,
        )
    )
    painter = QPainter(writer)
    chart.paint(painter, QRectF(0, 0, size.width(), size.height()), theme.theme("light"))
    painter.end()
    return bytes(data.data())


def _svg(chart: Chart, size: QSize) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setResolution(_DPI)
    _paint(chart, QPainter(generator), size)
    return _TEXT.sub(_fitted, bytes(data.data()).decode("utf-8")).encode("utf-8")


def _fitted(found: re.Match[str]) -> str:
    """Return a text of an SVG with its length: where its font is missing, another's must fit."""
    words = html.unescape(found["words"])
    font = QFont(found["family"])
    font.setPixelSize(_LARGE)
    font.setWeight(QFont.Weight(int(found["weight"])))
    length = QFontMetricsF(font).horizontalAdvance(words) * float(found["size"]) / _LARGE
    if not words.strip() or length <= 0:
        return found.group()
    fit = f'textLength="{length:.2f}" lengthAdjust="spacingAndGlyphs"'
    generic = "serif" if "Serif" in found["family"] else "sans-serif"
    family = f'font-family="{found["family"]}, {generic}"'
    head = found["head"].replace(f'font-family="{found["family"]}"', family)
    return f"<text {head} {fit}>{found['words']}</text>"


def _png(chart: Chart, size: QSize) -> bytes:
    image = QImage(size * _SCALE, QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(_SCALE)
    image.fill(Qt.GlobalColor.white)
    _paint(chart, QPainter(image), size)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(data.data())


def _paint(chart: Chart, painter: QPainter, size: QSize) -> None:
    chart.paint(painter, QRectF(0, 0, size.width(), size.height()), theme.theme("light"))
    painter.end()
