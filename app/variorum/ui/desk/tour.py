"""The tour at work: it shows each step where it happens and sees when the act was really done."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget
from typing_extensions import override

from variorum.model.ids import Id
from variorum.model.records import Article
from variorum.ui.desk.tour_watch import Watch
from variorum.ui.frame.tour_card import ActRow, CardView, Ring, TourCard
from variorum.ui.frame.tour_steps import Act, Course, Step, steps, tr
from variorum.ui.summary.matrix import MatrixView
from variorum.ui.widgets import Segmented
from variorum.workspace.sample import TOUR_ARTICLE

if TYPE_CHECKING:
    from variorum.ui.main_window import MainWindow


_SHADOW = 24
"""Pixels at the edges of a strip that hide nothing."""


class Tour(QObject):
    """One walk through the steps, in the project that is open. The analyst presses the keys."""

    over = Signal()

    def __init__(self, window: "MainWindow") -> None:
        """Show the first step over `window`."""
        super().__init__(window)
        self._window = window
        self._course = Course(steps())
        self._card, self._ring = TourCard(window), Ring(window)
        self._escapes = 0
        self._waits = False
        """Whether a step waits for its article to be shown."""
        self._is_over = False
        self._connect()
        window.installEventFilter(self)
        self._begin_step()

    def _connect(self) -> None:
        window, desk = self._window, self._window.annotate
        self._card.skipped.connect(self._skip)
        self._card.ended.connect(self.end)
        self._card.sample_wanted.connect(self._open_sample)
        Watch(window, self).done.connect(self._note)
        window.bridge.closed.connect(self.end)
        desk.article_shown.connect(self._on_article_shown)
        desk.place_changed.connect(self.place)
        desk.reader.text_widget().updateRequest.connect(self.place)

    @property
    def card(self) -> TourCard:
        """The card, for who wants to read it."""
        return self._card

    @property
    def acts_done(self) -> int:
        """How many acts of the step are done."""
        return self._course.acts_done

    def end(self) -> None:
        """Take card and ring away; what was tagged stays."""
        if not self._is_over:
            self._is_over = True
            self._window.removeEventFilter(self)
            for part in (self._card, self._ring):
                part.hide()
                part.deleteLater()
            self.over.emit()
            self.deleteLater()

    # -- what was done ---------------------------------------------------------------------

    def _note(self, tokens: Sequence[str]) -> None:
        """Take note of one thing done; what follows waits until it is done on all sides."""
        self._escapes = 0
        before = self._course.step
        # One act counts once: an accepted suggestion is not also a tag of the next step.
        if not self._is_over and any(self._course.take(token) for token in tokens):
            on = self._course.step is not before
            self._later(self._begin_step if on else self._show)

    def _later(self, call: Callable[[], None]) -> None:
        self._window.bridge.later(lambda: None if self._is_over else call())

    def _skip(self) -> None:
        self._course.skip()
        self._begin_step()

    # -- what is shown ---------------------------------------------------------------------

    def _begin_step(self) -> None:
        step = self._course.step
        if step is not None and step.words:
            self._go_to_words(step)
        elif step is not None and step.widget == "matrix":
            self._to_front("summary")
        self._show()

    def _go_to_words(self, step: Step) -> None:
        desk, article = self._window.annotate, self._article()
        self._to_front("annotate")
        if article is not None and not self._has_text():
            self._waits = True
            desk.show_article(article)
        elif article is not None and step.caret:
            desk.show_article(article, caret=_start(self._text(), step))

    def _to_front(self, workspace: str) -> None:
        if self._window.workspace() != workspace:
            self._window.show_workspace(workspace)

    def _on_article_shown(self, _shown: object) -> None:
        """Begin the step at last, once the article it needs has come."""
        step = self._course.step
        if self._waits and step is not None and step.words and self._has_text():
            self._waits = False
            self._later(self._begin_step)

    def _article(self) -> Id | None:
        """Return the article without tags."""
        articles = self._window.bridge.session.state.catalogue.all(Article).values()
        return next((one.id for one in articles if one.label == TOUR_ARTICLE), None)

    def _has_text(self) -> bool:
        """Tell whether the article without tags is the one open."""
        opened = self._window.annotate.article
        return opened is not None and opened.article.id == self._article()

    def _text(self) -> str:
        opened = self._window.annotate.article
        return opened.text if opened and self._has_text() else ""

    def _show(self) -> None:
        step = self._course.step
        self._card.show_step(self._view(step) if step else _end_view())
        self.place()

    def _view(self, step: Step) -> CardView:
        course = self._course
        rows = [
            ActRow(self._keys(act), act.words, number < course.acts_done)
            for number, act in enumerate(step.acts)
        ]
        return CardView(step.title, step.text, tuple(rows), course.number, course.total)

    def _keys(self, act: Act) -> tuple[str, ...]:
        """Return the keys of an act as they are now; a command without keys gives its name."""
        actions = self._window.actions_
        shown = []
        for key in act.keys:
            if key.startswith("="):
                shown.append(key[1:])
            else:
                usual = (*actions.keys(key), actions.command(key).name())[0]
                shown.append("Enter" if usual == "Return" else usual)
        return tuple(shown)

    # -- where -----------------------------------------------------------------------------

    def place(self) -> None:
        """Ring what the step speaks of, and keep the card clear of it and of an open strip."""
        if self._is_over:
            return
        step = self._course.step
        box = self._box(step) if step else QRect()
        strip = self._box_of(self._window.annotate.tagger.strip)
        inside = strip.adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
        self._ring.surround(QRect() if inside.intersects(box) else box)
        self._ring.raise_()
        self._card.stand_clear([box, strip])
        self._card.raise_()

    def _box(self, step: Step) -> QRect:
        window = self._window
        if step.words:
            reader, text = window.annotate.reader, self._text()
            start = text.find(step.words)
            if start < 0 or window.workspace() != "annotate":
                return QRect()
            box = reader.span_rect(start, start + len(step.words))
            return QRect(reader.mapTo(window, box.topLeft()), box.size()) if box else QRect()
        parts: dict[str, QWidget | None] = {
            "undo": window.top.findChild(QToolButton),
            "workspaces": window.top.findChild(Segmented),
            "export": window.top.findChild(QPushButton),
            "matrix": window.summary.findChild(MatrixView),
        }
        return self._box_of(parts[step.widget])

    def _box_of(self, part: QWidget | None) -> QRect:
        if part is None or not part.isVisible():
            return QRect()
        return QRect(part.mapTo(self._window, part.rect().topLeft()), part.size())

    # -- leaving ---------------------------------------------------------------------------

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self._on_escape()
        elif event.type() == QEvent.Type.Resize:
            self.place()
        return super().eventFilter(watched, event)

    def _on_escape(self) -> None:
        """Count an Esc that nothing else had a use for: the second one ends the tour."""
        self._escapes += 1
        if self._escapes > 1 or self._course.step is None:
            self.end()
        else:
            self._card.set_note(tr("Esc again ends it"))

    def _open_sample(self) -> None:
        window = self._window
        self.end()
        window.open_sample()


def _start(text: str, step: Step) -> int:
    """Return where the caret belongs for a step."""
    return text.index(step.caret, text.index(step.words))


def _end_view() -> CardView:
    return CardView(
        tr("That was the tour"),
        tr(
            "What you did here stays in this copy until the next tour. The sample itself is "
            "untouched, with all five articles tagged. F1 opens the help."
        ),
    )
