"""Two to four quotes side by side, and what the analyst says of two of them."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)
from typing_extensions import override

from variorum.model.ids import Id
from variorum.model.pages import PairVerdict
from variorum.model.vocabulary import RelationKind
from variorum.shell import ruling_phrases
from variorum.ui import fonts, plain, theme
from variorum.ui.charts.canvas import LEFT, Canvas
from variorum.ui.charts.matrix import paint_glyph
from variorum.ui.frame.dialog import FrameDialog
from variorum.ui.panel.words import shown_date
from variorum.ui.summary.quote_card import STATES
from variorum.ui.summary.quote_text import PassageLayout, passage
from variorum.ui.summary.rating import editor
from variorum.ui.summary.statements import Statement, Weighing, between
from variorum.ui.summary.values import Quote
from variorum.ui.summary.words import phrases, tr
from variorum.ui.widgets import IconButton, Segment, Segmented

_SHOWN = 2
_PAD = 12.0
KEYS = {
    Qt.Key.Key_1: RelationKind.CONFLICT,
    Qt.Key.Key_2: RelationKind.CHANGED,
    Qt.Key.Key_3: RelationKind.SCOPE_DIFFERS,
    Qt.Key.Key_0: RelationKind.DISMISSED,
}
"""The key of each verdict."""


class WeighingDialog(FrameDialog):
    """Shows both sides; 1, 2, 3 and 0 decide on the two chosen, once more takes it back."""

    decided = Signal(object, object, object, str)
    """One tag's id, the other's, the RelationKind (None takes it back), the note."""
    quote_opened = Signal(object)
    """The id of a tag whose sentence is wanted; the dialogue closes."""

    def __init__(
        self,
        weighing: Weighing,
        quotes: Mapping[Id, Quote],
        verdicts: Mapping[frozenset[Id], PairVerdict],
        parent: QWidget | None = None,
    ) -> None:
        """Show a weighing; `verdicts` are those there are."""
        super().__init__(tr("Side by side"), parent)
        self.resize(1080, 620)
        self._sides = (weighing.left, weighing.right)
        self._first, self._chosen = [0, 0], [0, 0]
        self._quotes = quotes
        self._known = {pair: (one.kind, one.reason) for pair, one in verdicts.items()}
        self.body.addWidget(plain.label(weighing.title, "secondary", wrap=True))
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        self.body.addLayout(self._grid, 1)
        self._between = plain.label("")
        self._between.setFont(fonts.ui("body", fonts.Weight.DemiBold))
        self.body.addWidget(self._between)
        self.verdict = Segmented(
            [
                Segment(kind.value, f"{chr(key)}  {phrases(ruling_phrases.PAIR_VERDICTS[kind])}")
                for key, kind in KEYS.items()
            ],
            name=tr("What you say of the two"),
        )
        self.verdict.picked.connect(lambda key: self._decide(RelationKind(key)))
        self.body.addWidget(self.verdict)
        self.note: QPlainTextEdit = editor(tr("Note"), tr("why, in your own words"))
        self.note.setFixedHeight(64)
        self.body.addWidget(self.note)
        self.add_buttons(tr("Done"), cancel="")
        self.finished.connect(self._keep_note)
        self._show()

    def pair(self) -> tuple[Statement, Statement]:
        """Return the two that are judged."""
        left, right = (side[at] for side, at in zip(self._sides, self._chosen, strict=True))
        return left, right

    def cards(self) -> list["StatementCard"]:
        """Return the statements shown, left to right."""
        return sorted(self.findChildren(StatementCard), key=lambda card: card.place)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        kind = KEYS.get(Qt.Key(event.key()))
        if kind is not None and not self.note.hasFocus():
            self._decide(kind)
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        for card in (*self.findChildren(StatementCard), *self.findChildren(_Steps)):
            card.setParent(None)
            card.deleteLater()
        column = 0
        for side, statements in enumerate(self._sides):
            first = self._first[side]
            for at, one in enumerate(statements[first : first + _SHOWN], first):
                self._add_card(one, side, at, column)
                column += 1
            if len(statements) > _SHOWN:
                steps = _Steps(first, min(first + _SHOWN, len(statements)), len(statements))
                steps.stepped.connect(lambda by, side=side: self._step(side, by))
                self._grid.addWidget(steps, 1, column - 1)
        self._show_pair()

    def _add_card(self, one: Statement, side: int, at: int, column: int) -> None:
        quote = self._quotes.get(one.tag) or Quote(one.tag, "", one.words, "")
        card = StatementCard(one, quote, column)
        card.setChecked(self._chosen[side] == at)
        card.clicked.connect(lambda: self._choose(side, at))
        card.opened.connect(self._open)
        self._grid.addWidget(card, 0, column)
        self._grid.setColumnStretch(column, 1)

    def _show_pair(self) -> None:
        one, other = self.pair()
        self._between.setText(between(one, other))
        kind, reason = self._known.get(frozenset((one.tag, other.tag)), (None, ""))
        self.verdict.set_value(kind.value if kind else None)
        self.note.setPlainText(reason)

    def _choose(self, side: int, at: int) -> None:
        self._keep_note()
        self._chosen[side] = at
        for card in self.cards():
            card.setChecked(card.statement in self.pair())
        self._show_pair()

    def _step(self, side: int, by: int) -> None:
        self._keep_note()
        last = len(self._sides[side]) - _SHOWN
        self._first[side] = max(0, min(last, self._first[side] + by))
        self._chosen[side] = self._first[side]
        self._show()

    def _decide(self, kind: RelationKind) -> None:
        one, other = self.pair()
        pair = frozenset((one.tag, other.tag))
        again = self._known.get(pair, (None, ""))[0] is kind
        note = self.note.toPlainText().strip()
        if again:
            del self._known[pair]
        else:
            self._known[pair] = (kind, note)
        self.verdict.set_value(None if again else kind.value)
        self.decided.emit(one.tag, other.tag, None if again else kind, note)

    def _keep_note(self) -> None:
        """Keep a note that was written after the verdict."""
        one, other = self.pair()
        pair = frozenset((one.tag, other.tag))
        note = self.note.toPlainText().strip()
        if pair in self._known and self._known[pair][1] != note:
            kind = self._known[pair][0]
            self._known[pair] = (kind, note)
            self.decided.emit(one.tag, other.tag, kind, note)

    def _open(self, tag: Id) -> None:
        self.accept()
        self.quote_opened.emit(tag)


class _Steps(QWidget):
    """Goes on to further voices of one side."""

    stepped = Signal(int)

    def __init__(self, first: int, last: int, total: int) -> None:
        super().__init__()
        back = IconButton("chevron-left", tr("Voices before"))
        forth = IconButton("chevron-right", tr("Further voices"))
        back.clicked.connect(lambda: self.stepped.emit(-1))
        forth.clicked.connect(lambda: self.stepped.emit(1))
        back.setEnabled(first > 0)
        forth.setEnabled(last < total)
        words = tr("{first} to {last} of {total}").format(first=first + 1, last=last, total=total)
        place = plain.label(words, "secondary")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        for part in (back, place, forth):
            row.addWidget(part)


class StatementCard(QAbstractButton):
    """One statement, its quote in context; chosen by a click or Space, opened by O."""

    opened = Signal(object)
    """The id of the tag: its sentence is wanted."""

    def __init__(self, statement: Statement, quote: Quote, place: int) -> None:
        """Show a statement in the column `place`."""
        super().__init__()
        self.statement, self.place = statement, place
        self._passage = passage(quote.before, quote.quote, quote.after)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        said = (statement.speaker, statement.figure, quote.quote, *self._foot())
        self.setAccessibleName(plain.visible(", ".join(part for part in said if part)))

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, 260)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_O and not event.modifiers():
            self.opened.emit(self.statement.tag)
        elif event.key() in KEYS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def nextCheckState(self) -> None:
        self.setChecked(True)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, one = QPainter(self), self.statement
        canvas, rect = Canvas(painter, theme.current()), QRectF(self.rect())
        canvas.box(rect, "surface", 8)
        canvas.frame(
            rect, "accent" if self.isChecked() else "line", 8, 2 if self.isChecked() else 1
        )
        if self.hasFocus():
            canvas.ring(rect.adjusted(3, 3, -3, -3), 6)
        canvas.badge(QRectF(_PAD, _PAD, 20, 20), one.source.label)
        name = QRectF(_PAD + 28, _PAD, rect.width() - 2 * _PAD - 50, 20)
        canvas.text(name, one.speaker, fonts.ui("body", fonts.Weight.DemiBold), "actor", LEFT)
        if one.polarity is not None:
            glyph = QRectF(rect.right() - _PAD - 14, _PAD + 3, 14, 14)
            paint_glyph(canvas, STATES[one.polarity], glyph)
        top = _PAD + 28
        if one.figure:
            figure = QRectF(_PAD, top, rect.width() - 2 * _PAD, 26)
            canvas.text(figure, one.figure, fonts.ui(18, fonts.Weight.DemiBold), "figureText", LEFT)
            top += 32
        lines = PassageLayout(self._passage, rect.width() - 2 * _PAD, theme.current())
        lines.draw(painter, QPointF(_PAD, top))
        top += lines.height + 8
        for words in self._foot():
            room = QRectF(_PAD, top, rect.width() - 2 * _PAD, 18)
            canvas.text(room, words, fonts.ui("small"), "text2", LEFT)
            top += 19

    def _foot(self) -> list[str]:
        one = self.statement
        template = tr("as of {date}") if one.figure else tr("said {date}")
        said = template.format(date=shown_date(one.said)) if one.said else ""
        date = shown_date(one.published)
        published = tr("published {date}").format(date=date) if date else tr("no date")
        return [part for part in (said, published, plain.visible(one.source.outlet)) if part]
