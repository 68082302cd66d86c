"""What is left out of a project that is handed over: articles, outlets, authors."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from variorum.ui import plain
from variorum.ui.frame.dialog import FrameDialog
from variorum.ui.reconcile.tick_list import TickList, TickModel, TickRow


class RedactDialog(FrameDialog):
    """Tick what must not be known; what is ticked is told in one line."""

    def __init__(self, rows: Sequence[TickRow], parent: QWidget | None = None) -> None:
        """Offer `rows`, none of them ticked."""
        super().__init__(self.tr("Hand over without…"), parent)
        self.setMinimumSize(560, 380)
        self.fit(720, 560)
        intro = self.tr(
            "A new project file without the articles, outlets and authors ticked here: no text,"
            " quote, name, memo, link or history of theirs will be in it."
            " This project stays as it is."
        )
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Filter articles, outlets and authors"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.field.setClearButtonEnabled(True)
        self.model = TickModel(rows, self)
        self.list = TickList(self.model, self.tr("To be left out"))
        self.anonymous = QCheckBox(self.tr("Call the &analysts Analyst 1, Analyst 2 and so on"))
        self.count = plain.label("", "secondary")
        self.body.addWidget(plain.label(intro, "secondary", wrap=True))
        self.body.addWidget(self.field)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.anonymous)
        self.foot.addWidget(self.count)
        self._take = self.add_buttons(self.tr("Save as…"))
        self.field.textChanged.connect(self.model.look_for)
        self.model.ticked.connect(self._tell)
        self.anonymous.toggled.connect(lambda _: self._tell())
        self._tell()
        self.field.setFocus()

    def chosen(self) -> list[str]:
        """Return the keys of what is ticked."""
        return self.model.chosen()

    def _tell(self) -> None:
        count = len(self.chosen())
        self.count.setText(self.tr("{n} left out").format(n=count) if count else "")
        self._take.setEnabled(bool(count) or self.anonymous.isChecked())
