"""How a file was read, and the ways to have it read again: its encoding, the columns of a table."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from variorum.ui import plain
from variorum.ui.frame.values import ImportItem
from variorum.ui.widgets import button

_ENCODINGS = (
    ("utf-8", "UTF-8"),
    ("cp1252", "Windows-1252, Western"),
    ("cp1250", "Windows-1250, Central European"),
    ("cp1251", "Windows-1251, Cyrillic"),
    ("koi8-r", "KOI8-R, Russian"),
    ("cp1253", "Windows-1253, Greek"),
    ("cp1254", "Windows-1254, Turkish"),
    ("cp1255", "Windows-1255, Hebrew"),
    ("cp1256", "Windows-1256, Arabic"),
    ("cp1257", "Windows-1257, Baltic"),
    ("cp874", "Windows-874, Thai"),
    ("gb18030", "GB 18030, Chinese"),
    ("big5", "Big5, Chinese"),
    ("cp932", "Shift JIS, Japanese"),
    ("euc_jp", "EUC-JP, Japanese"),
    ("cp949", "Windows-949, Korean"),
    ("iso8859-2", "ISO 8859-2, Central European"),
    ("iso8859-15", "ISO 8859-15, Western"),
    ("mac-roman", "Mac Roman, Western"),
    ("utf-16", "UTF-16"),
)


class ReadingRow(QWidget):
    """Shown below the text of a file that can be read otherwise."""

    encoding_chosen = Signal(str)
    columns_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._label = plain.label(self.tr("Rea&d as"), "secondary")
        self.encoding = QComboBox()
        self.encoding.setAccessibleName(self.tr("Read as"))
        self.encoding.setMaxVisibleItems(14)
        self._label.setBuddy(self.encoding)
        for name, words in _ENCODINGS:
            self.encoding.addItem(words, name)
        self.columns = button(self.tr("Col&umns…"))
        self.columns.setAutoDefault(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self._label, self.encoding, self.columns):
            row.addWidget(widget)
        self.encoding.setMaximumWidth(210)
        self.encoding.activated.connect(
            lambda: self.encoding_chosen.emit(str(self.encoding.currentData()))
        )
        self.columns.clicked.connect(self.columns_wanted)

    def show_item(self, item: ImportItem) -> None:
        """Offer what can be done for a file."""
        at = self.encoding.findData(item.encoding)
        with QSignalBlocker(self.encoding):
            if item.encoding and at < 0:
                self.encoding.addItem(item.encoding, item.encoding)
                at = self.encoding.count() - 1
            self.encoding.setCurrentIndex(at)
        for widget in (self._label, self.encoding):
            widget.setVisible(bool(item.encoding))
        self.columns.setVisible(item.is_table)
        self.setVisible(bool(item.encoding) or item.is_table)
