"""What is heard: check lists of articles, outlets, origins and analysts, and the days between."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from variorum.model.dates import is_date
from variorum.model.ids import Id
from variorum.model.view import View
from variorum.ui import fonts, plain
from variorum.ui.summary.values import Choice, Choices
from variorum.ui.summary.words import tr
from variorum.ui.turns import Turns
from variorum.ui.widgets import ChevronSection

_TICK = 28
_GAP = 7
_MOST = 300
"""How many ticks a list has at most."""
_SEEN = 24
"""How many of them are made at once."""
_A_TURN = 4
"""How many are made at a time, as soon as the last of those there are came in sight."""


class Filters(QWidget):
    """Builds a view by what is unticked."""

    changed = Signal()
    """The analyst ticked, unticked or gave a date: see `view`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Offer nothing yet."""
        super().__init__(parent)
        self._lists = {
            "articles": CheckList(tr("Articles heard"), opened=True),
            "outlets": CheckList(tr("Outlets")),
            "origins": CheckList(tr("Origins")),
            "analysts": CheckList(tr("Analysts")),
        }
        self._first, self._last = _DateField(tr("from")), _DateField(tr("to"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for made in self._lists.values():
            made.changed.connect(self.changed)
            column.addWidget(made)
        column.addWidget(self._dates())
        column.addStretch(1)

    def show_choices(self, choices: Choices) -> None:
        """Offer what there is; what is known keeps its tick, what is new is ticked."""
        for name, made in self._lists.items():
            made.show_choices(getattr(choices, name))
        self._lists["analysts"].setVisible(len(choices.analysts()) > 1)

    def view(self) -> View:
        """Return what the ticks and dates leave out."""
        out = {name: made.unticked() for name, made in self._lists.items()}
        first, last = self._first.date(), self._last.date()
        if first and last and not is_date(f"{first}/{last}"):
            last = ""  # the field says that it lies before the first
        return View(
            articles=frozenset(map(Id, out["articles"])),
            outlets=frozenset(map(Id, out["outlets"])),
            analysts=frozenset(map(Id, out["analysts"])),
            origins=frozenset(out["origins"]),
            first=first,
            last=last,
        )

    def tick_all(self) -> None:
        """Leave nothing out, without emitting."""
        for made in self._lists.values():
            made.tick_all()
        for field in (self._first, self._last):
            field.clear()

    def box(self, key: str) -> QCheckBox:
        """Return the check box of something on offer; raise KeyError where there is none."""
        for made in self._lists.values():
            box = made.box(key)
            if box is not None:
                return box
        raise KeyError(key)

    def _dates(self) -> QWidget:
        section = ChevronSection(tr("Published"), opened=False)
        section.head().setFont(fonts.ui("small", fonts.Weight.DemiBold))
        for field in (self._first, self._last):
            field.changed.connect(self.changed)
            section.add(field)
        return section


class CheckList(QWidget):
    """Ticks under a heading that opens and closes; made when they are first looked at."""

    changed = Signal()
    """The analyst ticked or unticked something."""

    def __init__(self, title: str, *, opened: bool = False) -> None:
        """Show a heading."""
        super().__init__()
        self._boxes: dict[str, ChoiceBox] = {}
        self._blocks: list[_Block] = []
        self._choices: Callable[[], Sequence[Choice]] = tuple
        self._shown: tuple[Sequence[Choice], int] = ((), 0)
        self._making = Turns(self)
        self._section = ChevronSection(title, opened=opened)
        self._section.head().setFont(fonts.ui("small", fonts.Weight.DemiBold))
        self._section.toggled.connect(self._on_toggled)
        inner = self._section.body.layout()
        if isinstance(inner, QVBoxLayout):
            inner.setContentsMargins(8, 2, 0, 6)
            inner.setSpacing(_GAP)
        self._more = plain.label("", "secondary", wrap=True)
        self._more.hide()
        self._section.add(self._more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._section)

    def show_choices(self, choices: Callable[[], Sequence[Choice]]) -> None:
        """Offer what `choices` returns; those known keep their tick."""
        self._choices = choices
        if self._section.is_open() or self.unticked():
            self.fill()

    def fill(self) -> None:
        """Make the boxes of what is on offer, as many as anybody would go through."""
        wanted = self._choices()
        listed, more = wanted[:_MOST], max(0, len(wanted) - _MOST)
        if (listed, more) == self._shown:
            return
        before, self._shown = [choice.key for choice in self._shown[0]], (listed, more)
        if [choice.key for choice in listed] == before:
            for box, choice in zip(self._boxes.values(), listed, strict=False):
                box.show_choice(choice)
        else:
            self._replace(listed)
        self._more.setText(tr("and %n more", more))
        self._more.setVisible(more > 0)

    def _replace(self, listed: Sequence[Choice]) -> None:
        """Make other boxes: few at once, of many as they come in sight."""
        out = set(self.unticked())
        for block in self._blocks:
            block.hide()
            block.deleteLater()
        self._boxes, self._blocks = {}, []
        last = max((at for at, one in enumerate(listed) if one.key in out), default=-1)
        self._make(len(listed) if len(listed) <= _SEEN else last + 1)
        for key in out & self._boxes.keys():
            self._boxes[key].setChecked(False)
        self._making.start(map(self._make, (_A_TURN,)))

    def _make(self, number: int) -> None:
        """Make the next boxes, all ticked."""
        made = len(self._boxes)
        coming = self._shown[0][made : made + number]
        if coming:
            self._boxes |= {choice.key: self._box(choice) for choice in coming}
            self._add_block([self._boxes[choice.key] for choice in coming])

    def _box(self, choice: Choice) -> "ChoiceBox":
        made = ChoiceBox()
        made.setChecked(True)
        made.show_choice(choice)
        made.clicked.connect(self.changed)
        return made

    def _add_block(self, boxes: Sequence["ChoiceBox"]) -> None:
        """Lay boxes out in a block of their own: those there are need not be laid out again."""
        block, inner = _Block(), self._section.body.layout()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        for box in boxes:
            column.addWidget(box)
        if isinstance(inner, QVBoxLayout):
            inner.insertWidget(inner.count() - 1, block)
        block.seen.connect(lambda: self._on_seen(block))
        self._blocks.append(block)

    def _on_seen(self, block: "_Block") -> None:
        if block is self._blocks[-1]:
            self._making.start(map(self._make, (_A_TURN,)))

    def box(self, key: str) -> "ChoiceBox | None":
        """Return the check box of something on offer."""
        self.fill()
        self._make(_MOST)
        return self._boxes.get(key)

    def unticked(self) -> list[str]:
        """Return the keys of what is left out."""
        return [key for key, box in self._boxes.items() if not box.isChecked()]

    def tick_all(self) -> None:
        """Tick everything without emitting."""
        for box in self._boxes.values():
            box.setChecked(True)

    def _on_toggled(self, opened: bool) -> None:  # noqa: FBT001  # a signal's value
        if opened:
            self.fill()


class _Block(QWidget):
    """Some boxes of a list."""

    seen = Signal()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self.seen.emit()


class ChoiceBox(QCheckBox):
    """One tick, its words cut where there is no room."""

    def __init__(self) -> None:
        """Show no words yet."""
        super().__init__()
        self._words = ""
        self._is_placed = False
        """Whether it has the width at which its words are cut."""
        self.setFont(fonts.ui("small"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_choice(self, choice: Choice) -> None:
        """Show what the tick stands for."""
        self._words = plain.visible(choice.name)
        self.setAccessibleName(self._words)
        plain.set_tooltip(self, choice.tip)
        if self._is_placed:
            self._cut()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._is_placed = True
        self._cut()

    def _cut(self) -> None:
        """Cut the words; an ampersand is a character here, not a shortcut."""
        room = self.width() - _TICK
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))


class _DateField(QWidget):
    """One end of the days between which articles count; a partial date, or nothing."""

    changed = Signal()

    def __init__(self, word: str) -> None:
        super().__init__()
        self._said = ""
        self._edit = QLineEdit()
        self._edit.setPlaceholderText("2024-06")
        self._edit.setAccessibleName(tr("Published {word}").format(word=word))
        plain.set_tooltip(self._edit, tr("A year, a month or a day: 2024, 2024-06, 2024-06-01"))
        self._edit.editingFinished.connect(self._on_edited)
        label = plain.label(word, "secondary")
        label.setFont(fonts.ui("small"))
        label.setFixedWidth(32)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(label)
        row.addWidget(self._edit, 1)

    def date(self) -> str:
        """Return the date, empty where there is none that can be read."""
        text = self._edit.text().strip()
        return text if is_date(text) and "/" not in text else ""

    def clear(self) -> None:
        """Take the date away without emitting."""
        self._edit.clear()
        self._said = ""
        self._mark()

    def _on_edited(self) -> None:
        self._mark()
        if self.date() != self._said:
            self._said = self.date()
            self.changed.emit()

    def _mark(self) -> None:
        wrong = bool(self._edit.text().strip()) and not self.date()
        self._edit.setProperty("state", "error" if wrong else "")
        self._edit.style().unpolish(self._edit)
        self._edit.style().polish(self._edit)
