"""Takes a chart away: onto the clipboard, or into a file as SVG, PDF or CSV."""

import csv
import io
from pathlib import Path

from PySide6.QtCore import QByteArray, QMimeData, QObject, QSaveFile
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from variorum.model.errors import UserError
from variorum.text.harmless import defused, file_name
from variorum.ui.bridge import Bridge
from variorum.ui.messages import tr
from variorum.ui.report import pictures
from variorum.ui.summary.asks import Asks
from variorum.ui.summary.exhibit import COPY, CSV, SVG, Taken


class Taking(QObject):
    """Answers Copy, SVG, PDF and CSV."""

    def __init__(self, bridge: Bridge, asks: Asks, window: QWidget) -> None:
        """Ask for a path over `window`."""
        super().__init__(window)
        self._bridge, self._window = bridge, window
        asks.take_asked.connect(self.take)

    def take(self, way: str, taken: Taken) -> None:
        """Copy, or ask where to and write."""
        if way == COPY:
            QGuiApplication.clipboard().setMimeData(copied(taken))
            return
        if taken.chart is None and way != CSV:
            return
        name = file_name(taken.name, f".{way}", tr("Table"))
        path, _ = QFileDialog.getSaveFileName(
            self._window, tr("Save {name}").format(name=taken.name), name, f"*.{way}"
        )
        if path:
            self._write(Path(path), content(way, taken))

    def _write(self, path: Path, data: bytes) -> None:
        file = QSaveFile(str(path))
        written = file.open(QSaveFile.OpenModeFlag.WriteOnly) and file.write(data) == len(data)
        if not written or not file.commit():
            problem = file.errorString()
            self._bridge.refused.emit(
                UserError("export.unwritable", path=path.name, problem=problem)
            )


def copied(taken: Taken) -> QMimeData:
    """Return the picture and the table, for whichever the other program takes."""
    data = QMimeData()
    lines = ("\t".join(defused(_flat(part)) for part in row) for row in (taken.header, *taken.rows))
    data.setText("\n".join(lines) + "\n")
    if taken.chart is not None:
        drawn = pictures.draw(taken.chart, taken.alt)
        data.setImageData(QImage.fromData(QByteArray(drawn.png)))
        data.setData("image/svg+xml", QByteArray(drawn.svg))
    return data


def content(way: str, taken: Taken) -> bytes:
    """Return the bytes of a file: svg, pdf or csv."""
    if way == CSV:
        return as_csv(taken)
    assert taken.chart is not None  # asked before  # noqa: S101
    if way == SVG:
        return pictures.draw(taken.chart, taken.alt).svg
    return pictures.pdf(taken.chart, taken.name)


def as_csv(taken: Taken) -> bytes:
    """Return the table as CSV (RFC 4180), marked as UTF-8; no cell can be taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in (taken.header, *taken.rows):
        writer.writerow([defused(_flat(part)) for part in row])
    return out.getvalue().encode("utf-8-sig")


def _flat(text: str) -> str:
    return " ".join(text.split())
