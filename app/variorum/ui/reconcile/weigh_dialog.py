"""Dialogues that show what would follow before an act: merging, splitting, accepting all."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QWidget

from variorum.ui import fonts, plain
from variorum.ui.frame.dialog import FrameDialog
from variorum.ui.reconcile.effect import EffectBox
from variorum.ui.reconcile.tick_list import TickList, TickModel, TickRow
from variorum.ui.reconcile.values import Effect
from variorum.ui.reconcile.words import tr
from variorum.ui.widgets import Chip, ChipLook, SearchField
from variorum.ui.widgets.buttons import button

_SETTLE = 120
"""Milliseconds after the last change before the effect is asked for."""


class WeighDialog(FrameDialog):
    """A question with what follows from a yes. `weighed` asks for the effect as things stand."""

    weighed = Signal()

    def __init__(self, title: str, lead: str, accept: str, parent: QWidget | None = None) -> None:
        """Ask; the effect is asked for as soon as the dialogue is shown."""
        super().__init__(title, parent)
        self.resize(720, 260)
        self.lead = plain.label(lead, "secondary", wrap=True)
        self.body.addWidget(self.lead)
        self._effect = EffectBox()
        self._reason = QLineEdit()
        self._reason.setPlaceholderText(tr("reason, optional"))
        self._reason.setAccessibleName(tr("reason, optional"))
        self.take = self.add_buttons(accept)
        self._settling = QTimer(self, singleShot=True, interval=_SETTLE)
        self._settling.timeout.connect(self.weighed)
        self.alter()

    def finish(self, *, reason: bool = True) -> None:
        """Put the effect below what the dialogue shows, and the reason between."""
        if reason:
            self.body.addWidget(self._reason)
        self.body.addWidget(self._effect)

    @property
    def reason(self) -> str:
        """Why, as typed."""
        return self._reason.text().strip()

    def alter(self) -> None:
        """Ask for the effect anew, soon."""
        self._settling.start()

    def show_effect(self, effect: Effect, *, allowed: bool = True) -> None:
        """Show what would follow; without `allowed` it cannot be accepted as it stands."""
        self._effect.show_effect(effect)
        self.take.setEnabled(allowed)
        QTimer.singleShot(0, self, self._make_room)  # once the new lines know their width

    def _make_room(self) -> None:
        """Grow until all of the effect is seen, as far as the screen goes."""
        column = self.layout()
        assert column is not None  # set by FrameDialog  # noqa: S101
        column.activate()
        wanted = min(column.totalHeightForWidth(self.width()), self.screen().size().height() - 80)
        if wanted > self.height():
            self.resize(self.width(), wanted)

    def effect_words(self) -> str:
        """Return what is said to follow."""
        return self._effect.words


class MergeDialog(WeighDialog):
    """Whether two records are one, and whose name stays."""

    def __init__(
        self, title: str, names: tuple[str, str], warning: str = "", parent: QWidget | None = None
    ) -> None:
        """Ask whether the first of `names` is one with the second, whose name stays."""
        super().__init__(title, "", tr("Merge"), parent)
        self._names = names
        self.swapped = False
        """Whether the first one's name stays."""
        turn = button(tr("&Keep the other name"))
        turn.setAutoDefault(False)
        turn.clicked.connect(self._turn)
        row = QHBoxLayout()
        row.addWidget(turn)
        row.addStretch(1)
        self.body.addLayout(row)
        if warning:
            flow = QHBoxLayout()
            flow.addWidget(Chip(warning, ChipLook(tone="warn", icon="warning")))
            flow.addStretch(1)
            self.body.addLayout(flow)
        self.finish()
        self._say()

    def _turn(self) -> None:
        self.swapped = not self.swapped
        self._say()
        self.alter()

    def _say(self) -> None:
        away, into = reversed(self._names) if self.swapped else self._names
        words = tr("“{away}” becomes one with “{into}”. All tags of both then stand for “{into}”.")
        self.lead.setText(words.format(away=plain.visible(away), into=plain.visible(into)))


class SplitDialog(WeighDialog):
    """Which tags of a record go to another one: ticks, a name, what follows."""

    def __init__(
        self, title: str, lead: str, hint: str, rows: Sequence[TickRow], names: Sequence[str]
    ) -> None:
        """Offer `rows` unticked; `names` complete what is typed for the other record."""
        super().__init__(title, lead, tr("Split off"))
        self.resize(860, 640)
        self._model = TickModel(rows, None)
        self._list = TickList(self._model, tr("Tags to split off"))
        self._model.setParent(self._list)
        self._name = QLineEdit()
        self._name.setPlaceholderText(hint)
        self._name.setAccessibleName(hint)
        completer = QCompleter(self._name)
        completer.setModel(QStringListModel(list(names), completer))
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._name.setCompleter(completer)
        self._search = SearchField(tr("Find among the tags"))
        self._search.textChanged.connect(self._model.look_for)
        self._count = plain.label("", "secondary")
        self._count.setFont(fonts.ui("small"))
        head = QHBoxLayout()
        head.addWidget(self._search, 1)
        every = button(tr("Tick all shown"), "quiet")
        every.setAutoDefault(False)
        every.clicked.connect(self._model.tick_shown)
        head.addWidget(every)
        head.addWidget(self._count)
        self.body.addLayout(head)
        self.body.addWidget(self._list, 1)
        self.body.addWidget(self._name)
        self.finish(reason=False)
        self._model.ticked.connect(self._on_altered)
        self._name.textChanged.connect(lambda _text: self._on_altered())
        self._on_altered()
        self._list.setFocus()

    @property
    def name(self) -> str:
        """What was typed for the other record."""
        return self._name.text().strip()

    def chosen(self) -> list[str]:
        """Return the keys of the tags ticked."""
        return self._model.chosen()

    def _on_altered(self) -> None:
        self._count.setText(tr("%n ticked", len(self.chosen())))
        self.take.setEnabled(False)
        self.alter()


class SureDialog(WeighDialog):
    """The sure proposals, all ticked, to be accepted in one act."""

    def __init__(self, rows: Sequence[TickRow], parent: QWidget | None = None) -> None:
        """Offer `rows`."""
        lead = tr(
            "Their reasons are sure: the same name, a known other name, a surname only one bears."
            " All become one act; one undo takes it back."
        )
        super().__init__(tr("Accept all sure ones"), lead, "", parent)
        self.resize(860, 620)
        self._model = TickModel(rows)
        self._list = TickList(self._model, tr("Sure proposals"))
        self._model.setParent(self._list)
        self.body.addWidget(self._list, 1)
        self.finish(reason=False)
        self._model.ticked.connect(self._on_altered)
        self._on_altered()
        self._list.setFocus()

    def chosen(self) -> list[str]:
        """Return the keys of the proposals ticked."""
        return self._model.chosen()

    def _on_altered(self) -> None:
        count = len(self.chosen())
        self.rename(self.take, tr("Accept %n", count))
        self.take.setEnabled(count > 0)
        self.alter()
