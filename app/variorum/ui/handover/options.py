"""What of a project is exported: articles, kinds of tag, analysts, and three ticks."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from variorum.model.handover import Selection
from variorum.model.ids import Id
from variorum.model.vocabulary import TagKind
from variorum.ui import fonts, plain
from variorum.ui.handover.many_choice import ManyChoice
from variorum.ui.handover.values import Stock
from variorum.ui.panel.words import name_of


class ExportOptions(QWidget):
    """Part of the export dialogue."""

    changed = Signal()

    def __init__(self, stock: Stock, parent: QWidget | None = None) -> None:
        """Offer what is in stock; everything is chosen."""
        super().__init__(parent)
        self._head = plain.label(self.tr("Include"))
        self._head.setFont(fonts.ui("body", fonts.Weight.DemiBold))
        kinds = [(str(kind), name_of(kind)) for kind in TagKind]
        self._articles = self._choice(
            self.tr("Articles"),
            self.tr("all {n}").format(n=len(stock.articles)),
            list(stock.articles),
        )
        self._kinds = self._choice(self.tr("Kinds of tag"), self.tr("all kinds"), kinds)
        self._analysts = self._choice(
            self.tr("Analysts"),
            self.tr("all {n}").format(n=len(stock.analysts)),
            list(stock.analysts),
        )
        counts = {"n": stock.finished, "all": len(stock.articles)}
        self._finished = QCheckBox(
            self.tr("Only &finished articles ({n} of {all})").format(**counts)
        )
        self._decided = QCheckBox(self.tr("Only a&djudicated tags"))
        self._texts = QCheckBox(self.tr("Article &text"))
        self._texts.setChecked(True)
        self._wants_texts, self._is_bare = True, True
        for box in (self._finished, self._decided, self._texts):
            box.toggled.connect(self.changed)
        self._texts.clicked.connect(self._on_texts_clicked)
        self._lay_out()

    def selection(self) -> Selection:
        """Return what is chosen."""
        return Selection(
            articles=frozenset(map(Id, self._articles.chosen())),
            kinds=frozenset(map(TagKind, self._kinds.chosen())),
            analysts=frozenset(map(Id, self._analysts.chosen())),
            finished=self._finished.isChecked(),
            decided=self._decided.isChecked(),
            texts=self._texts.isChecked(),
        )

    def choose(self, wanted: Selection) -> None:
        """Choose without telling."""
        with QSignalBlocker(self):
            self._articles.choose(frozenset(map(str, wanted.articles)))
            self._kinds.choose(frozenset(map(str, wanted.kinds)))
            self._analysts.choose(frozenset(map(str, wanted.analysts)))
            self._finished.setChecked(wanted.finished)
            self._decided.setChecked(wanted.decided)
            self._wants_texts = wanted.texts
            self.follow(bare=self._is_bare)

    def follow(self, *, bare: bool) -> None:
        """Let texts be left out only where the format can be written without them."""
        self._is_bare = bare
        with QSignalBlocker(self):
            self._texts.setEnabled(bare)
            self._texts.setChecked(self._wants_texts or not bare)
        why = "" if bare else self.tr("This format cannot be written without the texts.")
        plain.set_tooltip(self._texts, why)
        self._texts.setAccessibleDescription(why)

    def _on_texts_clicked(self) -> None:
        self._wants_texts = self._texts.isChecked()

    def _choice(self, name: str, every: str, options: list[tuple[str, str]]) -> ManyChoice:
        made = ManyChoice(name, every, options, self)
        made.setEnabled(len(options) > 1)
        made.changed.connect(self.changed)
        return made

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        for row, (text, choice) in enumerate(
            (
                (self.tr("A&rticles"), self._articles),
                (self.tr("&Kinds of tag"), self._kinds),
                (self.tr("A&nalysts"), self._analysts),
            )
        ):
            label = plain.label(text, "secondary")
            label.setBuddy(choice)
            grid.addWidget(label, row, 0)
            grid.addWidget(choice, row, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(5)
        column.addWidget(self._head)
        column.addLayout(grid)
        for box in (self._finished, self._decided, self._texts):
            column.addWidget(box)
